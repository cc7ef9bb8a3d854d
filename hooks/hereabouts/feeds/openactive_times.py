"""The times of OpenActive: schedules, and single events by the clocks of the United Kingdom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from hereabouts.feeds.parts import Entry, group_of, list_of
from hereabouts.feeds.schedule import Schedule
from hereabouts.feeds.words import text_of, without_empty
from hereabouts.home import LONDON
from hereabouts.session import WEEKDAYS

EVERY = re.compile(r"P([1-9]\d?)([DWMY])")
FREQ = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
DAY_CODES = {day: day[:2].upper() for day in WEEKDAYS}
MOST_DATES = 200


def to_schedules(whole: Entry) -> Iterator[Schedule]:
    """The repeating times of an event."""
    for row in map(group_of, list_of(whole.get("eventSchedule"))):
        if rule := _to_rule(row):
            yield Schedule(
                rule, text_of(row.get("startDate"))[:10], text_of(row.get("endDate"))[:10],
                text_of(row.get("startTime"))[:5], text_of(row.get("endTime"))[:5],
                tuple(text_of(day)[:10] for day in list_of(row.get("exceptDate"))),
            )  # fmt: skip


def _to_rule(row: Entry) -> str:
    """How often, as the repeat rule of a calendar: P1W with schema:Tuesday is FREQ=WEEKLY;BYDAY=TU."""
    often = EVERY.fullmatch(text_of(row.get("repeatFrequency")))
    days = [text_of(day).rpartition("/")[2].rpartition(":")[2] for day in list_of(row.get("byDay"))]
    if not often and not days:
        return ""
    values = {
        "FREQ": FREQ[often[2]] if often else "WEEKLY",
        "INTERVAL": often[1] if often else "1",
        "BYDAY": ",".join(DAY_CODES.get(day.lower(), day.upper()) for day in days),
        "BYMONTH": ",".join(map(text_of, list_of(row.get("byMonth")))),
        "BYMONTHDAY": ",".join(map(text_of, list_of(row.get("byMonthDay")))),
        "COUNT": text_of(row.get("repeatCount")),
    }
    if values["FREQ"] == "DAILY" and int(values["INTERVAL"]) % 7 == 0:
        values |= {"FREQ": "WEEKLY", "INTERVAL": str(int(values["INTERVAL"]) // 7)}
    return ";".join(f"{key}={value}" for key, value in values.items() if value)


def to_dates(whole: Entry) -> list[dict[str, Any]]:
    """Single dates of the same hours together."""
    dates: dict[tuple[str, str], list[str]] = {}
    for event in map(group_of, [*list_of(whole.get("subEvent")), whole]):
        begin, end = (_to_moment(event.get(key)) for key in ("startDate", "endDate"))
        if begin:
            last = end.strftime("%H:%M") if end and end.date() == begin.date() else ""
            dates.setdefault((begin.strftime("%H:%M"), last), []).append(begin.date().isoformat())
    return [
        without_empty({"dates": sorted(set(days))[:MOST_DATES], "start": start, "end": last})
        for (start, last), days in sorted(dates.items())
    ]


def _to_moment(value: Any) -> datetime | None:
    """When it is by the clocks of the United Kingdom; a date without an hour says nothing."""
    text = text_of(value)
    try:
        moment = datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        return None
    return moment.astimezone(LONDON) if moment and moment.tzinfo else moment
