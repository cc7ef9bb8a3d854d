"""One listing in every form of the open data, ready to be joined with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hereabouts.context import Context
from hereabouts.export.document import to_document, to_json
from hereabouts.export.geojson import to_features
from hereabouts.export.public import Shelves, to_public
from hereabouts.export.rest import to_rest
from hereabouts.export.rows import to_rows
from hereabouts.export.service import to_list_item, to_service
from hereabouts.export.town import Town
from hereabouts.feeds.own import PART
from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition
from hereabouts.source import Source
from hereabouts.story.file import to_file

Shared = dict[str, Any]
"""What goes into files of many listings: plain data, for it is kept between runs."""


@dataclass(frozen=True, slots=True)
class Room:
    """What every piece is made with."""

    town: Town
    shelves: Shelves
    context: Context
    edition: Edition


@dataclass(frozen=True, slots=True)
class Piece:
    """One listing."""

    service: bytes
    """The whole service."""
    beside: bytes
    """What lies beside its page."""
    shared: Shared


def _to_visit(listing: Listing, room: Room) -> bytes:
    """What the page "My first visit" reads; nothing for what has no first visit."""
    story = to_file(room.edition, listing)
    return b'"first-visit":' + to_json(story) + b"," if story else b""


def make_piece(source: Source, listing: Listing, room: Room) -> Piece:
    """The listing in every form."""
    town = room.town
    public = to_public(source, room.shelves)
    service = to_service(public, listing, town)
    part = to_rest(public, service, town, room.context)
    document = to_json(to_document(public, listing, town))
    whole = {**service, PART: part}
    at = service.get("service_at_locations", [])
    runs = service.get("organization")
    return Piece(
        to_json(whole),
        b'{"about":' + to_json(town.about()) + b"," + _to_visit(listing, room) + document[1:],
        {
            "slug": public.slug,
            "item": to_json(to_list_item(service)),
            "document": document,
            "organization": [runs["id"], to_json(runs)] if runs else [],
            "locations": [[row["location"]["id"], to_json(row["location"])] for row in at],
            "at": [to_json({key: row[key] for key in row if key != "location"}) for row in at],
            "features": list(map(to_json, to_features(public, listing, town))),
            "rows": to_rows(public, listing, town),
        },
    )
