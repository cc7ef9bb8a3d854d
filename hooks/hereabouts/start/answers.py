"""What has been answered about a new town, by flags or when asked, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from hereabouts.imports.naming import to_slug
from hereabouts.start.ground import District, GroundError, is_area

NATIONS = {"E": "england", "W": "wales", "S": "scotland", "N": "northern-ireland"}
"""By the first letter of a council's code."""
EDITED_AT = {"github.com": "edit", "gitlab.com": "-/edit", "codeberg.org": "_edit"}
"""How hosts name the page on which a file is edited."""
GITHUB = re.compile(r"/([^/]+)/([^/]+?)(?:\.git)?/?")


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of the town when its files are written."""

    place: str
    nation: str
    address: str
    repository: str
    """The web address of the repository; empty where there is none yet."""
    team: str
    email: str
    phone: str
    districts: Sequence[District]
    folder: str
    """The directory, seen from the project's folder; empty where it lies outside."""
    areas: Mapping[str, Sequence[District]]
    """Districts by the label of their area, in the order in which areas are shown."""


def nation_of(councils: Sequence[str]) -> str:
    """The nation of the first council; England where there is none."""
    return NATIONS.get(councils[0][:1], "england") if councils else "england"


def address_of(repository: str, place: str) -> str:
    """Where GitHub would publish the repository; else an address to be changed."""
    parts = urlsplit(repository)
    found = GITHUB.fullmatch(parts.path) if parts.netloc.lower() == "github.com" else None
    if not found:
        return f"https://{to_slug(place) or 'town'}.invalid/"
    owner, name = found.groups()
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def edit_address(repository: str) -> str:
    """What stands before a file's path where it can be edited; empty where the host's way of writing is not known."""
    way = EDITED_AT.get(urlsplit(repository).netloc.lower())
    return f"{repository.rstrip('/').removesuffix('.git')}/{way}/main/" if way else ""


def read_area(text: str) -> tuple[str, list[str]]:
    """'Bridge of Allan=FK9,FK15' as the label and the districts; raises GroundError where it is not so written."""
    label, sign, codes = text.partition("=")
    districts = [code.strip().upper() for code in codes.split(",") if code.strip()]
    if not (label.strip() and sign and districts and to_slug(label)):
        raise GroundError(f'"{text}" names no area. Write its name and its districts: "Bridge of Allan=FK9,FK15".')
    return label.strip(), districts


def to_areas(districts: Sequence[District], named: Mapping[str, Sequence[str]]) -> dict[str, list[District]]:
    """The districts by area: those that were named, then each other one by itself where enough of it lies here."""
    by_code = {district.code: district for district in districts}
    taken: dict[str, str] = {}
    areas: dict[str, list[District]] = {}
    for label, codes in named.items():
        for code in codes:
            if code not in by_code:
                here = ", ".join(by_code)
                raise GroundError(f"{code} of the area {label} does not lie here. The districts here: {here}.")
            if code in taken:
                raise GroundError(f"{code} stands in two areas, {taken[code]} and {label}. Keep it in one.")
            taken[code] = label
        areas[label] = [by_code[code] for code in codes]
    rest = [district for district in districts if district.code not in taken and is_area(district)]
    if not areas and not rest:
        rest = list(districts)
    areas.update({district.code: [district] for district in rest})
    slugs = [to_slug(label) for label in areas]
    for label in areas:
        if slugs.count(to_slug(label)) > 1:
            raise GroundError(f"Two areas would be called {to_slug(label)}. Give one of them another name.")
    return areas
