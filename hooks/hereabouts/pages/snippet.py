"""The few lines about a listing that stand on its neighbours' pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgpack
from markupsafe import escape

from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition

METRES_IN_MILE = 1609.344
CLOSE_BY = 160
"""Metres: less than a tenth of a mile."""


def all_neighbour_groups(edition: Edition) -> Mapping[str, str]:
    """`neighbour_groups` of every listing by slug; kept from an earlier run while nobody's neighbours have changed."""
    listings = edition.directory.listings.values()
    shown = repr([_neighbour_facts(listing) for listing in listings]).encode()

    def make() -> bytes:
        packed: bytes = msgpack.packb({listing.slug: neighbour_groups(edition, listing) for listing in listings})
        return packed

    groups: dict[str, str] = msgpack.unpackb(edition.keep((b"neighbours", shown), make))
    return groups


def _neighbour_facts(listing: Listing) -> tuple[Any, ...]:
    """All that decides who a listing's neighbours are and what they show of it."""
    venue = listing.where[0].venue if listing.where else None
    building = (venue.slug, venue.name, venue.postcode) if venue else ()
    spot = listing.position
    place = (spot.easting, spot.northing) if spot else ()
    return (
        listing.slug, listing.name, listing.area, listing.is_found, listing.interests, listing.related, building, place,
    )  # fmt: skip


def neighbour_groups(edition: Edition, listing: Listing) -> str:
    """The lists at the foot of a listing's page: under the same roof, nearby, similar."""
    near = edition.neighbours().get(listing.slug)
    if near is None:
        return ""
    above = {*near.same_building, *(one.slug for one in near.nearby)}
    similar = [slug for slug in _with_related(edition, listing, near.similar) if slug not in above]
    groups = (
        ("In the same building", [(slug, "") for slug in near.same_building]),
        ("Nearby", [(one.slug, format_miles(one.metres)) for one in near.nearby]),
        ("Similar", [(slug, "") for slug in similar]),
    )
    return "".join(_group(edition, heading, rows) for heading, rows in groups if rows)


def _group(edition: Edition, heading: str, rows: list[tuple[str, str]]) -> str:
    # Joined by hand: nine rows a page are a third of what rendering takes.
    items = "\n".join(
        f'<li class="card">{snippet_of(edition, slug)}{" · " if far else ""}{far}</p></li>' for slug, far in rows
    )
    return f'<section class="nearby">\n<h2>{heading}</h2>\n<ul class="results compact">\n{items}\n</ul>\n</section>\n'


def _with_related(edition: Edition, listing: Listing, similar: tuple[str, ...]) -> list[str]:
    """What a contributor has named stands first; still no more than are shown."""
    if not listing.related:
        return list(similar)
    named = [slug for slug in listing.related if slug in edition.neighbours()]
    return list(dict.fromkeys((*named, *similar)))[: max(len(similar), len(named))]


def snippet_of(edition: Edition, slug: str) -> str:
    """Name, area and link of a listing as HTML, made once; its last paragraph is left open."""
    made = edition.snippets.get(slug)
    if made is None:
        listing = edition.directory.listings[slug]
        area = escape(edition.label("areas", listing.area))
        made = edition.snippets[slug] = (
            f'<h3><a href="{edition.at.listing(slug)}" translate="no">{escape(listing.name)}</a></h3>'
            f'<p class="place"><span translate="no">{area}</span>'
        )
    return made


def format_miles(metres: int) -> str:
    """Return "0.3 miles" as the crow flies, or "close by"."""
    if metres < CLOSE_BY:
        return "close by"
    miles = round(metres / METRES_IN_MILE, 1)
    return f"{miles:g} mile{'' if miles == 1 else 's'} away"
