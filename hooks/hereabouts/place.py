"""Distances in metres of the National Grid and in words; degrees only at the edges."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import hypot
from typing import TYPE_CHECKING

from hereabouts.listing import Position

if TYPE_CHECKING:
    from pyproj import Transformer

METRES_IN_A_MILE = 1609.344


def distance(one: Position, other: Position) -> float:
    """Return the metres between two positions as the crow flies."""
    # On the grid, Pythagoras is right to a thousandth anywhere in Great Britain.
    return hypot(one.easting - other.easting, one.northing - other.northing)


def format_distance(metres: float) -> str:
    """Return "under a quarter of a mile", "0.8 miles", "1 mile" or "12 miles"."""
    miles = metres / METRES_IN_A_MILE
    if miles < 0.25:
        return "under a quarter of a mile"
    # Halves are rounded up, as the browser does.
    tenths = int(miles * 10 + 0.5)
    if tenths == 10:
        return "1 mile"
    if tenths < 100:
        return f"{tenths // 10}.{tenths % 10} miles".replace(".0", "")
    return f"{int(miles + 0.5)} miles"


def to_grid(lat: float, lon: float) -> tuple[int, int]:
    """Return easting and northing of a pin given in degrees, good to 5 metres."""
    return to_grid_many([lat], [lon])[0]


def to_grid_many(lats: Sequence[float], lons: Sequence[float]) -> list[tuple[int, int]]:
    """Return easting and northing of many pins at once."""
    eastings, northings = _transformer().transform(lons, lats)
    return [(round(e), round(n)) for e, n in zip(eastings, northings, strict=True)]


def to_degrees(easting: int, northing: int) -> tuple[float, float]:
    """Return latitude and longitude of a point, good to 5 metres."""
    return to_degrees_many([easting], [northing])[0]


def to_degrees_many(eastings: Sequence[int], northings: Sequence[int]) -> list[tuple[float, float]]:
    """Return latitude and longitude of many points at once."""
    lons, lats = _transformer().transform(eastings, northings, direction="INVERSE")
    return [(round(lat, 5), round(lon, 5)) for lat, lon in zip(lats, lons, strict=True)]


@cache
def _transformer() -> Transformer:
    # Imported late: most runs have no pin in degrees, and the library takes its time.
    from pyproj import Transformer
    from pyproj.network import set_network_enabled  # type: ignore[attr-defined]

    # Its finer grid would come from the internet; what it carries is good to 5 metres.
    set_network_enabled(False)
    return Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
