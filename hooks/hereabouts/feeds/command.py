"""How `hereabouts import` goes with a feed file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from hereabouts.home import Home


def import_other(files: Sequence[Path], feed_file: Path, home: Home, keeps_ours: bool) -> None:
    """Imports another directory's data, and ends the command."""
    from hereabouts.feeds.bring import import_feed
    from hereabouts.feeds.feed import read_feed
    from hereabouts.imports.refusal import ImportStopped
    from hereabouts.imports.report import format_outcome, is_whole
    from hereabouts.progress import show_progress
    from hereabouts.report import format_line

    feed, problems = read_feed(feed_file, home.project / "schemas")
    if feed is None:
        click.echo("\n".join(map(format_line, problems)), err=True)
        sys.exit(2)
    try:
        with show_progress(sys.stderr) as progress:
            outcome = import_feed(files, feed, home, progress, keeps_ours)
    except ImportStopped as stopped:
        raise click.ClickException(str(stopped)) from None
    click.echo(format_outcome(outcome))
    sys.exit(0 if is_whole(outcome) else 1)
