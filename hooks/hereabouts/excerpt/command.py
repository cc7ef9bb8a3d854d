"""The command `hereabouts excerpt`."""

from __future__ import annotations

from pathlib import Path

import click

from hereabouts.home import find_home


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--area", "areas", multiple=True, help="Only what serves this area; may be given several times.")
@click.option("--interest", "interests", multiple=True, help="Only what shares this interest, or a narrower one.")
@click.option("--free", is_flag=True, help="Only what costs nothing.")
def excerpt(out: Path, areas: tuple[str, ...], interests: tuple[str, ...], free: bool) -> None:
    """Writes listings into OUT as plain HTML, to be put into a page of another site; - writes to the screen."""
    from hereabouts.build import BuildError, read_build
    from hereabouts.excerpt.html import choose_listings, to_html

    try:
        directory = read_build(find_home()).directory
    except BuildError as error:
        raise click.ClickException(str(error).strip()) from None
    for name, words in (("areas", areas), ("interests", interests)):
        for word in words:
            if word not in directory.vocabularies[name]:
                known = ", ".join(term.slug for term in directory.vocabularies[name])
                raise click.ClickException(f"{word} is not among {name}. There are: {known}.")
    listings = choose_listings(directory, areas, interests, free)
    html = to_html(listings, directory)
    if str(out) == "-":
        click.echo(html, nl=False)
        return
    out.write_text(html, encoding="utf-8")
    click.echo(f"{len(listings)} listings in {out}.")
