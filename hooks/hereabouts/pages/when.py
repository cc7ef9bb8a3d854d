"""When a listing is held: its next dates, its times in words, and what the browser needs to work both out again."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup

from hereabouts.listing import Listing, Venue
from hereabouts.notice import Notice
from hereabouts.pages.edition import Edition, home_venue
from hereabouts.pages.fragment import script_json
from hereabouts.pages.words import NOTICE_WORDS, notice_words
from hereabouts.recurrence import Closures, Occurrence, occurs
from hereabouts.session import Session
from hereabouts.session_compact import to_compact, to_compact_notice
from hereabouts.session_words import format_date, format_times, to_words


class DateRow(NamedTuple):
    """One of the next dates."""

    iso: str
    day: str
    times: str
    place: str
    note: str
    """Empty where there is one session only: then it stands beside the times already."""
    state: str
    """cancelled, moved, full, changed; empty where nothing is known against it."""
    state_words: str


def to_date_rows(edition: Edition, listing: Listing, dates: list[Occurrence] | None = None) -> list[DateRow]:
    """The next dates of a listing; or those dates of it that are given."""
    places = place_names(listing)
    return [_to_row(listing, one, places) for one in (edition.next_dates(listing) if dates is None else dates)]


def _to_row(listing: Listing, one: Occurrence, places: dict[str, str]) -> DateRow:
    state = one.notice.what if one.notice else ""
    return DateRow(
        iso=one.date.isoformat(),
        day=_day_words(one.date),
        times=format_times(one.start, one.end),
        place=places.get(listing.when[one.session].venue, "") if places else "",
        note=one.note if len(listing.when) > 1 else "",
        state=state,
        state_words=NOTICE_WORDS[state].lower() if state else "",
    )


def place_names(listing: Listing) -> dict[str, str]:
    """Names of the venues by slug, where the sessions are held in several."""
    if len(listing.where) < 2:
        return {}
    shown = (place.venue for place in listing.where if place.venue.slug and place.venue.status != "withheld")
    return {venue.slug: venue.name for venue in shown}


def pattern_words(listing: Listing, today: date) -> list[str]:
    """The times in words, each with its note: "Tuesdays, 10:30am to 12:30pm. In the back room."."""
    return _patterns(listing.when, place_names(listing), today)


def opening_words(venue: Venue, today: date) -> list[str]:
    """The times a venue is open, in words."""
    return _patterns(venue.opening, {}, today)


def untimed_words(listing: Listing) -> str:
    """What is known of the times of a listing that has no sessions to come; empty where nothing is."""
    if listing.when_note or listing.kind == "money-help":
        return listing.when_note or "No set times"
    return "When the place is open" if listing.where and listing.where[0].venue.opening else ""


def _patterns(sessions: tuple[Session, ...], places: dict[str, str], today: date) -> list[str]:
    return [_pattern(session, places, today) for session in sessions if not _is_past(session, today)]


def _pattern(session: Session, places: dict[str, str], today: date) -> str:
    words = _times_words(session, today)
    if session.venue in places:
        words += f", at {places[session.venue]}"
    return f"{words}. {session.note}" if session.note else words


# Thousands of listings share a few hundred times and days.
_times_words = lru_cache(4096)(to_words)
_day_words = lru_cache(1024)(format_date)


def _is_past(session: Session, today: date) -> bool:
    last = max(session.dates) if session.dates else session.until
    return last is not None and last < today and not any(day >= today for day in session.also)


class NoticeRow(NamedTuple):
    """One piece of news."""

    kind: str
    words: str
    because: str
    until: str
    """Its last day, after which the browser takes it away; empty where it has none."""


def to_notice_rows(edition: Edition, listing: Listing) -> list[NoticeRow]:
    """The notices of a listing, the gravest first."""
    if not listing.notices:
        return []
    closures = edition.directory.closures
    told = tuple(one for one in listing.notices if _matters(one, listing, closures))
    return notice_rows(told, edition.today)


def _matters(notice: Notice, listing: Listing, closures: Closures) -> bool:
    """A venue's news of one day is none for a listing that is not held on that day."""
    if not notice.dates or not listing.when:
        return True
    if not any(notice in place.venue.notices for place in listing.where):
        return True
    home = home_venue(listing)
    return any(occurs(session, day, closures, home) for session in listing.when for day in notice.dates)


def notice_rows(notices: tuple[Notice, ...], today: date) -> list[NoticeRow]:
    """Notices, the gravest first."""
    order = list(NOTICE_WORDS)
    notices = tuple(sorted(notices, key=lambda notice: order.index(notice.what)))
    return [
        NoticeRow(notice.what, notice_words(notice, today), notice.because, _last_day(notice)) for notice in notices
    ]


def _last_day(notice: Notice) -> str:
    days = (*notice.dates, notice.until) if notice.until else notice.dates
    return max(days).isoformat() if days else ""


def sessions_json(edition: Edition, listing: Listing) -> Markup:
    """What dates.mjs works the next dates out from; empty where there are none to come."""
    if not edition.next_dates(listing):
        return Markup("")
    data: dict[str, Any] = {"sessions": [to_compact(session) for session in listing.when]}
    if listing.notices:
        data["notices"] = [to_compact_notice(notice) for notice in listing.notices]
    if venue := home_venue(listing):
        data["venue"] = venue
    if places := place_names(listing):
        data["places"] = places
    if closures := _closures_of(edition, listing):
        data["closures"] = closures
    return script_json(data)


def _closures_of(edition: Edition, listing: Listing) -> dict[str, Any]:
    """Only the rests that can touch this listing."""
    closures = edition.closures
    found: dict[str, Any] = {}
    if any(session.not_on_bank_holidays for session in listing.when):
        found["bank"] = closures["bank"]
    if any(session.not_in_school_holidays for session in listing.when):
        found["school"] = closures["school"]
    if closures["closed"]:
        found["closed"] = closures["closed"]
    if closures["venues"]:
        slugs = {home_venue(listing), *(session.venue for session in listing.when)}
        venues = {slug: closures["venues"][slug] for slug in slugs if slug in closures["venues"]}
        if venues:
            found["venues"] = dict(sorted(venues.items()))
    return found
