"""Station 1c: the settings of one directory: its name, address, nation, contacts and ways to report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from hereabouts.closing.closed import Closed, to_closed
from hereabouts.freshness import Freshness, to_freshness
from hereabouts.moment import to_date


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in metres of the British National Grid."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, easting: float, northing: float) -> bool:
        """True when the point lies in the box."""
        return self.west <= easting <= self.east and self.south <= northing <= self.north


@dataclass(frozen=True, slots=True)
class Settings:
    """What `settings.yml` says."""

    name: str
    place: str
    address: str
    """Where the site is published, ending in a slash."""
    nation: str
    example: bool
    """True while the directory is an invented example: every output says so."""
    postcodes: tuple[str, ...]
    """Postcode areas or districts that are served, such as QX or YO24."""
    margin_km: float
    map: Bounds | None
    """No pin may lie outside; None where the settings draw no box."""
    listings_licence: str
    freshness: Freshness
    """How long a check holds."""
    domain_renews: date | None
    """The day until which the name is paid for; None where nobody wrote it down."""
    data: Mapping[str, Any]
    """The whole file, for what is only shown."""

    @property
    def practice(self) -> bool:
        """True on the site of a training day: every page says so, and nothing is sent to anyone."""
        return self.data.get("practice") == "yes"

    @property
    def offline(self) -> bool:
        """True where devices may keep the site for times without a signal."""
        return self.data.get("offline") != "no"

    @property
    def closed(self) -> Closed | None:
        """The closing that they speak of, past or to come; None where they speak of none."""
        return to_closed(self.data)

    def is_closed(self, today: date) -> bool:
        """True from the day of closing on."""
        closed = self.closed
        return closed is not None and closed.day <= today

    @property
    def base_path(self) -> str:
        """The folder of the address: '/' at a root, '/town/' on a project sub-path."""
        return urlsplit(self.address).path or "/"


def to_settings(data: Mapping[str, Any]) -> Settings:
    """The settings of a file that its schema has passed."""
    serves = data.get("serves", {})
    box = serves.get("map")
    return Settings(
        name=data["name"],
        place=data["place"],
        address=data["address"].rstrip("/") + "/",
        nation=data["nation"],
        example=data.get("example") == "yes",
        postcodes=tuple(prefix.upper().replace(" ", "") for prefix in serves.get("postcodes", ())),
        margin_km=float(serves.get("margin-km", "10")),
        map=Bounds(*(float(box[side]) for side in ("west", "south", "east", "north"))) if box else None,
        listings_licence=data.get("licence", {}).get("listings", "cc-by-4.0"),
        freshness=to_freshness(data),
        domain_renews=to_date(data.get("domain", {}).get("renews", "")),
        data=data,
    )
