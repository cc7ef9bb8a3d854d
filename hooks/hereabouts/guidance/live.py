"""Station 6 for guidance: the listings that a page's live list shows. What was checked last stands first.

Only what is asked for is worked out, so that a list costs little in a directory of any size.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from urllib.parse import parse_qsl

from hereabouts.directory import Directory
from hereabouts.facet import conditions
from hereabouts.facet_value import PLAIN, cost_values, day_values, interest_values, part_values, soon_values
from hereabouts.listing import Listing

Make = Callable[[Listing], frozenset[str]]


def find_live(directory: Directory, query: str) -> list[Listing]:
    """The listings that fit `cost=free&interest=nature,sport`, the last checked first, then by name."""
    makes = _makes(directory)
    order = list(makes)
    chosen = {key: values.split(",") for key, values in parse_qsl(query)}
    asked = sorted(conditions(chosen), key=lambda condition: order.index(condition[0]))
    found = [
        listing
        for listing in directory.found()
        if not any(makes[facet](listing).isdisjoint(wanted) for facet, wanted in asked)
    ]
    return sorted(found, key=lambda listing: (-listing.checked.date.toordinal(), listing.name.casefold()))


def _makes(directory: Directory) -> dict[str, Make]:
    """What each facet is made by; those that cost next to nothing are asked first."""
    midnight = datetime.combine(directory.today, time.min)
    return {
        "cost": lambda listing: cost_values(listing.cost),
        "interest": lambda listing: interest_values(listing.interests, directory.vocabularies["interests"]),
        "day": lambda listing: day_values(listing.when, directory.today),
        "part": lambda listing: part_values(listing.when, directory.today),
        **PLAIN,
        "soon": lambda listing: soon_values(listing, midnight, directory.closures),
    }
