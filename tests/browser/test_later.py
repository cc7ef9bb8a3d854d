"""A page that is read long after it was built says what is so on that day, or says that it is old."""

import pytest
from playwright.sync_api import Browser, Page, expect

from visiting import EVERY, GARDEN, PUBLIC, opened, wait_for_finder

BUILT = "2026-11-23"
ON_DAY_45, ON_DAY_46 = "2027-01-07T10:00:00Z", "2027-01-08T10:00:00Z"
ON_DAY_180, ON_DAY_181 = "2027-05-22T10:00:00Z", "2027-05-23T10:00:00Z"
# One of each layout.
LAYOUTS = ["home", "find", "help", "not found", "area", "venue", "organisation", "ended", "withheld", "online only"]
WITH_CARDS = ["what's on", "area", "interest", "venue", "organisation"]


def shown_dates(page: Page) -> list[str | None]:
    return [each.get_attribute("datetime") for each in page.locator(".next .dates time").all()]


@pytest.mark.parametrize(
    ("moment", "dates", "as_of"),
    [
        ("2026-11-24T12:29:00Z", ["2026-11-24", "2026-12-01", "2026-12-08"], "24 November 2026"),
        ("2026-11-24T12:31:00Z", ["2026-12-01", "2026-12-08", "2026-12-15"], "24 November 2026"),
        ("2026-12-02T10:00:00Z", ["2026-12-08", "2026-12-15", "2027-01-05"], "2 December 2026"),
        # The clocks go forward in the night before the 28th.
        ("2027-03-30T11:29:00Z", ["2027-04-13", "2027-04-20", "2027-04-27"], "30 March 2027"),
    ],
)
def test_next_dates_are_those_of_the_day_of_reading(
    browser: Browser, example_site, served, moment: str, dates: list[str], as_of: str
) -> None:
    with opened(browser, at=moment) as page:
        page.goto(served(example_site).address + GARDEN)

        expect(page.locator(".as-of")).to_have_text(f"As of {as_of}")
        assert shown_dates(page) == dates


def test_a_notice_that_is_over_goes_by_itself(browser: Browser, example_site, served) -> None:
    with opened(browser, at="2026-12-02T10:00:00Z") as page:
        page.goto(served(example_site).address + GARDEN)

        expect(page.locator(".as-of")).to_have_text("As of 2 December 2026")
        assert [each for each in page.locator(".notice").all() if each.is_visible()] == []


@pytest.mark.parametrize("kind", WITH_CARDS)
def test_after_46_days_cards_say_ask_before_you_go(browser: Browser, example_site, served, kind: str) -> None:
    with opened(browser, at=ON_DAY_46) as page:
        page.goto(served(example_site).address + PUBLIC[kind])

        for checked in page.locator(".card .checked:not(.due)").all():
            expect(checked).to_contain_text("ask before you go", use_inner_text=True)
        for due in page.locator(".card .checked.due").all():
            expect(due).to_contain_text(": ask first", use_inner_text=True)
        expect(page.locator(".strip.age")).to_have_count(0)


def test_after_46_days_the_finder_says_ask_before_you_go(browser: Browser, example_site, served) -> None:
    with opened(browser, at=ON_DAY_46) as page:
        page.goto(served(example_site).address + "find/#near=QX2+4&within=2")
        wait_for_finder(page)

        checked = page.locator(".results .card .checked:not(.due)").first
        expect(checked).to_contain_text("ask before you go", use_inner_text=True)


def test_before_that_only_what_was_not_checked_for_long_says_so(browser: Browser, example_site, served) -> None:
    with opened(browser, at=ON_DAY_45) as page:
        page.goto(served(example_site).address + PUBLIC["area"])

        assert page.locator("html").get_attribute("data-age") is None
        expect(page.locator(".checked:not(.due) .age-due").first).to_be_hidden()


def test_after_181_days_every_page_says_so(browser: Browser, example_site, served) -> None:
    with opened(browser, at=ON_DAY_181) as page:
        for kind in [*LAYOUTS, "teams"]:
            page.goto(served(example_site).address + EVERY[kind])

            expect(page.locator(".strip.age")).to_be_visible()
            expect(page.locator(".strip.age")).to_contain_text("not been updated since 23 November 2026")


def test_on_day_180_no_page_says_so_yet(browser: Browser, example_site, served) -> None:
    with opened(browser, at=ON_DAY_180) as page:
        page.goto(served(example_site).address)

        expect(page.locator("html")).to_have_attribute("data-age", "45")
        expect(page.locator(".strip.age")).to_have_count(0)
