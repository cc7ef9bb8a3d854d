"""The files of a new directory as text: settings, areas, help, closures, postcodes, and a README for each folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from hereabouts.imports.naming import to_slug
from hereabouts.start.answers import Answers, edit_address
from hereabouts.start.ground import map_of, middle_of, reach_km

FOLDERS = {
    "listings": "One file for each thing people can go to, join or use, in a folder for its area: "
    "`listings/{area}/knit-and-natter.yml`. Copy one of the example's, in `directory/listings/`.",
    "venues": "Places: address, way in, toilets, buses. Written once, named from listings by the name of the file.",
    "organisations": "Who runs things. Written once, named from listings by the name of the file.",
    "schemes": "Discount cards, travel passes, loans. Written once, named from listings by the name of the file.",
}
TO_FILL = """
# What only the owner of the site knows, for the papers at /papers/. Each line that is left out is a blank there;
# hereabouts check --live lists the blanks. Take the # away and write your own; schemas/ says what each may hold.
# owner:
#   name: The council, the Trust or the charity that answers for the site
#   address: Where a letter to it goes
#   data-protection: The data protection officer, and how to reach them
#   security: security@your-council.gov.uk
#   hosting: {name: Who hosts the site, country: United Kingdom, log-days: "14"}

# People near you who help others to find things: roles and desks, never names. The help page shows them.
# Take the # away and write your own.
# talk-to:
#   - name: The information desk
#     where: The library
#     when: Monday to Saturday, 10am to 4pm
#     contact: Just come in
#     for: Anyone, about anything. Free.

# Other lists, boards and newsletters. The help page shows them.
# other-places:
#   - name: The notice board in the library
#     good-for: Posters of small groups, and things that begin next week.
"""
LOCAL_HELP = """
# Urgent help of your own town. Take the # away, fill in, ring each number, and write today's date under checked.
# The council's line for adults at risk, by day and at night, belongs here too.
#   - slug: crisis-team
#     name: The crisis team of your town
#     says: What they do, for whom, in one plain sentence.
#     call: 01234 567890
#     hours: Day and night
#     checked: {date: 2026-11-23, by: your team, source: "https://www.your-council.gov.uk/"}
"""
CLOSURES = """\
# School holidays, from your council's page, and days when places are closed.
# Take the # away and write your own. Until then, "not in school holidays" shows no date as left out.
# school-holidays:
#   - {name: Christmas holiday, from: 2026-12-21, until: 2027-01-01}
closures:
  - {name: Christmas Day, from: 2026-12-25, until: 2026-12-25}
"""


def to_files(answers: Answers, help_now: str, schemas: str) -> Iterator[tuple[str, str]]:
    """Name and text of every file; `schemas` leads from the directory to the schemas, for editors."""
    first = to_slug(next(iter(answers.areas)))
    yield "settings.yml", _editor_line("settings", schemas) + _settings(answers)
    yield "terms/areas.yml", _editor_line("term", schemas and f"../{schemas}") + _areas(answers)
    yield "help-now.yml", help_now.rstrip("\n") + "\n" + LOCAL_HELP
    yield "closures.yml", _editor_line("closures", schemas) + CLOSURES
    yield "postcodes.csv", "postcode,easting,northing\n"
    yield "README.md", _readme(answers)
    for folder, says in FOLDERS.items():
        yield f"{folder}/README.md", f"# {folder.capitalize()}\n\n{says.replace('{area}', first)}\n"


def _editor_line(name: str, schemas: str) -> str:
    return f"# yaml-language-server: $schema={schemas}/{name}.schema.json\n" if schemas else ""


def quoted(text: str) -> str:
    """The text as YAML that cannot be taken for anything else."""
    return json.dumps(text, ensure_ascii=False)


def _settings(answers: Answers) -> str:
    box = map_of(answers.districts)
    sides = ", ".join(f'{side}: "{metres}"' for side, metres in (box or {}).items())
    ways = {"email": answers.email, "phone": answers.phone}
    lines = [
        f"name: {quoted(f'What’s on near you: {answers.place}')}",
        f"place: {quoted(answers.place)}",
        f"address: {quoted(answers.address)}",
        f"nation: {answers.nation}",
        "example: no",
        "serves:",
        f"  postcodes: [{', '.join(district.code for district in answers.districts)}]",
        '  margin-km: "10"',
        *([f"  map: {{{sides}}}"] if box else ()),
        "team:",
        f"  name: {quoted(answers.team)}",
        f"  email: {quoted(answers.email)}",
        *([f"  phone: {quoted(answers.phone)}"] if answers.phone else ()),
        '  answer-days: "5"',
        "# How people tell you about a change; private ways first. Say who reads it, and when.",
        "reporting:",
        *(
            f"  - {{way: {way}, to: {quoted(to)}, says: You get an answer within five working days.}}"
            for way, to in ways.items()
            if to
        ),
        "licence: {listings: cc-by-4.0, guidance: cc-by-4.0, code: mit}",
        *([f"edit-address: {quoted(edit)}"] if (edit := edit_address(answers.repository)) else ()),
    ]
    return "\n".join(lines) + "\n" + TO_FILL


def _areas(answers: Answers) -> str:
    lines = [
        "title: Areas",
        "description: The parts of the town, from its postcodes. Rename, join and split them before you publish.",
        "terms:",
    ]
    for label, districts in answers.areas.items():
        codes = [district.code for district in districts]
        points = [point for district in districts for point in district.points]
        begin = " or ".join(codes)
        lines += [
            f"  - slug: {to_slug(label)}",
            f"    label: {quoted(label)}",
            f"    definition: Postcodes that begin with {begin}.",
            f"    districts: [{', '.join(codes)}]",
        ]
        if points:
            east, north = middle_of(points)
            lines += [
                f'    centre: {{easting: "{east}", northing: "{north}"}}',
                f'    radius-km: "{reach_km(points)}"',
            ]
    return "\n".join(lines) + "\n"


def _readme(answers: Answers) -> str:
    areas = "\n".join(f"| `listings/{to_slug(label)}/` | {label} |" for label in answers.areas)
    return README.format(place=answers.place, areas=areas)


README = """\
# {place}: the directory

Everything the site shows about groups, places and help in {place} is in this folder, in plain text files. What it lacks
of terms is taken from the example in `directory/`; the README there says how to write, correct and remove a listing.

| Folder | Area |
| --- | --- |
{areas}

## Before the first visitor comes

1. `terms/areas.yml`: give the areas the names people use, with the other spellings under `also`.
2. `settings.yml`: who answers, who can be asked, where else to look.
3. `help-now.yml`: urgent help of your own town. Ring every number.
4. `closures.yml`: school holidays.
5. `make check` says what is wrong; `.venv/bin/hereabouts check --live` what must not go live.
"""


def read_ours(project: Path, name: str) -> str:
    """The text of a file of the example that every town begins with."""
    return (project / "directory" / name).read_text(encoding="utf-8")


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Writes the files and the folders above them."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
