"""The quick exit: the page is blank at once, gone from the history, and never told where the person came from."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from visiting import GARDEN, opened

TEA = "activity/trans-tea/"
INTEREST = "interest/lgbt-groups/"
AWAY = "https://www.bbc.co.uk/weather"
BUTTON = "main [data-exit]"
NEVER = ("Escape", "Control", "a", "Tab")
# What lies on top, all over the window.
ON_TOP = """() => [[5, 5], [innerWidth / 2, innerHeight / 2], [innerWidth - 5, innerHeight - 5]]
  .map(([x, y]) => document.elementFromPoint(x, y).className)"""


def answer(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Rain</h1>")


def stay(route: Route) -> None:
    """No page to go to: the browser then stays where it is, as while it waits for one."""
    route.fulfill(status=204)


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    with opened(browser, width=390) as ours:
        ours.context.route(lambda url: not url.startswith(site), answer)
        yield ours


def press_the_button(page: Page) -> None:
    page.locator(BUTTON).click(no_wait_after=True)


def press_enter_on_the_second_thing(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".exit-early")).to_be_focused()
    page.keyboard.press("Enter")


def press_shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


WAYS = [press_the_button, press_enter_on_the_second_thing, press_shift_three_times]


@pytest.mark.parametrize("address", [TEA, INTEREST, "help/"])
@pytest.mark.parametrize("leave", WAYS)
def test_back_does_not_lead_to_the_page_again(page: Page, site: str, leave: Callable, address: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(site + "a-to-z/")
    page.goto(site + address)
    expect(page.locator(".with-exit")).to_have_count(1)
    long = page.evaluate("history.length")

    leave(page)
    page.wait_for_url(AWAY)
    expect(page.locator("h1")).to_have_text("Rain")
    assert page.evaluate("history.length") == long
    assert page.evaluate("document.referrer") == ""
    assert ["referer" in request.headers for request in asked if not request.url.startswith(site)] == [False]
    page.go_back()
    assert page.url == site + "a-to-z/"
    page.go_forward()
    assert page.url == AWAY


@pytest.mark.parametrize("leave", WAYS)
def test_the_page_is_blank_while_the_next_one_is_on_its_way(page: Page, site: str, leave: Callable) -> None:
    page.context.route(AWAY, stay)
    page.goto(site + TEA)
    expect(page.locator(".with-exit")).to_have_count(1)
    assert page.title() != "Loading"

    leave(page)
    expect(page.locator(".exit-cover")).to_have_role("alert")
    assert page.evaluate(ON_TOP) == ["exit-cover"] * 3
    assert page.title() == "Loading"
    assert page.evaluate("document.body.innerText.trim()") == "Leaving this page."
    assert page.locator(".exit-cover > *").evaluate("(each) => each.getBoundingClientRect().width") <= 1
    assert page.locator("body").aria_snapshot() == "- alert: Leaving this page."


def test_a_page_that_comes_back_from_memory_is_there_again(page: Page, site: str) -> None:
    page.context.route(AWAY, stay)
    page.goto(site + TEA)
    title = page.title()
    press_the_button(page)
    expect(page.locator(".exit-cover")).to_have_count(1)

    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    expect(page.locator(".exit-cover")).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()
    assert page.title() == title


def test_how_many_presses_are_left_is_said(page: Page, site: str) -> None:
    page.goto(site + TEA)
    said = page.locator(".exit [role=status]")
    expect(said).to_have_text("")

    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift. Two more to leave this page.")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift. One more to leave this page.")
    for key in NEVER:
        page.keyboard.press(key)
    expect(said).to_have_text("Not leaving. Press Shift three times to leave.")
    page.keyboard.press("Shift+A")
    page.keyboard.press("Shift+A")
    page.keyboard.press("Shift+A")
    assert page.url == site + TEA


def test_after_five_seconds_presses_are_forgotten(browser: Browser, site: str) -> None:
    with opened(browser, at="") as page:
        page.clock.install()
        page.goto(site + TEA)
        page.keyboard.press("Shift")
        page.keyboard.press("Shift")
        page.clock.fast_forward(5500)
        said = page.locator(".exit [role=status]")
        expect(said).to_have_text("Not leaving. Press Shift three times to leave.")
        page.keyboard.press("Shift")
        expect(said).to_have_text("Shift. Two more to leave this page.")
        assert page.url == site + TEA
        page.clock.fast_forward(5500)
        page.clock.fast_forward(5500)
        expect(said).to_have_text("")


def test_other_pages_have_none_and_do_not_ask_for_its_module(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("", GARDEN, "interest/food-and-growing/", "about/privacy/"):
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
        expect(page.locator("[data-exit]")).to_have_count(0)
        press_shift_three_times(page)
        assert page.url == site + address
    assert [url for url in asked if "exit" in url] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_it_stays_in_reach_when_the_page_is_read_to_its_end(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for address in (TEA, "help/", INTEREST):
        page.goto(site + address)
        page.locator("main > :last-child").evaluate(
            "(each) => each.scrollIntoView({block: 'end', behavior: 'instant'})"
        )
        expect(page.locator(BUTTON)).to_be_in_viewport(ratio=1)
        box = page.locator(BUTTON).bounding_box()
        assert box
        assert box["height"] >= 44


def test_the_page_says_what_it_does_not_do(page: Page, site: str) -> None:
    page.goto(site + TEA)
    note = page.locator("[data-exit-note]")
    expect(note).to_have_text(
        "Pressing Shift three times does the same. It opens bbc.co.uk. It does not clear your history: how to do that."
    )
    note.get_by_role("link").click()
    expect(page.locator("#exit")).to_be_in_viewport()


def test_without_script_it_is_a_plain_link_in_words(browser: Browser, site: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        asked: list[Request] = []
        page.on("request", lambda request: asked.append(request))
        page.context.route(lambda url: not url.startswith(site), answer)
        for address in (TEA, "help/"):
            page.goto(site + address)
            expect(page.locator("[data-exit]")).to_have_count(1)
            expect(page.locator("[data-exit]")).to_have_attribute("rel", "noreferrer")
            expect(page.locator("[data-exit-note]")).to_have_text(
                "It opens bbc.co.uk. It does not clear your history: how to do that."
            )
            page.get_by_role("link", name="Leave this page now").click()
            assert page.url == AWAY
        assert ["referer" in request.headers for request in asked if not request.url.startswith(site)] == [False] * 2


def test_it_is_not_on_paper(page: Page, site: str) -> None:
    page.goto(site + TEA)
    page.emulate_media(media="print")
    for each in (BUTTON, ".exit-early", "[data-exit-note]"):
        expect(page.locator(each)).to_be_hidden()
