"""Station 4: gives a venue its position, by the best that is known of it: pin, postcode, or its area's middle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hereabouts.listing import Position
from hereabouts.place import to_grid
from hereabouts.postcode import Postcodes


def locate_venue(data: Mapping[str, Any], postcodes: Postcodes) -> Position | None:
    """The position of a venue's mapping; None where neither pin nor postcode says where it is.

    An area's middle is no position: a listing without a pin is offered apart, never put where it is not.
    """
    pin = data.get("pin")
    if pin and "easting" in pin:
        return Position(int(float(pin["easting"])), int(float(pin["northing"])), "pin")
    if pin:
        easting, northing = to_grid(float(pin["lat"]), float(pin["lon"]))
        return Position(easting, northing, "pin")
    return postcodes.find(data["postcode"]) if data.get("postcode") else None
