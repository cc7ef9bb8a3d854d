"""Station 8: the finder's data: tiles of rows by place, what comes after them, and one manifest.

Every file is named by what it holds, so a browser asks again only for what has changed. Places are metres from a
tile's own corner; column.py says how rows are written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from typing import Any

from hereabouts.column import to_columns, to_details, to_names
from hereabouts.directory import Directory
from hereabouts.manifest import to_terms, to_words
from hereabouts.row import Row, to_codes, to_row

FOLDER = "data/find/"
TILE_ROWS = 500
"""A tile holds at most so many listings."""
COUNTED_ROWS = 5000
"""Without a place, up to so many listings are loaded and counted; above that the page asks for one."""
INLINE_ROWS = 100
"""So few listings without a place stand in the page itself, which saves a request."""
INLINE_DISTRICTS = 120
"""So few postcode districts stand in the page; of more, the page asks for the file when a place is typed."""
_STEPS = (10_000, 1_000, 100, 10, 1)
_SLACK = 0.02
_ROOM = 0.03


@dataclass(frozen=True, slots=True)
class Finder:
    """What the find page needs: what stands in the page, and the files it asks for."""

    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]
    """By path from the site's root."""


def to_finder(
    directory: Directory, rows: Iterable[Row] | None = None, sectors: Mapping[str, Any] | None = None
) -> Finder:
    """The finder of a directory.

    Rows that are already made may be handed in, in order of name; `sectors` is the index of postcode
    sectors that place.mjs reads.
    """
    if rows is None:
        codes = to_codes(directory)
        rows = (to_row(listing, codes) for listing in directory.found())
    everything = list(rows)
    pinned = to_tiles([row for row in everything if row.spots])
    apart = [row for row in everything if not row.spots]
    files: dict[str, bytes] = {}
    lines = _add_tiles(files, [*pinned, *([apart] if apart else [])])
    inline = {}
    if 0 < len(apart) <= INLINE_ROWS:
        inline = {lines[-1][0]: json.loads(files.pop(f"{FOLDER}{lines[-1][0]}.json"))}
    manifest = {
        **to_terms(directory),
        "limit": COUNTED_ROWS,
        "sectors": sectors if sectors is not None and len(sectors) <= INLINE_DISTRICTS else 0,
        "tiles": lines[: len(pinned)],
        "apart": lines[-1] if apart else 0,
        "inline": inline,
        "names": _add_file(files, to_names(everything)) if len(everything) > COUNTED_ROWS else 0,
        "words": _add_file(files, to_words(directory)),
        "count": len(everything),
    }
    return Finder(manifest, files)


def _add_tiles(files: dict[str, bytes], tiles: Sequence[Sequence[Row]]) -> list[list[Any]]:
    """Adds tiles and their details; gives their lines of the manifest.

    A line is the tile's file, the file of its details, from where and how many of them, and the tile's box. Tiles
    that follow one another share details up to two tiles' worth: on a weak signal fewer requests beat fewer bytes.
    """
    lines: list[list[Any]] = []
    group: list[Row] = []
    open_lines: list[list[Any]] = []

    def close() -> None:
        name = _add_file(files, to_details(group)) if group else ""
        for line in open_lines:
            line[1] = name

    for rows in tiles:
        if len(group) + len(rows) > 2 * TILE_ROWS:
            close()
            group, open_lines = [], []
        box = _box(spot for row in rows for spot in row.spots) if rows[0].spots else ()
        tile = _add_file(files, to_columns(rows, box[:2]))
        lines.append([tile, "", len(group), len(rows), *box])
        open_lines.append(lines[-1])
        group += rows
    close()
    return lines


def to_tiles(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows by cell of the National Grid: as few tiles as hold them with a little room, side by side."""
    room = 1 if len(rows) <= 2 * TILE_ROWS else 1 + _ROOM
    return _part(rows, ceil(len(rows) * room / TILE_ROWS))


def _part(rows: Sequence[Row], count: int) -> list[list[Row]]:
    """So many tiles, by halving across the longer side again and again."""
    if count < 2:
        return [list(rows)] if rows else []
    west, south, east, north = _box(row.spots[0] for row in rows)
    low, high = _halve(rows, count, _easting if east - west >= north - south else _northing)
    return _part(low, count // 2) + _part(high, count - count // 2)


def _easting(row: Row) -> int:
    return row.spots[0].easting


def _northing(row: Row) -> int:
    return row.spots[0].northing


def _halve(rows: Sequence[Row], count: int, metres: Callable[[Row], int]) -> tuple[list[Row], list[Row]]:
    """Two parts for half of the tiles each, at a round number so that one new listing seldom moves the border."""
    share = len(rows) * (count // 2) // count
    least = max(share - len(rows) * _SLACK, len(rows) - (count - count // 2) * TILE_ROWS)
    most = min(share + len(rows) * _SLACK, count // 2 * TILE_ROWS)
    border = sorted(map(metres, rows))[share]
    for size in _STEPS:
        cut = round(border / size) * size
        low = [row for row in rows if metres(row) < cut]
        if least <= len(low) <= most:
            return low, [row for row in rows if metres(row) >= cut]
    kept = {row.slug for row in sorted(rows, key=lambda row: (metres(row), row.slug))[:share]}
    return [row for row in rows if row.slug in kept], [row for row in rows if row.slug not in kept]


def _box(spots: Iterable[Any]) -> tuple[int, int, int, int]:
    eastings, northings = zip(*((spot[0], spot[1]) for spot in spots), strict=True)
    return min(eastings), min(northings), max(eastings), max(northings)


def _add_file(files: dict[str, bytes], data: Any) -> str:
    """Adds a file under a name made from what it holds; gives that name."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    name = sha256(text).hexdigest()[:10]
    files[f"{FOLDER}{name}.json"] = text
    return name
