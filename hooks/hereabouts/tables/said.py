"""How people say things in a table: words for our words, cells that say nothing, cells that point at the row above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hereabouts.imports.refusal import Refused
from hereabouts.session import WEEKDAYS
from hereabouts.tables.column import fold

YES_NO: Mapping[str, str] = {
    "y": "yes",
    "true": "yes",
    "✓": "yes",
    "n": "no",
    "false": "no",
    "✗": "no",
    "not known": "unknown",
}
SAID: Mapping[str, Mapping[str, str]] = {
    "when[].every": {
        "weekly": "week", "every week": "week", "each week": "week", "fortnightly": "2-weeks",
        "every fortnight": "2-weeks", "every other week": "2-weeks",
        "monthly": "month", "every month": "month", "each month": "month",
        **{f"every {weeks} weeks": f"{weeks}-weeks" for weeks in (2, 3, 4, 5, 6, 8, 12)},
    },
    "when[].which": {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"},
    "when[].except": {
        "not hols": "school-holidays", "not school holidays": "school-holidays", "term time only": "school-holidays",
        "not bank holidays": "bank-holidays", "not bank hols": "bank-holidays",
    },
    "cost.type": {"free!": "free", "free of charge": "free", "foc": "free", "nil": "free", "no charge": "free"},
}  # fmt: skip
"""By column, what people write for which of our words."""
NOTHING = frozenset(("", "n/a", "na", "tbc", "tba", "-", "–", "—"))
POINTS = frozenset(('"', "''", "”", "〃", "ditto", "as above", "same as above", "see above"))
RANGE = re.compile(r"(\w+?)\.?\s*(?:-|–|to)\s*(\w+)", re.IGNORECASE)
EVERY_DAY = ("daily", "every day", "each day", "7 days", "7 days a week")
WEEK_DAYS = ("weekdays", "every weekday", "week days")
WORDS: Mapping[str, Sequence[str] | Mapping[str, str]] = {
    "nothing": sorted(NOTHING),
    "points": sorted(POINTS),
    "everyDay": EVERY_DAY,
    "weekDays": WEEK_DAYS,
    "yesNo": YES_NO,
}
"""The same for the page that reads a table; what stands for a word of one column goes with that column's list."""


def says_nothing(text: str) -> bool:
    """True for n/a, TBC, a stroke or a question mark: the cell is as good as empty."""
    return fold(text) in NOTHING


def refuse_pointing(text: str) -> None:
    """Raises Refused for a cell that only points at the row above: sorted, it would point at another."""
    if fold(text) in POINTS:
        raise Refused(f"{text!r} points at another row. Write out here what stands there.")


def days_of(text: str) -> list[str]:
    """The days of Mon-Fri, weekdays, daily, every Tuesday; empty where it is none of these."""
    word = fold(text)
    if word in EVERY_DAY:
        return list(WEEKDAYS)
    if word in WEEK_DAYS:
        return list(WEEKDAYS[:5])
    if found := RANGE.fullmatch(word):
        first, last = (_day(found[number]) for number in (1, 2))
        if first and last and WEEKDAYS.index(first) < WEEKDAYS.index(last):
            return list(WEEKDAYS[WEEKDAYS.index(first) : WEEKDAYS.index(last) + 1])
    day = _day(word.removeprefix("every ").removeprefix("each ")) if word.startswith(("every ", "each ")) else ""
    return [day] if day else []


def _day(word: str) -> str:
    found = [day for day in WEEKDAYS if len(word) >= 3 and day.startswith(word.removesuffix("s"))]
    return found[0] if len(found) == 1 else ""
