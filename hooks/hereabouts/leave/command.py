"""`hereabouts leave OUT`: everything of a directory in one folder, readable without this project."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import click

from hereabouts.home import find_home


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--own-files", "own", is_flag=True, help="Also the team's own files, withheld ones too: not to be published."
)
def leave(out: Path, own: bool) -> None:
    """Writes everything into the folder OUT: spreadsheet, CSV, Open Referral UK, SQLite, JSON and PDF.

    With checksums, and a page, index.html, that says how each is read and what is left out. It holds no confidential
    and no withheld place, so it may be handed on; with --own-files the folder own-files in it may not.
    """
    from hereabouts.build import BuildError, read_build
    from hereabouts.guidance.print.compiler import PrintError
    from hereabouts.leave import run
    from hereabouts.problem import has_errors
    from hereabouts.report import format_line

    home = find_home()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # what was begun is taken away, as when it is stopped by hand
    try:
        run.judge_place(home, out.absolute())  # said at once, not after a minute's work
        left = run.leave(home, read_build(home), out, own)
    except (run.CannotLeave, BuildError, PrintError) as error:
        raise click.ClickException(str(error).strip()) from None
    for problem in left.problems:
        click.echo(format_line(problem), err=True)
    click.echo(f"{out}: {left.listings} {'listing' if left.listings == 1 else 'listings'} in {left.files} files.")
    click.echo(f"Begin with {out / 'index.html'}. `sha256sum -c SHA256SUMS` in that folder shows that all is whole.")
    if own:
        click.echo(f"{out / 'own-files'} is for your team only: take it away before you hand the rest on.")
    sys.exit(1 if has_errors(left.problems) else 0)
