"""One repeating time of a listing, from its YAML text to numbers that a calendar can step over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from hereabouts.moment import to_date, to_dates, to_texts, to_time

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WHICH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}


@dataclass(frozen=True, slots=True)
class Session:
    """A weekly, every-n-weeks or monthly time, or a few single dates."""

    days: tuple[int, ...] = ()
    """Weekdays, Monday is 0; empty when the session has single dates only."""
    start: time | None = None
    """When it begins; None where nobody has said."""
    end: time | None = None
    """When it ends; None where nobody has said."""
    interval_weeks: int = 1
    """1 every week, 2 every second week and so on; 0 means monthly, by `which`."""
    which: tuple[int, ...] = ()
    """Which of that weekday in the month: 1 to 5, or -1 for the last."""
    first: date | None = None
    """First possible date; weeks are counted from the Monday of its week."""
    until: date | None = None
    """Last possible date, itself included."""
    months: tuple[int, ...] = ()
    """The season, January is 1; empty means all year."""
    not_on_bank_holidays: bool = False
    """True when the session rests on bank holidays."""
    not_in_school_holidays: bool = False
    """True when the session is held in term time only."""
    except_dates: tuple[date, ...] = ()
    """Dates left out."""
    except_which: tuple[int, ...] = ()
    """Weekdays of the month left out: 1 to 5, or -1 for the last."""
    also: tuple[date, ...] = ()
    """Dates added; they count whatever the rest says."""
    dates: tuple[date, ...] = ()
    """Single dates, of a session that does not repeat."""
    note: str = ""
    """What else to know about this time."""
    venue: str = ""
    """Slug of its venue, where the listing has several."""


def to_session(data: Mapping[str, Any]) -> Session:
    """Return the session that a `when` entry describes; the schema has passed it."""
    given = data.get
    excepts = to_texts(given("except"))
    return Session(
        days=_to_numbers(to_texts(given("day")), WEEKDAYS),
        start=to_time(given("start", "")),
        end=to_time(given("end", "")),
        interval_weeks=_to_interval(given("every", "")),
        which=_to_which(to_texts(given("which"))),
        first=to_date(given("from", "")),
        until=to_date(given("until", "")),
        months=tuple(month + 1 for month in _to_numbers(to_texts(given("months")), MONTHS)),
        not_on_bank_holidays="bank-holidays" in excepts,
        not_in_school_holidays="school-holidays" in excepts,
        except_dates=to_dates([text for text in excepts if text[:1].isdigit()]),
        except_which=_to_which([text.removesuffix("-of-month") for text in excepts if text.endswith("-of-month")]),
        also=to_dates(to_texts(given("also"))),
        dates=to_dates(to_texts(given("dates"))),
        note=given("note", ""),
        venue=given("venue", ""),
    )


def _to_numbers(words: Sequence[str], known: Sequence[str]) -> tuple[int, ...]:
    """The places of words in a row that is known, each once, in order."""
    return tuple(sorted({known.index(word) for word in words})) if words else ()


def _to_interval(every: str) -> int:
    if every == "month":
        return 0
    return int(every.partition("-")[0]) if every[:1].isdigit() else 1


def _to_which(words: Sequence[str]) -> tuple[int, ...]:
    """First to fifth in order, the last of the month at the end."""
    return tuple(sorted({WHICH[word] for word in words}, key=lambda n: n % 7)) if words else ()
