"""Dates and times: from a contributor's text, from the clock, and as the browser's day numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAY_ZERO = date(1970, 1, 1).toordinal()


@lru_cache(maxsize=2000)  # there are 1,440 minutes, and most things begin on the hour
def to_time(text: str) -> time | None:
    """Return the time of "18:30", or None for an empty text."""
    if not text:
        return None
    hour, _, minute = text.partition(":")
    return time(int(hour), int(minute))


def to_date(text: str) -> date | None:
    """Return the date of "2026-12-01", or None for an empty text."""
    return date.fromisoformat(text) if text else None


def to_dates(texts: Sequence[str]) -> tuple[date, ...]:
    """Return the dates of several texts, each once, in order."""
    return tuple(sorted({date.fromisoformat(text) for text in texts})) if texts else ()


def to_texts(value: object) -> tuple[str, ...]:
    """Return the texts of a field that holds nothing, one text or a list of them."""
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(map(str, value))  # type: ignore[call-overload]


def to_london(instant: datetime) -> datetime:
    """Return what a clock on a wall in Britain shows at this instant, without a zone."""
    return instant.astimezone(LONDON).replace(tzinfo=None)


def to_day_number(day: date) -> int:
    """Return the days since 1970-01-01, which is how the browser counts."""
    return day.toordinal() - DAY_ZERO


def to_minutes(clock: time) -> int:
    """Return the minutes since midnight."""
    return clock.hour * 60 + clock.minute
