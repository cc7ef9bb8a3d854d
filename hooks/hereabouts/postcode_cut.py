"""Cuts the postcodes of the served area, and a margin around it, into small files for the browser.

All numbers are tens of metres of the National Grid. `sectors.json` holds every district in reach with its sectors:

    {"QX2": [easting, northing, good, {"4": [east, north, good], ...}], ...}

where a sector's east and north are counted from its district, and `good` is how near to the middle eight of ten
postcodes lie. When a full postcode is typed, the file of its last letter is asked for, `ending-B.json`. It holds
postcodes of every district, so that a request tells nothing of where anyone is:

    {"QX2": {"4": ["AEU", [east, north, east, north, ...]], ...}, ...}

The letters before that last one stand in a row for each sector; each position is counted from the one before it,
the first from the sector's middle. place.mjs reads both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import ceil, hypot
from string import ascii_uppercase
from typing import Any

from hereabouts.postcode import Point, Postcodes, middle, to_postcode
from hereabouts.postcode_area import areas_near
from hereabouts.postcode_wheel import wheel_version

STEP = 10
"""Metres in one step of the browser's numbers."""
CELL = 2000
"""Metres in one side of the squares that the margin is measured with."""
INDEX = "sectors.json"
SHAPE = 2
"""Goes up whenever the files are written in another way, so that none kept from before is used."""

Sectors = Mapping[str, Mapping[str, Point]]
"""The positions of a district's postcodes by sector digit and last two letters, in steps."""


def cut_postcodes(postcodes: Postcodes, serves: Sequence[str], margin_m: float) -> dict[str, bytes]:
    """Return the files by name: the index of sectors, and one file for each last letter."""
    districts = dict(sorted(_districts_in_reach(postcodes, serves, margin_m).items()))
    index = {district: _to_index_row(sectors) for district, sectors in districts.items()}
    endings = {f"ending-{last}.json": _to_json(_to_ending(districts, last)) for last in ascii_uppercase if districts}
    return {INDEX: _to_json(index), **endings}


def cut_key(postcodes: Postcodes, serves: Sequence[str], margin_m: float) -> str:
    """Return what the files depend on, as a short text: while it is the same, so are they."""
    parts = (SHAPE, wheel_version(), sorted(postcodes.extra.items()), list(serves), margin_m)
    return sha256(json.dumps(parts).encode()).hexdigest()


def _districts_in_reach(postcodes: Postcodes, serves: Sequence[str], margin_m: float) -> dict[str, Sectors]:
    """The districts of which at least one postcode lies in the served area or its margin."""
    served = [point for part in serves for _, point in postcodes.units(part)]
    reach = _cells_around(served, margin_m)
    districts: dict[str, dict[str, dict[str, Point]]] = defaultdict(lambda: defaultdict(dict))
    reached: set[str] = set()
    for area in _areas_in_reach(postcodes, served, margin_m):
        for unit, (east, north) in postcodes.units(area):
            district, inward = unit.split()
            districts[district][inward[0]][inward[1:]] = (round(east / STEP), round(north / STEP))
            if (east // CELL, north // CELL) in reach:
                reached.add(district)
    return {district: districts[district] for district in reached}


def _areas_in_reach(postcodes: Postcodes, served: Sequence[Point], margin_m: float) -> list[str]:
    if not served:
        return []
    easts, norths = zip(*served, strict=True)
    margin = ceil(margin_m) + CELL
    box = (min(easts) - margin, min(norths) - margin, max(easts) + margin, max(norths) + margin)
    extra = {postcode.area for unit in postcodes.extra if (postcode := to_postcode(unit))}
    return sorted({*areas_near(box), *extra})


def _cells_around(points: Iterable[Point], margin_m: float) -> set[tuple[int, int]]:
    """The squares that hold a point, and those around them as far as the margin reaches."""
    cells = {(east // CELL, north // CELL) for east, north in points}
    steps = ceil(margin_m / CELL)
    around = range(-steps, steps + 1)
    near = [(x, y) for x in around for y in around if hypot(x, y) <= steps + 0.5]
    return {(column + x, row + y) for column, row in cells for x, y in near}


def _to_index_row(sectors: Sectors) -> list[Any]:
    points = [point for units in sectors.values() for point in units.values()]
    east, north = middle(points) or (0, 0)
    row: dict[str, list[int]] = {}
    for digit, units in sorted(sectors.items()):
        sector_east, sector_north = centre = middle(units.values()) or (0, 0)
        row[digit] = [sector_east - east, sector_north - north, _good_to(centre, units.values())]
    return [east, north, _good_to((east, north), points), row]


def _good_to(centre: Point, points: Iterable[Point]) -> int:
    """How far from the middle eight of ten points lie at most."""
    distances = sorted(hypot(east - centre[0], north - centre[1]) for east, north in points)
    return round(distances[(len(distances) * 8 + 9) // 10 - 1])


def _to_ending(districts: Mapping[str, Sectors], last: str) -> dict[str, dict[str, list[Any]]]:
    ending: dict[str, dict[str, list[Any]]] = {}
    for district, sectors in districts.items():
        rows = {digit: row for digit, units in sorted(sectors.items()) if (row := _to_sector(units, last))}
        if rows:
            ending[district] = rows
    return ending


def _to_sector(units: Mapping[str, Point], last: str) -> list[Any]:
    """The postcodes of a sector that end so; nothing where there are none."""
    letters = sorted(letters for letters in units if letters[1] == last)
    east, north = middle(units.values()) or (0, 0)
    steps: list[int] = []
    for name in letters:
        next_east, next_north = units[name]
        steps += (next_east - east, next_north - north)
        east, north = next_east, next_north
    return ["".join(name[0] for name in letters), steps] if letters else []


def _to_json(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode("ascii")
