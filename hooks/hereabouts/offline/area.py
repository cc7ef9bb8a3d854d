"""Station 9: what "Save this area for offline" saves: an area's pages, its listings with their first visits, its tiles.

Each file is named with its size, so that the sum can be said first, and with what tells whether it has changed since:
for pages the key that the press made them by, so that no page has to be read again; tiles are named by what they hold.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hereabouts.address import area_path, listing_path
from hereabouts.directory import Directory
from hereabouts.offline.core import files_of_line, off
from hereabouts.press.keys import read_keys, to_key

Row = tuple[str, str, int]
"""Where a file lies, what tells whether it has changed, and its bytes."""
USUAL_METRES = 2 * 1609.344
"""How far around a place the finder looks unless it is told otherwise."""


def list_areas(
    site_dir: Path, directory: Directory, manifest: dict[str, Any], core: Container[str]
) -> Iterator[tuple[str, list[Row]]]:
    """Each area that has listings, with the files to save that are not in the core."""
    keys = read_keys(site_dir)
    listings: dict[str, list[str]] = {}
    for listing in directory.found():
        for area in listing.areas:
            listings.setdefault(area, []).append(listing_path(listing.slug))
    for slug, _label, east, north, metres, *_also in manifest.get("area", ()):
        if slug in listings:
            pages = [*_own_pages(site_dir, slug), *listings[slug]]
            tiles = _tiles_near(manifest, east, north, max(metres, USUAL_METRES)) if east else []
            wanted = [file for file in dict.fromkeys(tiles) if file not in core]
            stories = _story_rows(site_dir, listings[slug], keys)
            yield slug, [*_page_rows(site_dir, pages, keys), *stories, *_tile_rows(site_dir, wanted)]


def _own_pages(site_dir: Path, slug: str) -> Iterator[str]:
    part = 1
    while os.path.isdir(f"{site_dir}/{area_path(slug, part)}"):  # noqa: PTH112
        yield area_path(slug, part)
        part += 1


def _page_rows(site_dir: Path, pages: Iterable[str], keys: Mapping[bytes, bytes]) -> Iterator[Row]:
    # Strings and no paths: this is asked of every listing.
    for page in pages:
        size = os.stat(f"{site_dir}/{page}index.html").st_size  # noqa: PTH116
        yield page, keys.get(to_key(page), b"").hex()[:12], size


def _story_rows(site_dir: Path, pages: Iterable[str], keys: Mapping[bytes, bytes]) -> Iterator[Row]:
    """What the page "My first visit" reads of each listing; it is made of the same as the listing's page."""
    for page in pages:
        if os.path.isfile(f"{site_dir}/{page}index.json"):  # noqa: PTH113
            size = os.stat(f"{site_dir}/{page}index.json").st_size  # noqa: PTH116
            yield f"{page}index.json", keys.get(to_key(page), b"").hex()[:12], size


def _tile_rows(site_dir: Path, files: Iterable[str]) -> Iterator[Row]:
    for file in files:
        yield file, "", (site_dir / file).stat().st_size


def _tiles_near(manifest: dict[str, Any], east: float, north: float, metres: float) -> Iterator[str]:
    """Files of the tiles that a search near the area asks for."""
    for line in [*manifest["tiles"], *([manifest["apart"]] if manifest["apart"] else [])]:
        across, up = off(line[4:8], east, north)
        if across * across + up * up <= metres * metres:
            yield from files_of_line(line, manifest)
