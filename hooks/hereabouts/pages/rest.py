"""Days of rest for the browser: only those that can still matter, so that pages stay small."""

from __future__ import annotations

from datetime import date
from typing import Any

from hereabouts.moment import to_day_number

HORIZON_DAYS = 400
"""How far ahead closures are given: as far as dates are looked for."""


def coming_closures(compact: dict[str, Any], today: date) -> dict[str, Any]:
    """The closures of the days that the browser may look at, as closure.to_compact_closures gives them."""
    first = to_day_number(today)
    last = first + HORIZON_DAYS

    def coming(pairs: list[list[int]]) -> list[list[int]]:
        return [pair for pair in pairs if pair[1] >= first and pair[0] <= last]

    return {
        "bank": [day for day in compact["bank"] if first <= day <= last],
        "school": coming(compact["school"]),
        "closed": coming(compact["closed"]),
        "venues": {slug: kept for slug, pairs in compact["venues"].items() if (kept := coming(pairs))},
    }
