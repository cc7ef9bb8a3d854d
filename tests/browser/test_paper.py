"""The find page and a listing on paper: one column, addresses in full, nothing cut in two, dated, with help."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from visiting import GARDEN, opened, wait_for_finder

FOUND = "find/#near=QX2&within=5&cost=cheap"
PRINTED = {"find": FOUND, "listing": GARDEN}
# Blocks of text that stand beside each other; what stands in a table or in one line of words may.
BESIDE = """() => {
  const blocks = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, section, article, address)")]
    .filter((each) => each.checkVisibility() && getComputedStyle(each).display !== "inline")
    .filter((each) => !each.closest("table, .tags, .facts, .answers, .ways, .chips"));
  const boxes = blocks.map((each) => each.getBoundingClientRect());
  const said = (at) => blocks[at].outerHTML.slice(0, 60);
  const beside = (one, other) => one.width && other.width && one.bottom > other.top + 1 && other.bottom > one.top + 1
    && (one.right <= other.left || other.right <= one.left);
  return boxes.flatMap((one, at) => boxes.map((other, next) => (
    next > at && beside(one, other) ? [`${said(at)} beside ${said(next)}`] : []))).flat().slice(0, 5).join("\\n");
}"""
NOT_BLACK = """() => [...document.querySelectorAll("main *, footer *")].filter((each) => {
  const speaks = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!each.checkVisibility() || !speaks) return false;
  const [red, green, blue] = getComputedStyle(each).color.match(/\\d+/g).map(Number);
  return red + green + blue > 0;
}).map((each) => each.outerHTML.slice(0, 100)).join("\\n")"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, color_scheme="dark") as ours:
        yield ours


def on_paper(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    if address.startswith("find/"):
        wait_for_finder(page)
        page.wait_for_selector("[data-at=results] .card .summary:not([hidden])")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 680, "height": 960})  # A4 within its margins


@pytest.mark.parametrize("kind", PRINTED)
def test_all_words_are_black_and_stand_in_one_column(page: Page, example_site, served, kind: str) -> None:
    on_paper(page, served(example_site).address, PRINTED[kind])

    assert page.evaluate(NOT_BLACK) == ""
    assert page.evaluate(BESIDE) == ""
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 680
    assert page.locator("img, iframe, canvas, .map").filter(visible=True).count() == 0


@pytest.mark.parametrize("kind", PRINTED)
def test_urgent_help_and_the_date_are_printed(page: Page, example_site, served, kind: str) -> None:
    on_paper(page, served(example_site).address, PRINTED[kind])

    help_line = page.locator(".print-only")
    for number in ("999", "111", "116 123", "85258"):
        expect(help_line).to_contain_text(number)
    expect(page.locator("footer")).to_contain_text("Built 23 November 2026", use_inner_text=True)


def test_a_link_that_leads_away_is_printed_with_its_address(page: Page, example_site, served) -> None:
    site = served(example_site).address
    for address, links in (
        (GARDEN, "main :is(p, li) > a[href^=http]:not(.button)"),
        (FOUND, "[data-at=results] h3 > a"),
    ):
        on_paper(page, site, address)
        shown = page.locator(links).filter(visible=True)
        assert shown.count(), address
        for link in shown.all():
            after = link.evaluate("(each) => getComputedStyle(each, '::after').content")
            assert (link.get_attribute("href") or "?") in after or "attr(href)" in after, after


@pytest.mark.parametrize("kind", PRINTED)
def test_what_belongs_together_is_not_cut_in_two(page: Page, example_site, served, kind: str) -> None:
    on_paper(page, served(example_site).address, PRINTED[kind])

    whole = page.locator("main :is(.results .card, .dates, address, tr)").filter(visible=True)
    assert whole.count()
    assert set(whole.evaluate_all("all => all.map((each) => getComputedStyle(each).breakInside)")) == {"avoid"}
    heads = page.locator("main :is(h2, h3)").filter(visible=True)
    assert set(heads.evaluate_all("all => all.map((each) => getComputedStyle(each).breakAfter)")) == {"avoid"}


def test_twenty_results_take_a_few_sheets(page: Page, example_site, served) -> None:
    on_paper(page, served(example_site).address, FOUND)

    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 12
