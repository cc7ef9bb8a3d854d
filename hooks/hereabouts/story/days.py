"""The days on which one may go for the first time."""

from __future__ import annotations

from datetime import date

from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition, home_venue
from hereabouts.pages.when import DateRow, to_date_rows
from hereabouts.recurrence import HORIZON_DAYS, next_dates

OFFERED = 8
"""So many days are offered to choose from."""


def coming_days(edition: Edition, listing: Listing, count: int = OFFERED) -> list[DateRow]:
    """The next days of a listing that is running, those included on which something is different or cancelled."""
    if not listing.when or listing.status not in ("active", "seasonal"):
        return []
    closures, venue = edition.directory.closures, home_venue(listing)
    found = next_dates(
        listing.when, edition.midnight, closures, count,
        horizon_days=HORIZON_DAYS, notices=listing.notices, venue=venue,
    )  # fmt: skip
    return to_date_rows(edition, listing, found)


def find_day(edition: Edition, listing: Listing, day: date | None) -> DateRow | None:
    """The row of a day, the next one where none is asked for; None where the listing is not on then."""
    rows = coming_days(edition, listing, OFFERED if day is None else HORIZON_DAYS)
    held = [row for row in rows if row.state != "cancelled"]
    return next((row for row in held if day is None or row.iso == day.isoformat()), None)
