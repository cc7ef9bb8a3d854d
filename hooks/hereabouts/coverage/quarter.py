"""A quarter of a year: 2026-Q3 is July to September 2026."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hereabouts.session import MONTHS


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months."""

    year: int
    number: int
    """1 to 4."""

    @property
    def begins(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def ends(self) -> date:
        """Its last day."""
        return self.next().begins - timedelta(1)

    @property
    def name(self) -> str:
        """As a command takes it: 2026-Q3."""
        return f"{self.year}-Q{self.number}"

    @property
    def words(self) -> str:
        """As people say it: July to September 2026."""
        first, last = MONTHS[self.number * 3 - 3], MONTHS[self.number * 3 - 1]
        return f"{first.capitalize()} to {last.capitalize()} {self.year}"

    def next(self) -> Quarter:
        """The one behind it."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def before(self) -> Quarter:
        """The one before it."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)


def quarter_of(day: date) -> Quarter:
    """The quarter that a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def to_quarter(text: str) -> Quarter | None:
    """The quarter of 2026-Q3, 2026 q3 or 2026Q3; None for anything else."""
    found = re.fullmatch(r"(20\d\d)[- ]?[Qq]([1-4])", text.strip())
    return Quarter(int(found[1]), int(found[2])) if found else None
