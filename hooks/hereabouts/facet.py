"""Station 6: what the find page filters by, told in plain Python.

The browser does the same on columns of numbers (facets.mjs); a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time

from hereabouts.choice import FACETS, MODES
from hereabouts.closure import Closures
from hereabouts.facet_value import cost_values, day_values, interest_values, part_values, plain_values, soon_values
from hereabouts.listing import Listing
from hereabouts.vocabulary import Vocabulary

Values = Mapping[str, frozenset[str]]
Chosen = Mapping[str, Collection[str]]


def facet_values(
    listing: Listing, interests: Vocabulary, today: date, closures: Closures, groups: Collection[str] | None = None
) -> Values:
    """What the listing counts as, by facet, when today begins.

    `groups` are the lower prices a person can get; None where nobody has said.
    """
    return {
        "cost": cost_values(listing.cost, groups),
        "interest": interest_values(listing.interests, interests),
        "day": day_values(listing.when, today),
        "part": part_values(listing.when, today),
        "soon": soon_values(listing, datetime.combine(today, time.min), closures),
        **plain_values(listing),
    }


def matches(values: Values, chosen: Chosen) -> bool:
    """True when each condition is met: one choice of a facet is enough, or each is needed, as its mode says."""
    return not any(values[facet].isdisjoint(wanted) for facet, wanted in conditions(chosen))


def conditions(chosen: Chosen) -> Iterator[tuple[str, Collection[str]]]:
    """What has to be met, each with its facet: one of these choices."""
    for facet, wanted in chosen.items():
        if MODES[facet] == "all":
            yield from ((facet, (value,)) for value in wanted)
        elif MODES[facet] == "any" and wanted:
            yield facet, wanted


def count_values(listings: Iterable[Values], chosen: Chosen) -> dict[str, Counter[str]]:
    """How many listings each choice would show if nothing else were chosen in its own group.

    Where every choice of a facet is needed, each is a group of its own: its count is what it leaves of the rest.
    """
    counts: dict[str, Counter[str]] = {facet.name: Counter() for facet in FACETS}
    asked = list(conditions(chosen))
    for values in listings:
        missed = {facet for facet, wanted in asked if values[facet].isdisjoint(wanted)}
        for facet in counts if not missed else missed if len(missed) == 1 and MODES[min(missed)] == "any" else ():
            counts[facet].update(values[facet])
    return counts
