"""Station 6: the places of a listing that can be measured to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hereabouts.listing import Listing, Place

EXACTNESS = ("pin", "postcode", "sector", "district", "area")


class Spot(NamedTuple):
    """One place of a listing that can be measured to."""

    easting: int
    northing: int
    exact: int
    """Counted in EXACTNESS."""
    venue: str
    """The venue's name."""


def to_spots(listing: Listing) -> tuple[Spot, ...]:
    """The places of a listing that can be measured to, each once."""
    return tuple(_spots(listing.where))


def _spots(where: tuple[Place, ...]) -> Iterator[Spot]:
    seen = set()
    for place in where:
        position = place.venue.position
        kept_back = place.venue.confidential or place.venue.status == "withheld"
        if position and not kept_back and (position.easting, position.northing) not in seen:
            seen.add((position.easting, position.northing))
            exact = EXACTNESS.index(position.exact)
            yield Spot(position.easting, position.northing, exact, place.venue.name)
