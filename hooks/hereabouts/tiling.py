"""Station 8, before: which listings share a tile, by where they lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import Any, Protocol, TypeVar

from hereabouts.spot import Spot

TILE_ROWS = 500
"""A tile holds at most so many listings."""
_STEPS = (10_000, 1_000, 100, 10, 1)
_SLACK = 0.02
_ROOM = 0.03


class Spotted(Protocol):
    """What can be laid on the map."""

    @property
    def slug(self) -> str: ...

    @property
    def spots(self) -> tuple[Spot, ...]: ...


Item = TypeVar("Item", bound=Spotted)


def to_tiles(rows: Sequence[Item]) -> list[list[Item]]:
    """Spotteds by cell of the National Grid: as few tiles as hold them with a little room, side by side."""
    room = 1 if len(rows) <= 2 * TILE_ROWS else 1 + _ROOM
    return _part(rows, ceil(len(rows) * room / TILE_ROWS))


def _part(rows: Sequence[Item], count: int) -> list[list[Item]]:
    """So many tiles, by halving across the longer side again and again."""
    if count < 2:
        return [list(rows)] if rows else []
    west, south, east, north = box_of(row.spots[0] for row in rows)
    low, high = _halve(rows, count, _easting if east - west >= north - south else _northing)
    return _part(low, count // 2) + _part(high, count - count // 2)


def _easting(row: Spotted) -> int:
    return row.spots[0].easting


def _northing(row: Spotted) -> int:
    return row.spots[0].northing


def _halve(rows: Sequence[Item], count: int, metres: Callable[[Item], int]) -> tuple[list[Item], list[Item]]:
    """Two parts for half of the tiles each, at a round number so that one new listing seldom moves the border."""
    share = len(rows) * (count // 2) // count
    least = max(share - len(rows) * _SLACK, len(rows) - (count - count // 2) * TILE_ROWS)
    most = min(share + len(rows) * _SLACK, count // 2 * TILE_ROWS)
    border = sorted(map(metres, rows))[share]
    for size in _STEPS:
        cut = round(border / size) * size
        low = [row for row in rows if metres(row) < cut]
        if least <= len(low) <= most:
            return low, [row for row in rows if metres(row) >= cut]
    kept = {row.slug for row in sorted(rows, key=lambda row: (metres(row), row.slug))[:share]}
    return [row for row in rows if row.slug in kept], [row for row in rows if row.slug not in kept]


def box_of(spots: Iterable[Any]) -> tuple[int, int, int, int]:
    """The least and the greatest easting and northing."""
    eastings, northings = zip(*((spot[0], spot[1]) for spot in spots), strict=True)
    return min(eastings), min(northings), max(eastings), max(northings)
