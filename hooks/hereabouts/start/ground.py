"""The ground a new directory covers: its postcode districts, each with middle, reach and number of postcodes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from hereabouts.postcode_wheel import NORTHERN_IRELAND, find_folder

COUNCIL = re.compile(r"[ENSW]\d{8}")
"""The code of a council as the Office for National Statistics writes it: S12000030."""
PREFIX = re.compile(r"[A-Z]{1,2}(\d[A-Z\d]?)?")
FEW = 20
"""Postcodes. A district with fewer of them in the council's area is served, but is no area by itself."""
MOST_OF = 0.75
"""The share of its postcodes that an area's reach takes in."""
KM = 1000
MARGIN = 10 * KM
"""Metres that the map goes on beyond the last postcode."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class District:
    """The first half of a postcode and where its postcodes lie."""

    code: str
    points: Sequence[Point]


class GroundError(ValueError):
    """No district can be found for what was given; the message says why."""


def find_districts(councils: Collection[str], prefixes: Collection[str]) -> list[District]:
    """The districts of these councils, and those that begin so; in the order of their codes.

    A district named by its postcode is taken whole; one found through a council only as far as that reaches.
    """
    for code in councils:
        if not COUNCIL.fullmatch(code):
            raise GroundError(f"{code} is no council code. It is a letter and eight figures, such as S12000030.")
        if code.startswith("N"):
            raise GroundError("The postcodes of Northern Ireland have no positions here. Name them: --postcodes BT1.")
    for prefix in prefixes:
        if not PREFIX.fullmatch(prefix):
            raise GroundError(f"{prefix} does not begin a postcode. Write FK7 for one district, FK for all of them.")
    found: dict[str, list[Point]] = defaultdict(list)
    letters = set("ABCDEFGHIJKLMNOPRSTUWYZ") if councils else {prefix[0] for prefix in prefixes}
    for letter in sorted(letters):
        for district, council, point in _read_units(letter):
            if council in councils or any(_belongs(district, prefix) for prefix in prefixes):
                found[district].append(point)
    for prefix in prefixes:
        if prefix.startswith(NORTHERN_IRELAND):
            found.setdefault(prefix, [])
        elif not any(_belongs(district, prefix) for district in found):
            raise GroundError(f"No postcode begins with {prefix}. Look at it again.")
    if not found:
        named = " or ".join(sorted(councils))
        raise GroundError(f"No postcode lies in a council with the code {named}. Look at it again.")
    return [District(code, found[code]) for code in sorted(found, key=_by_number)]


def _read_units(letter: str) -> Iterator[tuple[str, str, Point]]:
    """District, council and position of every postcode that begins with a letter and has a position."""
    # Imported late, and nothing is kept: the councils are asked for once in the life of a directory.
    import brotli  # type: ignore[import-untyped]
    import msgpack

    file = find_folder() / f"postcodes_{letter}.msgpack.br"
    if not file.is_file():
        return
    data = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
    for code, council, east, north in zip(data["pcd"], data["laua"], data["oseast1m"], data["osnrth1m"], strict=True):
        if east == east and north == north and not code.startswith(NORTHERN_IRELAND):
            yield code[:4].rstrip(), council, (int(east), int(north))


def _belongs(district: str, prefix: str) -> bool:
    """FK7 belongs to FK7 and to FK; FK10 does not belong to FK1."""
    return prefix in (district, re.match("[A-Z]*", district)[0])  # type: ignore[index]


def _by_number(code: str) -> tuple[str, int, str]:
    """FK9 comes before FK10."""
    letters, figures, rest = re.fullmatch(r"([A-Z]+)(\d*)(.*)", code).groups()  # type: ignore[union-attr]
    return letters, int(figures or 0), rest


def is_area(district: District) -> bool:
    """Whether enough of a district lies here for an area of its own."""
    return not district.points or len(district.points) >= FEW


def middle_of(points: Sequence[Point]) -> Point:
    """Where most postcodes are: the median, which a far valley does not pull away."""
    return _median([east for east, _ in points]), _median([north for _, north in points])


def _median(numbers: list[int]) -> int:
    return sorted(numbers)[(len(numbers) - 1) // 2]


def reach_km(points: Sequence[Point]) -> str:
    """How far an area reaches from its middle, in kilometres; its remote farms do not count."""
    east, north = middle_of(points)
    distances = sorted(hypot(one - east, other - north) for one, other in points)
    return f"{max(0.5, distances[int(MOST_OF * (len(distances) - 1))] / 1000):.1f}"


def map_of(districts: Sequence[District]) -> dict[str, int] | None:
    """The edges of the map in metres, at whole kilometres; None where no position is known."""
    points = [point for district in districts for point in district.points]
    if not points:
        return None
    easts, norths = [east for east, _ in points], [north for _, north in points]
    return {
        "west": max(0, _whole_km(min(easts) - MARGIN)),
        "south": max(0, _whole_km(min(norths) - MARGIN)),
        "east": _whole_km(max(easts) + MARGIN) + KM,
        "north": _whole_km(max(norths) + MARGIN) + KM,
    }


def _whole_km(metres: int) -> int:
    return metres // KM * KM
