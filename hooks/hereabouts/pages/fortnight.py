"""What is on in the next fourteen days, day by day: the page that works without script."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from hereabouts.address import Addresses
from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition, home_venue
from hereabouts.pages.tongue import name_tongue
from hereabouts.pages.when import place_names
from hereabouts.pages.whereabouts import shown_name
from hereabouts.pages.words import NOTICE_WORDS, price_words
from hereabouts.recurrence import Occurrence, next_dates
from hereabouts.session_words import format_date, format_times

DAYS = 14
MOST_A_DAY = 200
"""Of more on one day the page would be too long for an old phone: it says how many, and where they stand."""
ASK = "not checked for long: ask first"
MOST_TIMES = 60
"""More often than this nothing is on within the days."""


class Line(NamedTuple):
    """One thing on one day."""

    times: str
    link: str
    name: str
    tongue: str
    place: str
    price: str
    due: str
    """Words where its check is old; else empty."""
    state: str
    """cancelled, moved, full, changed; empty where nothing is known against it."""
    state_words: str


def fortnight_of(edition: Edition) -> dict[str, list[Occurrence]]:
    """The dates of every listing within the days, by its slug; those without any left away. Worked out once."""
    if not edition.fortnight:
        for listing in edition.directory.found():
            if listing.when and listing.status != "paused":
                found = _dates_of(edition, listing)
                if found:
                    edition.fortnight[listing.slug] = found
    return edition.fortnight


def _dates_of(edition: Edition, listing: Listing) -> list[Occurrence]:
    return next_dates(
        listing.when,
        edition.midnight,
        edition.directory.closures,
        MOST_TIMES,
        horizon_days=DAYS - 1,
        notices=listing.notices,
        venue=home_venue(listing),
    )


def to_days(edition: Edition, at: Addresses) -> list[dict[str, Any]]:
    """The days, each with its date in words, its lines in order of time, and how many did not fit."""
    days: dict[date, list[tuple[Occurrence, Listing]]] = {
        edition.today + timedelta(days=number): [] for number in range(DAYS)
    }
    for slug, dates in fortnight_of(edition).items():
        for one in dates:
            days[one.date].append((one, edition.directory.listings[slug]))
    return [_to_day(edition, at, day, held) for day, held in days.items()]


def _to_day(edition: Edition, at: Addresses, day: date, held: list[tuple[Occurrence, Listing]]) -> dict[str, Any]:
    held.sort(key=lambda row: (f"{row[0].start or ''}", row[1].name.casefold()))
    return {
        "iso": day.isoformat(),
        "words": format_date(day),
        "lines": [_to_line(edition, at, one, listing) for one, listing in held[:MOST_A_DAY]],
        "left": max(0, len(held) - MOST_A_DAY),
    }


def _to_line(edition: Edition, at: Addresses, one: Occurrence, listing: Listing) -> Line:
    state = one.notice.what if one.notice else ""
    hall = place_names(listing).get(listing.when[one.session].venue, "")
    home = shown_name(listing.where[0].venue) if listing.where else ""
    return Line(
        times=format_times(one.start, one.end),
        link=at.listing(listing.slug),
        name=listing.name,
        tongue=name_tongue(edition, listing),
        place=hall or home or ("Online" if listing.online != "no" else edition.label("areas", listing.area)),
        price=price_words(listing.cost),
        due=ASK if edition.directory.settings.freshness.is_stale(listing.checked.date, edition.today) else "",
        state=state,
        state_words=NOTICE_WORDS[state].lower() if state else "",
    )
