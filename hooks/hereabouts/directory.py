"""Station 4, the whole: one checked directory as records, ready to be rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from hereabouts.asked_for import Asked
from hereabouts.closure import Closures
from hereabouts.context import Context
from hereabouts.home import Home
from hereabouts.listing import Listing, Organisation, Scheme, Venue
from hereabouts.locate import locate_venue
from hereabouts.next_door import NextDoor
from hereabouts.postcode import Postcodes
from hereabouts.record import Shelf, current_notices, to_listing, to_organisation, to_scheme, to_venue
from hereabouts.settings import Settings
from hereabouts.source import Source
from hereabouts.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything the site is made of; only what passed the check is in it."""

    settings: Settings
    vocabularies: Mapping[str, Vocabulary]
    """By file name: interests, areas, kinds, access, ..."""
    help_now: Mapping[str, Any]
    """help-now.yml as written: intro and entries."""
    closures: Closures
    listings: Mapping[str, Listing]
    """By slug, in order of name; ended and withheld ones too."""
    venues: Mapping[str, Venue]
    organisations: Mapping[str, Organisation]
    schemes: Mapping[str, Scheme]
    today: date
    postcodes: Postcodes = field(default_factory=Postcodes)
    next_door: NextDoor = field(default_factory=NextDoor)
    asked_for: Sequence[Asked] = ()
    """What people asked the team for; no page of the public side shows it."""

    def found(self) -> list[Listing]:
        """The listings that searches and lists show."""
        return [listing for listing in self.listings.values() if listing.is_found]


def make_directory(
    context: Context,
    help_now: Mapping[str, Any],
    sources: list[Source],
    home: Home,
    next_door: NextDoor | None = None,
    asked_for: Sequence[Asked] = (),
) -> Directory:
    """The records of a checked directory; `sources` are its listing files without errors."""
    shelf = make_shelf(context)
    listings = sorted((to_listing(source, shelf) for source in sources), key=lambda listing: listing.name.casefold())
    return Directory(
        settings=context.settings,
        vocabularies=context.vocabularies,
        help_now=help_now,
        closures=context.closures,
        listings={listing.slug: listing for listing in listings},
        venues=shelf.venues,
        organisations=shelf.organisations,
        schemes=shelf.schemes,
        today=home.today,
        postcodes=context.postcodes,
        next_door=next_door or NextDoor(),
        asked_for=asked_for,
    )


def make_shelf(context: Context) -> Shelf:
    """What listings name, as records."""
    locate = partial(locate_venue, postcodes=context.postcodes)
    areas = context.vocabularies.get("areas", ())
    return Shelf(
        venues={slug: to_venue(slug, source.data, locate, context.today) for slug, source in context.venues.items()},
        organisations={slug: to_organisation(slug, source.data) for slug, source in context.organisations.items()},
        schemes={slug: to_scheme(slug, source.data) for slug, source in context.schemes.items()},
        area_notices={area.slug: current_notices(area.extra.get("notices"), context.today) for area in areas},
        locate=locate,
        today=context.today,
    )
