"""News about some dates of a listing, venue or area: cancelled, moved, full or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hereabouts.moment import to_date, to_dates, to_texts

WHAT = ("cancelled", "moved", "full", "changed")
"""The gravest first: where two notices touch one date, the graver is told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One piece of news, gone by itself when its last day is past."""

    what: str
    """cancelled, moved, full or changed."""
    dates: tuple[date, ...] = ()
    """The dates it speaks of; empty when it speaks of all."""
    start: date | None = None
    """First day it holds for; None means from now."""
    until: date | None = None
    """Last day it holds for, itself included."""
    all: bool = False
    """True when it speaks of every date between start and until."""
    because: str = ""
    """One sentence, for everyone to read."""


def to_notice(data: Mapping[str, Any]) -> Notice:
    """Return the notice that an entry of `notices` describes; the schema has passed it."""
    what = next(word for word in WHAT if word in data)
    texts = to_texts(data[what])
    return Notice(
        what=what,
        dates=to_dates([text for text in texts if text != "all"]),
        start=to_date(data.get("from", "")),
        until=to_date(data.get("until", "")),
        all="all" in texts,
        because=data.get("because", ""),
    )


def is_over(notice: Notice, today: date) -> bool:
    """Tell whether the notice's last day is past."""
    ends = (*notice.dates, notice.until) if notice.until else notice.dates
    return bool(ends) and max(ends) < today


def touches(notice: Notice, day: date) -> bool:
    """Tell whether the notice speaks of this day."""
    if not notice.all:
        return day in notice.dates
    return (notice.start or day) <= day <= (notice.until or day)
