"""How a listing reaches people who do not come to it, in words: it comes to them, or serves an area as a whole.

Online, coming to you, anywhere in the area and members only are four different things; each is said for itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from hereabouts.directory import Directory
from hereabouts.listing import Listing
from hereabouts.session_words import join_words
from hereabouts.vocabulary import Vocabulary

SERVES = ("comes-to-you", "anywhere-in-area", "practice-members")
"""In the order in which they are said and numbered."""
NAMED = 3
"""So many areas are named one by one."""


def served_in(directory: Directory, listing: Listing) -> str:
    """Return how a listing of this directory reaches people."""
    areas = directory.vocabularies.get("areas") or Vocabulary("areas", "", {})
    return served_words(listing, areas, directory.settings.place)


def served_words(listing: Listing, areas: Vocabulary, town: str) -> str:
    """Return "Comes to you, in Millgate and Riverside"; empty where the listing says nothing of it."""
    said = []
    if "comes-to-you" in listing.serves:
        said.append(f"Comes to you, {_where(listing.areas, areas, town)}")
    if "anywhere-in-area" in listing.serves:
        said.append(f"Anywhere {_where(listing.areas, areas, town)}")
    if "practice-members" in listing.serves:
        said.append("Members of a practice only")
    return ". ".join(said)


def _where(slugs: Sequence[str], areas: Vocabulary, town: str) -> str:
    if town and len(slugs) > NAMED and set(slugs).issuperset(areas.terms):
        return f"in all of {town}"
    names = [areas.label(slug) for slug in slugs]
    if len(names) > NAMED:
        names[NAMED - 1 :] = [f"{len(names) - NAMED + 1} more areas"]
    return f"in {join_words(names)}"
