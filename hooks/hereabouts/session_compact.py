"""Sessions and notices as short JSON arrays, which recurrence.mjs reads with `fromCompact`.

Dates are days since 1970-01-01, times are minutes since midnight, sets are bit masks.
A session is

    [days, start, end, weeks, which, first, until, months, rests,
     except, exceptWhich, also, note, venue]

days         bit mask, Monday is 1; or, for single dates, the list of dates itself
start, end   -1 where nobody has said
weeks        1 every week, 2 every second week ...; 0 monthly
which, exceptWhich   bit mask: first is 1 ... fifth is 16, last is 32
first, until 0 where there is none
months       bit mask, January is 1; 0 all year
rests        1 on bank holidays, 2 in school holidays, 3 on both
except, also lists of dates, 0 where there are none
note, venue  0 where there is none

and what stands after the last thing said is left away: [2,630,750] is Tuesdays, 10:30am to 12:30pm.
A notice is [what, dates or 0 for all, from, until, because], `what` counted in `notice.WHAT`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from hereabouts.moment import to_day_number, to_minutes
from hereabouts.notice import WHAT, Notice
from hereabouts.session import Session

DEFAULTS = [0, -1, -1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]


def to_compact(session: Session) -> list[Any]:
    """Return the session as a short array."""
    array = [
        _days(session.dates) or _mask(session.days),
        _minutes(session.start),
        _minutes(session.end),
        session.interval_weeks,
        _which(session.which),
        _day(session.first),
        _day(session.until),
        _mask(month - 1 for month in session.months),
        session.not_on_bank_holidays + 2 * session.not_in_school_holidays,
        _days(session.except_dates),
        _which(session.except_which),
        _days(session.also),
        session.note or 0,
        session.venue or 0,
    ]
    while len(array) > 1 and array[-1] == DEFAULTS[len(array) - 1]:
        array.pop()
    return array


def to_compact_notice(notice: Notice) -> list[Any]:
    """Return the notice as a short array."""
    dates = 0 if notice.all else _days(notice.dates)
    return [
        WHAT.index(notice.what),
        dates,
        _day(notice.start),
        _day(notice.until),
        notice.because,
    ]


def _mask(bits: Iterable[int]) -> int:
    return sum(1 << bit for bit in bits)


def _which(which: Iterable[int]) -> int:
    return _mask(5 if n == -1 else n - 1 for n in which)


def _minutes(clock: time | None) -> int:
    return to_minutes(clock) if clock else -1


def _day(day: date | None) -> int:
    return to_day_number(day) if day else 0


def _days(days: Iterable[date]) -> list[int] | int:
    return [to_day_number(day) for day in days] or 0
