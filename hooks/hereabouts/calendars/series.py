"""Station 8, calendars: one session as rules that a calendar can follow, with its exceptions as dates.

A rule knows nothing of bank holidays, term time and closures, so the days these take are listed one by one. They are
known until the span's last day only; a rule that leans on them ends there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hereabouts.closure import Closures
from hereabouts.notice import Notice
from hereabouts.recurrence import fits_pattern, gravest, occurs, repeated_days
from hereabouts.session import Session

FAR = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when dates are worked out."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Series:
    """Dates that one event of a calendar can hold: the first, a rule, and what departs from it."""

    first: date
    repeats: bool
    """False where it has single dates only."""
    until: date | None = None
    """Last day of the rule; None where it goes on."""
    is_cut: bool = False
    """True where the rule ends because nobody knows later holidays."""
    without: tuple[date, ...] = ()
    """Days of the rule on which it is not held."""
    also: tuple[date, ...] = ()
    """Days beside the rule on which it is."""
    told: tuple[tuple[date, Notice], ...] = ()
    """Days of which there is news."""


def to_span(checked: date, today: date) -> Span:
    """From the last check, or the beginning of last year, to the end of the year after next.

    It moves with a check and with the turn of a year, not with each day: what has not changed is not written again.
    """
    return Span(max(checked, date(today.year - 1, 1, 1)), date(today.year + 2, 12, 31))


def to_series(session: Session, notices: Sequence[Notice], span: Span, closures: Closures, venue: str) -> list[Series]:
    """The series of a session: one, or two where single dates come before the rule begins, or none."""
    since, until = span.since.toordinal(), span.until.toordinal()
    is_cut = leans_on_span(session, notices)
    last = min(until if is_cut else FAR, session.until.toordinal() if session.until else FAR)
    first = next(repeated_days(session, since, min(last, until), closures, venue), None)
    extras = sorted({day.toordinal() for day in (*session.also, *session.dates) if day.toordinal() >= since})
    if first is None:
        return [_single_dates(extras, session, notices)] if extras else []
    beside = [day for day in extras if not (first <= day <= last and fits_pattern(session, day))]
    early = [_single_dates(beside, session, notices)] if beside and beside[0] < first else []
    without = sorted(set(_rest_days(session, first, last, closures, venue)) - set(extras))
    told = _told_days(session, notices, first, until, closures, venue)
    rule = Series(
        first=date.fromordinal(first),
        repeats=True,
        until=date.fromordinal(last) if last < FAR else None,
        is_cut=is_cut and last == until,
        without=_to_dates(without),
        also=() if early else _to_dates(beside),
        told=tuple(row for row in told if not (early and row[0].toordinal() in beside)),
    )
    return [*early, rule]


def leans_on_span(session: Session, notices: Sequence[Notice]) -> bool:
    """True where the rule's exceptions have no end of their own."""
    return bool(
        session.not_on_bank_holidays
        or session.not_in_school_holidays
        or session.except_which
        or any(notice.what == "cancelled" and notice.all and not notice.until for notice in notices)
    )


def _single_dates(days: Sequence[int], session: Session, notices: Sequence[Notice]) -> Series:
    first, *rest = _to_dates(days)
    told = ((day, gravest(day, notices)) for day in (first, *rest))
    return Series(
        first, False, also=tuple(rest), told=tuple((day, news) for day, news in told if news and _is_told(news))
    )


def _is_told(notice: Notice) -> bool:
    """What is true of every date until further notice is said once, not on each; a cancelled date always is."""
    return notice.what == "cancelled" or not notice.all


def _rest_days(session: Session, first: int, last: int, closures: Closures, venue: str) -> Iterator[int]:
    """The days of the rule that holidays, closures and exceptions take."""
    if session.except_which:
        bare = replace(
            session, except_which=(), except_dates=(), not_on_bank_holidays=False, not_in_school_holidays=False
        )
        kept = set(repeated_days(session, first, last, closures, venue))
        yield from (day for day in repeated_days(bare, first, last, Closures(), "") if day not in kept)
        return
    taken = {day.toordinal() for day in session.except_dates} | closures.closed
    taken |= closures.venues.get(session.venue or venue, frozenset())
    if session.not_on_bank_holidays:
        taken |= closures.bank
    if session.not_in_school_holidays:
        taken |= closures.school
    yield from (day for day in taken if first <= day <= last and fits_pattern(session, day))


def _told_days(
    session: Session, notices: Sequence[Notice], first: int, last: int, closures: Closures, venue: str
) -> Iterator[tuple[date, Notice]]:
    """The held days of which there is news, in order."""
    days: set[int] = set()
    for notice in notices:
        if not notice.all:
            days.update(day.toordinal() for day in notice.dates if first <= day.toordinal() <= last)
        elif notice.what == "cancelled":
            start = max(first, notice.start.toordinal() if notice.start else first)
            end = min(last, notice.until.toordinal()) if notice.until else last
            days.update(repeated_days(session, start, end, closures, venue))
            days.update(day.toordinal() for day in (*session.also, *session.dates) if start <= day.toordinal() <= end)
    for day in _to_dates(sorted(days)):
        news = gravest(day, notices)
        if news and _is_told(news) and occurs(session, day, closures, venue):
            yield day, news


def _to_dates(ordinals: Sequence[int]) -> tuple[date, ...]:
    return tuple(map(date.fromordinal, ordinals))
