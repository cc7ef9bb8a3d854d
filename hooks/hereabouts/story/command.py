"""`hereabouts visit`: the sheet for a first visit to one listing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hereabouts.home import find_home
from hereabouts.keeping.commands import DAY


@click.command()
@click.argument("slug")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--date", "day", type=DAY, help="The day of the visit; the next one where this is left out.")
@click.option("--large", is_flag=True, help="Large print, on A4.")
def visit(slug: str, out: Path, day: date | None, large: bool) -> None:
    """Makes the sheet for a first visit to the listing SLUG: the way there in pictures and words, and small steps."""
    import difflib

    from hereabouts.build import BuildError, read_build
    from hereabouts.guidance.print.write import write_aside
    from hereabouts.pages.edition import to_edition
    from hereabouts.story.days import find_day
    from hereabouts.story.paper import to_pdf
    from hereabouts.story.tell import has_story

    home = find_home()
    try:
        directory = read_build(home).directory
    except BuildError as error:
        raise click.ClickException(str(error).strip()) from None
    listing = directory.listings.get(slug)
    if listing is None or not has_story(listing):
        known = [one.slug for one in directory.found() if has_story(one)]
        near = difflib.get_close_matches(slug, known, 1)
        hint = f"Did you mean {near[0]}?" if near else "It is the file's name without .yml."
        raise click.ClickException(f"There is no first visit to {slug}. {hint}")
    edition = to_edition(directory)
    row = find_day(edition, listing, day)
    if day and row is None:
        raise click.ClickException(f"{listing.name} is not on that day, or we do not know of it.")
    write_aside(out, to_pdf(edition, listing, row, large, home))
    click.echo(str(out))
