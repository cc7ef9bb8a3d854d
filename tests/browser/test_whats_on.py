"""What's on: days and weeks with the finder's choices, by keyboard and on a phone, and calendars made on the device."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from building import TODAY
from calendar_reader import read_dates
from visiting import GARDEN, opened

MONDAY = date.fromisoformat(TODAY)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with opened(browser, width=390, height=844) as page:
        yield page


def visit(page: Page, site: str, asked: str = "") -> None:
    """The page, with its days drawn."""
    page.goto(f"{site}whats-on/{asked}")
    expect(page.locator(".days .day").first).to_be_visible()


def days(page: Page) -> list[str]:
    """The dates of the days that are shown."""
    return [one.get_attribute("datetime") or "" for one in page.locator(".days .day h3 time").all()]


def lines(page: Page, day: str) -> list[str]:
    """What is on on a day, as it is read."""
    found = page.locator(f".days .day:has(#day-{day}) .day-list > li").all_inner_texts()
    return [" ".join(text.split()) for text in found]


def download(page: Page) -> tuple[str, str]:
    """Presses for the calendar file; its name and its text."""
    with page.expect_download() as waited:
        page.get_by_role("button", name="Make the calendar file").click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes().decode()


def test_a_week_from_today_says_when_what_where_and_for_how_much(desk: Page, site: str):
    visit(desk, site)
    assert days(desk) == [(MONDAY + timedelta(days=number)).isoformat() for number in range(7)]
    garden = "10:30am to 12:30pm Riverside Community Garden Mill Lane Allotments · £3 a morning, or free with"
    assert f"{garden} a reduced price" in lines(desk, "2026-11-24")
    span = re.compile(r"^Monday 23 November to Sunday 29 November 2026: \d+ times$")
    expect(desk.locator(".days-said")).to_have_text(span)


def test_the_days_are_those_that_stand_there_without_script(browser: Browser, desk: Page, site: str):
    visit(desk, site)
    with opened(browser, at="", java_script_enabled=False) as plain:
        plain.goto(f"{site}whats-on/")
        expect(plain.locator(".week .day")).to_have_count(14)
        for day in days(desk)[1:]:
            names = plain.locator(f".day:has(#day-{day}) .day-list a").all_inner_texts()
            assert desk.locator(f".days .day:has(#day-{day}) .day-list a").all_inner_texts() == names


def test_a_cancelled_date_is_struck_out(desk: Page, site: str):
    visit(desk, site, "#from=2026-12-01")
    off = desk.locator(".days li.off", has_text="Riverside Community Garden")
    expect(off).to_contain_text("cancelled")
    expect(off.locator("s a")).to_be_visible()


def test_other_weeks_and_one_day_stand_in_the_address_and_outlast_a_reload_and_a_choice(desk: Page, site: str):
    visit(desk, site)
    expect(desk.get_by_role("button", name="Earlier")).to_be_disabled()
    desk.get_by_role("button", name="Later").click()
    assert days(desk)[0] == "2026-11-30"
    assert desk.url.endswith("#from=2026-11-30")
    desk.get_by_role("button", name="One day").click()
    assert days(desk) == ["2026-11-30"]
    desk.get_by_role("checkbox", name=re.compile("^Free or cheap")).check()
    expect(desk.get_by_role("status").first).to_contain_text("free or cheap")
    assert days(desk) == ["2026-11-30"]
    desk.reload()
    expect(desk.locator(".days .day").first).to_be_visible()
    assert days(desk) == ["2026-11-30"]
    expect(desk.get_by_role("checkbox", name=re.compile("^Free or cheap"))).to_be_checked()
    desk.get_by_label("From").fill("2026-12-25")
    desk.get_by_role("button", name="A week").click()
    assert days(desk)[0] == "2026-12-25"


def test_the_finders_choices_hold_here_and_go_over_to_the_list(desk: Page, site: str):
    visit(desk, site, "#day=tuesday&near=QX2+2&within=2")
    assert days(desk) == ["2026-11-24"]
    count = int(desk.locator(".result-line").inner_text().split()[0])
    shown, rest = len(lines(desk, "2026-11-24")), desk.locator(".days-rest")
    assert shown > 0
    if shown < count:
        rest.get_by_role("link", name="See them all as a list").click()
        desk.wait_for_url("**/find/#day=tuesday&near=QX2+2&within=2")
        expect(desk.locator(".result-line")).to_have_text(re.compile(rf"^{count} activities within 2 miles of QX2 2"))


def test_nothing_that_fits_offers_the_same_ways_on_as_the_finder(desk: Page, site: str):
    desk.goto(f"{site}whats-on/#q=zzzzzz")
    expect(desk.locator("[data-at=nothing]")).to_be_visible()
    expect(desk.locator(".days")).to_be_hidden()


def test_by_keyboard_alone_a_week_on_and_a_file_made(phone: Page, site: str):
    visit(phone, site, "#interest=food-and-growing")
    phone.get_by_role("button", name="Later").focus()
    phone.keyboard.press("Enter")
    assert days(phone)[0] == "2026-11-30"
    phone.get_by_role("button", name="Earlier").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name="Later")).to_be_focused()
    phone.get_by_text("Put these in my calendar").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_label("Plain names")).to_be_visible()
    for _ in range(3):
        phone.keyboard.press("Tab")
    expect(phone.get_by_role("button", name="Make the calendar file")).to_be_focused()
    with phone.expect_download() as waited:
        phone.keyboard.press("Enter")
    assert waited.value.suggested_filename == "whats-on.ics"


def test_the_calendar_of_a_filter_holds_what_is_shown_and_nothing_that_is_past(desk: Page, site: str):
    visit(desk, site, "#interest=food-and-growing")
    desk.get_by_text("Put these in my calendar").click()
    name, text = download(desk)
    assert name == "whats-on.ics"
    week = read_dates(text, MONDAY + timedelta(days=1), MONDAY + timedelta(days=6))
    assert len(week) == sum(len(lines(desk, day)) for day in days(desk)[1:])
    assert read_dates(text, date(2024, 1, 1), MONDAY - timedelta(days=1)) == []
    expect(desk.locator(".calendar-offer [role=status]")).to_contain_text("Open the file to put it into your calendar.")


def test_a_listing_is_taken_along_without_its_name_and_with_a_reminder(phone: Page, site: str):
    phone.goto(site + GARDEN)
    expect(phone.get_by_role("link", name="Add to calendar")).to_have_attribute(
        "href", "../../calendar/riverside-community-garden.ics"
    )
    phone.get_by_text("With a reminder, or without names").click()
    phone.get_by_label("Plain names").check()
    phone.get_by_label("Remind me").check()
    name, text = download(phone)
    assert name == "plans.ics"
    assert "Riverside" not in text
    assert "SUMMARY:Mill Lane Allotments\r\n" in text
    assert "TRIGGER:-PT16H30M\r\n" in text


def test_making_a_calendar_tells_nobody_which_listings_it_is_of(desk: Page, site: str):
    visit(desk, site, "#q=garden&near=QX2+2&within=5")
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.get_by_text("Put these in my calendar").click()
    download(desk)
    assert [url for url in asked if not url.startswith((site, "blob:"))] == []
    data = [url.removeprefix(site) for url in asked if "/data/" in url]
    assert data
    assert [name for name in data if not re.fullmatch(r"data/calendar/(about|\d+)\.json", name)] == []
    assert desk.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_without_a_signal_it_says_so_and_can_be_tried_again(desk: Page, site: str):
    visit(desk, site, "#interest=food-and-growing")
    desk.get_by_text("Put these in my calendar").click()
    expect(desk.get_by_label("Plain names")).to_be_visible()
    desk.context.route("**/data/calendar/**", lambda route: route.abort())
    desk.get_by_role("button", name="Make the calendar file").click()
    expect(desk.locator(".calendar-offer [role=status]")).to_have_text(
        "That did not work. It may be the signal. Try again."
    )
    desk.context.unroute_all()
    assert download(desk)[0] == "whats-on.ics"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen_and_every_control_is_large_enough(browser: Browser, site: str, width: int):
    with opened(browser, width=width) as page:
        visit(page, site)
        page.get_by_text("Put these in my calendar").click()
        expect(page.get_by_label("Plain names")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for control in page.locator(".days :is(button, summary, .day-list a, input[type=date])").all():
            box = control.bounding_box()
            assert box is not None
            assert box["height"] >= 43.5, control.evaluate("one => one.outerHTML")


def test_on_paper_the_days_stand_without_controls(desk: Page, site: str):
    visit(desk, site)
    desk.emulate_media(media="print")
    expect(desk.locator(".days-bar")).to_be_hidden()
    expect(desk.locator(".take-along")).to_be_hidden()
    expect(desk.locator(".days .day").first).to_be_visible()


def test_forget_everything_takes_the_days_back_to_today(desk: Page, site: str):
    visit(desk, site, "#q=garden&from=2026-12-07&show=day")
    desk.get_by_role("button", name="Forget everything on this device").click()
    expect(desk.locator(".days .day")).to_have_count(7)
    assert days(desk)[0] == TODAY
    assert "#" not in desk.url
