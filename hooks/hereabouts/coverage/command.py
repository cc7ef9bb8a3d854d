"""`hereabouts report`: a quarter on one page, for the web and for paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hereabouts.changes.history import History
    from hereabouts.changes.past import PastError
    from hereabouts.coverage.quarter import Quarter
    from hereabouts.directory import Directory
    from hereabouts.home import Home

LAST = "last"


@click.command()
@click.option(
    "--quarter", "named", is_flag=False, flag_value=LAST, default=LAST, metavar="[2026-Q3]",
    help="The quarter of the year; without a name the last one that is over.",
)  # fmt: skip
@click.option(
    "--out", "folder", default=".", type=click.Path(path_type=Path, file_okay=False), help="Where to write the files."
)
def report(named: str, folder: Path) -> None:
    """Makes a quarter's report for a funder: a page for the web (HTML) and one side of A4 (PDF). Counts only."""
    from hereabouts.build import BuildError
    from hereabouts.coverage.change import ask_history
    from hereabouts.coverage.paper import report_pdf
    from hereabouts.coverage.report import make_report
    from hereabouts.coverage.report_words import report_view
    from hereabouts.guidance.print.compiler import PrintError
    from hereabouts.guidance.print.write import write_aside
    from hereabouts.home import find_home
    from hereabouts.pages.fragment import read_fragments

    home = find_home()
    quarter = _find_quarter(named, home)
    told = ask_history(home.directory)
    try:
        directory = _read_state(home, quarter, told)
        view = report_view(make_report(directory, quarter, home.today, told), directory)
        pdf = report_pdf(view, home.project, home.today)
    except (BuildError, PrintError) as error:
        raise click.ClickException(str(error).strip()) from None
    page = read_fragments().render("report", view).encode()
    for ending, held in (("html", page), ("pdf", pdf)):
        file = folder / f"report-{quarter.name.lower()}.{ending}"
        write_aside(file, held)
        click.echo(str(file))


def _find_quarter(named: str, home: Home) -> Quarter:
    from hereabouts.coverage.quarter import quarter_of, to_quarter

    quarter = quarter_of(home.today).before() if named == LAST else to_quarter(named)
    if quarter is None:
        raise click.ClickException(f"{named} is no quarter. Write the year and Q1 to Q4, such as 2026-Q3.")
    if quarter.begins > home.today:
        raise click.ClickException(f"{quarter.words} has not begun yet.")
    return quarter


def _read_state(home: Home, quarter: Quarter, told: History | PastError) -> Directory:
    """The directory as it stood when the quarter ended, where Git tells; else as it is today."""
    import tempfile
    from dataclasses import replace

    from hereabouts.build import read_build
    from hereabouts.changes.history import History
    from hereabouts.changes.past import read_past
    from hereabouts.shared import read_shared

    commit = told.commit_after(quarter.ends) if isinstance(told, History) and quarter.ends < home.today else None
    if commit is None:
        return read_build(home).directory
    with tempfile.TemporaryDirectory() as room:
        past = replace(read_past(home, commit.name, Path(room)), today=quarter.ends)
        # What was good then may be a mistake by the rules of today: such files are left out, as on a page served.
        # What people asked for then may have been typed since.
        return replace(read_build(past, keep_going=True).directory, asked_for=read_shared(home)[0].asked_for)
