"""The calendars of a closed site: every date still to come is cancelled, so that a calendar that follows one empties.

The group has not ended, only the list: the words of each event say so. What is past is left as a diary has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from hereabouts.address import CALENDARS
from hereabouts.calendars.calendar import HEAD
from hereabouts.calendars.entry import Entry
from hereabouts.calendars.event import EXAMPLE, USUAL, Event, Site, to_repeat_lines, to_uid
from hereabouts.calendars.series import Series, Span, to_series, to_span
from hereabouts.calendars.text import TIMEZONE, escape_text, format_moment, join_lines, to_property
from hereabouts.calendars.write import KEYS, to_entries, to_site, write_if_changed
from hereabouts.closing.closed import Closed
from hereabouts.directory import Directory
from hereabouts.session import Session
from hereabouts.session_words import format_day

SEQUENCE = 2
"""Higher than any event of the open site had: programs take the later over."""


def write_cancelled(site_dir: Path, directory: Directory, closed: Closed) -> list[str]:
    """Writes a calendar for each that stood, under its old names too; takes away all others; gives their names."""
    folder = site_dir / CALENDARS
    folder.mkdir(exist_ok=True)
    site = to_site(directory)
    calendars = {
        f"{slug}.ics": entry
        for listing, entry in to_entries(directory)
        for slug in (listing.slug, *(old for old in listing.renamed_from if old not in directory.listings))
    }
    for file in folder.iterdir():
        if file.name not in calendars:
            file.unlink()
    (folder / KEYS).unlink(missing_ok=True)
    for name, entry in calendars.items():
        write_if_changed(str(folder / name), to_cancelled(entry, site, closed).encode())
    return list(calendars)


def to_cancelled(entry: Entry, site: Site, closed: Closed) -> str:
    """The calendar of a listing, each of its events cancelled."""
    says = [*([EXAMPLE] if site.example else []), *_says(closed)]
    head = [f"X-WR-CALNAME:{escape_text(entry.name)}", f"X-WR-CALDESC:{escape_text(' '.join(says))}"]
    lines: list[str] = []
    for number, session in enumerate(entry.sessions):
        for series in _to_come(session, entry, site, closed.day):
            name = f"{entry.first_slug}/{number}" + ("" if series.repeats or not session.days else "/also")
            event = Event(entry, session, series, (), f"{to_uid(name)}@{site.host}", site, USUAL)
            lines += _event_lines(event, closed, says)
    return join_lines([*HEAD, "METHOD:PUBLISH", *head, *TIMEZONE, *lines, "END:VCALENDAR"])


def _to_come(session: Session, entry: Entry, site: Site, day: date) -> list[Series]:
    """The series of a session from the day on, under the names that the open site gave them.

    Where a later beginning would part dates otherwise, they stand as the open site had them, with some that are past.
    """
    spans = (to_span(entry.checked, day), Span(day, date(day.year + 2, 12, 31)))
    before, after = (to_series(session, entry.notices, span, site.closures, entry.venue) for span in spans)
    return before if after and [one.repeats for one in before] != [one.repeats for one in after] else after


def _says(closed: Closed) -> list[str]:
    leads = "; ".join(f"{one.name}, {one.url}" for one in closed.pointers)
    return [
        f"This list closed on {format_day(closed.day)} and no longer knows when this is held.",
        "The group may well go on: ask them.",
        f"Look here now: {leads}",
    ]


def _event_lines(event: Event, closed: Closed, says: Sequence[str]) -> Iterator[str]:
    """One event with all its dates to come; single dates of which there was news go with it."""
    series, start, end = event.series, event.session.start, event.session.end
    moment = f"{format_moment(closed.day, None)}T000000Z"
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{moment}", f"LAST-MODIFIED:{moment}")
    yield f"SEQUENCE:{SEQUENCE}"
    yield to_property("DTSTART", (series.first,), start)
    if start and end:
        yield to_property("DTEND", (series.first,), end)
    yield from to_repeat_lines(event)
    yield f"SUMMARY:{escape_text(f'No longer listed here: {event.title}')}"
    yield f"DESCRIPTION:{escape_text(' '.join(says))}"
    yield from ("STATUS:CANCELLED", "TRANSP:TRANSPARENT", f"URL:{event.site.address}", "END:VEVENT")
