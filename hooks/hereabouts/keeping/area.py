"""Notices of a whole area: they stand with its term, and every listing of the area tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from hereabouts.gather import Entry
from hereabouts.home import Home
from hereabouts.keeping.change import Change, Data, read_or_refuse, to_change
from hereabouts.keeping.edit import add_row_field, to_row
from hereabouts.keeping.named import Refused

FOLDER = "areas/"
FILE = "terms/areas.yml"


def split_names(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The areas among the names, such as areas/millgate, without their folder; and the rest."""
    given = list(dict.fromkeys(name.strip().removeprefix("./") for name in names))
    areas = [name.removeprefix(FOLDER) for name in given if name.startswith(FOLDER)]
    return areas, [name for name in given if not name.startswith(FOLDER)]


def to_areas_noticed(home: Home, areas: Sequence[str], row: Data) -> list[Change]:
    """The file of areas with the notice on each of these; raises Refused where one is none."""
    if not areas:
        return []
    file = home.directory / FILE
    if not file.is_file():
        raise Refused([f"This directory has no {FILE} of its own, so nothing can be said there."])
    entry = Entry(file, home.shown(file), "term", "")
    slugs = [term.get("slug") for term in read_or_refuse(entry).data.get("terms", ())]
    unknown = [area for area in areas if area not in slugs]
    if unknown:
        raise Refused([f"There is no area {area}. Choose one of {', '.join(map(str, slugs))}." for area in unknown])

    def edit(text: str, data: Data) -> str:
        for area in areas:
            if row not in _notices(data, area):
                text = add_row_field(text, "terms", slugs.index(area), "notices", to_row(row))
        return text

    def expect(data: Data) -> Data:
        expected = deepcopy(data)
        for area in areas:
            if row not in _notices(expected, area):
                expected["terms"][slugs.index(area)].setdefault("notices", []).append(row)
        return expected

    return [to_change(entry, edit, expect)]


def _notices(data: Data, area: str) -> list[Any]:
    term = next(term for term in data["terms"] if term.get("slug") == area)
    return list(term.get("notices", ()))
