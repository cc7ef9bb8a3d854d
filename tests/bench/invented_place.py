"""An invented country of any size in open sea: its areas, venues and organisations, the more the more listings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import cos, isqrt, pi, sin, sqrt
from typing import Any

from dice import Dice
from sentence_lists import ABOUTS, BUSES, DIRECTIONS, NOTES, PARKING
from vocabulary_lists import (
    ACCESS,
    ORGANISATION_TYPES,
    ORGANISATIONS,
    STEMS_FIRST,
    STEMS_LAST,
    STREETS,
    VENUE_TYPES,
)

WEST, SOUTH = 560_000, 430_000
LISTINGS_PER_VENUE = 8
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Area:
    """One part of the invented country."""

    slug: str
    label: str
    district: str
    centre: tuple[int, int]
    radius: int


@dataclass(frozen=True)
class InventedPlace:
    """A country for so many listings: four to the square kilometre, whatever their number."""

    count: int

    @property
    def side(self) -> int:
        """Metres from its west edge to its east edge."""
        return max(8_000, round(16_000 * sqrt(self.count / 1000)))

    @property
    def venue_count(self) -> int:
        return max(1, self.count // LISTINGS_PER_VENUE)

    @property
    def organisation_count(self) -> int:
        return max(1, self.count // 12)

    @cached_property
    def areas(self) -> list[Area]:
        """Towns and villages on a loose grid."""
        number = max(6, round(12 * sqrt(self.count / 1000)))
        across = isqrt(number - 1) + 1
        cell = self.side / across
        return [self._area(index, index % across, index // across, cell) for index in range(number)]

    def _area(self, index: int, column: int, row: int, cell: float) -> Area:
        dice = Dice("area", index)
        east = WEST + (column + 0.3 + dice.below(400) / 1000) * cell
        north = SOUTH + (row + 0.3 + dice.below(400) / 1000) * cell
        label = _stem(index * 37 + 11)
        return Area(label.lower(), label, f"QX{1 + index % 99}", (round(east), round(north)), round(cell * 0.3))

    @cached_property
    def venue_names(self) -> list[tuple[str, str]]:
        """Slug and name of every venue."""
        names, seen = [], set()
        for index in range(self.venue_count):
            name = f"{_stem(index)} {Dice('venue name', index).pick(VENUE_TYPES)}"
            slug = _slug(name)
            if slug in seen:
                name = f"{name} {self.area_of(index).label}"
                slug = f"{_slug(name)}-{index}"
            seen.add(slug)
            names.append((slug, name))
        return names

    @cached_property
    def organisation_names(self) -> list[tuple[str, str]]:
        """Slug and name of every organisation."""
        names = []
        for index in range(self.organisation_count):
            name = f"{_stem(index * 3 + 1)} {Dice('organisation name', index).pick(ORGANISATIONS)}"
            names.append((f"{_slug(name)}-{index}", name))
        return names

    def area_of(self, venue: int) -> Area:
        """The area that a venue lies in."""
        return self.areas[venue % len(self.areas)]

    def postcode(self, venue: int) -> str:
        """Each venue has a postcode of its own."""
        ring, place = venue % len(self.areas) // 99, venue // len(self.areas)
        sector = ring * 5 + place % 5
        high, low = divmod(place // 5, len(LETTERS))
        return f"{self.area_of(venue).district} {sector}{LETTERS[high]}{LETTERS[low]}"

    def position(self, venue: int) -> tuple[int, int]:
        """Easting and northing, closer together towards the middle of its area."""
        dice, area = Dice("position", venue), self.area_of(venue)
        away, turn = area.radius * dice.below(1000) / 1000, 2 * pi * dice.below(3600) / 3600
        return round(area.centre[0] + away * cos(turn)), round(area.centre[1] + away * sin(turn))

    def venues(self) -> Iterator[tuple[str, Data]]:
        """Every venue as slug and fields."""
        return ((slug, self._venue(index, name)) for index, (slug, name) in enumerate(self.venue_names))

    def _venue(self, index: int, name: str) -> Data:
        dice, area = Dice("venue", index), self.area_of(index)
        address = {"street": f"{1 + dice.below(120)} {dice.pick(STREETS)}", "town": area.label}
        venue: Data = {"name": name, "area": area.slug, "address": address, "postcode": self.postcode(index)}
        if dice.chance(60):
            east, north = self.position(index)
            venue["pin"] = {"easting": str(east), "northing": str(north)}
        venue["directions"] = dice.pick(DIRECTIONS)
        venue["access"] = {key: _place_fact(dice) for key in dice.some(ACCESS, 3 + dice.below(6))}
        bus = dice.pick(BUSES).format(number=1 + dice.below(60), area=area.label)
        venue["travel"] = {"bus": bus, "parking": dice.pick(PARKING)}
        venue["alcohol"] = dice.pick(("none", "none", "in-the-building", "unknown"))
        venue["gambling"] = dice.pick(("none", "none", "none", "unknown"))
        venue["phone"] = f"01632 960{dice.below(1000):03}"
        venue["checked"] = {"date": checked_on(dice), "how": "visit", "by": f"{area.label} team"}
        return venue

    def organisations(self) -> Iterator[tuple[str, Data]]:
        """Every organisation as slug and fields."""
        for index, (slug, name) in enumerate(self.organisation_names):
            dice, area = Dice("organisation", index), self.areas[index % len(self.areas)]
            yield (
                slug,
                {
                    "name": name,
                    "type": dice.pick(ORGANISATION_TYPES),
                    "about": dice.pick(ABOUTS).format(area=area.label),
                    "url": f"https://{slug}.example.org/",
                    "phone": f"01632 960{dice.below(1000):03}",
                },
            )


def checked_on(dice: Dice) -> str:
    """A day between January and October 2026."""
    return f"2026-{1 + dice.below(10):02}-{1 + dice.below(28):02}"


def _place_fact(dice: Dice) -> Any:
    fact = dice.pick(("yes", "yes", "yes", "no", "unknown"))
    return {"is": fact, "note": dice.pick(NOTES)} if dice.chance(25) else fact


def _stem(index: int) -> str:
    first, last = index % len(STEMS_FIRST), index // len(STEMS_FIRST) + index
    return STEMS_FIRST[first] + STEMS_LAST[last % len(STEMS_LAST)]


def _slug(name: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower().replace("'", "")).split())
