"""What one listing counts as in each picture of the coverage page. Every listing counts, once, wherever it is open.

Ended and withheld listings count nowhere. One in two areas counts in both, and once in the whole; so does one with
several times or interests. What is only online has a row of its own: no place is nearer for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hereabouts.facet_value import cost_values, interest_values, time_values
from hereabouts.listing import Cost, Fact, Listing
from hereabouts.vocabulary import Vocabulary

ONLINE = "online only"
"""The row of what is held online alone. No area has a space in its name."""
UNKNOWN, NONE = "unknown", "none"
FREE, LOW, LOW_FOR_SOME, DEARER = "free", "low", "low-for-some", "dearer"
WEEKEND = ("saturday", "sunday")
PARTS = ("morning", "afternoon", "evening")

Times = frozenset[tuple[str, str]]
"""Weekday and part of the day; the part is empty where nobody has said when it begins."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One listing, as far as it is counted."""

    slug: str
    rows: tuple[str, ...]
    """The areas it counts in, or the row of what is only online."""
    interests: frozenset[str]
    """Broad interests and narrow ones."""
    cost: str
    times: Times
    access: Mapping[str, Fact]
    """By access term; nothing where it has no place."""
    has_place: bool
    who_comes: str
    run_by_care: str
    is_paused: bool
    checked: date

    @property
    def is_online_only(self) -> bool:
        """True where there is nowhere to go."""
        return self.rows == (ONLINE,)

    def has_access(self, term: str) -> bool:
        """True where it is known to be there."""
        return term in self.access and self.access[term].value == "yes"


def to_facts(listing: Listing, vocabularies: Mapping[str, Vocabulary], today: date) -> Facts:
    """What a listing counts as, on a day."""
    interests = vocabularies.get("interests")
    return Facts(
        slug=listing.slug,
        rows=_rows_of(listing, vocabularies.get("areas")),
        interests=interest_values(listing.interests, interests) if interests else frozenset(listing.interests),
        cost=cost_of(listing.cost),
        times=time_values(listing.when, today),
        access=listing.access if listing.where else {},
        has_place=bool(listing.where),
        who_comes=listing.who_comes,
        run_by_care=listing.run_by_health_or_care,
        is_paused=listing.status == "paused",
        checked=listing.checked.date,
    )


def gather_facts(listings: Iterable[Listing], vocabularies: Mapping[str, Vocabulary], today: date) -> list[Facts]:
    """The facts of the listings that searches show."""
    return [to_facts(listing, vocabularies, today) for listing in listings if listing.is_found]


def cost_of(cost: Cost) -> str:
    """Free for everyone, low for everyone, low for some, dearer, or not known; each listing is one of these.

    Low is what the find page calls cheap: up to three pounds a time, or what people can give.
    """
    everyone = cost_values(cost, ())
    if everyone:
        return FREE if "free" in everyone else LOW
    if cost_values(cost):
        return LOW_FOR_SOME
    return UNKNOWN if cost.price is None else DEARER


def _rows_of(listing: Listing, areas: Vocabulary | None) -> tuple[str, ...]:
    """An area that lies in another counts in both."""
    if listing.online == "yes" and not listing.where:
        return (ONLINE,)
    if areas is None:
        return listing.areas
    return tuple(dict.fromkeys(row for area in listing.areas for row in (area, areas.family(area))))
