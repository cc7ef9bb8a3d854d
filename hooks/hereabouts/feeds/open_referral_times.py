"""The schedules of Open Referral UK and HSDS 3, which are repeat rules in fields of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hereabouts.feeds.parts import Entry, rows_of
from hereabouts.feeds.schedule import Schedule
from hereabouts.feeds.words import Remark, line_of, text_of
from hereabouts.session import WEEKDAYS

DAY_CODES = {day.upper(): day[:2].upper() for day in WEEKDAYS}
RULE = ("freq", "interval", "byday", "bymonthday", "byyearday", "byweekno", "count", "until", "wkst")


def to_schedules(service: Entry, remark: Remark) -> Iterator[Schedule]:
    """The schedules of a service, and of its places."""
    rows = rows_of(service, "schedules")
    rows += [row for place in rows_of(service, "service_at_locations") for row in rows_of(place, "schedules")]
    for row in rows:
        words = line_of(row.get("description") or row.get("notes"), 200)
        first = text_of(row.get("valid_from") or row.get("dtstart"))[:10]
        rule = _to_rule(row, remark)
        if not (words or first or "BY" in rule):
            remark("A time that names no day was left out.")
            continue
        yield Schedule(
            rule, first, text_of(row.get("valid_to"))[:10], _to_clock(row.get("opens_at")),
            _to_clock(row.get("closes_at")), words=words,
        )  # fmt: skip


def _to_rule(row: Entry, remark: Remark) -> str:
    """The fields of a schedule as the repeat rule that they are made from."""
    whole = text_of(row.get("rrule")) or text_of(row.get("freq"))
    if "FREQ=" in whole.upper():
        return whole
    values = {name.upper(): text_of(row.get(name)).upper().replace(" ", "") for name in RULE}
    values["FREQ"] = values["FREQ"] or "WEEKLY"
    values["BYDAY"] = ",".join(DAY_CODES.get(day, day) for day in values["BYDAY"].split(","))
    if values["FREQ"] == "WEEKLY" and values["BYMONTHDAY"]:
        days = values.pop("BYMONTHDAY")
        remark(f"A weekly time also names days of the month ({days}), which were left out.")
    if values["COUNT"]:
        values.pop("UNTIL")
    values["UNTIL"] = values.get("UNTIL", "").replace("-", "")[:8]
    return ";".join(f"{key}={value}" for key, value in values.items() if value)


def _to_clock(value: Any) -> str:
    text = text_of(value)
    hour, _, rest = text.partition(":")
    return f"{int(hour):02}:{rest[:2]}" if hour.isdigit() and int(hour) < 24 and rest[:2].isdigit() else ""
