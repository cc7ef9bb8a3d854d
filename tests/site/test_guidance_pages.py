"""Guidance in the finished site: every mark is filled, every name leads to its place, every manual stands whole."""

import json
import re
from collections import Counter
from urllib.parse import parse_qsl, urljoin

import pytest

from building import PROJECT, TODAY
from finding import all_values, ask_browser
from hereabouts.build import read_build
from hereabouts.facet import matches
from hereabouts.guidance.guide import FOLDERS, MANUALS, PAPERS, Guide
from hereabouts.guidance.library import Library, read_library
from hereabouts.home import find_home
from html_page import Element, Page, Pages

KILOBYTE = 1000
ROOT = "https://site.invalid/"


@pytest.fixture(scope="module")
def library() -> Library:
    library, problems = read_library(find_home())
    assert [one for one in problems if one.severity == "error"] == []
    return library


@pytest.fixture(scope="module")
def guides(library: Library) -> dict[str, Guide]:
    """The pack's pages by their file in the site."""
    return {f"{guide.address}index.html": guide for guide in library.guides.values()}


def links(page: Page) -> list[Element]:
    return [one for one in page.all("a") if one.get("href")]


def behind(name: str, link: Element) -> tuple[str, str]:
    """The page's file and the anchor that a link of a page leads to."""
    address, _, anchor = urljoin(ROOT + name.removesuffix("index.html"), link.attributes["href"]).partition("#")
    return f"{address.removeprefix(ROOT)}index.html", anchor


def within(element: Element, tag: str, name: str) -> bool:
    """True when it stands in such an element."""
    parent = element.parent
    return parent is not None and ((parent.tag == tag and parent.has_class(name)) or within(parent, tag, name))


def test_every_page_of_the_pack_is_in_the_site(pages: Pages, guides: dict[str, Guide]) -> None:
    assert len(guides) > 100
    assert set(guides) - set(pages) == set()
    assert {name: page.one("h1").words for name, page in pages.items() if name in guides} == {
        name: guide.title for name, guide in guides.items()
    }


def test_no_address_is_left_open(pages: Pages) -> None:
    open_marks = re.compile(r"here:[a-z]|data-named|\[(?:tool|term|here|@)|:::")
    assert {name: found[0] for name, page in pages.items() if (found := open_marks.search(page.html))} == {}


def test_every_slot_is_filled(guidance: Pages, example_site) -> None:
    slots = [(name, one) for name, page in guidance.items() for one in page.elements if one.get("data-here")]
    assert {one.get("data-here") for _, one in slots} >= {"help", "listings", "references", "glossary", "whole"}
    empty = [(name, one.get("data-here")) for name, one in slots if not re.search(r"\w", one.text)]
    # What can be printed stands in a folder of its own, which a site may be built without.
    assert [each for each in empty if each[1] != "downloads" or (example_site / "print").is_dir()] == []
    unfilled = re.compile(r'data-here="[a-z]+"[^>]*>(?:(?!<!--/here-->|data-here=).)*$', re.DOTALL)
    assert [name for name, page in guidance.items() if unfilled.search(page.html)] == []
    assert [name for name, page in guidance.items() if "This list is made with the site" in page.html] == []


def test_a_citation_names_author_and_year_and_leads_to_its_work(guidance: Pages, library: Library) -> None:
    cited = [
        (name, one)
        for name, page in guidance.items()
        for one in page.all("a")
        if one.parent and one.parent.has_class("cite")
    ]
    assert len(cited) > 100
    for name, one in cited:
        assert re.fullmatch(r".+, (19|20)\d\d", one.words), (name, one.words)
        file, anchor = behind(name, one)
        row = guidance[file].one("li", id=anchor)
        assert one.words.split(" and others")[0].split(",")[0].split(" and ")[0] in row.words, (name, one.words)
        assert one.words[-4:] in row.words, (name, one.words)


def test_each_list_of_works_holds_what_its_manual_cites_and_leads_to_where_it_can_be_read(guidance: Pages) -> None:
    for manual in MANUALS:
        cited = {
            behind(name, one)[1]
            for name, page in guidance.items()
            if name.startswith(f"{manual}/") and "/whole/" not in name
            for one in page.all("a")
            if one.parent and one.parent.has_class("cite")
        }
        works = guidance[f"{manual}/references/index.html"].all("li")
        listed = {one.get("id") for one in works if within(one, "ol", "works")}
        assert listed == cited
    for work in guidance["teams/references/index.html"].one("ol", class_="works").children:
        if isinstance(work, Element):
            addresses = [one.attributes["href"] for one in work.walk() if one.tag == "a"]
            assert all(address.startswith("https://") for address in addresses)


def test_a_word_of_the_glossary_says_what_it_means_and_leads_to_its_entry(guidance: Pages, library: Library) -> None:
    words = [(name, one) for name, page in guidance.items() for one in page.all("a", class_="term")]
    assert len(words) > 50
    entries = guidance["practice/words/index.html"]
    listed = {one.get("id") for one in entries.all("dt")}
    assert listed == {f"word-{slug}" for slug in library.glossary}
    for name, one in words:
        file, anchor = behind(name, one)
        if "/whole/" not in file:
            assert (file, anchor in listed) == ("practice/words/index.html", True), name
        assert one.get("title")


def test_a_sheet_is_named_with_its_mark(pages: Pages, guides: dict[str, Guide]) -> None:
    marks = {guide.tool: guide for guide in guides.values() if guide.tool}
    assert {f"T{number}" for number in range(1, 31)} <= set(marks)
    page = pages["practice/set-goals/index.html"]
    assert [
        one.words
        for one in links(page)
        if behind("practice/set-goals/index.html", one)[0].endswith("goal-plan/index.html")
    ][0] == "Goal plan (T4)"


def test_live_lists_show_cards_and_lead_to_the_same_search(guidance: Pages, tmp_path) -> None:
    lists = [
        (name, one)
        for name, page in guidance.items()
        if "/whole/" not in name
        for one in page.elements
        if one.get("data-here") == "listings"
    ]
    assert lists
    directory = read_build(find_home({"TODAY": TODAY})).directory
    values = all_values(directory, [])
    ways = [[each for each in one.walk() if each.tag == "a"][-1] for _, one in lists]
    hashes = [behind(name, way)[1] for (name, _), way in zip(lists, ways, strict=True)]
    answers = ask_browser(directory, tmp_path, hashes=[f"#{each}" for each in hashes])["found"]
    for (name, one), way, answer in zip(lists, ways, answers, strict=True):
        chosen = {key: wanted.split(",") for key, wanted in parse_qsl(one.attributes["data-query"])}
        fitting = sorted(slug for slug, row in values.items() if matches(row, chosen))
        cards = [each for each in one.walk() if each.tag == "li" and each.has_class("card")]
        shown = [behind(name, each)[0].split("/")[1] for card in cards for each in card.walk() if each.tag == "a"]
        assert answer["rows"] == fitting, name
        assert len(shown) == min(len(fitting), int(one.attributes["data-show"])), name
        assert set(shown) <= set(fitting), name
        assert behind(name, way)[0] == "find/index.html"
        assert way.words.startswith(f"See all {len(fitting)} " if len(fitting) > len(shown) else "See the same"), name


@pytest.mark.parametrize("manual", MANUALS)
def test_a_whole_manual_holds_each_of_its_pages_once(pages: Pages, guides: dict[str, Guide], manual: str) -> None:
    whole = pages[f"{manual}/whole/index.html"]
    wanted = [guide.title for name, guide in guides.items() if guide.folder == manual and "/whole/" not in name]
    parts = whole.all("section", class_="part")
    assert [next(one.words for one in part.walk() if one.tag == "h2") for part in parts] == wanted
    ids = Counter(one.get("id") for one in whole.elements if one.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    for part, (name, _) in zip(
        parts, [one for one in guides.items() if one[1].folder == manual and "/whole/" not in one[0]], strict=True
    ):
        own = " ".join(
            one.words
            for one in pages[name].all("p")
            if "about-guide" not in str(one.parent and one.parent.get("class"))
        )
        first = next(one.words for one in part.walk() if one.tag == "p")
        assert first in own, name


@pytest.mark.parametrize("manual", MANUALS)
def test_links_within_a_whole_manual_stay_on_its_page(pages: Pages, manual: str) -> None:
    name = f"{manual}/whole/index.html"
    inside = [one for part in pages[name].all("section", class_="part") for one in part.walk() if one.tag == "a"]
    assert len(inside) > 20
    left = [one.get("href") for one in inside if one.get("href") and behind(name, one)[0].startswith(f"{manual}/")]
    assert left
    assert {behind(name, one)[0] for one in inside if behind(name, one)[0].startswith(f"{manual}/")} == {name}


def test_headings_go_down_one_step_at_a_time(guidance: Pages) -> None:
    for name, page in guidance.items():
        levels = [
            int(one.tag[1]) for one in page.elements if re.fullmatch(r"h[1-6]", one.tag) and "nav" not in one.above
        ]
        assert levels[0] == 1, name
        assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == [], name


def test_every_table_names_its_columns(guidance: Pages) -> None:
    heads = [(name, one) for name, page in guidance.items() for one in page.all("th")]
    assert heads
    assert [name for name, one in heads if one.get("scope") not in ("col", "row")] == []
    cells = [one for page in guidance.values() for one in page.all("td") if within(one, "table", "reflow")]
    assert sum(bool(one.get("data-label")) for one in cells) > 0.9 * len(cells)


def test_numbers_to_ring_are_one_sentence_aloud(guidance: Pages) -> None:
    scales = [one for page in guidance.values() for one in page.all("ul", class_="scale")]
    assert scales
    assert {one.get("aria-hidden") for one in scales} == {"true"}
    plan = guidance["toolkit/goal-plan/index.html"]
    assert "Ring a number from 0 to 10." in [one.words for one in plan.all("p", class_="hidden-words")]


def test_pictures_have_words(guidance: Pages) -> None:
    drawn = [(name, one) for name, page in guidance.items() for one in page.all("svg", class_="drawn")]
    assert len(drawn) > 10
    assert [name for name, one in drawn if len(one.get("aria-label") or "") < 20 or one.get("role") != "img"] == []


def test_on_an_easy_read_page_each_picture_stands_before_its_words(guidance: Pages) -> None:
    page = guidance["leaflets/for-you-easy-read/index.html"]
    pairs = page.all("div", class_="pair")
    assert len(pairs) == len(page.all("figure")) > 5
    for pair in pairs:
        picture, words = (one for one in pair.children if isinstance(one, Element))
        assert picture.tag == "figure"
        assert words.words


def test_no_page_is_heavy_but_a_whole_manual(guidance: Pages) -> None:
    heavy = {name: len(page.html.encode()) for name, page in guidance.items() if "/whole/" not in name}
    # Nine pictures with every number twice; it is packed to a sixth on its way.
    assert heavy.pop("coverage/index.html") < 160 * KILOBYTE
    assert {name: size for name, size in heavy.items() if size > 60 * KILOBYTE} == {}


def test_every_page_says_when_it_was_checked_for_whom_it_is_and_where_it_is_changed(
    guidance: Pages, guides: dict[str, Guide]
) -> None:
    for name, guide in guides.items():
        about = guidance[name].one("aside", class_="about-guide")
        assert re.search(r"Last checked \d{1,2} [A-Z][a-z]+ 20\d\d \.", about.words), name
        assert about.words.startswith("For "), name
        says = {PAPERS: "no legal advice", "running": "the program that makes this site"}
        assert says.get(guide.folder, "not the official text") in about.words, name
        edit = [one for one in about.walk() if one.tag == "a" and (one.get("href") or "").startswith("https://")]
        assert [one.attributes["href"] for one in edit] == [
            f"https://example.org/pellbridge/edit/guidance/{guide.path}"
        ]


def test_no_page_needs_a_style_or_script_of_its_own(guidance: Pages) -> None:
    assert [name for name, page in guidance.items() for one in page.elements if one.get("style")] == []


def test_the_search_index_holds_the_words_of_the_finished_pages(example_site, guidance: Pages) -> None:
    rows = json.loads((example_site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    said = {row["location"]: row["text"] for row in rows}
    assert "Leamy and others, 2011" in " ".join(said.values())
    assert not re.search(r"\((?:[a-z]+(?:19|20)\d\d)[;)]", " ".join(said.values()))
    titles = {row["location"]: row["title"] for row in rows}
    assert titles["toolkit/goal-plan/"] == "Goal plan (T4)"
    assert "bridging" in said["practice/words/#the-list"].casefold()
    assert [place for place in said if "/whole/" in place] == []
    for place in said:
        file, _, anchor = place.partition("#")
        assert not anchor or guidance[f"{file}index.html"].all(id=anchor), place


def test_the_door_leads_to_every_manual_shelf_and_role(pages: Pages) -> None:
    door = pages["teams/index.html"]
    body = [one for one in links(door) if "article" in one.above]
    reached = {behind("teams/index.html", one)[0] for one in body}
    assert {f"{folder}/index.html" for folder in FOLDERS} <= reached
    assert {f"teams/{role}/index.html" for role in ("practitioner", "manager", "champion", "trainer")} <= reached
    assert "not written yet" not in door.root.words


def test_the_navigation_names_every_page_of_the_pack() -> None:
    nav = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    files = [
        file.relative_to(PROJECT / "guidance").as_posix()
        for folder in FOLDERS
        for file in (PROJECT / "guidance" / folder).glob("*.md")
    ]
    assert [file for file in files if nav.count(f" {file}\n") != 1] == []
