"""Station 8, news, the writing."""

from __future__ import annotations

from pathlib import Path

from hereabouts.directory import Directory
from hereabouts.home import Home
from hereabouts.news.feed import FEED, render_feed, to_news
from hereabouts.news.history import read_history


def write_feed(site_dir: Path, directory: Directory, home: Home) -> None:
    """Writes the feed of what is new and what has changed."""
    history = read_history(home.directory / "listings", home.today)
    (site_dir / FEED).write_text(render_feed(directory, to_news(directory, history)), encoding="utf-8")
