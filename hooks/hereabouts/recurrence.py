"""From sessions to dates: does it happen on this day, and which are the next?

All steps are on ordinals of local dates, so no clock change can move a session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from hereabouts.closure import Closures
from hereabouts.moment import to_minutes
from hereabouts.notice import WHAT, Notice, is_over, to_notice, touches
from hereabouts.session import Session, to_session

__all__ = [
    "Closures", "Notice", "Occurrence", "Session",
    "is_over", "next_dates", "occurs", "to_notice", "to_session", "touches",
]  # fmt: skip


EPOCH = date(1970, 1, 1)
"""What weeks are counted from where nobody has said; the browser does so too."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date on which a session is held, or would have been."""

    date: date
    """The day, as a calendar in Britain has it."""
    start: time | None
    """When it begins; None where nobody has said."""
    end: time | None
    """When it ends; None where nobody has said."""
    session: int
    """Which of the sessions it comes from, counted from 0."""
    note: str = ""
    """The session's note."""
    notice: Notice | None = None
    """The gravest notice that touches the date."""


def occurs(session: Session, day: date, closures: Closures, venue: str = "") -> bool:
    """Tell whether the session is held on this day; `venue` is where, if it does not say."""
    if day in session.also or day in session.dates:
        return True
    return (
        day.weekday() in session.days
        and (session.first is None or session.first <= day)
        and (session.until is None or day <= session.until)
        and _week_counts(session, day)
        and _is_kept(session, day.toordinal(), closures, venue)
    )


HORIZON_DAYS = 400
"""How far ahead dates are looked for."""


def next_dates(
    sessions: Sequence[Session],
    now_local: datetime,
    closures: Closures,
    count: int,
    horizon_days: int = HORIZON_DAYS,
    notices: Sequence[Notice] = (),
    venue: str = "",
) -> list[Occurrence]:
    """Return the next dates of all sessions, by date and start; one that ended today is past."""
    today = now_local.toordinal()
    minute = now_local.hour * 60 + now_local.minute
    found: list[tuple[int, int, int]] = []
    for index, session in enumerate(sessions):
        ended = session.end is not None and to_minutes(session.end) <= minute
        start = to_minutes(session.start) if session.start else 0
        days = held_days(session, today + ended, today + horizon_days, closures, venue, count)
        found.extend((ordinal, start, index) for ordinal in days)
    found.sort()
    return [_to_occurrence(ordinal, index, sessions[index], notices) for ordinal, _, index in found[:count]]


def held_days(session: Session, first: int, last: int, closures: Closures, venue: str, count: int) -> list[int]:
    """At most the first `count` days, in order."""
    days = list(islice(repeated_days(session, first, last, closures, venue), count))
    extras = {day.toordinal() for day in (*session.also, *session.dates)}
    if not extras:
        return days
    return sorted({*days, *(day for day in extras if first <= day <= last)})[:count]


def repeated_days(session: Session, first: int, last: int, closures: Closures, venue: str) -> Iterator[int]:
    """The held days of the rule, in order, stepping over matching weekdays of matching weeks only."""
    if not session.days:
        return
    step = 7 * max(1, session.interval_weeks)
    if session.first:
        first = max(first, session.first.toordinal())
    if session.until:
        last = min(last, session.until.toordinal())
    monday = _monday(first)
    monday += (_first_monday(session) - monday) % step
    for week in range(monday, last + 1, step):
        for weekday in session.days:
            day = week + weekday
            if first <= day <= last and _is_kept(session, day, closures, venue):
                yield day


def fits_pattern(session: Session, ordinal: int) -> bool:
    """Tell whether weekday, week, season and place in the month are right, whatever rests on the day."""
    if (ordinal - 1) % 7 not in session.days:
        return False
    day = date.fromordinal(ordinal)
    return (
        _week_counts(session, day)
        and not (session.months and day.month not in session.months)
        and (session.interval_weeks > 0 or _is_which(day, session.which))
    )


def _is_kept(session: Session, ordinal: int, closures: Closures, venue: str) -> bool:
    """Tell whether season, place in the month, exceptions and closures leave the day in."""
    if closures.is_closed(ordinal, session.venue or venue):
        return False
    if session.not_on_bank_holidays and ordinal in closures.bank:
        return False
    if session.not_in_school_holidays and ordinal in closures.school:
        return False
    monthly = session.interval_weeks == 0
    if not (monthly or session.months or session.except_which or session.except_dates):
        return True
    day = date.fromordinal(ordinal)
    return (
        not (session.months and day.month not in session.months)
        and not (monthly and not _is_which(day, session.which))
        and not (session.except_which and _is_which(day, session.except_which))
        and day not in session.except_dates
    )


def _is_which(day: date, which: tuple[int, ...]) -> bool:
    """Tell whether the day is the first, second ... or last of its weekday in its month."""
    if (day.day + 6) // 7 in which:
        return True
    return -1 in which and date.fromordinal(day.toordinal() + 7).month != day.month


def _week_counts(session: Session, day: date) -> bool:
    step = 7 * max(1, session.interval_weeks)
    return (_monday(day.toordinal()) - _first_monday(session)) % step == 0


def _first_monday(session: Session) -> int:
    return _monday((session.first or EPOCH).toordinal())


def _monday(ordinal: int) -> int:
    """The Monday of the day's week; ordinal 1 was a Monday."""
    return ordinal - (ordinal - 1) % 7


def _to_occurrence(ordinal: int, index: int, session: Session, notices: Iterable[Notice]) -> Occurrence:
    day = date.fromordinal(ordinal)
    notice = gravest(day, notices) if notices else None
    return Occurrence(day, session.start, session.end, index, session.note, notice)


def gravest(day: date, notices: Iterable[Notice]) -> Notice | None:
    touching = (notice for notice in notices if touches(notice, day))
    return min(touching, key=lambda notice: WHAT.index(notice.what), default=None)
