"""Which listings stand near one another: in the same building, or a short way off.

Nothing is compared with everything: buildings are looked up in squares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from zlib import crc32

from hereabouts.listing import Listing

SHOWN = 3
GRIDS = (200, 1600)
"""Sides of the squares, in metres: small ones first, large ones where those hold too little."""
AROUND = [(i, j) for i in range(-2, 3) for j in range(-2, 3)]
"""A square and those up to two steps away."""
CROWD = 12
"""At most so many buildings of one square are looked at."""

Point = tuple[int, int]
Squares = Mapping[Point, Sequence[tuple[Hashable, Point]]]


@dataclass(frozen=True, slots=True)
class Near:
    """A listing a short way off."""

    slug: str
    metres: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What one listing's page points to."""

    same_building: tuple[str, ...] = ()
    nearby: tuple[Near, ...] = ()


def find_neighbours(listings: Sequence[Listing]) -> dict[str, Neighbours]:
    """The neighbours of every listing given."""
    spots = {listing.slug: spot for listing in listings if (spot := _spot(listing))}
    buildings: dict[Hashable, list[str]] = defaultdict(list)
    points: dict[Hashable, Point] = {}
    homes: dict[str, tuple[Hashable, int]] = {}
    for listing in listings:
        key = _building(listing)
        homes[listing.slug] = key, len(buildings[key])
        buildings[key].append(listing.slug)
        if listing.slug in spots:
            points.setdefault(key, spots[listing.slug])
    nearby = _find_nearby(points)
    found: dict[str, Neighbours] = {}
    for slug, (key, index) in homes.items():
        same = tuple(_after(buildings[key], index))
        # One listing of each building; not the same one to everybody, yet the same at every build.
        turn = crc32(slug.encode())
        near = tuple(
            Near(buildings[other][turn % len(buildings[other])], metres) for metres, other in nearby.get(key, ())
        )
        found[slug] = Neighbours(same, near)
    return found


def _building(listing: Listing) -> Hashable:
    """What two listings under one roof have in common; without a roof, only what is a listing's own."""
    for place in listing.where[:1]:
        if place.venue.slug:
            return place.venue.slug
        if place.venue.postcode:
            return place.venue.name.casefold(), place.venue.postcode
    return None, listing.slug


def _after(slugs: Sequence[str], index: int) -> list[str]:
    """The next few of a building, going round: so that each is shown somewhere."""
    steps = range(1, min(SHOWN + 1, len(slugs)))
    return [slugs[(index + step) % len(slugs)] for step in steps]


def _spot(listing: Listing) -> Point | None:
    position = listing.position
    return (position.easting, position.northing) if position else None


def _find_nearby(points: Mapping[Hashable, Point]) -> dict[Hashable, list[tuple[int, Hashable]]]:
    """The nearest few other buildings of each, with metres."""
    grids = [(side, _squares(points, side)) for side in GRIDS]
    return {key: _nearest(key, point, grids) for key, point in points.items()}


def _squares(points: Mapping[Hashable, Point], side: int) -> Squares:
    squares: dict[Point, list[tuple[Hashable, Point]]] = defaultdict(list)
    for key, point in points.items():
        square = squares[point[0] // side, point[1] // side]
        if len(square) < CROWD:
            square.append((key, point))
    return dict(squares)


def _nearest(key: Hashable, point: Point, grids: Iterable[tuple[int, Squares]]) -> list[tuple[int, Hashable]]:
    east, north = point
    found: list[tuple[int, Hashable]] = []
    for side, squares in grids:
        column, row = east // side, north // side
        found = [
            ((x - east) ** 2 + (y - north) ** 2, name)
            for square in [(column + i, row + j) for i, j in AROUND]
            if square in squares
            for name, (x, y) in squares[square]
            if name != key
        ]
        if len(found) >= SHOWN:
            break
    found.sort(key=lambda pair: pair[0])
    return [(round(sqrt(square)), name) for square, name in found[:SHOWN]]
