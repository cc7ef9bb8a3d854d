"""What is withheld is nowhere, what has ended is in no list, and old addresses lead on."""

import json
import re
from pathlib import Path

import pytest

from building import PROJECT
from example_town import LISTINGS, ORGANISATIONS, VENUES
from hereabouts.press.keys import KEYS
from html_page import Page

FAMILY = {"listing": "activity", "venue": "venue", "organisation": "with"}
ALL = [*LISTINGS, *VENUES, *ORGANISATIONS]
WITHHELD = [source for source in ALL if source.data.get("status") == "withheld"]
ENDED = [source for source in LISTINGS if source.data.get("status") == "ended"]
RENAMED = [(source, old) for source in ALL for old in source.data.get("renamed-from", ())]
TEXTS = (".html", ".json", ".xml", ".txt", ".css", ".mjs", ".js", ".ics", ".csv", ".webmanifest")


def address(source, slug: str = "") -> str:
    return f"{FAMILY[source.kind]}/{slug or source.slug}/index.html"


@pytest.fixture(scope="module")
def published(example_site) -> dict[str, str]:
    """Every text of the built folder, as it is and with JSON's escapes undone."""
    names = {file.relative_to(example_site).as_posix(): file for file in example_site.rglob("*") if file.is_file()}
    kept = {name: file.read_bytes().decode("utf-8", "replace") for name, file in names.items()}
    return {name: re.sub(r"\\u([0-9a-f]{4})", lambda one: chr(int(one[1], 16)), text) for name, text in kept.items()}


def secrets_of(source) -> set[str]:
    """What only this file says: its slug, its name, its texts, its ways to get in touch, its place."""
    data = source.data
    texts = {source.slug, data["name"], data.get("summary", ""), data.get("about", ""), data.get("description", "")}
    texts |= {value for row in data.get("contact", ()) for key, value in row.items() if key in ("email", "url", "form")}
    texts |= {data.get(key, "") for key in ("email", "url", "ask", "directions")}
    return {text.strip() for text in texts if text.strip()}


def test_the_example_has_each_status():
    assert {source.kind for source in WITHHELD} == {"listing", "venue", "organisation"}
    assert ENDED
    assert {source.kind for source, _ in RENAMED} == {"listing", "venue", "organisation"}


@pytest.mark.parametrize("source", WITHHELD, ids=lambda source: source.slug)
def test_what_is_withheld_is_said_nowhere(source, published):
    for secret in secrets_of(source):
        variants = {secret, secret.replace("&", "&amp;").replace("'", "&#39;"), secret.replace("'", "&#x27;")}
        found = {name for name, text in published.items() for one in variants if one.lower() in text.lower()}
        own = {address(source)} if secret == source.slug else set()
        assert found <= own, secret


@pytest.mark.parametrize("source", WITHHELD, ids=lambda source: source.slug)
def test_what_is_withheld_leaves_a_page_without_a_reason(source, pages):
    page = pages[address(source)]
    assert page.one("h1").words == "This page is not available at the moment"
    assert "withheld" not in page.html.lower()
    assert page.one("article").has_class("neutral")
    # Beside the address itself it is the same page as of anything else withheld.
    pages_of_all = {pages[address(other)].html.replace(other.slug, "SLUG") for other in WITHHELD}
    assert len({re.sub(r"/(activity|venue|with)/SLUG", "/SLUG", html) for html in pages_of_all}) == 1


def test_no_page_links_to_what_is_withheld(pages):
    gone = [address(source).removesuffix("index.html") for source in WITHHELD]
    links = {(name, one.get("href")) for name, page in pages.items() for one in page.all("a")}
    assert [pair for pair in links for path in gone if (pair[1] or "").endswith(path)] == []


@pytest.mark.parametrize("source", ENDED, ids=lambda source: source.slug)
def test_what_has_ended_keeps_a_page_that_says_so(source, pages):
    page = pages[address(source)]
    assert page.one("h1").words == source.data["name"]
    assert "This has ended." in page.one("main").words
    assert page.all("script", type="application/ld+json") == []


@pytest.mark.parametrize("source", ENDED, ids=lambda source: source.slug)
def test_what_has_ended_is_in_no_list_and_no_data(source, published, pages):
    path = address(source).removesuffix("index.html")
    linking = {name for name, page in pages.items() for one in page.all("a") if (one.get("href") or "").endswith(path)}
    assert linking == set()
    data = {name for name, text in published.items() if name.startswith("data/") and source.slug in text}
    assert data == set()
    assert path not in published["sitemap.xml"]
    assert f'"{source.slug}"' not in published["find/index.html"]


@pytest.mark.parametrize(("source", "old"), RENAMED, ids=lambda value: value if isinstance(value, str) else value.slug)
def test_an_old_name_leads_to_the_new_one(source, old, pages):
    page: Page = pages[address(source, old)]
    link = f"../../{FAMILY[source.kind]}/{source.slug}/"
    assert page.one("meta", http_equiv="refresh").get("content") == f"0; url={link}"
    assert link in [one.get("href") for one in page.one("main").walk() if one.tag == "a"]
    assert pages[address(source)].one("h1").words == source.data["name"]


def test_the_finder_holds_every_listing_that_is_found_and_no_other(published, pages):
    of_each = {source.data["name"]: source.data.get("status") not in ("ended", "withheld") for source in LISTINGS}
    files = [text for name, text in published.items() if re.fullmatch(r"data/find/[^/]+\.json", name)]
    manifest = pages["find/index.html"].one("script", id="finder-data").text
    words = {text for data in (*files, manifest) for text in _texts(json.loads(data))}
    assert {name for name, is_found in of_each.items() if is_found != (name in words)} == set()


def _texts(value) -> set[str]:
    if isinstance(value, str):
        return {value}
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for one in inside for text in _texts(one)}


def test_the_presss_own_note_names_no_page(published):
    assert not re.search(r"activity/|garden", published[KEYS])


def test_the_withheld_files_are_those_of_the_example():
    """A file is found by its status line as well, so that none is overlooked by how it is read."""
    files = [Path(PROJECT / "directory").rglob("*.yml")]
    named = {file.stem for found in files for file in found if "\nstatus: withheld" in file.read_text(encoding="utf-8")}
    assert named == {source.slug for source in WITHHELD}
