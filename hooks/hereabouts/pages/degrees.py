"""Positions in degrees, for links to maps and for structured data. Everywhere else metres are kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from hereabouts.listing import Position


@dataclass(frozen=True, slots=True)
class Degrees:
    """Latitude and longitude, to about a metre."""

    lat: float
    lon: float


def to_degrees(positions: Collection[Position]) -> dict[Position, Degrees]:
    """The positions that are a door's or a postcode's own; a whole area's middle is no place to go to."""
    exact = [position for position in positions if position.exact in ("pin", "postcode")]
    if not exact:
        return {}
    lons, lats = _transformer().transform(
        [position.easting for position in exact], [position.northing for position in exact]
    )
    return {
        position: Degrees(round(lat, 5), round(lon, 5)) for position, lat, lon in zip(exact, lats, lons, strict=True)
    }


@cache
def _transformer() -> Any:
    # Imported late: a check of one file does not need it.
    from pyproj import Transformer

    return Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
