"""One thing that ages: when it is over, what happens then, and what mends it. A value; the clock is an argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["over", "soon", "unknown", "well"]
STATES: tuple[State, ...] = ("over", "soon", "unknown", "well")
"""The worst first."""
PEOPLE, SITE, HOUSE = range(3)
"""How grave: somebody may be sent wrong; the site stops or is not true; the house gets untidy."""


@dataclass(frozen=True, slots=True)
class Ager:
    """One thing that ages."""

    name: str
    """A word for machines, such as bank-holidays."""
    what: str
    """What it is, with what is known of it today."""
    day: date | None
    """The day after which it is over; None where nobody can tell from here."""
    then: str
    """What happens then, one sentence."""
    mend: str
    """The step that mends it, with the command where there is one."""
    warn_days: int = 60
    """So long before that day it counts as coming up."""
    grave: int = HOUSE

    def left(self, today: date) -> int | None:
        """Days until it is over, less than nothing where that is past."""
        return (self.day - today).days if self.day else None

    def state(self, today: date) -> State:
        """How it stands on a day."""
        left = self.left(today)
        if left is None:
            return "unknown"
        if left < 0:
            return "over"
        return "soon" if left <= self.warn_days else "well"


def worst_first(agers: Iterable[Ager], today: date) -> list[Ager]:
    """What is over, then what soon will be, then what nobody can tell; within each the gravest, then the longest."""
    return sorted(
        agers,
        key=lambda ager: (STATES.index(ager.state(today)), ager.grave, ager.left(today) or 0, ager.name),
    )


def days_on(day: date | None, days: int) -> date | None:
    """So many days after a day; None where there is no day, or no calendar goes so far."""
    if day is None:
        return None
    try:
        return date.fromordinal(day.toordinal() + days)
    except (OverflowError, ValueError):
        return None
