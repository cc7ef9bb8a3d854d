"""The few lines about a listing that stand on its neighbours' pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgpack
from markupsafe import escape

from hereabouts.gentle import gentle_reasons
from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition
from hereabouts.pages.way import BESIDE, CLOSE, NAMED, SURPRISING, Different, Way

METRES_IN_MILE = 1609.344
CLOSE_BY = 160
"""Metres: less than a tenth of a mile."""
HOW_DIFFERENT = {
    NAMED: "Goes well with this.",
    CLOSE: "Close: {term}.",
    BESIDE: "Next door: {sentence}",
    SURPRISING: "A surprise: {sentence}",
}
THIRD_ROW = re.compile(r"(<li>.*</li>\n<li>.*</li>\n)<li>.*</li>\n(?=</ul>)")


def all_neighbour_groups(edition: Edition) -> Mapping[str, str]:
    """`neighbour_groups` of every listing by slug; kept from an earlier run while nobody's neighbours have changed."""
    listings = edition.directory.listings.values()
    shown: bytes = msgpack.packb([_neighbour_facts(listing) for listing in listings])

    def make() -> bytes:
        packed: bytes = msgpack.packb({listing.slug: neighbour_groups(edition, listing) for listing in listings})
        return packed

    groups: dict[str, str] = msgpack.unpackb(edition.keep((b"neighbours", shown), make))
    return groups


def _neighbour_facts(listing: Listing) -> tuple[Any, ...]:
    """All that decides whose page a listing stands on, what it shows there, and what its own page leads to."""
    venue = listing.where[0].venue if listing.where else None
    building = (venue.slug, venue.name, venue.postcode) if venue else ()
    spot = listing.position
    place = (spot.easting, spot.northing, spot.exact) if spot else ()
    who, joining = listing.who_for, listing.joining
    return (
        listing.slug, listing.name, listing.area, listing.status, listing.interests, listing.related, building, place,
        listing.kind, listing.online, joining.how, joining.capacity, who.age_from, who.age_to, who.groups,
        gentle_reasons(listing), listing.to_do, listing.group_size, listing.qualification.value, bool(listing.where),
        bool(listing.money_help),
    )  # fmt: skip


def neighbour_groups(edition: Edition, listing: Listing) -> str:
    """The lists at the foot of a listing's page: steps, something different, under the same roof, nearby."""
    near = edition.neighbours().get(listing.slug)
    if near is None:
        return ""
    onward = edition.onward()[listing.slug]
    groups = (
        ("A smaller step", [_step_row(edition, way) for way in onward.smaller]),
        ("A bigger step", [_step_row(edition, way) for way in onward.bigger]),
        ("Something different", [_different_row(edition, one) for one in onward.different]),
        ("In the same building", [_row(edition, slug) for slug in near.same_building]),
        ("Nearby", [_row(edition, one.slug, format_miles(one.metres)) for one in near.nearby]),
    )
    lists = "".join(_group(heading, rows) for heading, rows in groups if rows)
    return f'<div class="onward">\n{lists}</div>\n' if lists else ""


def shorten_groups(groups: str) -> str:
    """The same lists with two rows each: for a page that is long already."""
    return THIRD_ROW.sub(r"\1", groups)


def _group(heading: str, rows: list[str]) -> str:
    items = "\n".join(rows)
    return f'<section class="nearby">\n<h2>{heading}</h2>\n<ul>\n{items}\n</ul>\n</section>\n'


def _row(edition: Edition, slug: str, where: str = "", why: str = "") -> str:
    # Joined by hand: fifteen rows a page are a third of what rendering takes.
    far = f" · {where}" if where else ""
    because = f" <small>{why}</small>" if why else ""
    return f"<li>{snippet_of(edition, slug)}{far}{because}</li>"


def _step_row(edition: Edition, way: Way) -> str:
    return _row(edition, way.slug, _where(edition, way), f"{way.why[0].upper()}{way.why[1:]}.")


def _different_row(edition: Edition, one: Different) -> str:
    term = edition.label("interests", one.term) if one.how == CLOSE else ""
    why = _why_different(one.how, term, one.way.why)
    return _row(edition, one.way.slug, _where(edition, one.way), why)


@cache
def _why_different(how: str, term: str, sentence: str) -> str:
    return HOW_DIFFERENT[how].format(term=str(escape(term)), sentence=str(escape(sentence)))


def _where(edition: Edition, way: Way) -> str:
    """How far it is; where that cannot be said, its area, or that it is online."""
    if way.metres is not None:
        return format_miles(way.metres)
    there = edition.directory.listings[way.slug]
    if there.online == "yes":
        return "online"
    return f'<span translate="no">{escape(edition.label("areas", there.area))}</span>'


def snippet_of(edition: Edition, slug: str) -> str:
    """A listing's name as a link from another listing's page, made once."""
    made = edition.snippets.get(slug)
    if made is None:
        name = escape(edition.directory.listings[slug].name)
        made = edition.snippets[slug] = f'<a href="{edition.at.listing_beside(slug)}" translate="no">{name}</a>'
    return made


def format_miles(metres: int) -> str:
    """Return "0.3 miles" as the crow flies, or "close by"."""
    if metres < CLOSE_BY:
        return "close by"
    miles = round(metres / METRES_IN_MILE, 1)
    return f"{miles:g} mile{'' if miles == 1 else 's'} away"
