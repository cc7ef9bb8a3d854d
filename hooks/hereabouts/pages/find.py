"""Station 7: the forms of the find page and the home page, whole in HTML; find.mjs and home.mjs give them life."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hereabouts.address import Addresses
from hereabouts.facet_value import CHEAP_PENCE
from hereabouts.pages.edition import Edition
from hereabouts.pages.help_now import urgent_entries
from hereabouts.pages.words import format_money
from hereabouts.session import WEEKDAYS
from hereabouts.vocabulary import Vocabulary

WITHIN = (1, 2, 5, 10, 25)
"""How many miles away one may look; query.mjs knows the same."""
USUAL_WITHIN = 2
PRELOADED = 2
"""Up to so many tiles are asked for with the page, before any script has run."""


def render_finder(edition: Edition, at: Addresses) -> str:
    """The form, with an empty list of results, and links that stand in its place without script."""
    return _render_finder(edition, at, "")


def render_finder_of_days(edition: Edition, at: Addresses) -> str:
    """The same for a page that shows days: what can be looked through without script stands on the find page."""
    return _render_finder(edition, at, at.page("find/"))


def _render_finder(edition: Edition, at: Addresses, find_page: str) -> str:
    interests = edition.directory.vocabularies.get("interests") or Vocabulary("interests", "", {})
    groups = [
        (term.slug, term.label, [(low.slug, low.label) for low in interests.below(term.slug)])
        for term in interests.top()
    ]
    values = {
        "days": [(day, day.capitalize()) for day in WEEKDAYS],
        "interests": groups,
        "within": within_choices(),
        "cheap": format_money(CHEAP_PENCE),
        "urgent": urgent_entries(edition),
        "a_to_z": at.page("a-to-z/"),
        "free": at.page("free/"),
        "by_area": f"{find_page}#by-area",
        "by_interest": f"{find_page}#by-interest",
    }
    return edition.fragments.render("find", values)


def within_choices() -> list[tuple[int, str, bool]]:
    """Miles, the same in words, and whether they are chosen at first."""
    return [(miles, "1 mile" if miles == 1 else f"{miles} miles", miles == USUAL_WITHIN) for miles in WITHIN]


def render_home_search(edition: Edition, at: Addresses) -> str:
    """The few questions of the home page, and links that stand in their place without script."""
    starts = [
        (at.page("free/"), "Free things to do"),
        (at.page("a-to-z/"), "Everything from A to Z"),
        (at.page("find/") + "#by-area", "Look by area"),
        (at.page("find/") + "#by-interest", "Look by interest"),
    ]
    days = [(day, day.capitalize()) for day in WEEKDAYS]
    return edition.fragments.render("home-search", {"days": days, "starts": starts})


def preload_links(manifest: Mapping[str, Any], at: Addresses) -> str:
    """Elements that ask for the tiles with the page, where there are so few that any search needs them."""
    lines = [*manifest["tiles"], *([manifest["apart"]] if manifest["apart"] else [])]
    names = [name for name, *_ in lines if name not in manifest["inline"]]
    if len(names) > PRELOADED + 1:
        return ""
    link = '<link rel="preload" as="fetch" crossorigin href="{}data/find/{}.json">'
    return "".join(link.format(at.root, name) for name in names)
