"""Station 6 for guidance: the listings that a page's live list shows. What was checked last stands first.

Only what is asked for is worked out, so that a list costs little in a directory of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from hereabouts.directory import Directory
from hereabouts.facet import Chosen, Values, facet_values, matches
from hereabouts.facet_value import cost_values, day_values, interest_values, plain_values
from hereabouts.listing import Listing

Make = Callable[[Listing, Directory], frozenset[str]]
QUICK: Mapping[str, Make] = {
    "cost": lambda listing, _: cost_values(listing.cost),
    "interest": lambda listing, directory: interest_values(listing.interests, directory.vocabularies["interests"]),
    "day": lambda listing, directory: day_values(listing.when, directory.today),
}
"""Facets that cost next to nothing; they are asked first."""


def find_live(directory: Directory, query: str) -> list[Listing]:
    """The listings that fit `cost=free&interest=nature,sport`, the last checked first, then by name."""
    chosen = {key: values.split(",") for key, values in parse_qsl(query)}
    found = [listing for listing in directory.found() if _fits(listing, chosen, directory)]
    return sorted(found, key=lambda listing: (-listing.checked.date.toordinal(), listing.name.casefold()))


def _fits(listing: Listing, chosen: Chosen, directory: Directory) -> bool:
    quick = {facet: wanted for facet, wanted in chosen.items() if facet in QUICK}
    if not matches({facet: QUICK[facet](listing, directory) for facet in quick}, quick):
        return False
    slow = {facet: wanted for facet, wanted in chosen.items() if facet not in QUICK}
    return not slow or matches(_slow_values(listing, slow, directory), slow)


def _slow_values(listing: Listing, slow: Chosen, directory: Directory) -> Values:
    plain = plain_values(listing)
    if slow.keys() <= plain.keys():
        return plain
    return facet_values(listing, directory.vocabularies["interests"], directory.today, directory.closures)
