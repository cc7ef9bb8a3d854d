"""Station 8, calendars for the browser: what ics.mjs makes a calendar of one's own from, in files of many listings.

Which of them somebody asks for says nothing of which listing it was for. calendar.mjs reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from hereabouts.calendars.entry import Entry, to_json_entry
from hereabouts.calendars.event import Site, to_uid
from hereabouts.closure import to_compact_closures
from hereabouts.directory import Directory
from hereabouts.kept import Keep, make_anew
from hereabouts.listing import Listing
from hereabouts.moment import to_day_number
from hereabouts.pages.page import listing_files

FOLDER = "data/calendar/"
ENTRIES_A_FILE = 250


def to_known_files(
    directory: Directory,
    entries: Sequence[tuple[Listing, Entry]],
    site: Site,
    digests: Mapping[str, bytes],
    keep: Keep = make_anew,
) -> dict[str, bytes]:
    """The files by path from the site's root; `keep` may give what an earlier run made of the same."""
    count = max(1, -(-len(entries) // ENTRIES_A_FILE))
    shelves: list[list[tuple[Listing, Entry]]] = [[] for _ in range(count)]
    for row in entries:
        shelves[shelf_of(row[1].slug, count)].append(row)
    files = {f"{FOLDER}about.json": _to_bytes(to_about(directory, site, count))}
    for number, shelf in enumerate(shelves):
        inputs = (part for listing, entry in shelf for part in _inputs(listing, entry, digests))
        files[f"{FOLDER}{number}.json"] = keep(inputs, partial(_to_shelf, [entry for _, entry in shelf]))
    return files


def _to_shelf(entries: Iterable[Entry]) -> bytes:
    return _to_bytes({entry.slug: to_json_entry(entry) for entry in entries})


def shelf_of(slug: str, count: int) -> int:
    """Which of so many files holds a listing."""
    return int(to_uid(slug)[-8:], 16) % count


def _inputs(listing: Listing, entry: Entry, digests: Mapping[str, bytes]) -> Iterable[bytes]:
    yield repr(entry.notices).encode() if entry.notices else b""
    yield from (digests.get(file, b"") for file in listing_files(listing))


def to_about(directory: Directory, site: Site, count: int) -> dict[str, Any]:
    """What all calendars share: the site, the days of rest, and until when those are known."""
    return {
        "host": site.host,
        "address": site.address,
        "example": site.example,
        "today": to_day_number(directory.today),
        "files": count,
        "closures": to_compact_closures(site.closures),
    }


def _to_bytes(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
