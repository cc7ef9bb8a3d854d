"""Station 7: the pages of interests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hereabouts.address import interest_path
from hereabouts.pages.edition import Edition
from hereabouts.pages.page import Draft
from hereabouts.pages.quick_exit import interest_exit
from hereabouts.pages.series import Series, series_drafts
from hereabouts.pages.words import count_words
from hereabouts.vocabulary import Term


def interest_drafts(edition: Edition) -> Iterator[Draft]:
    """Drafts of every interest's pages."""
    for term in edition.directory.vocabularies["interests"]:
        yield from series_drafts(edition, _to_series(edition, term))


def _to_series(edition: Edition, term: Term) -> Series:
    interests = edition.directory.vocabularies["interests"]
    listings = edition.groups.interests.get(term.slug, [])
    wider = interests.get(term.parent) if term.parent else None
    narrower = [interest_row(edition, below) for below in interests.below(term.slug)]
    counted = count_words(len(listings), "thing to do", "things to do")
    place = edition.directory.settings.place
    return Series(
        fragment="interest",
        title=term.label,
        description=f"{term.label} in and near {place}: {counted}.",
        path=partial(interest_path, term.slug),
        listings=listings,
        shows=f"{narrower}",
        values=lambda: {
            "says": term.definition,
            "wider": (edition.at.interest(wider.slug), wider.label) if wider else (),
            "narrower": narrower,
            "counted": counted,
            "find": edition.at.find(interest=term.slug),
            "exit": interest_exit(edition, term.slug),
        },
    )


def interest_row(edition: Edition, term: Term) -> tuple[str, str, int]:
    """Link, label and number of listings of an interest."""
    return edition.at.interest(term.slug), term.label, len(edition.groups.interests.get(term.slug, ()))
