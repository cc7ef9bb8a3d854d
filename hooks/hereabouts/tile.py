"""Station 8: the finder's data: tiles of rows by place, their summaries, and one manifest.

Every file is named by what it holds, so a browser asks again only for what has changed.
A tile is an object of columns. A column is a list, a text of one figure per row, an object of the
few rows that are not 0, or {of, at}: the different values, and which of them each row has.
A column in which every row is 0 is left out. Places are metres from the tile's own corner.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from typing import Any

from hereabouts.closure import to_compact_closures
from hereabouts.directory import Directory
from hereabouts.moment import to_day_number
from hereabouts.pages.card import ACCESS_SHOWN
from hereabouts.pages.rest import coming_closures
from hereabouts.row import WELCOME, Row, to_codes, to_row
from hereabouts.vocabulary import Vocabulary

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
    """Adds tiles and their summaries; gives their lines of the manifest.

    A line is the tile's file, the file of its summaries, from where and how many of them, and the tile's
    box. Tiles that follow one another share summaries up to two tiles' worth: on a weak signal fewer
    requests beat fewer bytes.
    """
    lines: list[list[Any]] = []
    group: list[str] = []
    open_lines: list[list[Any]] = []

    def close() -> None:
        name = _add_file(files, group) if group else ""
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
        group += [row.summary for row in rows]
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


def to_columns(rows: Sequence[Row], corner: Sequence[int]) -> dict[str, Any]:
    """One tile; `corner` is its least easting and northing."""
    west, south = corner or (0, 0)
    columns = {
        "name": [row.name for row in rows],
        "slug": _sparse(_slug_unless_plain(row) for row in rows),
        "area": _figures(row.area + 1 for row in rows),
        "kind": _figures(row.kind + 1 for row in rows),
        "status": _figures(row.status for row in rows),
        "interest": [row.interests for row in rows],
        "cost": _figures(row.cost for row in rows),
        "low": _sparse(row.low for row in rows),
        "nil": _sparse(row.nil for row in rows),
        "tags": _shared(row.tags for row in rows),
        "ease": _figures(row.ease for row in rows),
        "halls": _sparse(row.halls for row in rows),
        "when": _shared(row.when for row in rows),
        "said": _sparse(row.said for row in rows),
        "notices": _sparse(row.notices for row in rows),
        "online": _figures(row.online for row in rows),
        "east": [row.spots[0].easting - west for row in rows if row.spots],
        "north": [row.spots[0].northing - south for row in rows if row.spots],
        "exact": _figures(row.spots[0].exact if row.spots else 0 for row in rows),
        "venue": _shared(row.venue for row in rows),
        "at": _sparse(row.spots[0].venue if row.spots and row.spots[0].venue != row.venue else "" for row in rows),
        "closes": _sparse(row.closes for row in rows),
        "more": _sparse(_more_spots(row, west, south) for row in rows),
        "facts": _shared(row.facts for row in rows),
        "checked": [row.checked for row in rows],
        "ask": _figures(row.ask for row in rows),
    }
    return {"size": len(rows), **{name: column for name, column in columns.items() if column}}


def _more_spots(row: Row, west: int, south: int) -> list[Any]:
    return [[spot.easting - west, spot.northing - south, spot.exact, spot.venue] for spot in row.spots[1:]]


def _slug_unless_plain(row: Row) -> str:
    """Nothing where the slug is the name in small letters, which the browser can make itself."""
    plain = re.sub(r"[^a-z0-9]+", "-", row.name.lower()).strip("-")
    return "" if row.name.isascii() and plain == row.slug else row.slug


def _figures(numbers: Iterable[int]) -> str | list[int]:
    """One figure for each row, or a list where a figure is not enough; empty where all are 0."""
    listed = list(numbers)
    if not any(listed):
        return ""
    return "".join(map(str, listed)) if max(listed) < 10 and min(listed) >= 0 else listed


def _sparse(values: Iterable[Any]) -> dict[int, Any]:
    return {number: value for number, value in enumerate(values) if value}


def _shared(values: Iterable[Any]) -> dict[str, list[Any]]:
    """The different values and, for each row, which one it has; empty where there is nothing to say."""
    listed = list(values)
    if not any(listed):
        return {}
    numbers: dict[str, int] = {}
    different: list[Any] = []
    places = []
    for value in listed:
        key = value if isinstance(value, str) else repr(value)
        if key not in numbers:
            numbers[key] = len(different)
            different.append(value)
        places.append(numbers[key])
    return {"of": different, "at": places}


def to_names(rows: Iterable[Row]) -> dict[str, Any]:
    """Every listing's name, for words without a place where there are too many to load."""
    listed = list(rows)
    return {
        "size": len(listed),
        "name": [row.name for row in listed],
        "slug": _sparse(_slug_unless_plain(row) for row in listed),
        "area": _figures(row.area + 1 for row in listed),
        "interest": [row.interests for row in listed],
    }


def to_words(directory: Directory) -> list[list[Any]]:
    """The other words for each interest, by its number."""
    terms = directory.vocabularies.get("interests", ())
    return [[number, *term.also] for number, term in enumerate(terms) if term.also]


def to_terms(directory: Directory) -> dict[str, Any]:
    """The labels behind the numbers, the areas and where they lie, and the days of rest."""
    words = directory.vocabularies
    interests = words.get("interests") or Vocabulary("interests", "", {})
    numbers = {term.slug: number for number, term in enumerate(interests)}
    return {
        "built": to_day_number(directory.today),
        "limit": COUNTED_ROWS,
        "area": [_to_area(term) for term in words.get("areas", ())],
        "kind": [[term.slug, term.label] for term in words.get("kinds", ())],
        "interest": [[term.slug, term.label, *([numbers[term.parent]] if term.parent else ())] for term in interests],
        "fact": [
            *([slug, ""] for slug in WELCOME),
            *([term.slug, term.label] for term in words.get("access", ())),
        ],
        "shown": [len(WELCOME) + number for number in range(ACCESS_SHOWN)],
        "closures": coming_closures(to_compact_closures(directory.closures), directory.today),
    }


def _to_area(term: Any) -> list[Any]:
    centre = term.extra.get("centre")
    place = [round(float(centre[side])) for side in ("easting", "northing")] if centre else [0, 0]
    metres = round(float(term.extra.get("radius-km") or 0) * 1000)
    return [term.slug, term.label, *place, metres, *term.also]
