"""Station 7: the form of the find page, whole in HTML; find.mjs gives it life."""

from __future__ import annotations

from hereabouts.address import Addresses
from hereabouts.facet import CHEAP_PENCE
from hereabouts.pages.edition import Edition
from hereabouts.pages.words import format_money
from hereabouts.session import WEEKDAYS
from hereabouts.vocabulary import Vocabulary

WITHIN = (1, 2, 5, 10, 25)
"""How many miles away one may look; search.mjs knows the same."""
USUAL_WITHIN = 2
PRELOADED = 2
"""Up to so many tiles are asked for with the page, before any script has run."""


def render_finder(edition: Edition, at: Addresses, tiles: tuple[str, ...] = ()) -> str:
    """The form, with an empty list of results; `tiles` are files that any search will need."""
    interests = edition.directory.vocabularies.get("interests") or Vocabulary("interests", "", {})
    groups = [
        (term.slug, term.label, [(low.slug, low.label) for low in interests.below(term.slug)])
        for term in interests.top()
    ]
    values = {
        "days": [(day, day.capitalize()) for day in WEEKDAYS],
        "interests": groups,
        "within": [(miles, "1 mile" if miles == 1 else f"{miles} miles", miles == USUAL_WITHIN) for miles in WITHIN],
        "cheap": format_money(CHEAP_PENCE),
        "a_to_z": at.page("a-to-z/"),
        "free": at.page("free/"),
        "tiles": [f"{at.root}data/find/{name}.json" for name in tiles[: PRELOADED + 1] if len(tiles) <= PRELOADED],
    }
    return edition.fragments.render("find", values)
