"""What the press writes for times without a signal: the worker's list, the areas' lists, the app's own files."""

import hashlib
import json
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from hereabouts.address import FAMILIES
from hereabouts.offline import core
from hereabouts.offline.core import list_core, list_data
from hereabouts.offline.icon import draw_icon
from hereabouts.press.link import target_file
from html_page import Pages

DRAWN = {"src", "href"}


@pytest.fixture(scope="module")
def listed(example_site: Path) -> dict[str, str]:
    found = re.search(r"^const LIST = (.*);$", (example_site / "sw.js").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    files: dict[str, str] = json.loads(found[1])["files"]
    return files


def parts_of(page: Any) -> set[str]:
    """The files of our own that a page asks for by itself."""
    asked = [
        *page.all("link", rel="stylesheet"), *page.all("link", rel="icon"), *page.all("link", rel="preload"),
        *page.all("script"), *page.all("img"),
    ]  # fmt: skip
    links = [one.get("href") or one.get("src") or "" for one in asked]
    return {re.sub(r"^/|^(\.\./)+", "", link) for link in links if link and ":" not in link}


def test_the_list_names_each_file_with_what_it_holds(example_site: Path, listed: dict[str, str]) -> None:
    assert {"", "find/", "my-list/", "help/", "no-signal/"} <= set(listed)
    for path, digest in listed.items():
        content = (example_site / target_file(path)).read_bytes()
        assert hashlib.sha256(content).hexdigest().startswith(digest), path
        assert len(digest) == 16
    size = json.loads((example_site / "offline/core.json").read_text())["size"]
    assert size == sum((example_site / target_file(path)).stat().st_size for path in listed)
    assert size < 1_000_000


def test_it_holds_no_page_that_says_where_anyone_was(listed: dict[str, str]) -> None:
    assert [path for path in listed if path.split("/")[0] in FAMILIES] == []


def test_whatever_its_pages_and_those_of_listings_and_areas_ask_for_is_in_it(
    pages: Pages, listed: dict[str, str]
) -> None:
    saved = {name: page for name, page in pages.items() if name.split("/")[0] in ("activity", "area")}
    saved |= {name: page for name, page in pages.items() if name.removesuffix("index.html") in listed}
    lacking = {(name, part) for name, page in saved.items() for part in parts_of(page) if part not in listed}
    assert len(saved) > 100
    assert lacking == set()


def test_every_module_that_a_listed_one_may_ask_for_is_in_it(example_site: Path, listed: dict[str, str]) -> None:
    modules = [path for path in listed if path.endswith(".mjs")]
    late = ["words", "place", "places", "suggest", "here", "nothing", "choices", "facts", "not-for-me", "urgent-help"]
    assert {f"assets/javascripts/{name}.mjs" for name in [*late, "minisearch", "home-place"]} <= set(modules)
    for module in modules:
        text = (example_site / module).read_text(encoding="utf-8")
        for name in re.findall(r"""(?:from|import)\s*\(?['"]\./([\w-]+\.m?js)['"]""", text):
            assert f"assets/javascripts/{name}" in listed, (module, name)


def test_the_finders_data_is_whole_in_a_town_of_this_size(example_site: Path, listed: dict[str, str]) -> None:
    files = {
        f"data/{file.relative_to(example_site / 'data').as_posix()}" for file in example_site.glob("data/*/*.json")
    }
    ours = {file for file in files if file.startswith(("data/find/", "data/places/"))}
    assert len(ours) > 10
    assert ours <= set(listed)


def test_of_a_large_town_the_tiles_nearest_to_its_middle_are_kept(tmp_path: Path, monkeypatch: Any) -> None:
    tiles = [
        [name, f"d-{name}", 0, 9, east, 0, east + 10, 10] for name, east in [("far", 900), ("near", 0), ("mid", 90)]
    ]
    manifest = {
        "names": "n", "choices": "c", "venues": "v", "words": "w", "urgent": "u", "inline": {}, "apart": 0,
        "town": ["Town", 5, 5, 10], "tiles": tiles, "facts": {f"d-{name}": f"f-{name}" for name, *_ in tiles},
    }  # fmt: skip
    page = f'<script type="application/json" id="finder-data">{json.dumps(manifest)}</script>'
    (tmp_path / "data/find").mkdir(parents=True)
    for name, *_ in tiles:
        for file in (name, f"d-{name}", f"f-{name}"):
            (tmp_path / f"data/find/{file}.json").write_bytes(b"x" * 100)
    monkeypatch.setattr(core, "DATA_BYTES", 700)
    kept = [file[10:-5] for file in list_data(tmp_path, page, "")]
    assert kept == ["n", "c", "v", "w", "u", "near", "d-near", "f-near", "mid", "d-mid", "f-mid"]


def test_a_folder_that_lacks_pages_is_listed_without_them(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    (tmp_path / "help/index.html").write_text("<p>Help", encoding="utf-8")
    assert list_core(tmp_path) == ["help/"]


def test_an_area_is_listed_with_its_pages_and_their_sizes(example_site: Path, listed: dict[str, str]) -> None:
    rows = json.loads((example_site / "offline/area-riverside.json").read_text())
    paths = [path for path, _, _ in rows]
    assert paths[:2] == ["area/riverside/", "area/riverside-page-2/"]
    assert "activity/riverside-community-garden/" in paths
    assert not set(paths) & set(listed)
    for path, key, size in rows:
        assert (example_site / target_file(path)).stat().st_size == size
        assert len(key) == 12
    hidden = {"activity/thursday-table/", "activity/castle-hill-lace-makers/"}
    everything = "".join(file.read_text() for file in example_site.glob("offline/*.json"))
    assert not [path for path in hidden if path in everything]


def test_the_page_in_place_of_one_that_was_not_saved_reads_at_any_depth(example_site: Path) -> None:
    html = (example_site / "offline/unsaved.txt").read_text(encoding="utf-8")
    assert "No signal, and this page was not saved" in html
    assert "<title>No signal – What" in html
    assert "This page is not here" not in html
    ours = [link for link in re.findall(r'(?:href|src)="([^"]*)"', html) if not re.match(r"[a-z]+:|#", link)]
    assert ours
    assert [link for link in ours if not link.startswith("/")] == []


def test_the_app_has_a_short_name_and_pictures_of_its_own(example_site: Path) -> None:
    app = json.loads((example_site / "app.webmanifest").read_text(encoding="utf-8"))
    assert (app["name"], app["short_name"]) == ("What's on near you: Pellbridge", "Near me")
    assert (app["start_url"], app["scope"], app["id"]) == ("./", "./", "./")
    for icon in app["icons"]:
        content = (example_site / icon["src"]).read_bytes()
        width, height = struct.unpack(">II", content[16:24])
        assert icon["sizes"] == f"{width}x{height}"
        assert icon["purpose"] in ("any", "maskable")


def test_a_picture_is_drawn_the_same_each_time_and_any_reader_can_read_it() -> None:
    content = draw_icon(64)
    assert content == draw_icon(64)
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    at, parts = 8, {}
    while at < len(content):
        size, name = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + size]
        assert struct.unpack(">I", content[at + 8 + size : at + 12 + size])[0] == zlib.crc32(name + body)
        parts[name] = body
        at += 12 + size
    rows = zlib.decompress(parts[b"IDAT"])
    assert len(rows) == 64 * 65
    assert max(rows) < len(parts[b"PLTE"]) // 3
    assert rows[32 * 65 + 33] == 15  # the dot in the middle
    assert rows[65 * 3 + 3] == 0  # paper at the corner
