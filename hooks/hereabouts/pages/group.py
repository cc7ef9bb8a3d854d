"""Which listings stand together on the page of an area, an interest, a venue or an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hereabouts.listing import Listing
from hereabouts.vocabulary import Vocabulary

Lists = dict[str, list[Listing]]


@dataclass(frozen=True, slots=True)
class Groups:
    """Listings that are found, by what they belong to, in order of name."""

    areas: Lists = field(default_factory=dict)
    interests: Lists = field(default_factory=dict)
    """A broad interest holds the listings of its narrower ones too."""
    venues: Lists = field(default_factory=dict)
    organisations: Lists = field(default_factory=dict)


def group_listings(listings: Iterable[Listing], vocabularies: Mapping[str, Vocabulary]) -> Groups:
    """The listings by area, interest, venue and organisation."""
    groups = Groups()
    interests = vocabularies.get("interests")
    for listing in listings:
        for area in listing.areas:
            groups.areas.setdefault(area, []).append(listing)
        for interest in _with_families(listing.interests, interests):
            groups.interests.setdefault(interest, []).append(listing)
        for slug in {place.venue.slug for place in listing.where if place.venue.slug}:
            groups.venues.setdefault(slug, []).append(listing)
        if listing.organisation and listing.organisation.slug:
            groups.organisations.setdefault(listing.organisation.slug, []).append(listing)
    return groups


def _with_families(slugs: Iterable[str], interests: Vocabulary | None) -> Iterable[str]:
    if interests is None:
        return slugs
    return dict.fromkeys(term for slug in slugs for term in (slug, interests.family(slug)))
