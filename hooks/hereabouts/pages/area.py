"""Station 7: the pages of areas."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import hypot

from hereabouts.address import area_path
from hereabouts.pages.edition import Edition
from hereabouts.pages.page import Draft
from hereabouts.pages.series import Series, series_drafts
from hereabouts.pages.when import notice_rows
from hereabouts.pages.words import count_words
from hereabouts.record import current_notices
from hereabouts.vocabulary import Term

AROUND = 6
"""How many areas close by are named."""
VENUES = 20
"""How many places of an area are named."""


def area_drafts(edition: Edition) -> Iterator[Draft]:
    """Drafts of every area's pages."""
    for term in edition.directory.vocabularies["areas"]:
        yield from series_drafts(edition, _to_series(edition, term))


def _to_series(edition: Edition, term: Term) -> Series:
    listings = edition.groups.areas.get(term.slug, [])
    around = _areas_around(edition, term)
    venues = _venues(edition, term)
    counted = count_words(len(listings), "thing to do here", "things to do here")
    return Series(
        fragment="area",
        title=term.label,
        description=f"What is on in {term.label}: {counted}.",
        path=partial(area_path, term.slug),
        listings=listings,
        shows=f"{around}{venues}",
        values=lambda: {
            "says": term.definition,
            "notices": notice_rows(current_notices(term.extra.get("notices"), edition.today), edition.today),
            "counted": counted,
            "venues": venues,
            "around": around,
            "find": edition.at.find(near=term.slug),
        },
    )


def _areas_around(edition: Edition, term: Term) -> list[tuple[str, str, int]]:
    """The areas whose middles are nearest; those above and below where no middles are known."""
    areas = edition.directory.vocabularies["areas"]
    here = _middle(term)
    others = [other for other in areas if other.slug != term.slug]
    if here:
        apart = [
            (hypot(there[0] - here[0], there[1] - here[1]), other) for other in others if (there := _middle(other))
        ]
        others = [other for _, other in sorted(apart, key=lambda pair: pair[0])]
    else:
        others = [other for other in others if term.slug == other.parent or term.parent in (other.slug, other.parent)]
    counts = edition.groups.areas
    return [(edition.at.area(other.slug), other.label, len(counts.get(other.slug, ()))) for other in others[:AROUND]]


def _middle(term: Term) -> tuple[int, int] | None:
    centre = term.extra.get("centre")
    return (int(centre["easting"]), int(centre["northing"])) if centre else None


def _venues(edition: Edition, term: Term) -> list[tuple[str, str, int]]:
    counts = edition.groups.venues
    rows = [
        (edition.at.venue(venue.slug), venue.name, len(counts.get(venue.slug, ())))
        for venue in edition.directory.venues.values()
        if venue.area == term.slug and venue.status == "active"
    ]
    return sorted(rows, key=lambda row: row[1].casefold())[:VENUES]
