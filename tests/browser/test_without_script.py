"""With JavaScript off every page has its content, every form has links in its place, and help opens."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from visiting import GARDEN, GUIDES, LISTINGS, USUAL, opened

LISTS = {
    "find/": "area/riverside/",
    "free/": "activity/open-door-at-the-community-house/",
    "a-to-z/": GARDEN,
    "whats-on/": "activity/money-worries-morning/",
    "area/riverside/": "activity/chess-on-the-weir/",
    "interest/food-and-growing/": "interest/gardening/",
    "venue/the-old-fire-station/": "activity/rainbow-games-night/",
    "with/riverside-growers/": GARDEN,
}
SAYS = {
    "four reduced prices and a cancelled date": [
        "£3 a morning",
        "Pellbridge Leisure Card",
        "Cancelled: Tuesday 1 December",
    ],
    "ended": ["This has ended."],
    "withheld": ["This page is not available at the moment"],
    "confidential place": ["A café in the town", "You will be told on the day."],
    "online only": ["Taking part"],
    "help with money": ["About this help", "How to apply"],
    "a name from right to left": ["حلقة القراءة العربية"],
    "a very long name": ["Friends of Southlea Park, its Bandstand, Bowling Green"],
    "several places": ["Getting there"],
    "paused": ["Paused"],
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, java_script_enabled=False) as ours:
        yield ours


@pytest.mark.parametrize("kind", USUAL)
def test_a_page_is_whole_and_urgent_help_opens_in_its_place(page: Page, example_site, served, kind: str) -> None:
    site = served(example_site).address
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + USUAL[kind])

    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()
    cannot_work = "main :is(form, button, input, select), footer :is(form, button, input, select)"
    assert [each for each in page.locator(cannot_work).all() if each.is_visible()] == []

    call = page.locator("details.help-line a[href='tel:999']")
    assert not call.is_visible()
    page.locator("details.help-line summary").click()
    expect(call).to_be_visible()
    assert page.url == site + USUAL[kind]
    assert [url for url in asked if not url.startswith(site)] == []


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_listing_says_what_it_has_to_say(page: Page, example_site, served, kind: str) -> None:
    page.goto(served(example_site).address + LISTINGS[kind])

    for words in SAYS[kind]:
        expect(page.locator("main")).to_contain_text(words)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_leads_on(page: Page, example_site, served, address: str) -> None:
    site = served(example_site).address
    page.goto(site + address)

    page.locator(f"main a[href$='/{LISTS[address]}']").first.click()

    assert page.url == site + LISTS[address]


def test_the_home_page_has_links_in_place_of_its_form(page: Page, example_site, served) -> None:
    page.goto(served(example_site).address)

    expect(page.locator("[data-home-search]")).to_be_hidden()
    for words in ("Free things to do", "Everything from A to Z", "Look by area", "Look by interest"):
        expect(page.locator(".start").get_by_role("link", name=words)).to_be_visible()
    expect(page.locator(".pictures a")).to_have_count(12)


def test_the_find_page_has_lists_in_place_of_its_form(page: Page, example_site, served) -> None:
    page.goto(served(example_site).address + GUIDES["find"])

    expect(page.locator("[data-finder]")).to_be_hidden()
    expect(page.locator(".without-js")).to_be_visible()
    for words in ("A to Z", "free things to do", "by area", "by interest"):
        expect(page.locator(".without-js").get_by_role("link", name=words)).to_be_visible()


def test_next_dates_are_printed_with_the_day_they_were_worked_out(page: Page, example_site, served) -> None:
    page.goto(served(example_site).address + GARDEN)

    dates = page.locator(".next .dates time")
    assert [each.get_attribute("datetime") for each in dates.all()] == ["2026-11-24", "2026-12-01", "2026-12-08"]
    expect(page.locator(".next .off")).to_contain_text("cancelled")
    expect(page.locator(".as-of")).to_have_text("As of 23 November 2026")


def test_an_old_address_leads_to_the_new_one(page: Page, example_site, served) -> None:
    page.goto(served(example_site).address + "activity/castle-hill-knitters/")

    page.wait_for_url("**/activity/knit-and-natter/")
