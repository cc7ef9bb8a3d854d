"""Station 8, calendars: the text of a calendar of one listing or of many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hereabouts.calendars.entry import Entry
from hereabouts.calendars.event import EXAMPLE, USUAL, Choices, Site, to_events
from hereabouts.calendars.series import to_span
from hereabouts.calendars.text import TIMEZONE, escape_text, join_lines

HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hereabouts//Hereabouts//EN")


def to_calendar(entries: Iterable[Entry], site: Site, today: date, choices: Choices = USUAL) -> str:
    """The calendar of some listings; empty where none of them has dates."""
    listed = list(entries)
    lines = [line for entry in listed for line in to_events(entry, site, to_span(entry.checked, today), choices)]
    if not lines:
        return ""
    named = len(listed) == 1 and not choices.plain_names
    names = [f"X-WR-CALNAME:{escape_text(listed[0].name)}"] if named else []
    says = [f"X-WR-CALDESC:{escape_text(EXAMPLE)}"] if site.example else []
    return join_lines([*HEAD, *names, *says, *TIMEZONE, *lines, "END:VCALENDAR"])
