"""People read in their own colours, in their own language, and on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from visiting import GARDEN, LISTINGS, opened, wait_for_finder

# What a browser's translation does: every text in turn becomes two nested elements with other words, also
# the texts that come later, and nothing marked as not to be translated is touched.
TRANSLATE = """() => {
  const said = (text) => text.replace(/[a-z]+/gi, (word) => `ž${word.length}${word[0]}`);
  const keep = "script, style, [translate=no], .notranslate, font, textarea";
  const turn = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((each) => each.data.trim() && !each.parentElement?.closest(keep))) {
      const inner = document.createElement("font");
      inner.textContent = said(text.data);
      const outer = document.createElement("font");
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  turn(document.documentElement);
  const watch = (changes) => changes.forEach(({addedNodes}) => addedNodes.forEach((each) => {
    if (each.isConnected && each.nodeName !== "FONT") turn(each.parentElement);
  }));
  new MutationObserver(watch).observe(document.documentElement, {childList: true, subtree: true});
}"""
KEPT = ["01632 960123", "01632 960124", "garden@example.org", "QX2 1AG", "Mill Lane Allotments", "Riverside Growers"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, color_scheme="light") as ours:
        yield ours


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_chosen_colours_stay_over_pages_and_can_be_forgotten(page: Page, example_site, served) -> None:
    site = served(example_site).address
    page.goto(site)
    light = ground(page)

    page.get_by_role("button", name="Dark").click()
    dark = ground(page)
    assert dark != light
    for address in ("find/", GARDEN, "teams/"):
        page.goto(site + address)
        assert ground(page) == dark
        expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("button", name="As on my device").click()
    assert ground(page) == light
    assert page.evaluate("localStorage.length") == 0


def test_colours_follow_the_device_until_one_is_chosen(page: Page, example_site, served) -> None:
    page.goto(served(example_site).address)
    light = ground(page)

    page.emulate_media(color_scheme="dark")
    assert ground(page) != light

    page.get_by_role("button", name="Light").click()
    assert ground(page) == light


@pytest.mark.parametrize("address", [GARDEN, "find/", "help/", "area/riverside/", "teams/"])
def test_paper_is_black_on_white_with_help_and_without_controls(page: Page, example_site, served, address: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(served(example_site).address + address)
    if address == "find/":
        wait_for_finder(page)

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".print-only")).to_contain_text("Samaritans 116 123")
    expect(page.locator(".print-only")).to_be_visible()
    expect(page.locator(".strip.example")).to_have_count(1)
    controls = "nav, form, input, select, button, .skip, .help-line, .foot-links"
    assert [each for each in page.locator(controls).all() if each.is_visible()] == []
    assert ground(page) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"


def test_a_listing_on_paper_holds_what_one_needs_on_the_way(page: Page, example_site, served) -> None:
    page.emulate_media(media="print")
    page.goto(served(example_site).address + GARDEN)

    for words in (
        *("Tuesday 24 November 2026", "cancelled", "£3 a morning", "QX2 1AG", "Bus 4 to Mill Lane End"),
        *("01632 960123", "As of 23 November 2026", "It takes about ten minutes", "Last checked 1 October 2026"),
    ):
        shown = page.locator("main").get_by_text(words).filter(visible=True)
        assert shown.count(), words
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 6


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_translated_listing_keeps_its_name_and_opens_help(page: Page, example_site, served, kind: str) -> None:
    page.goto(served(example_site).address + LISTINGS[kind])
    name = page.locator("h1").inner_text()
    marked = page.locator("h1").get_attribute("translate") == "no"

    page.evaluate(TRANSLATE)
    page.locator("details.help-line summary").click()

    expect(page.locator("details.help-line a[href='tel:999']")).to_be_visible()
    assert (page.locator("h1").inner_text() == name) is marked


def test_names_addresses_and_numbers_are_left_as_they_are(page: Page, example_site, served) -> None:
    page.goto(served(example_site).address + GARDEN)

    page.evaluate(TRANSLATE)

    for words in KEPT:
        expect(page.locator("main")).to_contain_text(words)
    assert "Grow vegetables" not in page.locator("main").inner_text()


def test_the_translated_find_page_still_finds(page: Page, example_site, served) -> None:
    page.goto(served(example_site).address + "find/")
    wait_for_finder(page)
    page.evaluate(TRANSLATE)
    line = page.locator(".result-line")
    before = line.inner_text()

    page.locator("#q-words").fill("garden")
    expect(line).not_to_have_text(before)
    expect(page.locator(".results .card h3", has_text="Riverside Community Garden")).to_be_visible()

    page.locator("[data-facet=day] input[value=monday]").check()
    expect(page.locator(".chips .chip")).to_have_count(1)
    expect(page.locator(".results .card h3", has_text="Riverside Community Garden")).to_have_count(0)

    page.locator(".chips .chip").click()
    expect(page.locator(".chips .chip")).to_have_count(0)
    expect(page.locator(".results .card h3", has_text="Riverside Community Garden")).to_be_visible()
    page.locator("details.help-line summary").click()
    expect(page.locator("details.help-line a[href='tel:999']")).to_be_visible()
