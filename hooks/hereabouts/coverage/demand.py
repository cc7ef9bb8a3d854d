"""What people asked for beside what there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hereabouts.asked_for import Asked
from hereabouts.coverage.facts import FREE, LOW, WEEKEND, Facts
from hereabouts.vocabulary import Vocabulary

MONTHS_SHOWN = 12
Key = tuple[str, str, str, str, str, str, str]
"""Area, interest, day, part, cost, access, and words where nothing else says what it was."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that was asked for, over some months."""

    asked: Asked
    """Its last month; how many times in all."""
    months: int
    """In how many months it was asked for."""
    notes: tuple[str, ...]
    """What was missing, in the team's words."""
    supply: int | None
    """How many listings fit; None where only words say what it was."""

    @property
    def is_missing(self) -> bool:
        """True where nothing fits."""
        return self.supply == 0


def fits(one: Facts, asked: Asked) -> bool:
    """True for a listing that gives what was asked for. What is not known to be so does not fit."""
    return (
        (not asked.area or asked.area in one.rows)
        and (not asked.interest or asked.interest in one.interests)
        and (not asked.cost or one.cost == FREE or (asked.cost == "low" and one.cost == LOW))
        and (not asked.access or one.has_access(asked.access))
        and (not (asked.day or asked.part) or any(_is_then(*held, asked) for held in one.times))
    )


def _is_then(day: str, part: str, asked: Asked) -> bool:
    is_weekend = day in WEEKEND
    on_day = asked.day in ("", day) or asked.day == ("weekend" if is_weekend else "weekday")
    return on_day and asked.part in ("", part)


def find_demand(rows: Iterable[Asked], facts: Sequence[Facts], since: date, until: date) -> list[Demand]:
    """What was asked for in these months, what is missing first, then by how often it was asked for."""
    grouped: dict[Key, list[Asked]] = {}
    for row in rows:
        if since <= row.month <= until:
            grouped.setdefault(_key(row), []).append(row)
    found = [_to_demand(held, facts) for held in grouped.values()]
    return sorted(found, key=lambda one: (not one.is_missing, -one.asked.times, _key(one.asked)))


def _key(row: Asked) -> Key:
    said = (row.area, row.interest, row.day, row.part, row.cost, row.access)
    return (*said, "" if any(said[1:]) else row.missing)


def _to_demand(held: Sequence[Asked], facts: Sequence[Facts]) -> Demand:
    last = max(held, key=lambda row: row.month)
    notes = tuple(dict.fromkeys(row.missing for row in held if row.missing))
    asked = replace(last, times=sum(row.times for row in held))
    countable = any((asked.interest, asked.day, asked.part, asked.cost, asked.access))
    supply = sum(fits(one, asked) for one in facts) if countable else None
    return Demand(asked, len({row.month for row in held}), notes, supply)


def year_before(today: date) -> date:
    """The first day of the month a year ago, this month not counted twice."""
    year, month = divmod(today.year * 12 + today.month - MONTHS_SHOWN, 12)
    return date(year, month + 1, 1)


def say_asked(asked: Asked, labels: Mapping[str, Vocabulary]) -> str:
    """'Music, free, on a weekend'; the team's own words where there are no others."""
    parts = [
        labels["interests"].label(asked.interest) if asked.interest else "",
        within(labels["access"].label(asked.access)) if asked.access else "",
        {"free": "free", "low": "free or low in price"}.get(asked.cost, ""),
        _say_time(asked.day, asked.part),
    ]
    said = ", ".join(part for part in parts if part) or asked.missing
    return said[:1].upper() + said[1:]


def within(label: str) -> str:
    """A label as it stands within a sentence: names and abbreviations keep their letters."""
    is_plain = label[1:] == label[1:].lower()
    return label[:1].lower() + label[1:] if is_plain else label


def _say_time(day: str, part: str) -> str:
    if not day:
        return f"in the {part}" if part else ""
    if day in ("weekday", "weekend"):
        return f"{day} {part}s" if part else ("on weekdays" if day == "weekday" else "on a weekend")
    return f"{day.capitalize()} {part}s" if part else f"on {day.capitalize()}s"
