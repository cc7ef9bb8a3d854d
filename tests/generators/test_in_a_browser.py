"""What the other generators make, as people meet it: axe on every kind of page, the finder, the search for teams."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from building import PROJECT
from visiting import SOME, opened, visit, wait_for_finder

AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  document.getAnimations().forEach((each) => each.finish());
  const found = await axe.run({runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}"""
KINDS = {**SOME, "commands on a page": "running/generators/"}
"""One page for each template and style."""
LOOKS = [("light", 320), ("dark", 1280)]


@contextmanager
def nothing_stopped(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page of one's own; fails where the browser stopped or missed anything on it."""
    with opened(browser, **options) as page:
        wrong: list[str] = []
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page
        assert [said for said in wrong if "404" not in said] == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with nothing_stopped(browser) as ours:
        yield ours


def test_axe_finds_nothing_on_a_page_of_any_style(page: Page, other: Path, served) -> None:
    page.add_init_script(AXE)
    found: list[str] = []
    for kind, address in KINDS.items():
        page.goto(served(other).address + address)
        if kind == "find":
            wait_for_finder(page)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        for colours, width in LOOKS:
            page.emulate_media(color_scheme=colours)
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{kind}, {colours}, {width} px: {fault}" for fault in page.evaluate(RUN, TAGS)]
    assert found == [], json.dumps(found, indent=1)


def test_somebody_finds_a_garden_near_a_place_and_goes_to_it(page: Page, other: Path, served) -> None:
    visit(page, served(other).address, "#near=QX2+2&within=2&interest=food-and-growing")
    page.get_by_role("link", name="Riverside Community Garden").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Riverside Community Garden")


def test_teams_find_a_sheet_by_its_mark(browser: Browser, other: Path, served, generator: str) -> None:
    # The theme waits by the clock, which therefore runs.
    with nothing_stopped(browser, at="") as page:
        page.goto(served(other).address + "teams/")
        if generator == "zensical":
            page.locator(".md-search__button").click()
            box = page.get_by_role("combobox", name="Search")
        else:
            box = page.locator(".md-search__input")
            box.click()
        box.press_sequentially("T4")
        page.locator("a:visible", has_text="Goal plan (T4)").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Goal plan")
