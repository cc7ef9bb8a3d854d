"""Words of danger typed in the finder bring help at once, and leave no trace."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from visiting import opened, wait_for_finder

DANGER = "i want to end it all tonight"
HARMLESS = "hanging baskets"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, width=320) as ours:
        yield ours


def help_of(page: Page):
    return page.locator("[data-urgent]")


def type_words(page: Page, words: str) -> None:
    page.get_by_label("What").press_sequentially(words, delay=10)


def test_help_stands_above_the_results_and_in_the_status_line(page: Page, site: str) -> None:
    page.goto(site + "find/")
    wait_for_finder(page)
    expect(help_of(page)).to_be_hidden()
    type_words(page, DANGER)
    expect(help_of(page).get_by_role("heading", name="Samaritans")).to_be_visible()
    expect(help_of(page).get_by_role("link", name="Call 116 123")).to_have_attribute("href", "tel:116123")
    expect(help_of(page).get_by_role("heading", level=2)).to_have_text("Someone will listen, right now, for free")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Help now: 999, Samaritans 116 123, .*\. \d+ activit"))
    assert help_of(page).bounding_box()["y"] < page.locator(".result-line").bounding_box()["y"]
    expect(page.get_by_label("What")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    page.get_by_label("What").fill("")
    expect(help_of(page)).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ activities$"))


def test_help_is_said_at_once_and_the_rest_when_typing_rests(page: Page, site: str) -> None:
    page.route("**/minisearch.mjs", lambda route: None)  # what finds results never comes
    page.goto(f"{site}find/#q={DANGER.replace(' ', '+')}")
    expect(help_of(page)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile("^Help now: 999, Samaritans 116 123"))


def test_results_do_not_wait_for_help_that_never_comes(page: Page, site: str) -> None:
    page.route("**/urgent-help.mjs", lambda route: route.abort())
    page.goto(f"{site}find/#q={DANGER.replace(' ', '+')}")
    wait_for_finder(page)
    expect(help_of(page)).to_be_hidden()


@pytest.mark.parametrize("words", ["kill myself", "suicidal", "zzzz kill myself"])
def test_nobody_in_danger_is_told_to_drop_filters(page: Page, site: str, words: str) -> None:
    page.goto(f"{site}find/#q={words.replace(' ', '+')}&cost=free&day=tuesday&near=QX2&within=1")
    expect(help_of(page)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Help now: .*\. \d"))
    page.wait_for_selector(".results .card, .nothing h2")
    expect(page.locator(".nothing").get_by_role("button")).to_have_count(0)


def test_harmless_words_bring_no_help(page: Page, site: str) -> None:
    page.goto(site + "find/")
    wait_for_finder(page)
    type_words(page, HARMLESS)
    page.wait_for_url(re.compile("baskets"))
    wait_for_finder(page)
    page.wait_for_load_state("networkidle")
    expect(help_of(page)).to_be_hidden()
    assert "Help now" not in page.get_by_role("status").inner_text()


def test_the_words_of_danger_are_asked_for_when_words_are_entered_and_tell_nothing(page: Page, site: str) -> None:
    requests: list[Request] = []
    page.context.on("request", lambda request: requests.append(request))
    page.goto(site + "find/")
    wait_for_finder(page)
    assert not [request for request in requests if "urgent" in request.url]
    page.get_by_label("What").focus()
    page.wait_for_load_state("networkidle")
    before = {request.url.split("#")[0] for request in requests}
    assert [url for url in before if url.endswith("/urgent.mjs")]
    type_words(page, DANGER)
    expect(help_of(page)).to_be_visible()
    page.wait_for_load_state("networkidle")
    sent = " ".join(f"{one.url.split('#')[0]} {one.post_data} {one.headers}" for one in requests).lower()
    assert not [word for word in ("tonight", "end it", "end+it", "end%20it") if word in sent]
    assert page.evaluate("[{...sessionStorage}, {...localStorage}, document.cookie]") == [{}, {}, ""]
    assert page.evaluate("caches.keys()") == []
