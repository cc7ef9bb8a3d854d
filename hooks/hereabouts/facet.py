"""Station 6: what the find page filters by, told in plain Python.

The browser does the same on columns of numbers (search.mjs); a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from hereabouts.listing import Cost, Listing
from hereabouts.session import WEEKDAYS, Session
from hereabouts.vocabulary import Vocabulary

CHEAP_PENCE = 300
"""Up to three pounds a time counts as cheap."""

FACETS = ("cost", "interest", "day")
"""The facets of a listing, in the order in which the page asks."""

Values = Mapping[str, frozenset[str]]


def facet_values(listing: Listing, interests: Vocabulary, today: date) -> Values:
    """What the listing counts as, by facet."""
    return {
        "cost": cost_values(listing.cost),
        "interest": interest_values(listing.interests, interests),
        "day": day_values(listing.when, today),
    }


def cost_values(cost: Cost, groups: Collection[str] | None = None) -> frozenset[str]:
    """Whether it is free, and whether it is free or cheap "for me".

    Cheap is a price of at most three pounds (the lower end of a range), or paying what one can.
    A reduced price counts for the groups a person belongs to; `None` means that nobody has asked,
    and then it counts as cheap, never as free: the card says whose price it is. A free first visit
    makes nothing cheap, because the second one must be paid.
    """
    reduced = [row.price for row in cost.reduced if groups is None or not set(groups).isdisjoint(row.groups)]
    free = cost.type == "free" or (cost.price == 0 and not cost.price_to)
    free = free or (groups is not None and 0 in reduced)
    known = [price for price in (cost.price, *reduced) if price is not None]
    cheap = free or cost.type == "donation" or any(price <= CHEAP_PENCE for price in known)
    return frozenset(value for value, holds in (("free", free), ("cheap", cheap)) if holds)


def interest_values(slugs: Iterable[str], interests: Vocabulary) -> frozenset[str]:
    """The listing's interests, each with the broader one above it."""
    return frozenset(value for slug in slugs for value in (slug, interests.family(slug)))


def day_values(sessions: Iterable[Session], today: date) -> frozenset[str]:
    """The weekdays on which it is, or will be, held."""
    return frozenset(WEEKDAYS[day] for session in sessions for day in _weekdays(session, today))


def _weekdays(session: Session, today: date) -> Iterable[int]:
    if not session.until or session.until >= today:
        yield from session.days
    yield from (day.weekday() for day in (*session.dates, *session.also) if day >= today)


def matches(values: Values, chosen: Mapping[str, Collection[str]]) -> bool:
    """True when each facet in which something is chosen holds at least one of the choices."""
    return all(not wanted or not values[facet].isdisjoint(wanted) for facet, wanted in chosen.items())


def count_values(listings: Collection[Values], chosen: Mapping[str, Collection[str]]) -> dict[str, Counter[str]]:
    """How many listings each choice would show, counted as if nothing were chosen in its facet."""
    return {
        facet: Counter(
            value
            for values in listings
            if matches(values, {other: chosen[other] for other in chosen if other != facet})
            for value in values[facet]
        )
        for facet in FACETS
    }
