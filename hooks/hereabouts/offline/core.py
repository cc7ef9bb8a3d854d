"""Station 9: which files of the finished folder a device keeps for times without a signal. The same for everyone.

Pages by a list of addresses; what each of them asks for, found by reading it; and of the finder's data what any search
needs, then the tiles nearest to the middle of the town until a stated size is reached.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from math import hypot
from pathlib import Path
from typing import Any

from hereabouts.map_ground import GROUND
from hereabouts.press.link import find_links, resolve_link, target_file
from hereabouts.story.scene import PICTURES

PAGES = ("", "find/", "my-list/", "first-visit/", "help/", "no-signal/")
"""What stays at hand; a site that lacks one of them does without."""
APOLOGY = "offline/unsaved.txt"
"""What stands in the place of a page that was not saved. It is no page itself, so it is not named like one."""
PRESSED = (
    "assets/stylesheets/public.css",
    "assets/fonts/atkinson.woff2",
    "assets/pictures/icon.svg",
    *(f"assets/javascripts/{name}.mjs" for name in ("page", "dates", "exit")),
    *(f"assets/pictures/{name}.svg" for name in PICTURES),
)
"""What the pages of listings and areas ask for, which may be saved later, and the pictures of a first visit."""
MAP = ("assets/stylesheets/leaflet.css", "assets/stylesheets/map.css", GROUND)
"""What the map asks for by script when it is opened; its modules are found as those of every page are."""
DATA_BYTES = 1_000_000
"""Of the finder's data so much is kept unasked: some two thousand listings, and a quarter of it over the air."""
_STYLE_LINK = re.compile(r"""url\(["']?([^"')]+)""")
_IMPORT = re.compile(r"""(?:\bfrom|\bimport\(?)\s*["'](\.[^"']+)["']""")
_MANIFEST = re.compile(r'<script type="application/json" id="finder-data">(.*?)</script>', re.DOTALL)
_PLACES = re.compile(r'<script type="application/json" id="places-data">"(\w+)"</script>')


def list_core(site_dir: Path) -> list[str]:
    """The addresses of the files to keep, by the site's root: 'find/' for the page, a file's own path for the rest."""
    pages = [page for page in PAGES if (site_dir / target_file(page)).is_file()]
    texts = {page: (site_dir / target_file(page)).read_text(encoding="utf-8") for page in pages}
    asked = {link for page, html in texts.items() for link in _parts_of(html, target_file(page))}
    parts = _with_theirs(site_dir, asked | set(PRESSED)) | set(MAP)
    data = list_data(site_dir, texts.get("find/", ""), texts.get("", ""))
    wanted = dict.fromkeys([*pages, APOLOGY, *sorted(parts), *data])
    return [address for address in wanted if (site_dir / target_file(address)).is_file()]


def _parts_of(html: str, file: str) -> Iterator[str]:
    """The styles, letters, pictures and modules that a page asks for."""
    for link in find_links(html):
        address, _ = resolve_link(link, file, "/")
        if address.startswith("assets/"):
            yield address


def _with_theirs(site_dir: Path, parts: Iterable[str]) -> set[str]:
    """The parts and what they ask for in turn: letters of a style sheet, modules of a module, late ones too."""
    found: set[str] = set()
    waiting = list(parts)
    while waiting:
        part = waiting.pop()
        file = site_dir / part
        if part in found or not file.is_file():
            continue
        found.add(part)
        pattern = {".css": _STYLE_LINK, ".mjs": _IMPORT, ".js": _IMPORT}.get(file.suffix)
        if pattern:
            links = pattern.findall(file.read_text(encoding="utf-8"))
            waiting += [resolve_link(link, part, "/")[0] for link in links if ":" not in link]
    return found


def read_manifest(find_page: str) -> dict[str, Any]:
    """The finder's manifest, as it stands in its page; empty where there is none."""
    found = _MANIFEST.search(find_page)
    return json.loads(found[1]) if found else {}


def list_data(site_dir: Path, find_page: str, home_page: str) -> list[str]:
    """The finder's files: what any search may need, postcodes, and the nearest tiles."""
    manifest = read_manifest(find_page)
    if not manifest:
        return []
    places = _PLACES.search(home_page)
    names = [manifest[key] for key in ("names", "choices", "venues", "words", "urgent")]
    needed = [to_file(name) for name in [*names, places[1] if places else ""] if name]
    postcodes = sorted(file.relative_to(site_dir).as_posix() for file in (site_dir / "data/places").glob("*.json"))
    held = sum((site_dir / file).stat().st_size for file in needed if (site_dir / file).is_file())
    return [*needed, *postcodes, *_nearest_tiles(site_dir, manifest, DATA_BYTES - held)]


def to_file(name: str) -> str:
    """The path of one of the finder's files."""
    return f"data/find/{name}.json"


def files_of_line(line: list[Any], manifest: dict[str, Any]) -> list[str]:
    """The files of one tile: its rows, what is written about them, and their facts."""
    tile, details = line[:2]
    inline = tile in manifest["inline"]
    return [*([] if inline else [to_file(tile)]), to_file(details), to_file(manifest["facts"][details])]


def _nearest_tiles(site_dir: Path, manifest: dict[str, Any], most: int) -> list[str]:
    """Files of what lies nowhere, then of tiles from the middle of the town outwards, up to so many bytes."""
    apart = [manifest["apart"]] if manifest["apart"] else []
    east, north = manifest["town"][1:3] or (0, 0)
    lines = sorted(manifest["tiles"], key=lambda line: hypot(*off(line[4:8], east, north)))
    kept: dict[str, int] = {}
    for line in [*apart, *lines]:
        more = {file: (site_dir / file).stat().st_size for file in files_of_line(line, manifest) if file not in kept}
        if sum(kept.values()) + sum(more.values()) > most:
            break
        kept |= more
    return list(kept)


def off(box: list[float], east: float, north: float) -> tuple[float, float]:
    """How far a box lies from a point, across and up; nothing where the point is in it."""
    if len(box) < 4:
        return 0, 0
    west, south, right, top = box
    return max(west - east, 0, east - right), max(south - north, 0, north - top)
