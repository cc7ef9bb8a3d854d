"""One listing in our own form, as it lies beside its page, and all of them in one file."""

from __future__ import annotations

import json
from datetime import datetime, time
from typing import Any

from hereabouts.export.public import Public
from hereabouts.export.town import Town
from hereabouts.listing import Listing
from hereabouts.pages.degrees import degrees_of
from hereabouts.recurrence import Occurrence, next_dates

FORM = "hereabouts-listing-1"
DATES = 3


def to_document(public: Public, listing: Listing, town: Town) -> dict[str, Any]:
    """The listing with its identifier, its addresses, its next dates and where its places lie."""
    path = f"service/{public.slug}"
    return {
        "form": FORM,
        "id": town.names.of(path),
        "slug": public.slug,
        "area": {"slug": public.area, "name": town.label("areas", public.area)},
        "page": town.page(public.slug),
        "listing": public.data,
        "venues": list(public.venues),
        "organisation": public.organisation,
        "schemes": public.schemes,
        "points": [point_of(public, listing, number) for number in range(len(listing.where))],
        "next": [_to_date(one) for one in coming_dates(listing, town)],
    }


def coming_dates(listing: Listing, town: Town) -> list[Occurrence]:
    """The next dates of a listing that is running, from the day of the build on."""
    if not listing.when or listing.status not in ("active", "seasonal"):
        return []
    venue = listing.where[0].venue.slug if listing.where else ""
    midnight = datetime.combine(town.today, time.min)
    return next_dates(listing.when, midnight, town.closures, DATES, notices=listing.notices, venue=venue)


def point_of(public: Public, listing: Listing, number: int) -> dict[str, Any] | None:
    """Where one of its places lies; None where that is confidential, withheld, or known only roughly."""
    if "confidential" in public.data["where"][number]["venue"]:
        return None
    return to_point(listing.where[number].venue.position)


def to_point(position: Any) -> dict[str, Any] | None:
    """A position in degrees, and how it is known; None where that is only roughly."""
    degrees = degrees_of(position)
    return {"lat": degrees.lat, "lon": degrees.lon, "known-by": position.exact} if degrees else None


def _to_date(one: Occurrence) -> dict[str, str]:
    said = {
        "date": one.date.isoformat(),
        "start": one.start.isoformat("minutes") if one.start else "",
        "end": one.end.isoformat("minutes") if one.end else "",
        "notice": one.notice.what if one.notice else "",
    }
    return {key: value for key, value in said.items() if value}


def to_json(value: Any) -> bytes:
    """JSON in one line, its letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
