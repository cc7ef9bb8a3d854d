"""What is true of every page of the example site, as it is published."""

import base64
import hashlib
import json
import re
from collections import Counter

import pytest

from building import TODAY
from hereabouts.address import FAMILIES
from hereabouts.guidance.guide import FOLDERS
from html_page import Page, Pages

KILOBYTE = 1024
FIRST_SLOTS = ["example-notice", "help-line", "age-notice", "problems"]


def each(pages: Pages, fault) -> list:
    """The pages with a fault, and what it is."""
    return [(name, found) for name, page in pages.items() if (found := fault(page))]


def scripts(page: Page, inline: bool = True) -> list:
    """The scripts of a page that run: those written in it, or those of other files."""
    running = [one for one in page.all("script") if not (one.get("type") or "").endswith("json")]
    return [one for one in running if (one.get("src") is None) == inline]


def is_away(address: str) -> bool:
    """True for an address that is not on the site."""
    return bool(re.match(r"(?i)([a-z][a-z0-9+.-]*:|//)", address.strip()))


def test_there_are_pages_of_every_kind(pages):
    kinds = Counter(name.split("/")[0] for name in pages)
    assert all(kinds[family] > 10 for family in FAMILIES)
    ordinary = ["index.html", "404.html", "find", "free", "a-to-z", "whats-on", "my-list", "help"]
    assert all(kinds[name] == 1 for name in ordinary)
    assert kinds["add"] == 2
    assert all(kinds[folder] > 1 for folder in ("teams", *FOLDERS))
    assert "activity/shell/index.html" not in pages


def test_every_element_is_closed_where_it_was_opened(pages):
    assert each(pages, lambda page: page.faults) == []


def test_every_page_is_in_british_english(pages):
    assert each(pages, lambda page: page.one("html").get("lang") != "en-GB") == []


def test_every_page_has_one_heading_that_the_skip_link_leads_to(pages):
    assert each(pages, lambda page: [one.get("id") for one in page.all("h1")] != ["content"]) == []
    assert each(pages, lambda page: not page.one("h1").words) == []
    assert each(pages, lambda page: not page.all("a", href="#content")) == []


def test_every_page_has_one_title(pages):
    def titles(page):
        return [one for one in page.all("title") if one.above[0] == "head"]

    assert each(pages, lambda page: len(titles(page)) != 1 or not page.title.strip()) == []
    assert each(pages, lambda page: page.title.startswith((" ", "–"))) == []
    assert each(pages, lambda page: "What's on near you: Pellbridge" not in page.title) == []


def test_no_two_pages_of_one_kind_have_the_same_title(pages):
    indexed = {name: page for name, page in pages.items() if page.all("link", rel="canonical")}
    gone = ("This page has moved", "This page is not available")
    titles = Counter((n.split("/")[0], p.title) for n, p in indexed.items() if not p.title.startswith(gone))
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_head_begins_with_charset_then_policy_then_referrer(pages):
    def begins(page: Page) -> bool:
        first, second, third, *_ = [element for element in page.elements if element.above[:1] == ["head"]]
        return (
            first.get("charset") == "utf-8"
            and second.get("http-equiv") == "Content-Security-Policy"
            and (third.get("name"), third.get("content")) == ("referrer", "no-referrer")
        )

    assert each(pages, lambda page: not begins(page)) == []


def test_every_page_says_when_it_was_built(pages):
    assert each(pages, lambda page: page.meta("site-built") != TODAY) == []


def test_no_page_of_the_example_wants_to_be_found_by_search_engines(pages, example_site):
    assert each(pages, lambda page: page.meta("robots") != "noindex, nofollow") == []
    assert "Sitemap" not in (example_site / "robots.txt").read_text()


def test_every_page_says_that_the_example_is_invented(pages):
    def notice(page: Page) -> str:
        return page.one("div", data_slot="example-notice").words

    assert each(pages, lambda page: not notice(page).startswith("Invented example")) == []


def test_what_machines_read_says_so_too(pages):
    for name, page in pages.items():
        for block in page.all("script", type="application/ld+json"):
            assert json.loads(block.text)["description"].startswith("Invented example."), name


def test_no_meta_and_no_attribute_is_written_twice(pages):
    def twice(page: Page) -> list:
        named = Counter(one.get("name") or one.get("http-equiv") for one in page.all("meta"))
        return [name for name, count in named.items() if name and count > 1]

    assert each(pages, twice) == []
    assert each(pages, lambda page: [one.tag for one in page.elements if one.repeated]) == []


def test_urgent_help_is_one_line_in_the_same_place_on_every_page(pages):
    def stands(page: Page) -> bool:
        slot = page.one("div", data_slot="help-line")
        slots = [one.get("data-slot") for one in page.elements if one.get("data-slot")]
        before = page.elements.index(slot) < page.elements.index(page.one("main"))
        return before and slot.above[0] == "section" and slots[:4] == FIRST_SLOTS

    def opens(page: Page) -> bool:
        slot = page.one("div", data_slot="help-line")
        (details,) = [one for one in slot.walk() if one.tag == "details"]
        (summary,) = [one for one in details.walk() if one.tag == "summary"]
        ways = {one.get("href") for one in details.walk() if one.tag == "a"}
        return "999" in summary.words and "111" in summary.words and "tel:999" in ways

    assert each(pages, lambda page: not opens(page)) == []
    assert each(pages, lambda page: not stands(page)) == []
    assert len({page.one("div", data_slot="help-line").words for page in pages.values()}) == 1


def test_ids_are_unique_and_none_looks_like_a_filter(pages):
    def odd(page: Page) -> list:
        ids = Counter(one.get("id") for one in page.elements if one.get("id") is not None)
        return [name for name, count in ids.items() if count > 1 or not name or set("=& ") & set(name)]

    assert each(pages, odd) == []


def test_what_names_an_element_names_one_that_is_there(pages):
    pointing = ("aria-labelledby", "aria-controls", "aria-describedby", "for")

    def lost(page: Page) -> list:
        ids = {one.get("id") for one in page.elements}
        named = [(one.tag, name) for one in page.elements for key in pointing for name in (one.get(key) or "").split()]
        return [(tag, name) for tag, name in named if name not in ids]

    assert each(pages, lost) == []


def test_nothing_typed_can_be_sent(pages, public):
    assert each(pages, lambda page: [one for one in page.elements if "action" in one.attributes]) == []
    assert each(pages, lambda page: [one for one in page.elements if "formaction" in one.attributes]) == []
    fields = ("input", "select", "textarea", "button", "form", "object")
    assert each(public, lambda page: [one.tag for one in page.elements if one.tag in fields and one.get("name")]) == []
    typed = ("input", "select", "textarea")
    assert each(pages, lambda page: [one.tag for one in page.elements if one.tag in typed and one.get("name")]) == []


def test_no_element_carries_a_script_or_a_style(pages):
    def carried(page: Page) -> list:
        return [
            (one.tag, name)
            for one in page.elements
            for name in one.attributes
            if name == "style" or name.startswith("on") or name == "srcdoc"
        ]

    assert each(pages, carried) == []
    assert each(pages, lambda page: page.all("style")) == []


def test_nothing_is_fetched_from_anyone_else(pages):
    fetching = ("src", "srcset", "poster", "data", "background")

    def fetched(page: Page) -> list:
        named = [one.get(name) for one in page.elements for name in fetching if one.get(name)]
        named += [one.get("href") for one in page.all("link") if one.get("rel") != "canonical"]
        return [address for address in named if is_away(address)]

    assert each(pages, fetched) == []
    assert each(pages, lambda page: page.all("iframe") + page.all("object") + page.all("embed")) == []


def test_style_sheets_and_modules_of_ours_name_nobody_else(example_site):
    named = re.compile(r"""url\(\s*["']?(?:https?:)?//|@import\s+["'](?:https?:)?//|import\s*\(?\s*["']https?:""")
    own = ("public.css", "days.css", "teams.css", "embed.css")
    files = [file for file in example_site.rglob("*.css") if file.name in own] + list(example_site.rglob("*.mjs"))
    assert len(files) > 5
    assert [file.name for file in files if named.search(file.read_text(encoding="utf-8"))] == []


def test_no_link_is_a_script_or_data(pages):
    harmful = re.compile(r"(?i)\s*(javascript|data|vbscript|file|blob):")

    def links(page: Page) -> list:
        return [one.get("href") for one in page.elements if harmful.match(one.get("href") or "")]

    assert each(pages, links) == []


def test_the_policy_allows_exactly_the_scripts_of_its_page(pages):
    def differs(page: Page) -> set:
        policy = page.one("meta", http_equiv="Content-Security-Policy").get("content")
        written = set(re.findall(r"'sha256-([^']+)'", policy))
        held = {base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode() for one in scripts(page)}
        return written ^ held

    assert each(pages, differs) == []


def test_the_policy_allows_nothing_else(pages):
    policies = {
        re.sub(r" 'sha256-[^']+'", "", page.one("meta", http_equiv="Content-Security-Policy").get("content"))
        for page in pages.values()
    }
    assert policies == {
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; object-src 'none'"
    }


def test_the_public_side_has_none_of_the_themes_scripts_and_styles(public):
    ours = re.compile(r"assets/(javascripts/[a-z-]+\.mjs|stylesheets/(?!teams|guide)[a-z-]+\.css)$")

    def theirs(page: Page) -> list:
        files = [one.get("src") for one in scripts(page, inline=False)]
        files += [one.get("href") for one in page.all("link", rel="stylesheet")]
        return [file for file in files if not ours.search(file)]

    assert each(public, theirs) == []
    assert each(public, lambda page: [one for one in scripts(page, inline=False) if one.get("type") != "module"]) == []


FRAMED = "embed/index.html"
"""Stands in a frame on other sites: it has no menu."""


def test_the_public_side_leads_to_four_places_and_one_door(public):
    public = {name: page for name, page in public.items() if name != FRAMED}

    def nav(page: Page) -> list[str]:
        return [one.words for one in page.one("nav", aria_label="Main").walk() if one.tag == "a"]

    assert each(public, lambda page: nav(page) != ["Find", "What’s on", "My list", "Help"]) == []

    def doors(page: Page) -> int:
        shown = [one for one in page.all("a") if "main" not in one.above]
        return sum("teams/" in (one.get("href") or "") for one in shown)

    assert each(public, lambda page: doors(page) != 1) == []


def test_no_link_of_the_public_side_leads_into_an_editor(public):
    assert each(public, lambda page: [one for one in page.all("a") if "/edit/" in (one.get("href") or "")]) == []


def test_pressed_pages_are_small(pages):
    weights = {name: len(page.html.encode()) for name, page in pages.items() if name.split("/")[0] in FAMILIES}
    assert {name: weight for name, weight in weights.items() if weight > 20 * KILOBYTE} == {}


def test_the_engine_is_named_on_the_page_about_the_site_only(public):
    def named(page: Page) -> bool:
        words = [page.root.words, page.title, *(one.get("content") or "" for one in page.all("meta"))]
        said = [one.get(name) or "" for one in page.elements for name in ("alt", "title", "aria-label", "placeholder")]
        return "hereabouts" in " ".join([*words, *said]).lower()

    assert [name for name, page in public.items() if named(page)] == ["about/index.html"]


def test_names_addresses_and_numbers_are_not_translated(public):
    page = public["activity/riverside-community-garden/index.html"]
    names = [one.words for one in page.elements if one.get("translate") == "no"]
    assert page.one("h1").get("translate") == "no"
    assert [name for name in names if re.search(r"01632|@", name)]


@pytest.mark.parametrize("name", ["activity/riverside-community-garden/index.html", "index.html", "find/index.html"])
def test_every_slot_is_filled(pages, name):
    empty = {"age-notice", "problems"}
    slots = [one for one in pages[name].elements if one.get("data-slot") and one.get("data-slot") not in empty]
    assert len(slots) > 3
    assert [one.get("data-slot") for one in slots if not one.children] == []
    assert f"<!--/{slots[-1].get('data-slot')}-->" in pages[name].html


def test_the_themes_search_knows_the_teams_pages_only(example_site, guidance):
    index = json.loads((example_site / "search/search_index.json").read_bytes())
    places = {row["location"] for row in index["docs"]}
    assert places
    teams = {name.removesuffix("index.html") for name in guidance}
    assert [place for place in places if place.partition("#")[0] not in teams] == []
