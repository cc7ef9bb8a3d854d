"""Reads a calendar as a stranger does: icalendar takes the file apart, dateutil works out the dates."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time
from typing import Any

from dateutil import rrule
from icalendar import Calendar, Component

Held = tuple[date, str, str, bool]
"""Day, start and end (empty where not known), and whether it is cancelled."""


def read_dates(text: str, first: date, last: date) -> list[Held]:
    """Every date between two days, themselves included, in order."""
    series: dict[str, list[Component]] = defaultdict(list)
    for event in Calendar.from_ical(text).walk("VEVENT"):
        series[str(event["UID"])].append(event)
    return sorted(held for events in series.values() for held in _read_series(events, first, last))


def _read_series(events: list[Component], first: date, last: date) -> list[Held]:
    [master] = [event for event in events if "RECURRENCE-ID" not in event]
    changed = {_naive(event["RECURRENCE-ID"].dt): event for event in events if "RECURRENCE-ID" in event}
    dates = rrule.rruleset()
    start = master["DTSTART"].dt
    dates.rdate(_naive(start))
    if "RRULE" in master:
        dates.rrule(rrule.rrulestr(_local_rule(master), dtstart=_naive(start)))
    for day in _days(master, "RDATE"):
        dates.rdate(day)
    for day in _days(master, "EXDATE"):
        dates.exdate(day)
    every = list(dates.between(_start_of(first), _end_of(last), inc=True))
    assert {day for day in changed if first <= day.date() <= last} <= set(every), "news of a date that is none"
    return [_to_held(day, changed.get(day, master)) for day in every]


def _local_rule(event: Component) -> str:
    """The rule with its end on the clock of the place: dateutil wants both in one zone."""
    rule = dict(event["RRULE"])
    start = event["DTSTART"].dt
    for until in rule.get("UNTIL", ()):
        # RFC 5545: a day where the start is a day, else universal time.
        assert isinstance(until, datetime) == isinstance(start, datetime)
        if isinstance(until, datetime):
            assert until.utcoffset() == datetime.now(UTC).utcoffset()
            rule["UNTIL"] = [until.astimezone(start.tzinfo).replace(tzinfo=None)]
        else:
            rule["UNTIL"] = [until]
    return event["RRULE"].__class__(rule).to_ical().decode()


def _days(event: Component, name: str) -> list[datetime]:
    found: Any = event.get(name, [])
    lists = found if isinstance(found, list) else [found]
    return [_naive(one.dt) for each in lists for one in each.dts]


def _naive(moment: date) -> datetime:
    """On the clock of Britain, which every time in the file has to name."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    assert str(moment.tzinfo) == "Europe/London"
    return moment.replace(tzinfo=None)


def _to_held(day: datetime, event: Component) -> Held:
    start, end = event["DTSTART"].dt, event.get("DTEND")
    is_timed = isinstance(start, datetime)
    return (
        day.date(),
        f"{start:%H:%M}" if is_timed else "",
        f"{end.dt:%H:%M}" if end else "",
        event.get("STATUS") == "CANCELLED",
    )


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time())


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59))
