"""Station 8, calendars: what a calendar says of one listing, as a record and as the JSON that ics.mjs reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hereabouts.listing import Listing, Place
from hereabouts.moment import to_day_number
from hereabouts.notice import Notice
from hereabouts.session import Session
from hereabouts.session_compact import to_compact, to_compact_notice

RUNNING = ("active", "seasonal")
"""What is paused, ended or withheld has no dates to come to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing as a calendar knows it; nothing of a confidential place is ever in one."""

    slug: str
    first_slug: str
    """The oldest name of its page: a calendar that has the listing already knows it by that."""
    name: str
    sessions: tuple[Session, ...]
    notices: tuple[Notice, ...]
    venue: str
    """Slug of the venue of sessions that name none; empty where it has none of its own."""
    places: Mapping[str, tuple[str, ...]]
    """The lines of each venue's address by its slug, of the first by the empty text, too."""
    checked: date


def may_have_calendar(listing: Listing) -> bool:
    """True where its times may be taken along, once it has dates to come."""
    return (
        listing.status in RUNNING
        and bool(listing.when)
        and not any(place.venue.confidential for place in listing.where)
    )


def to_entry(listing: Listing) -> Entry | None:
    """The entry of a listing; None where it may have no calendar."""
    if not may_have_calendar(listing):
        return None
    shown = [place for place in listing.where if place.venue.status != "withheld"]
    places = {place.venue.slug: _to_lines(place) for place in reversed(shown) if place.venue.slug}
    if shown and shown[0] is listing.where[0]:
        places[""] = _to_lines(shown[0])
    return Entry(
        slug=listing.slug,
        first_slug=listing.renamed_from[0] if listing.renamed_from else listing.slug,
        name=listing.name,
        sessions=listing.when,
        notices=listing.notices,
        venue=listing.where[0].venue.slug if listing.where else "",
        places=places,
        checked=listing.checked.date,
    )


def _to_lines(place: Place) -> tuple[str, ...]:
    """Name, room, street, town and postcode: what a phone finds a way to."""
    venue = place.venue
    street = (line.strip() for line in venue.street.splitlines())
    return tuple(line for line in (venue.name, place.room, *street, venue.town, venue.postcode) if line)


def to_json_entry(entry: Entry) -> dict[str, Any]:
    """The entry for the browser, without what it can tell itself."""
    written = {
        "slug": entry.slug,
        "first": entry.first_slug if entry.first_slug != entry.slug else "",
        "name": entry.name,
        "when": [to_compact(session) for session in entry.sessions],
        "notices": [to_compact_notice(notice) for notice in entry.notices],
        "venue": entry.venue,
        "places": {slug: list(lines) for slug, lines in entry.places.items()},
        "checked": to_day_number(entry.checked),
    }
    return {key: value for key, value in written.items() if value}
