"""Station 8, calendars: lines of an iCalendar file, escaped and folded as RFC 5545 wants; ics.mjs does the same.

The library icalendar makes the same lines, but its records of records take ten times as long, and ten thousand files
are written here. In the tests it reads every one of them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from hereabouts.moment import LONDON

ZONE = "Europe/London"
OCTETS = 75
"""No line may hold more, its break not counted."""
_BREAKS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_MARKS = re.compile(r"[\\;,]")
TIMEZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT", "DTSTART:19810329T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:BST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:GMT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip
"""Britain's clocks since 1996, worked out once."""


def escape_text(text: str) -> str:
    """Any text as a value: marks escaped, breaks written out, what no screen shows left away."""
    plain = _UNSEEN.sub("", _BREAKS.sub("\n", text))
    return _MARKS.sub(r"\\\g<0>", plain).replace("\n", "\\n")


def fold_line(line: str) -> str:
    """The line in pieces of at most 75 octets, never cut within a character."""
    if len(line) <= OCTETS and line.isascii():
        return line
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n".join(pieces)


def join_lines(lines: Iterable[str]) -> str:
    """The text of a file."""
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def format_moment(day: date, clock: time | None) -> str:
    """A day, or a day and a time as clocks in Britain show it."""
    written = day.isoformat().replace("-", "")
    return f"{written}T{clock.hour:02}{clock.minute:02}00" if clock else written


def to_property(name: str, days: Sequence[date], clock: time | None) -> str:
    """A property of days, at a time in Britain where one is known."""
    values = ",".join(format_moment(day, clock) for day in days)
    return f"{name};TZID={ZONE}:{values}" if clock else f"{name};VALUE=DATE:{values}"


def format_until(day: date, clock: time | None) -> str:
    """The end of a rule: the time of its last day, which has to stand in universal time."""
    if clock is None:
        return format_moment(day, None)
    return f"{datetime.combine(day, clock, LONDON).astimezone(UTC):%Y%m%dT%H%M%SZ}"
