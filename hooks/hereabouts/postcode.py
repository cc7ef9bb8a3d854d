"""Where a postcode lies: the national file and the directory's own extra postcodes, as one look-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hereabouts.listing import Position
from hereabouts.postcode_extra import read_extra
from hereabouts.postcode_text import Postcode, format_postcode, to_postcode
from hereabouts.postcode_wheel import find_row, find_rows, read_letter, read_position, read_units, to_code
from hereabouts.problem import Problem

__all__ = ["Point", "Postcode", "Postcodes", "format_postcode", "read_postcodes", "to_postcode"]

Point = tuple[int, int]
"""Easting and northing in metres of the National Grid."""


@dataclass(frozen=True)
class Postcodes:
    """Answers where postcodes lie; the national file is opened letter by letter, as it is asked for."""

    extra: Mapping[str, Point] = field(default_factory=dict)
    """Postcodes that the national file lacks; they win where it has them too."""
    _centres: dict[str, Point | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def knows(self, typed: str) -> bool:
        """Tell whether a full postcode exists; a few that do have no position."""
        unit = format_postcode(typed)
        return unit in self.extra or bool(unit) and find_row(_code(unit)) is not None

    def position(self, typed: str) -> Point | None:
        """Return the position of a full postcode; None where it is not known."""
        unit = format_postcode(typed)
        if not unit or unit in self.extra:
            return self.extra.get(unit)
        row = find_row(_code(unit))
        return None if row is None else read_position(read_letter(unit[0]), row)

    def centre(self, typed: str) -> Point | None:
        """Return the middle of a sector or district: the median of its postcodes."""
        postcode = to_postcode(typed)
        if not postcode or postcode.kind not in ("sector", "district"):
            return None
        if postcode.text not in self._centres:
            self._centres[postcode.text] = middle(point for _, point in self.units(postcode.text))
        return self._centres[postcode.text]

    def find(self, typed: str) -> Position | None:
        """Return the best position for what was typed: of the postcode, else of its sector, else its district."""
        postcode = to_postcode(typed)
        if not postcode:
            return None
        if postcode.unit and (point := self.position(postcode.unit)):
            return Position(*point, exact="postcode")
        # "QX24" may be a district, or the sector "QX2 4" without its space.
        if postcode.kind == "district" and (point := self.centre(postcode.district)):
            return Position(*point, exact="district")
        if postcode.sector and (point := self.centre(postcode.sector)):
            return Position(*point, exact="sector")
        point = self.centre(postcode.district)
        return Position(*point, exact="district") if point else None

    def nearest_known(self, typed: str) -> str:
        """Return what is known nearest to an unknown postcode: a postcode of its sector, a sector, a district."""
        postcode = to_postcode(typed)
        if not postcode or not postcode.unit:
            return ""
        for part in (postcode.sector, postcode.district):
            known = sorted(self._names(part, whole=part == postcode.sector))
            if known:
                return min(known, key=lambda name: _apart(name, postcode.unit))
        districts = sorted({name.split()[0] for name in self._names(postcode.area, whole=False)})
        return min(districts, key=lambda name: _apart(name, postcode.district), default="")

    def units(self, part: str) -> Iterator[tuple[str, Point]]:
        """Return every postcode of an area, district or sector with its position, in no set order."""
        for beginning in _beginnings(part):
            for code, point in read_units(beginning):
                unit = f"{code[:4].rstrip()} {code[4:]}"
                if unit not in self.extra:
                    yield unit, point
        yield from ((unit, point) for unit, point in self.extra.items() if belongs(unit, part))

    def _names(self, part: str, *, whole: bool) -> set[str]:
        """The postcodes of a part, or their sectors; those without a position too."""
        codes = read_letter(part[0]).codes
        rows = (row for beginning in _beginnings(part) for row in find_rows(beginning))
        units = {f"{codes[row][:4].rstrip()} {codes[row][4:]}" for row in rows}
        units |= {unit for unit in self.extra if belongs(unit, part)}
        return units if whole else {unit[:-2] for unit in units}


def read_postcodes(path: Path, shown: str) -> tuple[Postcodes, list[Problem]]:
    """Return the look-up with the extra postcodes of a file, and the rows that cannot be used."""
    if not path.exists():
        return Postcodes(), []
    extra, faults = read_extra(path.read_bytes())
    problems = [Problem(shown, line, "", "postcode_row_is_whole", "error", message) for line, message in faults]
    return Postcodes(extra), problems


def middle(points: Iterable[Point]) -> Point | None:
    """Return the median of easting and of northing; one far outlier does not move it."""
    columns = [sorted(column) for column in zip(*points, strict=True)]
    if not columns:
        return None
    eastings, northings = columns
    half = (len(eastings) - 1) // 2
    return eastings[half], northings[half]


def belongs(unit: str, part: str) -> bool:
    """Tell whether a postcode lies in an area, district or sector."""
    whole, larger = to_postcode(unit), to_postcode(part)
    return whole is not None and larger is not None and getattr(whole, larger.kind) == larger.text


def _code(unit: str) -> str:
    return to_code(*unit.split())


def _beginnings(part: str) -> list[str]:
    """How the codes of an area, district or sector begin; "M" must not take in "ME"."""
    postcode = to_postcode(part)
    if not postcode:
        return []
    if postcode.kind == "area":
        return [f"{postcode.area}{digit}" for digit in range(10)]
    return [to_code(*postcode.text.split())]


def _apart(one: str, other: str) -> tuple[int, ...]:
    """How far apart two postcodes are as words, the first letters weighing most."""
    return tuple(abs(ord(a) - ord(b)) for a, b in zip(one, other, strict=False))
