"""Times that can be kept: they end after they start, and there is a day on which they are held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from hereabouts.closure import Closures
from hereabouts.context import Context
from hereabouts.recurrence import next_dates, to_session
from hereabouts.rules.finding import Finding
from hereabouts.rules.walk import notices_in, sessions_in
from hereabouts.session_words import format_day
from hereabouts.source import Source

Data = Mapping[str, Any]

REPEATING = ("every", "which", "from", "until", "months", "except", "also")
LOOK_AHEAD_DAYS = 800
"""Two years and a bit from the first date, so that a yearly season is met."""


def end_is_after_start(source: Source, context: Context) -> Iterator[Finding]:
    """A session ends later on the day than it starts."""
    for field, session in sessions_in(source):
        start, end = session.get("start"), session.get("end")
        if start and end and end <= start:
            midnight = " For midnight, write 23:59." if end == "00:00" else ""
            message = f"End time must be later than the start time, {start}.{midnight}"
            yield Finding(f"{field}.end", message)


def until_is_not_before_from(source: Source, context: Context) -> Iterator[Finding]:
    """The last date of a session, notice, holiday or closure is not before its first."""
    for field, row in _spans(source):
        if "from" in row and "until" in row and row["until"] < row["from"]:
            message = f"Last date must not be before the first date, {row['from']}."
            yield Finding(f"{field}.until", message)


def which_goes_with_month(source: Source, context: Context) -> Iterator[Finding]:
    """First, second or last of the month is said of monthly sessions only."""
    for field, session in sessions_in(source):
        if "which" in session and session.get("every") != "month":
            message = "Which one in the month goes with every: month only. Add that line, or take which out."
            yield Finding(f"{field}.which", message)


def single_dates_do_not_repeat(source: Source, context: Context) -> Iterator[Finding]:
    """A session of single dates says nothing of repeating, which would have no effect."""
    for field, session in sessions_in(source):
        if "dates" not in session:
            continue
        for key in REPEATING:
            if key in session:
                message = f"Dates are held once each, so {key} has no effect. Take {key} out."
                yield Finding(f"{field}.{key}", message)


def session_can_happen(source: Source, context: Context) -> Iterator[Finding]:
    """A repeating session has at least one date before its last."""
    for field, session in sessions_in(source):
        if _is_narrow(session) and not _has_a_date(session, context.today):
            message = (
                "Session is never held: no day fits. Check its day, months, first and last date, and what is left out."
            )
            yield Finding(field, message)


def dates_are_to_come(source: Source, context: Context) -> Iterator[Finding]:
    """A listing that people are sent to has dates still to come."""
    sessions = source.data.get("when", ())
    if not sessions or source.data.get("status", "active") not in ("active", "seasonal"):
        return
    lasts = [last_date(session) for session in sessions]
    today = context.today.isoformat()
    if all(last and last < today for last in lasts):
        last = format_day(date.fromisoformat(max(filter(None, lasts))))
        message = f"Dates are all past; the last was {last}. Add new ones, or set status to ended."
        yield Finding("when", message)


def last_date(session: Data) -> str:
    """The last date on which the session may be held, as written; empty where it goes on."""
    if "day" in session and "until" not in session:
        return ""
    days: tuple[str, ...] = (*session.get("dates", ()), *session.get("also", ()), session.get("until", ""))
    return max(days)


def _spans(source: Source) -> Iterator[tuple[str, Data]]:
    yield from sessions_in(source)
    yield from notices_in(source)
    for name in ("school-holidays", "closures"):
        for index, row in enumerate(source.data.get(name, ())):
            yield f"{name}.{index}", row


def _is_narrow(session: Data) -> bool:
    """True where a session may have no date: between two dates, or with most weeks of the month left out."""
    return ("from" in session and "until" in session) or len(session.get("except", ())) >= 4


def _has_a_date(session: Data, today: date) -> bool:
    """Tell whether a day fits the pattern; holidays and closures, which change, are left aside."""
    if "also" in session or "dates" in session or _is_backwards(session):
        return True
    pattern = to_session(session)
    first = pattern.first or today
    start = datetime(first.year, first.month, first.day)
    return bool(next_dates([pattern], start, Closures(), 1, LOOK_AHEAD_DAYS))


def _is_backwards(session: Data) -> bool:
    """True where the two dates stand in the wrong order, which another rule says."""
    return bool(session.get("until", "9") < session.get("from", "0"))
