"""How often, in other people's calendars: an RRULE (RFC 5545) with its first date becomes a session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from hereabouts.closure import Closures
from hereabouts.imports.cell import to_iso_date
from hereabouts.imports.refusal import Refused
from hereabouts.recurrence import next_dates, to_session
from hereabouts.session import MONTHS, WEEKDAYS

DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAYS, strict=True))
WHICH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
WEEKS_OF_MONTH = {week: list(range(7 * week - 6, 7 * week + 1)) for week in (1, 2, 3, 4)} | {-1: list(range(-7, 0))}
WEEKS = (1, 2, 3, 4, 5, 6, 8, 12)
KNOWN = frozenset(("FREQ", "INTERVAL", "BYDAY", "BYSETPOS", "BYMONTH", "BYMONTHDAY", "UNTIL", "COUNT", "WKST"))
MOST = 1000
"""A count above this is no last date that anybody planned."""
_PLACED_DAY = re.compile(r"([+-]?\d)?([A-Z]{2})")

Session = dict[str, Any]


def to_repeating(text: str, first: date) -> Session:
    """The session of a repeat rule, without times; raises Refused with words where it cannot be said."""
    parts = _to_parts(text)
    say = {"WEEKLY": _weekly, "MONTHLY": _monthly, "DAILY": _daily, "YEARLY": _yearly}.get(parts.get("FREQ", ""))
    if say is None:
        raise Refused(f"Repeat rule {text} is neither daily, weekly, monthly nor yearly.")
    if "BYMONTHDAY" in parts and parts["FREQ"] != "MONTHLY":
        raise Refused(f"Repeat rule {text} goes by the day of the month, not of the week.")
    session = say(parts, first, text)
    session["from"] = first.isoformat()
    if "BYMONTH" in parts:
        session["months"] = [MONTHS[_to_number(month, text, 1, 12) - 1] for month in parts["BYMONTH"].split(",")]
    until = _last_date(parts, session, first, text)
    return {**session, "until": until} if until else session


def _to_parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.upper().removeprefix("RRULE:").split(";") if part]
    parts = {key.strip(): value.strip() for key, _, value in pairs}
    strange = [key for key, value in parts.items() if key not in KNOWN or not value]
    if strange:
        raise Refused(f"Repeat rule {text} has a part that is not understood, {strange[0]}.")
    return parts


def _weekly(parts: Mapping[str, str], first: date, text: str) -> Session:
    weeks = _to_number(parts.get("INTERVAL", "1"), text, 1, 99)
    placed = _placed_days(parts, text) or [(0, WEEKDAYS[first.weekday()])]
    if any(number for number, _ in placed) or "BYSETPOS" in parts:
        raise Refused(f"Repeat rule {text} counts days in a week, which has one of each.")
    if weeks not in WEEKS:
        raise Refused(f"Repeat rule {text} repeats every {weeks} weeks; every 1 to 6, 8 or 12 can be said.")
    days = [day for day in WEEKDAYS if day in {day for _, day in placed}]
    # Weeks are counted from Monday here; with another beginning, several days may fall in other weeks.
    if parts.get("WKST", "MO") != "MO" and weeks > 1 and days != [WEEKDAYS[first.weekday()]]:
        raise Refused(f"Repeat rule {text} begins its weeks on another day than Monday.")
    session: Session = {"day": days[0] if len(days) == 1 else days}
    return session if weeks == 1 else {**session, "every": f"{weeks}-weeks"}


def _daily(parts: Mapping[str, str], first: date, text: str) -> Session:
    weeks, days_over = divmod(_to_number(parts.get("INTERVAL", "1"), text, 1, 99), 7)
    if weeks and not days_over and "BYDAY" not in parts:
        return _weekly({**parts, "INTERVAL": str(weeks), "WKST": "MO"}, first, text)
    placed = _placed_days(parts, text)
    if parts.get("INTERVAL", "1") != "1" or "BYSETPOS" in parts or any(number for number, _ in placed):
        raise Refused(f"Repeat rule {text} counts days, which cannot be said.")
    days = [day for day in WEEKDAYS if day in {day for _, day in placed}] or list(WEEKDAYS)
    return {"day": days[0] if len(days) == 1 else days}


def _yearly(parts: Mapping[str, str], first: date, text: str) -> Session:
    if parts.get("INTERVAL", "1") != "1" or "BYMONTH" not in parts:
        raise Refused(f"Repeat rule {text} is yearly and does not say in which month, and on which day of the week.")
    return _monthly(parts, first, text)


def _monthly(parts: Mapping[str, str], first: date, text: str) -> Session:
    step = _to_number(parts.get("INTERVAL", "1"), text, 1, 99)
    if step > 1 and (12 % step or "BYMONTH" in parts):
        raise Refused(f"Repeat rule {text} passes over months in a way that cannot be said.")
    session = _of_month(parts, text)
    if step > 1:
        session["months"] = [month for number, month in enumerate(MONTHS) if (number - first.month + 1) % step == 0]
    return session


def _of_month(parts: Mapping[str, str], text: str) -> Session:
    """The days of one month: the second Tuesday, every Friday."""
    placed = _by_month_days(parts, _placed_days(parts, text), text)
    if not placed:
        raise Refused(f"Repeat rule {text} goes by the day of the month, not of the week.")
    numbers = {number for number, _ in placed}
    days = list(dict.fromkeys(day for _, day in placed))
    if "BYSETPOS" in parts:
        if numbers != {0} or len(days) > 1:
            raise Refused(f"Repeat rule {text} counts among several days, which cannot be said.")
        numbers = {_to_number(number, text, -1, 5) for number in parts["BYSETPOS"].split(",")}
    elif numbers == {0}:
        return {"day": days[0] if len(days) == 1 else days}  # every one of the month is every week
    elif len(set(placed)) != len(days) * len(numbers):
        raise Refused(f"Repeat rule {text} counts each day of the week in its own way; make rows of them.")
    if not numbers <= WHICH.keys():
        raise Refused(f"Repeat rule {text} counts days of the month in a way that cannot be said.")
    which = [word for number, word in WHICH.items() if number in numbers]
    return {"day": days[0] if len(days) == 1 else days, "every": "month", "which": which}


def _by_month_days(parts: Mapping[str, str], placed: list[tuple[int, str]], text: str) -> list[tuple[int, str]]:
    """The Tuesday among the 8th to the 14th is the second one; other days of the month have no such name."""
    if "BYMONTHDAY" not in parts:
        return placed
    numbers = sorted(_to_number(number, text, -31, 31) for number in parts["BYMONTHDAY"].split(","))
    week = next((week for week, days in WEEKS_OF_MONTH.items() if numbers == days), 0)
    if not week or any(number for number, _ in placed) or "BYSETPOS" in parts:
        raise Refused(f"Repeat rule {text} goes by the day of the month, not of the week.")
    return [(week, day) for _, day in placed]


def _placed_days(parts: Mapping[str, str], text: str) -> list[tuple[int, str]]:
    """2TU as (2, tuesday), TU as (0, tuesday)."""
    placed = []
    for part in filter(None, parts.get("BYDAY", "").split(",")):
        found = _PLACED_DAY.fullmatch(part.strip())
        if not found or found[2] not in DAYS:
            raise Refused(f"Repeat rule {text} names a day that is not understood, {part}.")
        placed.append((int(found[1] or 0), DAYS[found[2]]))
    return placed


def _last_date(parts: Mapping[str, str], session: Session, first: date, text: str) -> str:
    if "UNTIL" in parts and "COUNT" in parts:
        raise Refused(f"Repeat rule {text} has both a last date and a count.")
    if "UNTIL" in parts:
        until = parts["UNTIL"]
        digits = f"{until[:4]}-{until[4:6]}-{until[6:8]}" if until[:8].isdigit() else until
        return to_iso_date(digits)
    if "COUNT" not in parts:
        return ""
    count = _to_number(parts["COUNT"], text, 1, MOST)
    weeks = 8 if session.get("every") == "month" else int(session.get("every", "1").partition("-")[0])
    begin = datetime(first.year, first.month, first.day)
    room = timedelta(weeks=weeks * (count + 1) * (12 if "months" in session else 1) + 60)
    dates = next_dates([to_session(session)], begin, Closures(), count, room.days)
    if len(dates) < count:
        raise Refused(f"Repeat rule {text} ends after {count} times, of which only {len(dates)} were found.")
    return dates[-1].date.isoformat()


def _to_number(number: str, text: str, low: int, high: int) -> int:
    if not re.fullmatch(r"[+-]?\d{1,4}", number) or not low <= int(number) <= high or int(number) == 0:
        raise Refused(f"Repeat rule {text} holds {number}, which is not understood there.")
    return int(number)
