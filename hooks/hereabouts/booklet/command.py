"""`hereabouts booklet`: the printed directory of a town, of an area, or of any search."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from hereabouts.home import find_home


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--area", "areas", multiple=True, help="Only what serves this area. May be given more than once.")
@click.option("--interest", "interests", multiple=True, help="Only this interest, or any of several.")
@click.option("--day", "days", multiple=True, help="Only what is on that day, such as tuesday.")
@click.option("--free", is_flag=True, help="Only what is free.")
@click.option("--near", default="", help="Only what is near an area, a venue or a postcode.")
@click.option("--within", type=click.FloatRange(0.1, 100), help="How many miles near is; 2 where nobody says.")
@click.option("--words", default="", help="Only what these words are about.")
@click.option("--find", "address", default="", help="A search, as it stands in the address bar of the find page.")
@click.option("--paper", type=click.Choice(["a5", "a4"]), default="a5", show_default=True, help="Size of the page.")
@click.option("--large", is_flag=True, help="Large print, on A4.")
@click.option("--codes", is_flag=True, help="A code beside each entry, which a phone's camera reads.")
def booklet(
    out: Path, areas: tuple[str, ...], interests: tuple[str, ...], days: tuple[str, ...], free: bool, near: str,
    within: float | None, words: str, address: str, paper: str, large: bool, codes: bool,
) -> None:  # fmt: skip
    """Makes the printed directory, OUT: everything, or what a search finds, by interest, with contents and lists."""
    from hereabouts.booklet.form import Form
    from hereabouts.booklet.run import make_booklet
    from hereabouts.booklet.search import NoSuchSearch, read_address
    from hereabouts.build import BuildError
    from hereabouts.guidance.print.compiler import PrintError
    from hereabouts.report import format_line

    try:
        search = read_address(address)
        asked = {"interest": interests, "day": tuple(day.lower() for day in days), "cost": ("free",) if free else ()}
        chosen = {**search.chosen, **{facet: values for facet, values in asked.items() if values}}
        search = replace(
            search, areas=areas, words=words or search.words, near=near or search.near,
            within=within or search.within, chosen=chosen,
        )  # fmt: skip
        count, problems = make_booklet(find_home(), out, search, Form("a4" if large else paper, large, codes))
    except (NoSuchSearch, BuildError, PrintError) as error:
        raise click.ClickException(str(error).strip()) from None
    for problem in problems:
        click.echo(format_line(problem), err=True)
    click.echo(f"{out}: {count} {'listing' if count == 1 else 'listings'}.")
