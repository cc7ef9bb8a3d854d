"""Station 1c: how long a check holds. After some months the team is to ask again; after more, pages say so quietly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Freshness:
    """The two ages, in months; the settings may set them."""

    due_months: int = 6
    """After so long the team checks again: `hereabouts review` lists it."""
    stale_months: int = 12
    """After so long pages say "ask first", and searches put it after what was checked since."""

    @property
    def stale_days(self) -> int:
        """The second age in days, as the browser counts."""
        return round(self.stale_months * DAYS_A_MONTH)

    def is_due(self, day: date, today: date) -> bool:
        """True when what was checked that day is to be checked again."""
        return (today - day).days > round(self.due_months * DAYS_A_MONTH)

    def is_stale(self, day: date, today: date) -> bool:
        """True when the check is so old that people should ask before they go."""
        return (today - day).days > self.stale_days


def to_freshness(data: Mapping[str, Any]) -> Freshness:
    """The ages in a settings file that its schema has passed."""
    return Freshness(**{key.replace("-", "_"): int(value) for key, value in data.get("freshness", {}).items()})
