"""Station 8, calendars: the events of one listing, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hereabouts.calendars.entry import Entry
from hereabouts.calendars.series import Series, Span, to_series
from hereabouts.calendars.text import escape_text, format_moment, format_until, to_property
from hereabouts.closure import Closures
from hereabouts.moment import to_minutes
from hereabouts.notice import Notice
from hereabouts.session import Session
from hereabouts.session_words import format_day

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SAID = {"cancelled": "Cancelled", "moved": "Moved", "full": "Full", "changed": "Changed"}
BREAK = "\n"
UNNAMED = "Plans"
"""What an event is called that may not name its group and has no place."""
EXAMPLE = "Invented example: no such town, no such groups."
TIME_UNKNOWN = "The time is not known: ask them."
EVENING = 18 * 60
"""When somebody is reminded, on the day before."""
_PRIME, _START, _SIZE = 0x0000000001000000000000000000013B, 0x6C62272E07BB014262B821756295C58D, 1 << 128


@dataclass(frozen=True, slots=True)
class Site:
    """What all calendars of a site share."""

    host: str
    """The name of its computer: no other site makes the same event."""
    address: str
    """Ending in a slash."""
    closures: Closures
    example: bool = False
    """True while everything is invented: each calendar says so."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person may choose for a calendar of their own."""

    plain_names: bool = False
    """Place and time only: no name that tells others where one goes."""
    reminder: bool = False
    """A reminder at six in the evening before."""


USUAL = Choices()


@dataclass(frozen=True, slots=True)
class Event:
    """One series of a listing's dates, with all that its lines are made of."""

    entry: Entry
    session: Session
    series: Series
    place: Sequence[str]
    """The lines of the address where it is held."""
    uid: str
    site: Site
    choices: Choices

    @property
    def title(self) -> str:
        """What it is called: with plain names, only where it is."""
        if self.choices.plain_names:
            return self.place[0] if self.place else UNNAMED
        return self.entry.name

    @property
    def page(self) -> str:
        """The address of the listing's page."""
        return f"{self.site.address}activity/{self.entry.slug}/"


def to_events(entry: Entry, site: Site, span: Span, choices: Choices) -> Iterator[str]:
    """The lines of all events of a listing."""
    for number, session in enumerate(entry.sessions):
        place = entry.places.get(session.venue, ())
        for series in to_series(session, entry.notices, span, site.closures, entry.venue):
            name = f"{entry.first_slug}/{number}" + ("" if series.repeats or not session.days else "/also")
            event = Event(entry, session, series, place, f"{to_uid(name)}@{site.host}", site, choices)
            yield from _to_lines(event)
            for day, notice in series.told:
                yield from _to_told_lines(event, day, notice)


def to_repeat_lines(event: Event) -> Iterator[str]:
    """On which days it is again, on which not, and on which besides."""
    series, start = event.series, event.session.start
    if series.repeats:
        yield f"RRULE:{to_rule(event.session, series)}"
    if series.without:
        yield to_property("EXDATE", series.without, start)
    if series.also:
        yield to_property("RDATE", series.also, start)


def _to_lines(event: Event) -> Iterator[str]:
    """The event that repeats."""
    yield from _head_lines(event, event.series.first)
    yield from to_repeat_lines(event)
    yield from _word_lines(event, event.title, _says(event))
    if event.choices.reminder:
        yield from _reminder_lines(event.title, event.session)
    yield "END:VEVENT"


def _to_told_lines(event: Event, day: date, notice: Notice) -> Iterator[str]:
    """One date of which there is news, in place of what the rule says."""
    title = f"{SAID[notice.what]}: {event.title}"
    yield from _head_lines(event, day)
    yield to_property("RECURRENCE-ID", (day,), event.session.start)
    yield "SEQUENCE:1"
    yield from _word_lines(event, title, [notice.because, *_says(event)])
    if notice.what == "cancelled":
        yield "STATUS:CANCELLED"
    elif event.choices.reminder:
        yield from _reminder_lines(title, event.session)
    yield "END:VEVENT"


def _head_lines(event: Event, day: date) -> Iterator[str]:
    start, end = event.session.start, event.session.end
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{format_moment(event.entry.checked, None)}T000000Z"
    yield to_property("DTSTART", (day,), start)
    if start and end:
        yield to_property("DTEND", (day,), end)


def _word_lines(event: Event, title: str, says: Sequence[str]) -> Iterator[str]:
    is_plain = event.choices.plain_names
    yield f"SUMMARY:{escape_text(title)}"
    if not is_plain:
        yield f"DESCRIPTION:{escape_text(BREAK.join(filter(None, says)))}"
    if event.place:
        yield f"LOCATION:{escape_text(', '.join(event.place))}"
    yield "CLASS:PRIVATE" if is_plain else f"URL:{event.page}"


def _says(event: Event) -> list[str]:
    entry, series = event.entry, event.series
    standing = (notice for notice in entry.notices if notice.all and notice.what != "cancelled")
    return [
        EXAMPLE if event.site.example else "",
        "" if event.session.start else TIME_UNKNOWN,
        event.session.note,
        *map(notice_words, standing),
        f"Last checked {format_day(entry.checked)}.",
        f"Holidays are taken out until {format_day(series.until)}." if series.is_cut and series.until else "",
        event.page,
    ]


def notice_words(notice: Notice) -> str:
    """News of all dates: "Full until 3 November 2026. They hope for a bigger room."."""
    since = f" from {format_day(notice.start)}" if notice.start else ""
    until = f" until {format_day(notice.until)}" if notice.until else ""
    return f"{SAID[notice.what]}{since}{until}. {notice.because}".rstrip()


def _reminder_lines(title: str, session: Session) -> Iterator[str]:
    minutes = (to_minutes(session.start) if session.start else 0) + 24 * 60 - EVENING
    hours, rest = divmod(minutes, 60)
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escape_text(title)}"
    yield f"TRIGGER:-PT{hours}H{f'{rest}M' if rest else ''}"
    yield "END:VALARM"


def to_rule(session: Session, series: Series) -> str:
    """The value of RRULE; weeks begin on Monday, as sessions count them."""
    if session.interval_weeks:
        days = [DAY_CODES[day] for day in session.days]
        parts = ["FREQ=WEEKLY"]
        if session.interval_weeks > 1:
            parts += [f"INTERVAL={session.interval_weeks}", "WKST=MO"]
    else:
        days = [f"{which}{DAY_CODES[day]}" for day in session.days for which in session.which]
        parts = ["FREQ=MONTHLY"]
    if series.until:
        parts.append(f"UNTIL={format_until(series.until, session.start)}")
    if session.months:
        parts.append(f"BYMONTH={','.join(map(str, session.months))}")
    return ";".join([*parts, f"BYDAY={','.join(days)}"])


def to_uid(name: str) -> str:
    """A name of 32 figures that tells nobody what it stands for (FNV-1a, which needs no library in a browser)."""
    number = _START
    for octet in name.encode():
        number = (number ^ octet) * _PRIME % _SIZE
    return f"{number:032x}"
