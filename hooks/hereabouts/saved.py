"""Station 8: what somebody takes along who saves a listing: shelves of facts, each named by what it holds.

A shelf holds the listings whose codes end alike, wherever they lie, so that asking for one tells nobody which of some
hundred was saved. A code is made from the slug alone and short enough for a link; list-facts.mjs makes the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any
from zlib import crc32

from hereabouts.kept import Keep, make_anew
from hereabouts.listing import Contact, Listing
from hereabouts.moment import to_day_number
from hereabouts.pages.contact import WayRow, to_way_rows
from hereabouts.pages.cost import first_visit_tag, to_cost_view
from hereabouts.pages.edition import Edition, home_venue
from hereabouts.pages.quick_exit import asks_for_exit
from hereabouts.pages.tongue import name_tongue
from hereabouts.pages.when import place_names, untimed_words
from hereabouts.pages.whereabouts import to_venue_view
from hereabouts.session_compact import to_compact, to_compact_notice
from hereabouts.spot import to_spots
from hereabouts.tile import Digest, to_json

FOLDER = "data/list/"
SHELF_ROWS = 64
"""A shelf holds about so many listings, and up to twice as many."""
Facts = dict[str, Any]


def to_code(slug: str) -> int:
    """35 bits that stand for a slug in a link, seven letters long."""
    raw = slug.encode()
    return crc32(raw) << 3 | sum(raw) & 7


def to_saved_files(
    edition: Edition, keep: Keep = make_anew, digest_of: Digest = lambda listing: b""
) -> dict[str, bytes]:
    """The shelves and their index, by path from the site's root."""
    found = edition.directory.found()
    count = 1 << max(0, (len(found) // SHELF_ROWS).bit_length() - 1)
    shelves: list[list[tuple[str, Listing]]] = [[] for _ in range(count)]
    for slug, listing in _by_name(edition, found):
        shelves[(to_code(slug) >> 3) % count].append((slug, listing))
    files: dict[str, bytes] = {}
    names = []
    for shelf in shelves:
        content = keep(
            (part for slug, listing in shelf for part in (slug.encode(), digest_of(listing))),
            partial(_to_shelf, edition, shelf),
        )
        names.append(sha256(content).hexdigest()[:10])
        files[f"{FOLDER}{names[-1]}.json"] = content
    rests = {key: edition.closures[key] for key in ("bank", "school", "closed")}
    stale = edition.directory.settings.freshness.stale_days
    files[f"{FOLDER}index.json"] = to_json({"shelves": names, "rests": rests, "stale": stale})
    return files


def _by_name(edition: Edition, found: list[Listing]) -> Iterator[tuple[str, Listing]]:
    """Every listing by each name that a list may know it by, old ones too."""
    for listing in found:
        yield listing.slug, listing
        yield from ((old, listing) for old in listing.renamed_from if old not in edition.directory.listings)


def _to_shelf(edition: Edition, shelf: list[tuple[str, Listing]]) -> bytes:
    return to_json(
        {slug: to_facts(edition, listing) if slug == listing.slug else {"now": listing.slug} for slug, listing in shelf}
    )


def to_facts(edition: Edition, listing: Listing) -> Facts:
    """What stands on a list of one listing; what nobody knows is left out."""
    cost = to_cost_view(edition, listing.cost)
    facts: Facts = {
        "name": listing.name,
        "lang": name_tongue(edition, listing),
        "area": edition.label("areas", listing.area),
        "paused": int(listing.status == "paused"),
        "when": [to_compact(session) for session in listing.when],
        "said": untimed_words(listing),
        "halls": place_names(listing),
        "home": home_venue(listing),
        "shut": _shut_days(edition, listing),
        "notices": [to_compact_notice(notice) for notice in listing.notices],
        "online": int(listing.online != "no"),
        "where": list(_to_places(edition, listing)),
        "at": [list(spot[:3]) for spot in to_spots(listing)],
        "price": cost.price,
        "pence": listing.cost.price,
        "first": int(bool(first_visit_tag(listing.cost))),
        "lower": [
            [row.groups, row.price, view.pays, view.who, view.shows]
            for row, view in zip(listing.cost.reduced, cost.rows[1:], strict=True)
        ],
        "ways": [_to_way(row, contact.way) for row, contact in _ways(listing)],
        "start": edition.label("joining", listing.joining.how),
        "bring": "" if listing.joining.bring_someone == "unknown" else listing.joining.bring_someone,
        "met": listing.joining.met_by,
        "checked": to_day_number(listing.checked.date),
        "exit": int(asks_for_exit(edition, listing)),
    }
    return {key: value for key, value in facts.items() if value or key == "pence" and value is not None}


def _ways(listing: Listing) -> Iterator[tuple[WayRow, Contact]]:
    return zip(to_way_rows(listing.contacts, ""), listing.contacts, strict=True)


def _to_way(row: WayRow, way: str) -> list[str]:
    """The way, what is written or dialled, what to expect, and the link where there is one."""
    number = row.who if way in ("phone", "text") else ""
    return [way, number or row.shown or row.href, row.expect, row.href]


def _to_places(edition: Edition, listing: Listing) -> Iterator[list[Any]]:
    """Name, address in one line or how to ask for it, directions, and each way to travel."""
    for place in listing.where:
        view = to_venue_view(edition, place, listing.travel)
        address = ", ".join(line for line in (view.room, *view.lines) if line)
        yield [view.name, address or view.ask, view.directions, [f"{way}: {words}" for way, words in view.travel]]


def _shut_days(edition: Edition, listing: Listing) -> Mapping[str, Any]:
    """When its venues are shut of their own."""
    slugs = {place.venue.slug for place in listing.where}
    return {slug: pairs for slug, pairs in edition.closures["venues"].items() if slug in slugs}
