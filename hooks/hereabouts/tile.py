"""Station 8: the finder's data: tiles of rows by place, what comes after them, and one manifest.

Every file is named by what it holds, so a browser asks again only for what has changed. Places are metres from a
tile's own corner; column.py says how rows are written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from hereabouts.code import Codes, area_code, interest_codes, to_codes
from hereabouts.column import to_columns, to_details, to_facts, to_names
from hereabouts.directory import Directory
from hereabouts.kept import Keep, make_anew
from hereabouts.listing import Listing
from hereabouts.manifest import to_choice_rows, to_terms, to_words
from hereabouts.named_place import to_districts, to_town, to_venue_names
from hereabouts.row import Row, to_row
from hereabouts.spot import to_spots
from hereabouts.tiling import TILE_ROWS, box_of, to_tiles
from hereabouts.urgent import to_urgent

FOLDER = "data/find/"
COUNTED_ROWS = 5000
"""Without a place, up to so many listings are loaded and counted; above that the page asks for one."""
INLINE_ROWS = 100
"""So few listings without a place stand in the page itself, which saves a request."""
INLINE_DISTRICTS = 120
"""So few postcode districts stand in the page; of more, the page asks for the file when a place is typed."""
NAMED_VENUES = 4000
"""So many venues may be asked for by name: their file is the same for everyone, so it must not grow without end."""
PLACES = ("area", "town", "sectors", "venues")
"""What the manifest knows of places that a visitor may name."""


@dataclass(frozen=True, slots=True)
class Finder:
    """What the find page needs: what stands in the page, and the files it asks for."""

    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]
    """By path from the site's root."""
    places: str = ""
    """The file with the part of the manifest that knows places, for a page that only asks where."""


class Outline:
    """A listing as the map of tiles sees it; its row is made when a file needs it."""

    __slots__ = ("_row", "area", "codes", "interests", "listing", "name", "slug", "spots")

    def __init__(self, listing: Listing, codes: Codes) -> None:
        self.listing, self.codes = listing, codes
        self.slug, self.name, self.spots = listing.slug, listing.name, to_spots(listing)
        self.area, self.interests = area_code(listing, codes), interest_codes(listing, codes)
        self._row: Row | None = None

    @property
    def row(self) -> Row:
        """What the find page knows of the listing."""
        self._row = self._row or to_row(self.listing, self.codes)
        return self._row


Digest = Callable[[Listing], bytes]
"""Gives one for all the files that a listing shows facts of."""


def to_finder(
    directory: Directory,
    sectors: Mapping[str, Any] | None = None,
    keep: Keep = make_anew,
    digest_of: Digest = lambda listing: b"",
) -> Finder:
    """The finder of a directory. `sectors` is the index of postcode sectors that place.mjs reads.

    `keep` may give what an earlier run made of listings with the same digests.
    """
    codes = to_codes(directory)
    everything = [Outline(listing, codes) for listing in directory.found()]
    pinned = to_tiles([one for one in everything if one.spots])
    apart = [one for one in everything if not one.spots]
    files: dict[str, bytes] = {}
    lines, facts = _add_tiles(files, [*pinned, *([apart] if apart else [])], keep, digest_of)
    inline = {}
    if 0 < len(apart) <= INLINE_ROWS:
        inline = {lines[-1][0]: json.loads(files.pop(f"{FOLDER}{lines[-1][0]}.json"))}
    venues = to_venue_names(directory)
    manifest = {
        **to_terms(directory),
        "limit": COUNTED_ROWS,
        "sectors": sectors if sectors is not None and len(sectors) <= INLINE_DISTRICTS else 0,
        "tiles": lines[: len(pinned)],
        "apart": lines[-1] if apart else 0,
        "inline": inline,
        "names": _add_file(files, to_json(to_names(everything))) if len(everything) > COUNTED_ROWS else 0,
        "facts": facts,
        "choices": _add_file(files, to_json(to_choice_rows(directory))),
        "venues": _add_file(files, to_json(venues)) if 0 < len(venues["venue"]) <= NAMED_VENUES else 0,
        "town": to_town(directory),
        "districts": to_districts(directory),
        "words": _add_file(files, to_json(to_words(directory))),
        "urgent": _add_file(files, to_json(to_urgent(directory))),
        "count": len(everything),
    }
    places = _add_file(files, to_json({key: manifest[key] for key in PLACES}))
    return Finder(manifest, files, places)


def _add_tiles(
    files: dict[str, bytes], tiles: Sequence[Sequence[Outline]], keep: Keep, digest_of: Digest
) -> tuple[list[list[Any]], dict[str, str]]:
    """Adds tiles and their details; gives their lines of the manifest, and the facts that go with each details.

    A line is the tile's file, the file of its details, from where and how many of them, and the tile's box. Tiles
    that follow one another share details up to two tiles' worth: on a weak signal fewer requests beat fewer bytes.
    """
    lines: list[list[Any]] = []
    facts: dict[str, str] = {}
    group: list[Outline] = []
    open_lines: list[list[Any]] = []

    def add(what: str, ones: Sequence[Outline], to_object: Callable[[list[Row]], Any]) -> str:
        inputs = (what.encode(), *(digest_of(one.listing) for one in ones))
        return _add_file(files, keep(inputs, lambda: to_json(to_object([one.row for one in ones]))))

    def close() -> None:
        if not group:
            return
        name = add("details", group, to_details)
        facts[name] = add("facts", group, to_facts)
        for line in open_lines:
            line[1] = name

    for ones in tiles:
        if len(group) + len(ones) > 2 * TILE_ROWS:
            close()
            group, open_lines = [], []
        box = box_of(spot for one in ones for spot in one.spots) if ones[0].spots else ()
        tile = add("tile", ones, partial(to_columns, corner=box[:2]))
        lines.append([tile, "", len(group), len(ones), *box])
        open_lines.append(lines[-1])
        group += ones
    close()
    return lines, facts


def to_json(data: Any) -> bytes:
    """As short as JSON can be written."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _add_file(files: dict[str, bytes], content: bytes) -> str:
    """Adds a file under a name made from what it holds; gives that name."""
    name = sha256(content).hexdigest()[:10]
    files[f"{FOLDER}{name}.json"] = content
    return name
