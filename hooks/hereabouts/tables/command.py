"""The commands `hereabouts template` and `hereabouts table`, and how `import` goes without a mapping."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from hereabouts.home import Home, find_home


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--all", "every", is_flag=True, help="Every column there is, not only those that most groups need.")
def template(file: Path, every: bool) -> None:
    """Writes FILE, an .xlsx or .csv to fill in: one row a listing, a second time in the row below."""
    from hereabouts.imports.refusal import ImportStopped
    from hereabouts.tables.run import write_template

    try:
        click.echo(write_template(file, find_home(), every))
    except ImportStopped as stopped:
        raise click.ClickException(str(stopped)) from None


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def table(file: Path) -> None:
    """Writes every listing into FILE, an .xlsx or .csv; `hereabouts import FILE` brings its changes back."""
    from hereabouts.imports.refusal import ImportStopped
    from hereabouts.tables.run import write_table

    try:
        click.echo(write_table(file, find_home()))
    except ImportStopped as stopped:
        raise click.ClickException(str(stopped)) from None


def import_own(files: Sequence[Path], home: Home, keeps_ours: bool) -> None:
    """Imports tables made from our own template, and ends the command."""
    from hereabouts.imports.refusal import ImportStopped
    from hereabouts.imports.report import format_outcome, is_whole
    from hereabouts.progress import show_progress
    from hereabouts.tables.run import import_filled

    try:
        with show_progress(sys.stderr) as progress:
            outcome = import_filled(files, home, progress, keeps_ours)
    except ImportStopped as stopped:
        raise click.ClickException(str(stopped)) from None
    click.echo(format_outcome(outcome))
    sys.exit(0 if is_whole(outcome) else 1)
