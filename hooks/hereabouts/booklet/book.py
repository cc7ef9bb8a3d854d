"""The order of a booklet: chapters by interest, each listing told once, and lists of names by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hereabouts.booklet.entry import Entry, to_entry
from hereabouts.facet_value import is_free
from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition

ELSEWHERE = "Everything else"
"""The chapter of what has no interest, such as help with money."""
Named = tuple[str, str]
"""Name and slug."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under one interest."""

    title: str
    entries: tuple[Entry, ...]
    see: tuple[Named, ...]
    """Listings of this interest that are told under another."""


@dataclass(frozen=True, slots=True)
class Book:
    """All that is set, in order."""

    chapters: tuple[Chapter, ...]
    names: tuple[Named, ...]
    """Every listing by name."""
    areas: tuple[tuple[str, tuple[Named, ...]], ...]
    """Every area with its listings by name."""
    free: tuple[Named, ...]
    """What is free for everyone."""


def to_book(edition: Edition, listings: Sequence[Listing]) -> Book:
    """Puts listings, which come by name, into chapters and lists."""
    interests = edition.directory.vocabularies["interests"]
    told: dict[str, list[Entry]] = {}
    see: dict[str, list[Named]] = {}
    for listing in listings:
        families = list(dict.fromkeys(interests.family(slug) for slug in listing.interests)) or [""]
        told.setdefault(families[0], []).append(to_entry(edition, listing))
        for family in families[1:]:
            see.setdefault(family, []).append((listing.name, listing.slug))
    order = [term.slug for term in interests.top()]
    slugs = sorted({*told, *see}, key=lambda slug: order.index(slug) if slug in order else len(order))
    return Book(
        chapters=tuple(
            Chapter(interests.label(slug) if slug else ELSEWHERE, tuple(told.get(slug, ())), tuple(see.get(slug, ())))
            for slug in slugs
        ),
        names=_named(listings),
        areas=tuple(_by_area(edition, listings).items()),
        free=_named(one for one in listings if is_free(one.cost)),
    )


def _named(listings: Iterable[Listing]) -> tuple[Named, ...]:
    return tuple((one.name, one.slug) for one in listings)


def _by_area(edition: Edition, listings: Sequence[Listing]) -> Mapping[str, tuple[Named, ...]]:
    areas = edition.directory.vocabularies.get("areas", ())
    held = {area.label: _named(one for one in listings if area.slug in one.areas) for area in areas}
    return {label: named for label, named in held.items() if named}
