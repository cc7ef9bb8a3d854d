"""Dates, times and sessions in plain British words; recurrence.mjs says the same in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from hereabouts.session import MONTHS, WEEKDAYS, Session

PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
MOST_DATES = 4
"""More dates than this are counted, not named."""


def format_date(day: date) -> str:
    """Return "Tuesday 3 November 2026"."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {format_day(day)}"


def format_day(day: date, today: date | None = None) -> str:
    """Return "3 November 2026", or "3 November" within today's year."""
    words = f"{day.day} {MONTHS[day.month - 1].capitalize()}"
    return words if today and today.year == day.year else f"{words} {day.year}"


def format_time(clock: time) -> str:
    """Return "10:30am", "2pm", "midday" or "midnight"; never "12pm"."""
    if clock.minute == 0 and clock.hour % 12 == 0:
        return "midday" if clock.hour else "midnight"
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'pm' if clock.hour >= 12 else 'am'}"


def format_times(start: time | None, end: time | None) -> str:
    """Return "10am to 11:30am", or what is known of it."""
    if start and end:
        return f"{format_time(start)} to {format_time(end)}"
    if start:
        return f"starting at {format_time(start)}"
    return f"ending at {format_time(end)}" if end else ""


def to_words(session: Session, today: date | None = None) -> str:
    """Return the session in words; with `today`, without what is past and without this year."""
    left_out = [day for day in session.except_dates if day not in session.also]
    parts = (
        _dates_words(session.dates, today) if session.dates else _pattern_words(session),
        format_times(session.start, session.end),
        "in term time" if session.not_in_school_holidays else "",
        "not on bank holidays" if session.not_on_bank_holidays else "",
        _season_words(session.months),
        _span_words(session.first, session.until, today),
        _left_out_words(_still_to_come(left_out, today), today),
        _added_words(_still_to_come(session.also, today), today),
    )
    return ", ".join(part for part in parts if part)


def join_words(words: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def _pattern_words(session: Session) -> str:
    names = [WEEKDAYS[day].capitalize() for day in session.days]
    places = join_words([PLACES[n] for n in session.which])
    weeks = session.interval_weeks
    if weeks == 0:
        words = join_words([f"{places} {name}" for name in names]) + " of the month"
    elif weeks == 2 and len(names) == 1:
        words = f"every second {names[0]}"
    else:
        words = _days_words(session.days, names)
    words = words[:1].upper() + words[1:]
    if session.except_which:
        excepted = join_words([PLACES[n] for n in session.except_which])
        words += f" except the {excepted} of the month"
    if weeks > 2 or (weeks == 2 and len(names) > 1):
        words += f", every {NUMBERS[weeks]} weeks"
    return words


def _days_words(days: Sequence[int], names: Sequence[str]) -> str:
    if len(days) == 7:
        return "every day"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} to {names[-1]}"
    return join_words([f"{name}s" for name in names])


def _season_words(months: Sequence[int]) -> str:
    """Return "April to September", "November to February" or "in June and August"."""
    names = [MONTHS[month - 1].capitalize() for month in months]
    starts = [i for i, month in enumerate(months) if (month - 2) % 12 + 1 not in months]
    if len(months) > 2 and len(starts) == 1:
        return f"{names[starts[0]]} to {names[starts[0] - 1]}"
    return f"in {join_words(names)}" if months and starts else ""


def _span_words(first: date | None, until: date | None, today: date | None) -> str:
    if today and first and first <= today:
        first = None
    one_year = first and until and first.year == until.year
    begins = f"from {format_day(first, until if one_year else today)}" if first else ""
    ends = f"until {format_day(until, today)}" if until else ""
    return " ".join(filter(None, (begins, ends)))


def _dates_words(dates: Sequence[date], today: date | None) -> str:
    coming = _still_to_come(dates, today) or dates
    if len(coming) <= MOST_DATES:
        return join_words([format_date(day) for day in coming])
    first, last = format_day(coming[0], today), format_day(coming[-1], today)
    return f"{len(coming)} dates from {first} to {last}"


def _left_out_words(dates: Sequence[date], today: date | None) -> str:
    if len(dates) > MOST_DATES:
        return f"not on {len(dates)} of these dates"
    return f"not on {join_words([format_day(day, today) for day in dates])}" if dates else ""


def _added_words(dates: Sequence[date], today: date | None) -> str:
    if len(dates) > MOST_DATES:
        return f"and on {len(dates)} more dates"
    return f"and also on {join_words([format_day(day, today) for day in dates])}" if dates else ""


def _still_to_come(dates: Iterable[date], today: date | None) -> Sequence[date]:
    return [day for day in dates if today is None or day >= today]
