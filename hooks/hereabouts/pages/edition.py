"""Station 7, first: one edition of the site, with all that its pages share worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from markupsafe import Markup

from hereabouts.address import Addresses
from hereabouts.closure import to_compact_closures
from hereabouts.directory import Directory
from hereabouts.kept import Keep, make_anew
from hereabouts.listing import Listing
from hereabouts.pages.contact import ReportWay, reporting_ways
from hereabouts.pages.fragment import Fragments, read_fragments
from hereabouts.pages.group import Groups, group_listings
from hereabouts.pages.neighbour import Neighbours, find_neighbours
from hereabouts.pages.onward import find_onward
from hereabouts.pages.page import listing_files
from hereabouts.pages.rest import coming_closures
from hereabouts.pages.split import card_weight
from hereabouts.pages.way import Onward
from hereabouts.recurrence import HORIZON_DAYS, Occurrence, next_dates
from hereabouts.session_words import format_day
from hereabouts.vocabulary import Vocabulary

DATES_SHOWN = 3
EXITS = ("kinds", "interests", "who-for")
"""The vocabularies whose terms may ask for a quick exit."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A directory, its templates, and what many pages need."""

    directory: Directory
    fragments: Fragments
    at: Addresses
    """Links of pressed pages, which all lie at one depth."""
    labels: Mapping[str, Mapping[str, str]]
    """Labels of terms, by vocabulary and slug."""
    groups: Groups
    """Listings that are found, by area, interest, venue and organisation."""
    closures: Mapping[str, Any]
    """Days of rest as the browser wants them, without what is past."""
    midnight: datetime
    """When today begins: dates are worked out from there."""
    today_words: str
    """The day the site is built for, as people write it."""
    reporting: list[ReportWay]
    """Ways to tell the team about a change."""
    exits: frozenset[str] = frozenset()
    """The terms whose pages have a quick exit, such as interests/singing."""
    near: dict[str, Neighbours] = field(default_factory=dict)
    """Whom each listing's page points to, found when the first is asked for: lists and slots need none of it."""
    ways: dict[str, Onward] = field(default_factory=dict)
    """Where each listing's page leads on to, found when the first is asked for."""
    dates: dict[str, list[Occurrence]] = field(default_factory=dict)
    """Next dates by listing, filled as they are asked for."""
    fortnight: dict[str, list[Occurrence]] = field(default_factory=dict)
    """Dates of the next fourteen days by listing, filled when they are asked for."""
    keep: Keep = make_anew
    """Gives what an earlier run made of the same."""
    snippets: dict[str, str] = field(default_factory=dict)
    """The few lines about a listing on its neighbours' pages."""
    soonest: list[Listing] = field(default_factory=list)
    """What is on next in time, filled when it is asked for."""
    slots: dict[str, str] = field(default_factory=dict)
    """Fillings of slots, by the way up to the root and name."""
    cards: dict[str, Markup] = field(default_factory=dict)
    """Cards for pressed pages, filled as they are asked for."""
    files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The files a listing shows facts of, by its slug."""
    weights: dict[str, int] = field(default_factory=dict)
    """About how many bytes a listing's card takes, by its slug."""

    def neighbours(self) -> Mapping[str, Neighbours]:
        """Return whom each listing's page points to, for every listing that searches show."""
        if not self.near:
            self.near.update(find_neighbours(self.directory.found()))
        return self.near

    def onward(self) -> Mapping[str, Onward]:
        """Return where each listing's page leads on to, without what stands there as a neighbour already."""
        if not self.ways:
            taken = {
                slug: [*near.same_building, *(one.slug for one in near.nearby)]
                for slug, near in self.neighbours().items()
            }
            interests = self.directory.vocabularies["interests"]
            self.ways.update(find_onward(self.directory.found(), interests, self.directory.next_door, taken))
        return self.ways

    def files_of(self, listing: Listing) -> tuple[str, ...]:
        """Return the files whose facts a listing shows; many lists ask for the same."""
        if listing.slug not in self.files:
            self.files[listing.slug] = listing_files(listing)
        return self.files[listing.slug]

    def weight(self, listing: Listing) -> int:
        """Return about how many bytes a listing's card takes; many lists ask for the same."""
        if listing.slug not in self.weights:
            self.weights[listing.slug] = card_weight(listing)
        return self.weights[listing.slug]

    @property
    def today(self) -> date:
        """The day the site is built for."""
        return self.directory.today

    def label(self, vocabulary: str, slug: str) -> str:
        """Return what people read for a term; its slug as words where the vocabulary lacks it."""
        return self.labels.get(vocabulary, {}).get(slug) or slug.replace("-", " ").capitalize()

    def label_all(self, vocabulary: str, slugs: tuple[str, ...]) -> list[str]:
        """Return the labels of several terms."""
        return [self.label(vocabulary, slug) for slug in slugs]

    def next_dates(self, listing: Listing) -> list[Occurrence]:
        """Return the next dates of a listing that is running."""
        found = self.dates.get(listing.slug)
        if found is None:
            found = self.dates[listing.slug] = self.dates_within(listing, HORIZON_DAYS)
        return found

    def dates_within(self, listing: Listing, days: int) -> list[Occurrence]:
        """Return the next dates of a listing that is running, so many days ahead at most."""
        if not listing.when or listing.status not in ("active", "seasonal"):
            return []
        return next_dates(
            listing.when,
            self.midnight,
            self.directory.closures,
            DATES_SHOWN,
            horizon_days=days,
            notices=listing.notices,
            venue=home_venue(listing),
        )


def to_edition(
    directory: Directory, fragments: Fragments | None = None, as_files: bool = False, keep: Keep = make_anew
) -> Edition:
    """Works out what the pages of a directory share."""
    found = directory.found()
    return Edition(
        directory=directory,
        fragments=fragments or read_fragments(),
        at=Addresses(as_files=as_files),
        labels={name: _labels(vocabulary) for name, vocabulary in directory.vocabularies.items()},
        groups=group_listings(found, directory.vocabularies),
        closures=coming_closures(to_compact_closures(directory.closures), directory.today),
        today_words=format_day(directory.today),
        reporting=reporting_ways(directory.settings.data),
        midnight=datetime.combine(directory.today, time.min),
        exits=frozenset(_exits(directory.vocabularies)),
        keep=keep,
    )


def _labels(vocabulary: Any) -> dict[str, str]:
    return {term.slug: term.label for term in vocabulary}


def _exits(vocabularies: Mapping[str, Vocabulary]) -> Iterator[str]:
    for name in EXITS:
        if name in vocabularies:
            yield from (f"{name}/{slug}" for slug in vocabularies[name].saying_yes("quick-exit"))


def home_venue(listing: Listing) -> str:
    """Return the slug of the venue where sessions are held that name none."""
    return listing.where[0].venue.slug if listing.where else ""
