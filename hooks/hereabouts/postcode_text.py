"""Postcodes as people type them: which unit, sector, district or area they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["unit", "sector", "district", "area"]

OUTWARD = r"([A-Z]{1,2})([0-9][0-9A-Z]?)"
UNIT = re.compile(rf"{OUTWARD} ?([0-9])([A-Z]{{2}})")
# A unit of which one letter is still to be typed counts as its sector.
SECTOR = re.compile(rf"{OUTWARD} ?([0-9])[A-Z]?")
DISTRICT = re.compile(OUTWARD)
AREA = re.compile(r"[A-Z]{1,2}")


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode or the beginning of one, well spelt; parts that it does not reach are empty."""

    kind: Kind
    """How far it goes."""
    area: str
    """"QX" of QX2 4AB."""
    district: str = ""
    """"QX2" of QX2 4AB."""
    sector: str = ""
    """"QX2 4" of QX2 4AB; of "QX24" too, which may be a district or a sector without its space."""
    unit: str = ""
    """"QX2 4AB"."""

    @property
    def text(self) -> str:
        """The postcode as it should be written."""
        parts = {"unit": self.unit, "sector": self.sector, "district": self.district, "area": self.area}
        return parts[self.kind]


def to_postcode(typed: str) -> Postcode | None:
    """Return the postcode in what was typed, whatever its case and spaces; None where there is none."""
    text = " ".join(re.sub(r"[\s.\-]+", " ", typed).upper().split())
    joined = text.replace(" ", "")
    if found := UNIT.fullmatch(joined):
        area, rest, digit, letters = found.groups()
        return Postcode("unit", area, area + rest, f"{area}{rest} {digit}", f"{area}{rest} {digit}{letters}")
    if found := DISTRICT.fullmatch(text):
        area, rest = found.groups()
        sector = f"{area}{rest[0]} {rest[1]}" if rest[1:].isdigit() else ""
        return Postcode("district", area, area + rest, sector)
    if found := SECTOR.fullmatch(text) or SECTOR.fullmatch(joined):
        area, rest, digit = found.groups()
        return Postcode("sector", area, area + rest, f"{area}{rest} {digit}")
    return Postcode("area", text) if AREA.fullmatch(text) else None


def format_postcode(typed: str) -> str:
    """Return a full postcode as it should be written, "QX2 4AB"; empty where it is not one."""
    postcode = to_postcode(typed)
    return postcode.unit if postcode else ""
