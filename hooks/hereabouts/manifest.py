"""Station 8: the words behind the finder's numbers: labels, areas, days of rest, other names of interests."""

from __future__ import annotations

from typing import Any

from hereabouts.choice import FACETS, to_choices
from hereabouts.closure import to_compact_closures
from hereabouts.column import SHOWN_FACTS
from hereabouts.directory import Directory
from hereabouts.gentle import REASONS
from hereabouts.listing import QUIETEST_FIRST
from hereabouts.moment import to_day_number
from hereabouts.pages.card import GENTLE_ORDER
from hereabouts.pages.rest import coming_closures
from hereabouts.pages.words import QUIETEST
from hereabouts.row import WELCOME
from hereabouts.vocabulary import Term, Vocabulary


def to_words(directory: Directory) -> list[list[Any]]:
    """The other words for each interest, by its number."""
    terms = directory.vocabularies.get("interests", ())
    return [[number, *term.also] for number, term in enumerate(terms) if term.also]


def to_choice_rows(directory: Directory) -> list[list[Any]]:
    """Needs and more choices: name, label, group, mode and choices of each facet, in the order of the page."""
    return [
        [facet.name, facet.label, facet.group, facet.mode, to_choices(facet, directory.vocabularies)]
        for facet in FACETS
        if facet.group != "first"
    ]


def to_terms(directory: Directory) -> dict[str, Any]:
    """The labels behind the numbers, the areas and where they lie, and the days of rest."""
    words = directory.vocabularies
    interests = words.get("interests") or Vocabulary("interests", "", {})
    numbers = {term.slug: number for number, term in enumerate(interests)}
    return {
        "built": to_day_number(directory.today),
        "stale": directory.settings.freshness.stale_days,
        "area": [to_area(term) for term in words.get("areas", ())],
        "interest": [[term.slug, term.label, *([numbers[term.parent]] if term.parent else ())] for term in interests],
        "fact": [
            *([slug, slug.replace("-", " ").capitalize()] for slug in WELCOME),
            *([term.slug, term.label] for term in words.get("access", ())),
        ],
        "shown": SHOWN_FACTS,
        "gentle": [[list(REASONS).index(reason), REASONS[reason]] for reason in GENTLE_ORDER],
        "ask": [QUIETEST[way] for way in QUIETEST_FIRST],
        "closures": coming_closures(to_compact_closures(directory.closures), directory.today),
    }


def to_area(term: Term) -> list[Any]:
    """Slug, label, middle, reach in metres, and other names of an area."""
    centre = term.extra.get("centre")
    place = [round(float(centre[side])) for side in ("easting", "northing")] if centre else [0, 0]
    metres = round(float(term.extra.get("radius-km") or 0) * 1000)
    return [term.slug, term.label, *place, metres, *term.also]
