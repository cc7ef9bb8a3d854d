"""People can find it: a place, a link or a way to ask; pins lie where they should."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from hereabouts.context import Context
from hereabouts.place import to_grid
from hereabouts.rules.finding import Finding
from hereabouts.rules.walk import Data, join, venues_in
from hereabouts.source import Source

FAR_METRES = 2000
"""A pin further than this from its postcode is on the wrong building, or the postcode is."""


def in_person_says_where(source: Source, context: Context) -> Iterator[Finding]:
    """What is not only online, comes to nobody and is no help with money has a place."""
    data = source.data
    if "where" in data or data.get("online") == "yes" or data["kind"] == "money-help":
        return
    if not {"comes-to-you", "anywhere-in-area"}.isdisjoint(data.get("serves", ())):
        return
    message = (
        "Where is missing. Add a venue; if everything is online, write online: yes; if they come to people, "
        "write serves: [comes-to-you]."
    )
    yield Finding("where", message)


def practice_members_say_which(source: Source, context: Context) -> Iterator[Finding]:
    """What is only for members of a practice says of which one."""
    data = source.data
    if "practice-members" in data.get("serves", ()) and "eligibility" not in data.get("who-for", ()):
        message = "Which practice is not said. Write it under who-for, as eligibility: People on the list of ..."
        yield Finding("serves", message)


def online_says_how(source: Source, context: Context) -> Iterator[Finding]:
    """What is online has a link, or words on how to get in."""
    data = source.data
    if data.get("online", "no") != "no" and "online-link" not in data and "online-how" not in data:
        message = "Online link is missing. Add it, or say under online-how how people get in."
        yield Finding("online", message)


def contact_or_just_turn_up(source: Source, context: Context) -> Iterator[Finding]:
    """There is a way to get in touch, unless people just turn up."""
    data = source.data
    joining = data["joining"]
    if (
        "contact" in data
        or joining["how"] == "just-turn-up"
        or "referral-link" in joining
        or "link" in data.get("money-help", ())
        or data.get("status") in ("ended", "withheld")
    ):
        return
    message = "Contact is missing. Add one way to get in touch, or write how: just-turn-up under joining."
    yield Finding("contact", message)


def place_has_a_position(source: Source, context: Context) -> Iterator[Finding]:
    """A place has a postcode, a pin or, where it moves about, at least an area."""
    for field, venue in venues_in(source):
        if not any(key in venue for key in ("postcode", "pin", "area")) and not _is_hidden(venue):
            message = "Postcode is missing. Add it; or a pin, or for what moves about its area."
            yield Finding(field, message)


def street_has_a_postcode(source: Source, context: Context) -> Iterator[Finding]:
    """A street is followed by a postcode or a pin, or nobody can say how far it is."""
    for field, venue in venues_in(source):
        if "postcode" in venue or "pin" in venue or _is_hidden(venue):
            continue
        if "street" in venue.get("address", ()):
            message = "Postcode is missing beside the street, so searches by distance leave this out. Add it, or a pin."
            yield Finding(join(field, "address"), message)


def pin_is_in_the_area(source: Source, context: Context) -> Iterator[Finding]:
    """A pin lies inside the map edges of the settings."""
    edges = context.settings.map
    for field, venue in _pinned(source):
        point = to_point(venue["pin"])
        if point is None:
            message = "Pin is not in Britain. Latitude, about 50 to 60, goes under lat; longitude is mostly negative."
            yield Finding(join(field, "pin"), message)
        elif edges and not edges.holds(*point):
            message = "Pin lies outside the area of this directory. Check its numbers, or widen map in settings.yml."
            yield Finding(join(field, "pin"), message)


def pin_is_near_its_postcode(source: Source, context: Context) -> Iterator[Finding]:
    """A pin lies within two kilometres of its postcode."""
    for field, venue in _pinned(source):
        point = to_point(venue["pin"])
        known = context.postcodes.position(venue.get("postcode", ""))
        if point is None or known is None:
            continue
        metres = hypot(point[0] - known[0], point[1] - known[1])
        if metres > FAR_METRES:
            message = (
                f"Pin lies {metres / 1000:.0f} km from postcode {venue['postcode']}. Check which of the two is right."
            )
            yield Finding(join(field, "pin"), message)


def postcode_is_known(source: Source, context: Context) -> Iterator[Finding]:
    """A postcode is in the national file, or among the directory's own."""
    for field, venue in venues_in(source):
        postcode = venue.get("postcode")
        if postcode and not context.postcodes.knows(postcode):
            near = context.postcodes.nearest_known(postcode)
            hint = f" The nearest known is {near}." if near else ""
            message = f"Postcode {postcode} is not known.{hint} If it is new, add it to postcodes.csv."
            yield Finding(join(field, "postcode"), message)


def map_edges_are_in_order(source: Source, context: Context) -> Iterator[Finding]:
    """The west edge of the map lies west of the east edge, the south edge south of the north."""
    edges = source.data.get("serves", {}).get("map")
    if not edges:
        return
    for low, high in (("west", "east"), ("south", "north")):
        if float(edges[low]) >= float(edges[high]):
            title = f"{low.capitalize()} edge"
            message = f"{title} must be below the {high} edge, {edges[high]}. Swap the two."
            yield Finding(f"serves.map.{low}", message)


def to_point(pin: Data) -> tuple[int, int] | None:
    """Easting and northing of a pin; None where its degrees are not in or near Britain."""
    if "easting" in pin:
        return int(pin["easting"]), int(pin["northing"])
    lat, lon = float(pin["lat"]), float(pin["lon"])
    return to_grid(lat, lon) if 49 <= lat <= 61 and -9 <= lon <= 3 else None


def _pinned(source: Source) -> list[tuple[str, Data]]:
    return [found for found in venues_in(source) if "pin" in found[1]]


def _is_hidden(venue: Data) -> bool:
    return venue.get("confidential") == "yes" or venue.get("status") == "withheld"
