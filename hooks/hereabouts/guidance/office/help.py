"""Urgent help for a file, from the directory's one list of it: for the nation of the site, in short."""

from __future__ import annotations

from collections.abc import Sequence

from hereabouts.gather import Entry
from hereabouts.home import Home
from hereabouts.settings import Settings
from hereabouts.shared import read_checked


def read_help(home: Home, settings: Settings) -> Sequence[str]:
    """The most urgent, each in a few words: "999 if a life is at risk"."""
    file = home.shared_file("help-now.yml")
    source, _ = read_checked(Entry(file, home.shown(file), "help-now", ""), home)
    entries = source.data.get("entries", ()) if source else ()
    here = [one for one in entries if settings.nation in one.get("nations", (settings.nation,))]
    return [one.get("short") or one["name"] for one in here if one.get("line") == "yes"]
