"""Structured data in schema.org's words, for those who read pages by machine."""

from __future__ import annotations

from typing import Any

from hereabouts.address import listing_path
from hereabouts.listing import Cost, Listing, Place
from hereabouts.pages.degrees import degrees_of
from hereabouts.pages.edition import Edition
from hereabouts.pages.fragment import script_json
from hereabouts.recurrence import Occurrence
from hereabouts.session import WEEKDAYS, Session

SCHEMA = "https://schema.org"
TWO_LETTERS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PLACE_TO_BE = "place-to-be"
"""The kind of a listing that is open rather than held."""
MODES = {"yes": "OnlineEventAttendanceMode", "both": "MixedEventAttendanceMode"}


def listing_data(edition: Edition, listing: Listing) -> str:
    """The script element that says what a listing is."""
    dates = edition.next_dates(listing)
    data = _event(edition, listing, dates) if dates else _standing(edition, listing)
    return f'<script type="application/ld+json">{script_json(data)}</script>'


def _event(edition: Edition, listing: Listing, dates: list[Occurrence]) -> dict[str, Any]:
    first = dates[0]
    cancelled = first.notice is not None and first.notice.what == "cancelled"
    return _kept(
        {
            **_about(edition, listing, "Event"),
            "startDate": _moment(first, first.start),
            "endDate": _moment(first, first.end) if first.end else None,
            # As planned, and in a place, are what readers take for granted.
            "eventStatus": f"{SCHEMA}/EventCancelled" if cancelled else None,
            "eventAttendanceMode": f"{SCHEMA}/{MODES[listing.online]}" if listing.online != "no" else None,
            "eventSchedule": [_schedule(session) for session in listing.when if _can_be_said(session)],
            "location": _location(listing),
            "organizer": _organizer(listing),
            **_money(listing.cost),
        }
    )


def _standing(edition: Edition, listing: Listing) -> dict[str, Any]:
    """Where there are no dates: a place that is open, or a group that can be asked."""
    kind = "Place" if listing.kind == PLACE_TO_BE and listing.where else "Organization"
    place = _place(listing.where[0]) if listing.where else None
    address = place.get("address") if place else None
    geo = place.get("geo") if place and kind == "Place" else None
    return _kept({**_about(edition, listing, kind), "address": address, "geo": geo})


def _about(edition: Edition, listing: Listing, kind: str) -> dict[str, Any]:
    settings = edition.directory.settings
    summary = f"Invented example. {listing.summary}" if settings.example else listing.summary
    return {
        "@context": SCHEMA,
        "@type": kind,
        "name": listing.name,
        "description": summary,
        "url": settings.address + listing_path(listing.slug),
    }


def _moment(one: Occurrence, clock: Any) -> str:
    day = one.date.isoformat()
    return f"{day}T{clock.isoformat('minutes')}" if clock else day


def _can_be_said(session: Session) -> bool:
    """False where the vocabulary has no word for what is left out or added: better no rule than a wrong one."""
    return not (session.not_on_bank_holidays or session.not_in_school_holidays or session.except_which or session.also)


def _schedule(session: Session) -> dict[str, Any]:
    weeks = session.interval_weeks
    if weeks == 0:
        days = [f"{which}{TWO_LETTERS[day]}" for which in session.which for day in session.days]
    else:
        days = [f"{SCHEMA}/{WEEKDAYS[day].capitalize()}" for day in session.days]
    return _kept(
        {
            "@type": "Schedule",
            "repeatFrequency": (f"P{weeks}W" if weeks else "P1M") if days else None,
            "byDay": days,
            "byMonth": list(session.months),
            "startDate": session.first.isoformat() if session.first else None,
            "endDate": session.until.isoformat() if session.until else None,
            "startTime": session.start.isoformat("minutes") if session.start else None,
            "endTime": session.end.isoformat("minutes") if session.end else None,
            "exceptDate": [day.isoformat() for day in session.except_dates],
            "scheduleTimezone": "Europe/London",
        }
    )


def _location(listing: Listing) -> Any:
    places = [made for place in listing.where if (made := _place(place))]
    if listing.online != "no":
        places.append({"@type": "VirtualLocation", "url": listing.online_link} if listing.online_link else {})
    places = [place for place in places if place]
    return places[0] if len(places) == 1 else places


def _place(place: Place) -> dict[str, Any] | None:
    venue = place.venue
    if venue.confidential or venue.status == "withheld":
        return None
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue.street.replace("\n", ", "),
        "addressLocality": venue.town,
        "addressRegion": venue.county,
        "postalCode": venue.postcode,
        "addressCountry": "GB",
    }
    degrees = degrees_of(venue.position)
    geo = {"@type": "GeoCoordinates", "latitude": degrees.lat, "longitude": degrees.lon} if degrees else None
    return _kept({"@type": "Place", "name": venue.name, "address": _kept(address), "geo": geo})


def _organizer(listing: Listing) -> dict[str, Any] | None:
    runs = listing.organisation
    if runs is None or runs.status == "withheld":
        return None
    return _kept({"@type": "Organization", "name": runs.name, "url": runs.url})


def _money(cost: Cost) -> dict[str, Any]:
    free = cost.type == "free" or cost.price == 0
    if free or cost.price is None:
        return {"isAccessibleForFree": True} if free else {}
    offer = {"@type": "Offer", "price": f"{cost.price / 100:.2f}", "priceCurrency": "GBP"}
    return {"isAccessibleForFree": False, "offers": offer}


def _kept(data: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in data.items() if value or value is False}
