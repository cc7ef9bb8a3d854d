"""The command `hereabouts excerpt`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from hereabouts.home import find_home


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--area", "areas", multiple=True, help="Only what serves this area. May be given more than once.")
@click.option("--interest", "interests", multiple=True, help="Only this interest, or any of several.")
@click.option("--free", is_flag=True, help="Only what is free.")
@click.option("--find", "address", default="", help="A search, as it stands in the address bar of the find page.")
def excerpt(out: Path, areas: tuple[str, ...], interests: tuple[str, ...], free: bool, address: str) -> None:
    """Writes listings into OUT as plain HTML, to be put into a page of another site; - writes to the screen."""
    from hereabouts.booklet.search import NoSuchSearch, find_listings, read_address
    from hereabouts.build import BuildError, read_build
    from hereabouts.excerpt.html import to_html

    try:
        search = read_address(address)
        asked = {"interest": interests, "cost": ("free",) if free else ()}
        chosen = {**search.chosen, **{facet: values for facet, values in asked.items() if values}}
        directory = read_build(find_home()).directory
        listings = find_listings(directory, replace(search, areas=areas, chosen=chosen))
    except (NoSuchSearch, BuildError) as error:
        raise click.ClickException(str(error).strip()) from None
    html = to_html(listings, directory)
    if str(out) == "-":
        click.echo(html, nl=False)
        return
    out.write_text(html, encoding="utf-8")
    click.echo(f"{out}: {len(listings)} {'listing' if len(listings) == 1 else 'listings'}.")
