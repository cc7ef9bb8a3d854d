"""Days on which things rest: bank holidays of the nation, school holidays, closures of places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hereabouts.kept import Kept
from hereabouts.moment import DAY_ZERO, to_texts

SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


@dataclass(frozen=True, slots=True)
class Closures:
    """Days as ordinals, so that asking about one day is one look-up."""

    bank: frozenset[int] = frozenset()
    """Bank holidays."""
    school: frozenset[int] = frozenset()
    """School holidays."""
    closed: frozenset[int] = frozenset()
    """Days on which everything is closed."""
    venues: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Days on which one venue is closed, by its slug."""

    def is_closed(self, ordinal: int, venue: str = "") -> bool:
        """Tell whether everything, or this venue, is closed on the day."""
        return ordinal in self.closed or ordinal in self.venues.get(venue, ())


@cache
def bank_holidays(nation: str, first_year: int, last_year: int) -> tuple[date, ...]:
    """Return a nation's bank holidays in order; one at a weekend counts, its substitute day too."""
    # Imported late: the library takes a tenth of a second, which a check of one file can spare.
    from holidays import country_holidays

    years = range(first_year, last_year + 1)
    return tuple(sorted(country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=years)))


def kept_bank_holidays(cache: Path, nation: str, first_year: int, last_year: int) -> tuple[date, ...]:
    """The same, kept in a folder between runs: the library takes a tenth of a second, and seldom changes."""
    library = find_spec("holidays")
    status = Path(library.origin).stat() if library and library.origin else None
    keep = Kept(cache / "holidays", f"{status and (status.st_size, status.st_mtime_ns)}".encode())

    def make() -> bytes:
        return " ".join(day.isoformat() for day in bank_holidays(nation, first_year, last_year)).encode()

    written = keep((nation.encode(), f"{first_year} {last_year}".encode()), make)
    return tuple(map(date.fromisoformat, written.decode().split()))


def to_closures(data: Mapping[str, Any], bank: Iterable[date] = ()) -> Closures:
    """Return the closures of closures.yml, with the bank holidays given."""
    everywhere: set[int] = set()
    venues: dict[str, set[int]] = {}
    for entry in data.get("closures") or ():
        days = _to_ordinals(entry)
        slugs = to_texts(entry.get("venues"))
        for slug in slugs:
            venues.setdefault(slug, set()).update(days)
        if not slugs:
            everywhere.update(days)
    school = (_to_ordinals(entry) for entry in data.get("school-holidays") or ())
    return Closures(
        bank=frozenset(day.toordinal() for day in bank),
        school=frozenset().union(*school),
        closed=frozenset(everywhere),
        venues={slug: frozenset(days) for slug, days in venues.items()},
    )


def to_compact_closures(closures: Closures) -> dict[str, Any]:
    """Return the closures for recurrence.mjs: bank as day numbers, the rest as pairs of them."""
    return {
        "bank": sorted(ordinal - DAY_ZERO for ordinal in closures.bank),
        "school": _to_pairs(closures.school),
        "closed": _to_pairs(closures.closed),
        "venues": {slug: _to_pairs(days) for slug, days in sorted(closures.venues.items())},
    }


def _to_ordinals(entry: Mapping[str, Any]) -> range:
    first = date.fromisoformat(entry["from"])
    until = date.fromisoformat(entry.get("until") or entry["from"])
    return range(first.toordinal(), until.toordinal() + 1)


def _to_pairs(ordinals: Iterable[int]) -> Sequence[list[int]]:
    pairs: list[list[int]] = []
    for number in sorted(ordinal - DAY_ZERO for ordinal in ordinals):
        if pairs and number == pairs[-1][1] + 1:
            pairs[-1][1] = number
        else:
            pairs.append([number, number])
    return pairs
