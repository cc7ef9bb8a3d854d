"""What the doctor found, as text for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from hereabouts.doctor.ager import Ager, State
from hereabouts.report import printable
from hereabouts.session_words import format_day

HEADINGS: dict[State, str] = {
    "over": "Over",
    "soon": "Coming up",
    "unknown": "Cannot be told from here",
    "well": "All well so far",
}
DAYS_A_YEAR, DAYS_A_MONTH = 365.25, 30.44
MOST_DAYS = 60
"""Up to so many days are counted in days."""


def format_text(agers: Sequence[Ager], today: date, notes: Iterable[str] = ()) -> str:
    """By state, the worst first: what it is, how long, what happens then, what mends it; a line for what is well."""
    lines = [f"What ages here, seen on {format_day(today)}"]
    for state, some in groupby(agers, key=lambda ager: ager.state(today)):
        lines += ["", HEADINGS[state]]
        for ager in some:
            lines += [f"  {printable(ager.what)} ({left_words(ager, today)})"]
            if state != "well":
                lines += [f"      Then: {printable(ager.then)}", f"      Mend: {printable(ager.mend)}"]
    lines += ["", *map(printable, notes)] if notes else []
    return "\n".join([*lines, "", summary(agers, today)])


def left_words(ager: Ager, today: date) -> str:
    """How long it lasts, as in "5 days left, until 28 November 2026"."""
    left = ager.left(today)
    if left is None or ager.day is None:
        return "not known"
    if left < 0:
        return f"over for {span_words(-left)}, since {format_day(ager.day)}"
    return f"{span_words(left)} left, until {format_day(ager.day)}"


def span_words(days: int) -> str:
    """So many days in the largest word that fits: "40 days", "7 months", "2 years"."""
    if days <= MOST_DAYS:
        return f"{days} day{'' if days == 1 else 's'}"
    for size, name in ((DAYS_A_YEAR, "year"), (DAYS_A_MONTH, "month")):
        if days >= 2 * size:
            return f"{round(days / size)} {name}s"
    return f"{days} days"


def summary(agers: Sequence[Ager], today: date) -> str:
    """How many, and how they stand."""
    states = [ager.state(today) for ager in agers]
    return (
        f"{len(agers)} things that age: {states.count('over')} over, {states.count('soon')} coming up, "
        f"{states.count('unknown')} not known."
    )


def format_json(agers: Sequence[Ager], today: date, notes: Iterable[str] = ()) -> str:
    """The day, and the same rows in the same order."""
    rows = [
        {
            "name": ager.name,
            "what": ager.what,
            "state": ager.state(today),
            "day": ager.day.isoformat() if ager.day else None,
            "left": ager.left(today),
            "then": ager.then,
            "mend": ager.mend,
        }
        for ager in agers
    ]
    return json.dumps({"today": today.isoformat(), "agers": rows, "notes": list(notes)}, ensure_ascii=False, indent=1)
