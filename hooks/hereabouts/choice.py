"""Station 6: the facets of the find page: what may be chosen in each, and how several choices go together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hereabouts.session import WEEKDAYS
from hereabouts.vocabulary import Vocabulary

Mode = Literal["any", "all", "tells"]
"""One choice is enough; every choice is needed; or it says something about the person and filters nothing by itself."""
Group = Literal["first", "needs", "more"]
Choice = tuple[str, str]
"""Slug and label."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One question of the find page."""

    name: str
    """As it stands in an address, where it may stand there."""
    label: str
    group: Group
    """`first` is always in sight. `needs` say something about a person: they stay in the tab."""
    mode: Mode = "any"
    vocabulary: str = ""
    """The vocabulary whose terms are the choices; empty where they are the same in every town."""
    fixed: tuple[Choice, ...] = ()


def _days() -> tuple[Choice, ...]:
    return tuple((day, day.capitalize()) for day in WEEKDAYS)


FACETS: tuple[Facet, ...] = (
    Facet("cost", "Cost", "first", fixed=(("free", "Free"), ("cheap", "Free or cheap for me"))),
    Facet("interest", "Interest", "first", vocabulary="interests"),
    Facet("day", "Day", "first", fixed=_days()),
    Facet("price", "Lower prices I can get", "needs", "tells", vocabulary="reduced-for"),
    Facet("access", "Getting in and being there", "needs", "all", vocabulary="access"),
    Facet(
        "need", "What would help", "needs", "all",
        fixed=(
            ("bring-someone", "I may bring someone"), ("no-phone", "No phone call needed"),
            ("no-alcohol", "No alcohol there"), ("quiet", "Quiet"), ("small", "A small group"),
            ("lift", "A lift there, or someone to go with"), ("bus-home", "A bus home"),
        ),
    ),
    Facet(
        "effort", "Moving about", "needs",
        fixed=(
            ("seated", "All of it sitting"), ("gentle", "A little moving about"),
            ("moderate", "A fair amount of moving about"), ("hard", "A lot of moving about"),
        ),
    ),
    Facet(
        "age", "My age", "needs",
        fixed=(
            ("under-18", "Under 18"), ("18-to-25", "18 to 25"),
            ("26-to-59", "26 to 59"), ("60-and-over", "60 and over"),
        ),
    ),
    Facet("for", "Who it is for", "needs", vocabulary="who-for"),
    Facet("language", "Languages spoken there", "needs", vocabulary="languages"),
    Facet(
        "children", "Children", "needs", "all",
        fixed=(("may-come", "Children may come"), ("looked-after", "Children are looked after")),
    ),
    Facet("kind", "Kind", "more", vocabulary="kinds"),
    Facet(
        "part", "Part of the day", "more",
        fixed=(("morning", "Morning"), ("afternoon", "Afternoon"), ("evening", "Evening")),
    ),
    Facet("soon", "How soon", "more", fixed=(("week", "This week"), ("fortnight", "In the next 14 days"))),
    Facet(
        "start", "How to start", "more", "all",
        fixed=(
            ("just-turn-up", "Just turn up"), ("no-referral", "Nobody has to send you"),
            ("no-waiting-list", "No waiting list"),
        ),
    ),
    Facet(
        "also", "Also", "more", "all",
        fixed=(
            ("free", "Free for everyone"), ("first-visit-free", "First visit free"),
            ("not-care", "Not run by the NHS or social care"), ("online", "Online"),
        ),
    ),
    Facet(
        "company", "Who comes", "more",
        fixed=(("something-in-common", "People with something in common"), ("all-sorts", "All sorts of people")),
    ),
    Facet("to-do", "Things you can do there", "more", vocabulary="to-do"),
    Facet("venue", "One place", "more"),
    Facet("with", "One organisation", "more"),
)  # fmt: skip
"""In the order in which the page asks. The last two have the places and organisations at hand as choices."""

FIRST = tuple(facet.name for facet in FACETS if facet.group == "first")
MODES: Mapping[str, Mode] = {facet.name: facet.mode for facet in FACETS}


def to_choices(facet: Facet, vocabularies: Mapping[str, Vocabulary]) -> tuple[Choice, ...]:
    """What may be chosen in a facet; nothing where the choices are the places at hand."""
    if not facet.vocabulary:
        return facet.fixed
    return tuple((term.slug, term.label) for term in vocabularies.get(facet.vocabulary, ()))
