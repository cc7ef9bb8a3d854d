"""Off this generator: ProperDocs and Zensical make the same site, but for what guidance/running/generators.md names."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from building import PROJECT
from hereabouts.address import FAMILIES
from html_page import Element, Page, Pages
from other_building import PYTHON, run

ROOT = "https://site.invalid/"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PAGE = PROJECT / "guidance/running/generators.md"


def is_for_teams(page: Page) -> bool:
    """Those pages alone are made by a theme."""
    return bool(page.all("a", class_="md-skip"))


def links_of(name: str, page: Page) -> list[str]:
    """Where the links of a page lead, in their order; the skip link of the theme apart."""
    links = [link for link in page.all("a") if link.get("href") and not link.has_class("md-skip")]
    return [urljoin(ROOT + name, str(link.get("href"))) for link in links]


def text_of(page: Page) -> Element:
    """The element that holds what a page says."""
    return page.all("article")[0] if is_for_teams(page) else page.one("main")


def headings_of(page: Page) -> list[tuple[str, str | None, str]]:
    return [(one.tag, one.get("id"), one.words) for one in page.elements if one.tag in HEADINGS]


def anchors_of(page: Page) -> set[str]:
    """What an address may lead to; the theme's own marks begin with two lines."""
    return {mark for one in page.elements if (mark := one.get("id")) and not mark.startswith("__")}


def described(page: Page) -> dict[str, str]:
    """What the head of a page says of it, and the address that is its own."""
    said = {str(meta.get("name")): str(meta.get("content")) for meta in page.all("meta") if meta.get("name")}
    said |= {link.get("rel") or "": link.get("href") or "" for link in page.all("link", rel="canonical")}
    return {name: value for name, value in said.items() if name != "generator"}


def files_of(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def addresses_of(site: Path) -> set[str]:
    return {element.text or "" for element in ET.parse(site / "sitemap.xml").iter() if element.tag.endswith("loc")}


def same(pages: Pages, others: Pages, what: Callable[[str, Page], object]) -> None:
    assert [name for name in pages if what(name, pages[name]) != what(name, others[name])] == []


def test_there_are_the_same_pages(usual_pages: Pages, other_pages: Pages) -> None:
    assert set(other_pages) == set(usual_pages)


def test_pages_lead_to_the_same_places(usual_pages: Pages, other_pages: Pages) -> None:
    same(usual_pages, other_pages, lambda name, page: sorted(set(links_of(name, page))))
    same(usual_pages, other_pages, lambda name, page: () if is_for_teams(page) else links_of(name, page))


def test_the_text_of_a_page_leads_to_the_same_places_in_the_same_order(usual_pages: Pages, other_pages: Pages) -> None:
    def links(name: str, page: Page) -> list[str]:
        within = [one for one in text_of(page).walk() if one.tag == "a" and one.get("href")]
        return [urljoin(ROOT + name, str(one.get("href"))) for one in within]

    same(usual_pages, other_pages, links)


def test_pages_have_the_same_titles_headings_anchors_and_words(usual_pages: Pages, other_pages: Pages) -> None:
    same(usual_pages, other_pages, lambda _, page: page.title)
    same(usual_pages, other_pages, lambda _, page: headings_of(page))
    same(usual_pages, other_pages, lambda _, page: anchors_of(page))
    same(usual_pages, other_pages, lambda _, page: text_of(page).words)
    same(usual_pages, other_pages, lambda _, page: described(page))


def test_the_pages_of_the_directory_are_the_same_to_the_byte(usual: Path, other: Path) -> None:
    theirs = files_of(other)
    files = files_of(usual)
    pages = [name for name in files if name.split("/")[0] in FAMILIES and name.endswith(".html")]
    assert len(pages) > 150
    assert [name for name in pages if theirs[name] != files[name]] == []


def test_public_pages_hold_nothing_of_a_theme(other_pages: Pages) -> None:
    public = [name for name, page in other_pages.items() if not is_for_teams(page)]
    assert len(public) > 150
    assert [name for name in public if re.search(r"md-|bundle\.|__config", other_pages[name].html)] == []


def test_the_sitemap_names_the_same_addresses(usual: Path, other: Path) -> None:
    assert addresses_of(other) == addresses_of(usual)


def differing(usual: Path, other: Path) -> Iterator[str]:
    """Which rows of the page's table the two sites bear out, file by file; a file that no row explains for itself."""
    ours, theirs = files_of(usual), files_of(other)
    for name in sorted({*ours, *theirs}):
        one, two = ours.get(name, b""), theirs.get(name, b"")
        if one == two:
            continue
        if name.endswith(".html") and name in ours and name in theirs:
            yield from differing_page(name, Page(one.decode()), Page(two.decode()))
        elif name.startswith("search"):
            yield "Search for teams"
        elif name.startswith(("assets/javascripts/", "assets/stylesheets/")) and not (one and two):
            yield "Scripts and styles for teams"
        elif name.startswith("sitemap.xml"):
            yield "Order of the sitemap"
        elif name in ("sw.js", "offline/core.json", "_headers", "activity/.shell.gz", "activity/.pressed"):
            yield "Lists of files"
        else:
            yield name


def differing_page(name: str, one: Page, two: Page) -> Iterator[str]:
    """What two pages differ in, besides what the other tests hold to be the same."""
    generators = [page.all("meta", name="generator") for page in (one, two)]
    if [meta.get("content") for meta in generators[0]] != [meta.get("content") for meta in generators[1]]:
        yield "Name of the generator"
    bare = [re.sub(r'<meta name="generator"[^>]*>', "", page.html) for page in (one, two)]
    if bare[0] == bare[1]:
        return
    if is_for_teams(one):
        yield "Search for teams"
        if one.one("a", class_="md-skip").get("href") != two.one("a", class_="md-skip").get("href"):
            yield "Skip link for teams"
        return
    plain = [resolved(name, html) for html in bare]
    yield "Spelling of addresses" if plain[0] == plain[1] else "something else"


def resolved(name: str, html: str) -> str:
    """The page with every address written as where it leads."""
    return re.sub(r'(href|src)="([^"]*)"', lambda one: f'{one[1]}="{urljoin(ROOT + name, unescape(one[2]))}"', html)


def named(generator: str) -> set[str]:
    """The rows of the page's table in which a generator differs from MkDocs."""
    lines = PAGE.read_text(encoding="utf-8").split("{#differs}")[1].split("\n## ")[0].splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "|" in line]
    column = [head.lower() for head in rows[0]].index(generator)
    return {row[0] for row in rows[2:] if row[column] != "the same"}


def test_what_differs_is_what_the_page_names(usual: Path, other: Path, generator: str) -> None:
    assert set(differing(usual, other)) == named(generator)


def test_properdocs_runs_the_hook_too(usual: Path, installed: None, tmp_path: Path) -> None:
    ended = run(
        PYTHON, "-m", "properdocs", "build", "--quiet", "--strict", "-f", "mkdocs.yml", "-d", str(tmp_path / "s")
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert set(differing(usual, tmp_path / "s")) == named("properdocs")


@pytest.mark.parametrize("folder", ["overrides", "overrides/parts"])
def test_templates_ask_for_nothing_that_only_one_engine_has(folder: str) -> None:
    """Needs no other generator: each of these stopped a build with Zensical."""
    methods = "split|startswith|endswith|items|get|replace|strip|lower|upper|join|format"
    only_python = re.compile(rf"\.({methods})\(|page\.file")
    files = (PROJECT / folder).glob("*.html")
    found = [(file.name, hit[0]) for file in files for hit in only_python.finditer(_code(file))]
    assert found == []


def _code(file: Path) -> str:
    return "\n".join(re.findall(r"\{[{%].*?[%}]\}", file.read_text(encoding="utf-8"), re.DOTALL))
