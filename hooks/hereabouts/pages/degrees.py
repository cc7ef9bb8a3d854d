"""Positions in degrees, for links to maps and for structured data. Everywhere else metres are kept."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from hereabouts.listing import Position
from hereabouts.place import to_degrees


class Degrees(NamedTuple):
    """Latitude and longitude, to about a metre."""

    lat: float
    lon: float


def degrees_of(position: Position | None) -> Degrees | None:
    """The position of a door or a postcode; None for the middle of a whole area, which is no place to go to."""
    if position is None or position.exact not in ("pin", "postcode"):
        return None
    return _degrees(position.easting, position.northing)


@cache
def _degrees(easting: int, northing: int) -> Degrees:
    return Degrees(*to_degrees(easting, northing))
