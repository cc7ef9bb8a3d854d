"""In a browser, under what a host sends and under the pages' own policy: a whole journey, and nothing is stopped."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from filling import GARDEN as ROW
from filling import write_rows
from hosts import SERVERS, run_host
from serving import serve_folder
from visiting import EVERY, GARDEN, opened, wait_for_finder

WATCH = """addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sourceFile, lineNumber}) =>
  console.error("STOPPED", violatedDirective, blockedURI, sourceFile, lineNumber));"""
KEPT = """async () => {
  const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  return (await Promise.all(shelves.map((shelf) => shelf.keys()))).flat().length;
}"""
NAME = "Riverside Community Garden"


@contextmanager
def watched(browser: Browser, **options) -> Iterator[tuple[Page, list[str]]]:
    """A page, and everything that the browser complained of while it was looked at."""
    with opened(browser, service_workers="allow", **options) as page:
        faults: list[str] = []
        page.context.add_init_script(WATCH)
        page.context.on("console", lambda said: said.type in ("error", "warning") and faults.append(said.text))
        page.context.on("weberror", lambda error: faults.append(str(error.error)))
        yield page, faults


@pytest.fixture(scope="module", params=[*SERVERS, "a host that sends no headers"])
def site(request, programs, published, tmp_path_factory) -> Iterator[str]:
    """The published example at an address: by our recipes, or with nothing but what its pages say themselves."""
    if request.param not in SERVERS:
        with serve_folder(published) as served:
            yield served.address
        return
    room = tmp_path_factory.mktemp(request.param)
    with run_host(request.param, programs[request.param], published, room) as host:
        yield host.address


def find_and_save(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("#q-words").fill("garden")
    page.locator("#q-place").fill("QX2 2AB")
    page.get_by_role("button", name="Find activities").click()
    page.wait_for_url("**/find/#**")
    wait_for_finder(page)
    page.locator("[data-facet=day] input[value=tuesday]").check()
    page.get_by_role("button", name=re.compile("^Map of ")).click()
    expect(page.get_by_role("region", name="Map").locator(".map-mark").first).to_be_visible()
    page.locator("[data-at=results] a", has_text=NAME).click()
    page.wait_for_url(f"**/{GARDEN}")
    page.get_by_role("button", name=f"Save: {NAME}", exact=True).click()
    page.get_by_role("button", name=re.compile("^Keep on this")).click()
    expect(page.get_by_role("button", name=re.compile(f"^Saved: {NAME}"))).to_be_visible()
    page.get_by_role("button", name=re.compile("^Map of ")).click()
    expect(page.get_by_role("region", name="Map").locator(".map-said")).not_to_be_empty()
    page.goto(f"{site}my-list/")
    expect(page.locator(".entry h3")).to_have_text([NAME])


def look_round(page: Page, site: str) -> None:
    page.goto(f"{site}whats-on/")
    expect(page.locator(".days .day").first).to_be_visible()
    page.get_by_role("button", name="Dark").click()
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{site}embed/#q=garden")
    expect(page.get_by_role("link", name=NAME).first).to_be_visible()


def search_the_guides(page: Page, site: str) -> None:
    page.goto(f"{site}teams/")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("champion")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator(".md-search__output")).to_be_hidden()
    page.get_by_role("button", name="Dark").click()
    page.goto(f"{site}practice/find-ideas/")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator(".md-header__button[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary .md-nav__title").first).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}toolkit/goal-plan/")
    page.goto(f"{site}coverage/")


def hand_in(page: Page, site: str, room: Path) -> None:
    page.goto(f"{site}add/")
    page.get_by_role("button", name="Add a listing").click()
    expect(page.get_by_role("heading", name="A new listing")).to_be_focused()
    page.get_by_role("button", name="See what it looks like").click()
    page.goto(f"{site}add/sheet/")
    table = write_rows(room / "mine.csv", ROW)
    page.locator("#sheet-file").set_input_files(table)
    expect(page.get_by_role("heading", name="What is in mine.csv")).to_be_focused(timeout=60_000)
    with page.expect_download():
        page.get_by_role("button", name="Download what is good").click()


JOURNEYS = {"find and save": find_and_save, "look round": look_round}


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_on_the_way_through_the_public_side_nothing_is_stopped(browser, site, journey: Callable) -> None:
    with watched(browser, accept_downloads=True) as (page, faults):
        journey(page, site)
    assert faults == []


def test_on_the_way_through_the_guides_nothing_is_stopped(browser, site) -> None:
    with watched(browser, at="") as (page, faults):  # the theme waits by the clock, which therefore runs
        search_the_guides(page, site)
    assert faults == []


def test_while_something_is_handed_in_nothing_is_stopped(browser, site, tmp_path) -> None:
    with watched(browser, accept_downloads=True) as (page, faults):
        hand_in(page, site, tmp_path)
    assert faults == []


def test_no_kind_of_page_has_anything_that_is_stopped(browser, site) -> None:
    with watched(browser) as (page, faults):
        for kind, path in EVERY.items():
            page.goto(site + path)
            expect(page.locator("h1").first).to_be_visible()
            told = [fault for fault in faults if not (kind == "not found" and "404" in fault)]
            assert told == [], kind
            faults.clear()


def test_the_worker_keeps_the_pages_and_nothing_is_stopped(browser, site) -> None:
    with watched(browser) as (page, faults):
        page.goto(site)
        page.wait_for_function("() => navigator.serviceWorker.ready.then(({active}) => active.state === 'activated')")
        page.reload()
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        assert page.evaluate(KEPT) > 50
    assert faults == []


STRANGERS = {
    "a script in the page": ("script", "textContent", "window.ran = 1"),
    "a script of another site": ("script", "src", "http://localhost:9/a.js"),
    "a style in the page": ("style", "textContent", "body { display: none; }"),
    "a frame of another site": ("iframe", "src", "http://localhost:9/"),
}
PUT = """([name, key, value]) => {
  const stranger = document.createElement(name);
  stranger[key] = value;
  document.body.append(stranger);
}"""


@pytest.mark.parametrize("path", ["find/", "teams/", GARDEN])
def test_what_does_not_belong_there_is_stopped_and_noticed(browser, site, path) -> None:
    with watched(browser) as (page, faults):
        page.goto(site + path)
        for what, stranger in STRANGERS.items():
            with page.expect_console_message(lambda said: said.text.startswith("STOPPED")):
                page.evaluate(PUT, stranger)
            assert [fault for fault in faults if fault.startswith("STOPPED")], what
            faults.clear()
        assert page.evaluate("window.ran") is None
        expect(page.locator("h1")).to_be_visible()
