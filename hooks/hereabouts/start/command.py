"""`hereabouts start`: asks what a new town needs, or takes it by flags, and ends with what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hereabouts.start.answers import Answers
    from hereabouts.start.ground import District

NATIONS = ["england", "scotland", "wales", "northern-ireland"]
NEXT = """\
{folder} is there: the directory of {place}, with {areas} and no listings yet.

Now:
  1. Read {shown}/README.md, and give the areas in {shown}/terms/areas.yml the names that people use.
  2. Fill in what is marked with # in {shown}/settings.yml and {shown}/help-now.yml. Ring every number.
  3. Put the first listing into {shown}/listings/{first}/ (copy one from directory/listings/).
  4. {make}make check      what is wrong, by file and line
     {make}make serve      the site at http://127.0.0.1:8000
  5. .venv/bin/hereabouts check --live      what must not go live
"""
CHOSEN = "\nEvery command now works on {shown}: town.txt says so. DIRECTORY=directory brings the example back.\n"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--place", help="The name of the town or district.")
@click.option("--council", "councils", multiple=True, help="The code of a council, such as S12000030. May stand twice.")
@click.option("--postcodes", multiple=True, help="Districts instead or besides: FK7,FK8, or FK for all of them.")
@click.option("--area", "named", multiple=True, help='A name for districts: "Bridge of Allan=FK9". May stand often.')
@click.option("--nation", type=click.Choice(NATIONS), help="Taken from the council where left out.")
@click.option("--repository", help="Its web address, such as https://github.com/your-town/list.")
@click.option("--address", help="Where the site will be published. Taken from the repository where left out.")
@click.option("--team", help="The name of the team that looks after it; never a person's.")
@click.option("--email", help="An address that several people read.")
@click.option("--phone", help="A telephone that somebody answers.")
def start(
    folder: Path,
    place: str | None,
    councils: Sequence[str],
    postcodes: Sequence[str],
    named: Sequence[str],
    nation: str | None,
    repository: str | None,
    address: str | None,
    team: str | None,
    email: str | None,
    phone: str | None,
) -> None:
    """Makes FOLDER the empty directory of another town. Asks for what the flags do not say; overwrites nothing."""
    from hereabouts.home import PROJECT, find_home
    from hereabouts.start.answers import Answers, address_of, nation_of, read_area, to_areas
    from hereabouts.start.ground import GroundError, find_districts
    from hereabouts.start.run import StartError, choose_town, make_directory, name_owners, refuse_taken

    folder = folder.expanduser().absolute()
    today = find_home({"DIRECTORY": str(PROJECT / "directory")}).today
    try:
        refuse_taken(folder)
        asks = not (place and (councils or postcodes) and team and email)
        place = place or click.prompt("Name of the town or district")
        if not (councils or postcodes):
            told = "Code of the council (such as S12000030), or beginnings of postcodes (FK7,FK8)"
            councils, postcodes = _sorted_out(click.prompt(told))
        prefixes = [prefix.upper() for text in postcodes for prefix in text.replace(",", " ").split()]
        click.echo("Looking through the postcodes of Great Britain ...", err=True)
        districts = find_districts({code.upper() for code in councils}, prefixes)
        by_name = dict(map(read_area, named))
        if asks and not named:
            by_name = _ask_areas(districts)
        areas = to_areas(districts, by_name)
        if asks:
            nation = nation or click.prompt("Nation", type=click.Choice(NATIONS), default=nation_of(councils))
            repository = repository or click.prompt("Web address of the repository, if there is one", default="")
            team = team or click.prompt("Name of the team that looks after it", default=f"The {place} list team")
            email = email or click.prompt("E-mail address of the team")
            phone = phone or click.prompt("Telephone of the team, if there is one", default="")
        answers = Answers(
            place=place,
            nation=nation or nation_of(councils),
            address=(address or address_of(repository or "", place)).rstrip("/") + "/",
            repository=repository or "",
            team=team or "",
            email=email or "",
            phone=phone or "",
            districts=districts,
            folder=folder.relative_to(PROJECT).as_posix() if folder.is_relative_to(PROJECT) else "",
            areas=areas,
        )
        make_directory(folder, answers, PROJECT, today)
    except (GroundError, StartError) as error:
        raise click.ClickException(str(error)) from None
    chosen = choose_town(folder, PROJECT)
    name_owners(folder, answers, PROJECT)
    _say_next(folder, answers, chosen)


def _sorted_out(text: str) -> tuple[list[str], list[str]]:
    """Codes of councils and beginnings of postcodes, told apart by their length."""
    words = text.upper().replace(",", " ").split()
    return [word for word in words if len(word) > 4], [word for word in words if len(word) <= 4]


def _ask_areas(districts: Sequence[District]) -> dict[str, list[str]]:
    """A name for each district; districts of one name become one area."""
    click.echo(
        "What do people call these parts? Enter leaves the postcode; the same name twice makes one area of both."
    )
    areas: dict[str, list[str]] = {}
    for district in districts:
        count = f"{len(district.points):,} postcodes"
        label = click.prompt(f"  {district.code} ({count})", default=district.code).strip()
        if label != district.code:
            areas.setdefault(label, []).append(district.code)
    return areas


def _say_next(folder: Path, answers: Answers, chosen: bool) -> None:
    from hereabouts.imports.naming import to_slug

    shown = answers.folder or str(folder)
    count = len(answers.areas)
    values = {
        "folder": shown,
        "shown": shown,
        "place": answers.place,
        "areas": "1 area" if count == 1 else f"{count} areas",
        "first": to_slug(next(iter(answers.areas))),
        "make": "" if chosen else f"DIRECTORY={shown} ",
    }
    click.echo(NEXT.format(**values) + (CHOSEN.format(**values) if chosen else ""), nl=False)
    if ".invalid/" in answers.address:
        click.echo(f"\nThe address of the site is not known yet. Write it under address in {shown}/settings.yml.")
