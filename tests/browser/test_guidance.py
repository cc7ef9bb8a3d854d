"""Guidance is found by search, by manual and from page to page, on a phone as at a desk; on paper it is text alone."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from visiting import opened

GOALS = "practice/set-goals/"


def search(page: Page, words: str) -> list[str]:
    """The titles that the teams' search finds, the best first."""
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(words)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"matching document|No matching"))
    return [title.strip() for title in page.locator(".md-search-result__article h1").all_text_contents()]


@pytest.mark.parametrize(
    ("words", "title"),
    [("champion", "Champion"), ("T4", "Goal plan (T4)"), ("Leamy", "References"), ("bridging", "Words we use")],
)
def test_search_finds_a_role_a_sheet_an_author_and_a_word(
    browser: Browser, example_site, served, words: str, title: str
) -> None:
    # The theme waits by the clock, which therefore runs.
    with opened(browser, at="") as page:
        page.goto(served(example_site).address + "teams/")

        found = search(page, words)

    assert any(title in one for one in found[:5]), found


def test_what_search_shows_has_no_mark_left_open(browser: Browser, example_site, served) -> None:
    with opened(browser, at="") as page:
        page.goto(served(example_site).address + "teams/")
        search(page, "Leamy")

        shown = page.locator(".md-search-result__list").inner_text()

    assert "and others, 2011" in shown
    assert "leamy2011" not in shown


def test_at_a_desk_each_manual_is_one_press_away_and_its_name_leads_to_its_first_page(desk: Page, site: str) -> None:
    desk.goto(site + GOALS)
    tabs = desk.locator(".md-tabs a")
    names = [name.strip() for name in tabs.all_text_contents()]
    assert names[:7] == ["For teams", "Implementation", "Practice", "Training", "Toolkit", "Leaflets", "Posters"]

    tabs.filter(has_text="Implementation").click()
    expect(desk).to_have_url(site + "implementation/")
    desk.locator(".md-sidebar--primary").get_by_role("link", name="The model", exact=True).click()
    expect(desk).to_have_url(site + "implementation/the-model/")


def test_on_a_phone_the_menu_leads_to_another_manual(browser: Browser, site: str) -> None:
    with opened(browser, width=390, at="") as page:
        page.goto(site + GOALS)
        page.locator("label.md-header__button[for=__drawer]").click()
        menu = page.locator(".md-sidebar--primary")
        expect(menu.get_by_role("link", name="Map the network")).to_be_in_viewport()
        menu.locator("label.md-nav__title[for^=__nav_]").filter(has_text="Practice").click()
        menu.get_by_role("link", name="Toolkit").click()

        expect(page).to_have_url(site + "toolkit/")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_before_and_the_next_are_named(browser: Browser, site: str, width: int) -> None:
    with opened(browser, width=width) as page:
        page.goto(site + GOALS)
        expect(page.get_by_role("link", name="Before: Find ideas")).to_be_visible()
        page.get_by_role("link", name="Next: Money and travel").click()

        expect(page.locator("h1")).to_have_text("Money and travel")


@pytest.mark.parametrize("address", [GOALS, "toolkit/goal-plan/", "posters/find-something/", "training/whole/"])
def test_on_paper_there_is_text_and_no_way_round(browser: Browser, site: str, address: str) -> None:
    with opened(browser, color_scheme="dark") as page:
        page.goto(site + address)
        page.emulate_media(media="print", color_scheme="dark")

        for way in (".md-header", ".md-tabs", ".md-sidebar--primary", ".beside", ".scheme", ".shelf"):
            for one in page.locator(way).all():
                expect(one).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_text("This page on the web: https://pellbridge.example.org/" + address)).to_be_visible()
        expect(page.get_by_text("Last checked").last).to_be_visible()
        colours = page.locator("h1").evaluate(
            "(h1) => [getComputedStyle(h1).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_a_sheet_has_room_to_write_in_on_paper(desk: Page, site: str) -> None:
    desk.goto(site + "toolkit/goal-plan/")
    desk.emulate_media(media="print")
    sizes = "(all) => all.map((each) => [each.offsetHeight, getComputedStyle(each).borderBottomStyle])"

    for room in (".line", ".box", ".rows tbody td"):
        measured = desk.locator(room).evaluate_all(sizes)
        assert measured
        assert all(height > 28 and style == "solid" for height, style in measured), (room, measured)
