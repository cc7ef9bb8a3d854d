"""Station 6: which number stands for which term in the finder's data, and the numbers of one listing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hereabouts.choice import FACETS, to_choices
from hereabouts.closure import Closures
from hereabouts.directory import Directory
from hereabouts.facet_value import plain_values
from hereabouts.listing import Listing
from hereabouts.vocabulary import Vocabulary

UNMARKED = ("part", "soon", "venue", "with")

Mark = tuple[str, str]
"""A facet and one of its choices."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Which number stands for which term, and the days of rest."""

    areas: Mapping[str, int]
    interests: Mapping[str, int]
    groups: Mapping[str, int]
    access: tuple[str, ...]
    marks: Mapping[Mark, int]
    closures: Closures
    area_terms: Vocabulary
    town: str


def to_codes(directory: Directory) -> Codes:
    """The numbers of a directory's terms, counted in the order of its vocabularies."""

    def numbers(vocabulary: str) -> dict[str, int]:
        terms = directory.vocabularies.get(vocabulary, ())
        return {term.slug: number for number, term in enumerate(terms)}

    return Codes(
        areas=numbers("areas"),
        interests=numbers("interests"),
        groups=numbers("reduced-for"),
        access=tuple(numbers("access")),
        marks=to_marks(directory.vocabularies),
        closures=directory.closures,
        area_terms=directory.vocabularies.get("areas") or Vocabulary("areas", "", {}),
        town=directory.settings.place,
    )


def area_code(listing: Listing, codes: Codes) -> int:
    """The number of its own area."""
    return codes.areas.get(listing.area, -1)


def interest_codes(listing: Listing, codes: Codes) -> tuple[int, ...]:
    """The numbers of its interests."""
    return tuple(codes.interests[i] for i in listing.interests if i in codes.interests)


def to_marks(vocabularies: Mapping[str, Vocabulary]) -> dict[Mark, int]:
    """A number for each choice of needs and more choices, counted as the browser counts them.

    Left out are those it works out from the times, and places and organisations, which are named.
    """
    asked = (facet for facet in FACETS if facet.group != "first" and facet.name not in UNMARKED)
    marks = ((facet.name, slug) for facet in asked for slug, _ in to_choices(facet, vocabularies))
    return {mark: number for number, mark in enumerate(marks)}


def mark_codes(listing: Listing, codes: Codes) -> tuple[int, ...]:
    """The numbers of what it counts as in the facets of needs and more choices."""
    values = plain_values(listing)
    found = (codes.marks.get((facet, value)) for facet, some in values.items() for value in some)
    return tuple(sorted(number for number in found if number is not None))


def group_bits(listing: Listing, codes: Codes, pence: int) -> int:
    """A bit for each group with a price of at most this; the lowest bit for any price at all."""
    bits = 0
    for row in listing.cost.reduced:
        if row.price is not None and row.price <= pence:
            bits |= 1
            for group in row.groups:
                # Numbers above 2^31 would lose bits in the browser: late groups share the last one.
                bits |= 2 << min(codes.groups.get(group, 28), 28)
    return bits
