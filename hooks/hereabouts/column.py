"""Station 8: rows as columns, the form in which the browser reads them.

A column is a list, a text of one figure per row, an object of the few rows that are not 0, or {of, at}: the different
values, and which of them each row has. A column in which every row is 0 is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from hereabouts.pages.card import ACCESS_SHOWN
from hereabouts.row import WELCOME, Row


class Named(Protocol):
    """What is known where only names are loaded."""

    @property
    def slug(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def area(self) -> int: ...

    @property
    def interests(self) -> tuple[int, ...]: ...


SHOWN_FACTS = (WELCOME.index("bring-someone"), *(len(WELCOME) + number for number in range(ACCESS_SHOWN)))
"""The facts that stand on a card, counted in a row's facts."""


def to_columns(rows: Sequence[Row], corner: Sequence[int]) -> dict[str, Any]:
    """One tile; `corner` is its least easting and northing."""
    west, south = corner or (0, 0)
    columns = {
        "name": [row.name for row in rows],
        "slug": _sparse(_slug_unless_plain(row) for row in rows),
        "area": _figures(row.area + 1 for row in rows),
        "status": _figures(row.status for row in rows),
        "interest": [row.interests for row in rows],
        "cost": _figures(row.cost for row in rows),
        "low": _sparse(row.low for row in rows),
        "tags": _shared(row.tags for row in rows),
        "ease": _figures(row.ease for row in rows),
        "halls": _sparse(row.halls for row in rows),
        "when": _shared(row.when for row in rows),
        "said": _sparse(row.said for row in rows),
        "notices": _sparse(row.notices for row in rows),
        "online": _figures(row.online for row in rows),
        "east": [row.spots[0].easting - west for row in rows if row.spots],
        "north": [row.spots[0].northing - south for row in rows if row.spots],
        "exact": _figures(row.spots[0].exact if row.spots else 0 for row in rows),
        "venue": _shared(row.venue for row in rows),
        "at": _sparse(row.spots[0].venue if row.spots and row.spots[0].venue != row.venue else "" for row in rows),
        "closes": _sparse(row.closes for row in rows),
        "serves": _sparse(row.serves for row in rows),
        "more": _sparse(_more_spots(row, west, south) for row in rows),
        "facts": _shared(_shown_facts(row.facts) for row in rows),
        "checked": [row.checked for row in rows],
    }
    return _to_object(len(rows), columns)


def to_details(rows: Sequence[Row]) -> dict[str, Any]:
    """What is not needed for a first list of results, and comes after it."""
    columns = {
        "summary": [row.summary for row in rows],
        "ask": _figures(row.ask for row in rows),
    }
    return _to_object(len(rows), columns)


def to_facts(rows: Sequence[Row]) -> dict[str, Any]:
    """What needs and more choices filter by; asked for when one of them is opened or chosen."""
    columns = {
        "marks": _shared(row.marks for row in rows),
        "nil": _sparse(row.nil for row in rows),
        "venues": _shared(row.venues for row in rows),
        "runs": _shared(row.runs if row.runs[0] else "" for row in rows),
    }
    return _to_object(len(rows), columns)


def to_names(rows: Iterable[Named]) -> dict[str, Any]:
    """Every listing's name, for words without a place where there are too many to load."""
    listed = list(rows)
    return {
        "size": len(listed),
        "name": [row.name for row in listed],
        "slug": _sparse(_slug_unless_plain(row) for row in listed),
        "area": _figures(row.area + 1 for row in listed),
        "interest": [row.interests for row in listed],
    }


def _to_object(size: int, columns: Mapping[str, Any]) -> dict[str, Any]:
    return {"size": size, **{name: column for name, column in columns.items() if column}}


def _shown_facts(facts: str) -> str:
    """The figures of the facts that stand on a card."""
    return "".join(facts[number : number + 1] or "0" for number in SHOWN_FACTS).rstrip("0")


def _more_spots(row: Row, west: int, south: int) -> list[Any]:
    return [[spot.easting - west, spot.northing - south, spot.exact, spot.venue] for spot in row.spots[1:]]


def _slug_unless_plain(row: Named) -> str:
    """Nothing where the slug is the name in small letters, which the browser can make itself."""
    plain = re.sub(r"[^a-z0-9]+", "-", row.name.lower()).strip("-")
    return "" if row.name.isascii() and plain == row.slug else row.slug


def _figures(numbers: Iterable[int]) -> str | list[int]:
    """One figure for each row, or a list where a figure is not enough; empty where all are 0."""
    listed = list(numbers)
    if not any(listed):
        return ""
    return "".join(map(str, listed)) if max(listed) < 10 and min(listed) >= 0 else listed


def _sparse(values: Iterable[Any]) -> dict[int, Any]:
    return {number: value for number, value in enumerate(values) if value}


def _shared(values: Iterable[Any]) -> dict[str, list[Any]]:
    """The different values and, for each row, which one it has; empty where there is nothing to say."""
    listed = list(values)
    if not any(listed):
        return {}
    numbers: dict[str, int] = {}
    different: list[Any] = []
    places = []
    for value in listed:
        key = value if isinstance(value, str) else repr(value)
        if key not in numbers:
            numbers[key] = len(different)
            different.append(value)
        places.append(numbers[key])
    return {"of": different, "at": places}
