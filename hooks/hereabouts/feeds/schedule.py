"""Times of other directories as ours; what our times cannot say stands in words, and whoever imports is told.

Both formats repeat a time as calendars do (RFC 5545), so both are read as such a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hereabouts.feeds.words import Remark, cut, with_first_date
from hereabouts.imports.refusal import Refused
from hereabouts.imports.repeat import DAYS, WHICH, to_repeating
from hereabouts.imports.times import SPOKEN_ORDER

LONGEST_NOTE = 300
ANY_DAY = date(2024, 1, 1)
"""A Monday in January, where the source names no first date and the rule needs none."""
UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Schedule:
    """One repeating time as the source has it."""

    rule: str
    """FREQ=MONTHLY;BYDAY=2TU."""
    first: str = ""
    until: str = ""
    start: str = ""
    end: str = ""
    left_out: tuple[str, ...] = ()
    """Dates on which it is not held."""
    words: str = ""
    """How the source puts it."""


def to_when(schedules: Iterable[Schedule], today: str, remark: Remark) -> dict[str, Any]:
    """The sessions, and in words what they cannot say; a time that is over is left out."""
    sessions: list[dict[str, Any]] = []
    said: list[str] = []
    for schedule in (part for whole in schedules for part in _apart(whole)):
        if schedule.until and schedule.until < today:
            remark(f"A time that ended on {schedule.until} was left out.")
            continue
        try:
            session = _to_session(schedule)
        except Refused as refused:
            words = in_words(schedule)
            said += [words] if words not in said else []
            remark(f"{refused} It stands in words: {words}")
            continue
        if session not in sessions:
            sessions.append(session)
    return {"when": sessions, "when-note": cut(" ".join(said), LONGEST_NOTE)}


def _apart(schedule: Schedule) -> list[Schedule]:
    """The second Tuesday and the fourth Thursday are two times of ours, unless they are counted together."""
    parts = _parts_of(schedule)
    days = parts.get("BYDAY", "").split(",")
    if parts.get("FREQ") not in ("MONTHLY", "YEARLY") or "COUNT" in parts or len(days) < 2:
        return [schedule]
    numbers = {day[:-2] for day in days}
    if len(numbers) == 1 or len({day[-2:] for day in days}) == 1:
        return [schedule]
    rest = ";".join(f"{key}={value}" for key, value in parts.items() if key != "BYDAY")
    return [replace(schedule, rule=f"{rest};BYDAY={day}") for day in days]


def _to_session(schedule: Schedule) -> dict[str, Any]:
    parts = _parts_of(schedule)
    has_first = bool(_DATE.fullmatch(schedule.first))
    if not has_first and ("COUNT" in parts or not {"BYDAY", "BYMONTHDAY"} & parts.keys()):
        raise Refused("A time names neither its days nor its first date.")
    if not has_first and parts.get("INTERVAL", "1") != "1" and parts.get("FREQ") != "WEEKLY":
        raise Refused("A time that passes over months names no first date.")
    try:
        first = date.fromisoformat(schedule.first) if has_first else ANY_DAY
    except ValueError:
        raise Refused(f"The first date of a time, {schedule.first}, is no date.") from None
    session = to_repeating(schedule.rule, first)
    if not has_first:
        session.pop("from")
    until = min(filter(None, (schedule.until, session.get("until", ""))), default="")
    end = schedule.end if schedule.end > schedule.start else ""
    whole = {**session, "until": until, "start": schedule.start, "end": end, "except": list(schedule.left_out)}
    return with_first_date({key: whole[key] for key in SPOKEN_ORDER if whole.get(key)})


def in_words(schedule: Schedule) -> str:
    """A time as people say it: the source's own words, else ours."""
    if schedule.words:
        return schedule.words if schedule.words.endswith((".", "!", "?")) else f"{schedule.words}."
    parts = _parts_of(schedule)
    step, unit = parts.get("INTERVAL", "1"), UNITS.get(parts.get("FREQ", ""), "")
    if not unit:
        return "It is held now and then. Ask them when."
    often = f"Every {unit}" if step == "1" else f"Every {step} {unit}s"
    days = [_day_words(part) for part in parts.get("BYDAY", "").split(",") if part[-2:] in DAYS]
    days += [_number_words(number) for number in parts.get("BYMONTHDAY", "").split(",") if number.lstrip("-").isdigit()]
    on = f" on {' and '.join(days)}" if days else ""
    hours = " to ".join(filter(None, (schedule.start, schedule.end)))
    first = f", from {schedule.first}" if schedule.first else ""
    return f"{often}{on}{f', {hours}' if hours else ''}{first}."


def _day_words(part: str) -> str:
    number, day = part[:-2], DAYS[part[-2:]].capitalize()
    which = WHICH.get(int(number), "") if number.lstrip("+-").isdigit() else ""
    return f"the {which} {day}" if which else f"{day} ({number} of the month)" if number else day


def _number_words(number: str) -> str:
    if number.startswith("-"):
        return "the last day of the month" if number == "-1" else f"day {number} of the month"
    return f"the {number}{ENDINGS.get(int(number), 'th')} of the month"


def _parts_of(schedule: Schedule) -> dict[str, str]:
    pairs = (part.partition("=") for part in schedule.rule.upper().removeprefix("RRULE:").split(";") if part)
    return {key.strip(): value.replace(" ", "") for key, _, value in pairs}
