"""The times of a listing as Open Referral's schedules.

They know weekly and monthly rules and no exception: where some dates of a rule are left out, a row goes out for each
stretch of dates without a gap, with its first and last day. The exact rule stands in our own form beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hereabouts.closure import Closures
from hereabouts.export.town import Town
from hereabouts.listing import Listing
from hereabouts.notice import Notice, touches
from hereabouts.recurrence import HORIZON_DAYS, next_dates
from hereabouts.session import Session
from hereabouts.session_words import to_words

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LOCAL = "Local time in the United Kingdom, summer and winter."
NO_CLOSURES = Closures()
MOST = 400
"""More dates than a daily time has before the horizon."""


def to_schedules(listing: Listing, town: Town, online: bool) -> list[dict[str, Any]]:
    """The rows for every time of a listing that is running."""
    if listing.status not in ("active", "seasonal"):
        return []
    rows: list[dict[str, Any]] = []
    for session in listing.when:
        rows += _rows(session, listing, town)
    way = {"yes": "online", "both": "online or in person"}.get(listing.online, "in person") if online else ""
    for number, row in enumerate(rows):
        row["id"] = town.names.of(f"service/{listing.slug}/schedule/{number}")
        if way:
            row["attending_type"] = way
        if listing.online != "no" and listing.online_link:
            row["schedule_link"] = listing.online_link
    return rows


def _rows(session: Session, listing: Listing, town: Town) -> Iterator[dict[str, Any]]:
    said = _clock(session) | _words(session, listing)
    if session.days and not _has_gaps(session, listing, town):
        first = {"valid_from": session.first.isoformat(), "dtstart": session.first.isoformat()} if session.first else {}
        last = {"valid_to": session.until.isoformat()} if session.until else {}
        if not session.until or session.until >= town.today:
            yield {**said, **_rule(session), **first, **last}
        return
    held = set(_dates(session, listing, town, town.closures)) - _cancelled(session, listing, town)
    if session.days:
        rule = replace(
            session, except_dates=(), except_which=(), not_on_bank_holidays=False, not_in_school_holidays=False,
            months=(), also=(), dates=(),
        )  # fmt: skip
        for stretch in _stretches(_dates(rule, listing, town, NO_CLOSURES), held):
            held -= set(stretch)
            yield {**said, **_rule(session), **_span(stretch[0], stretch[-1])}
    for day in sorted(held):
        yield {**said, "freq": "WEEKLY", "interval": 1, "byday": DAYS[day.weekday()], "count": 1, **_span(day, day)}


def _has_gaps(session: Session, listing: Listing, town: Town) -> bool:
    """True where the rule alone would give other dates than those that are held."""
    closures = town.closures
    venue = session.venue or (listing.where[0].venue.slug if listing.where else "")
    return bool(
        session.except_dates or session.except_which or session.not_on_bank_holidays or session.not_in_school_holidays
        or session.months or session.also or session.dates or closures.closed or closures.venues.get(venue)
        or any(notice.what == "cancelled" for notice in listing.notices)
    )  # fmt: skip


def _dates(session: Session, listing: Listing, town: Town, closures: Closures) -> list[date]:
    """The dates until the horizon. Many sessions have the same, whatever their times and notes."""
    venue = listing.where[0].venue.slug if listing.where else ""
    alike = replace(session, start=None, end=None, note="")
    key = (alike, venue if venue in closures.venues else "", closures is NO_CLOSURES)
    if key not in town.dates:
        midnight = datetime.combine(town.today, time.min)
        coming = next_dates([alike], midnight, closures, MOST, HORIZON_DAYS, venue=venue)
        town.dates[key] = [one.date for one in coming]
    return town.dates[key]


def _cancelled(session: Session, listing: Listing, town: Town) -> set[date]:
    notices = [notice for notice in listing.notices if notice.what == "cancelled"]
    return {day for notice in notices for day in _touched(notice, town.today)} if notices else set()


def _touched(notice: Notice, today: date) -> list[date]:
    if not notice.all:
        return list(notice.dates)
    days = (today + timedelta(number) for number in range(HORIZON_DAYS + 1))
    return [day for day in days if touches(notice, day)]


def _stretches(ruled: Sequence[date], held: set[date]) -> Iterator[list[date]]:
    """The dates of the rule that are held, parted where one is not."""
    stretch: list[date] = []
    for day in ruled:
        if day in held:
            stretch.append(day)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _rule(session: Session) -> dict[str, Any]:
    if session.interval_weeks == 0:
        days = ",".join(f"{which}{DAYS[day]}" for which in session.which for day in session.days)
        return {"freq": "MONTHLY", "interval": 1, "byday": days}
    rule = {"freq": "WEEKLY", "interval": session.interval_weeks, "byday": ",".join(DAYS[day] for day in session.days)}
    return {**rule, "wkst": "MO"} if session.interval_weeks > 1 else rule


def _span(first: date, last: date) -> dict[str, str]:
    start = first.isoformat()
    return {"valid_from": start, "valid_to": last.isoformat(), "dtstart": start}


def _clock(session: Session) -> dict[str, str]:
    clocks = {"opens_at": session.start, "closes_at": session.end}
    return {key: clock.isoformat("minutes") for key, clock in clocks.items() if clock}


def _words(session: Session, listing: Listing) -> dict[str, str]:
    notes = [session.note, listing.when_note]
    return {"description": f"{to_words(session)}. {LOCAL}", "notes": " ".join(filter(None, notes))}
