"""A phone that others use too: nothing is kept that nobody asked for, and what was kept can be forgotten."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from visiting import GARDEN, SOME, TEAMS, opened, wait_for_finder

BUTTON = "Forget everything on this device"
POSTCODE = "QX2 2AB"
# One of each kind of place where a browser keeps things; what a later page of ours may keep among it.
FILL = """async () => {
  localStorage.setItem("list", JSON.stringify({used: Date.now(), entries: [{slug: "riverside-community-garden"}]}));
  localStorage.setItem("/.__palette", '{"color":{"scheme":"slate"}}');
  sessionStorage.setItem("needs", "step-free");
  document.cookie = "seen=1; path=/";
  document.cookie = "here=1";
  await (await caches.open("pages")).put("/kept", new Response("kept"));
  await new Promise((done, refuse) => {
    const asked = indexedDB.open("drafts", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("notes").put("a draft", 1);
    asked.onsuccess = () => { asked.result.close(); done(); };
    asked.onerror = refuse;
  });
  await navigator.serviceWorker.register("/sw.js", {scope: "/"});
  await navigator.serviceWorker.ready;
}"""
LEFT = """async () => ({
  local: Object.keys(localStorage), tab: Object.keys(sessionStorage), cookies: document.cookie,
  caches: await caches.keys(), databases: (await indexedDB.databases()).map(({name}) => name),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
EVERYONES = "hereabouts / core"
"""What the site keeps by itself for times without a signal: the same on every device, as test_no_signal.py shows."""
NOTHING: dict[str, Any] = {"local": [], "tab": [], "cookies": "", "caches": [], "databases": [], "workers": 0}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, width=390, service_workers="allow") as ours:
        yield ours


def forget(page: Page) -> None:
    page.get_by_role("button", name=BUTTON).click()
    expect(page.locator(".forget [role=status]")).to_have_text(words_of_done)


words_of_done = (
    "Done. What this site had kept on this device is gone, and so is what was typed or chosen here. "
    "Your browser has its own list of the pages you opened, and copies of them. Only you can clear those: open the "
    "browser’s menu, then History, then “Clear browsing data” or “Clear recent history”."
)


@pytest.mark.parametrize("kind", SOME)
def test_every_page_offers_it_at_its_foot(page: Page, site: str, kind: str) -> None:
    page.goto(site + SOME[kind])
    button = page.locator("footer").get_by_role("button", name=BUTTON)
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44


def test_without_script_nothing_is_offered(browser: Browser, site: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(site)
        expect(page.get_by_text(BUTTON)).to_have_count(0)


@pytest.mark.parametrize("signal", ["with a signal", "without a signal"])
@pytest.mark.parametrize("address", [GARDEN, "find/", "teams/", "no-such-page/"])
def test_nothing_is_left_anywhere(page: Page, site: str, address: str, signal: str) -> None:
    search_near(page, site)
    page.goto(site + address)
    page.get_by_role("button", name="Dark").click()
    page.evaluate(FILL)
    before = page.evaluate(LEFT)
    assert [name for name, held in before.items() if not held] == []
    assert "postcode" in before["tab"]
    page.context.set_offline(signal == "without a signal")
    loaded = page.evaluate("performance.timeOrigin")

    forget(page)

    assert page.evaluate(LEFT) == NOTHING
    assert page.evaluate("document.documentElement.dataset.scheme ?? ''") == ""
    expect(page.get_by_role("button", name="As on my device")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("performance.timeOrigin") == loaded
    expect(page.get_by_role("button", name=BUTTON)).to_be_focused()
    page.wait_for_timeout(500)
    assert page.evaluate(LEFT) == NOTHING


def search_near(page: Page, site: str) -> None:
    """A real search near a whole postcode, and something chosen."""
    page.goto(site + "find/")
    wait_for_finder(page)
    page.locator("#q-place").fill(POSTCODE)
    page.locator("#q-words").fill("garden")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator(".result-line")).to_contain_text("for “garden” within 2 miles of QX2 2")
    page.locator("[data-facet=cost] input[value=cheap]").evaluate("(each) => each.click()")
    expect(page.locator(".chips .chip")).to_have_count(1)


@pytest.mark.parametrize("signal", ["with a signal", "without a signal"])
def test_the_find_page_forgets_what_was_asked(page: Page, site: str, signal: str) -> None:
    search_near(page, site)
    long = page.evaluate("history.length")
    page.context.set_offline(signal == "without a signal")

    forget(page)

    expect(page.locator(".chips .chip")).to_have_count(0)
    expect(page.locator(".result-line")).not_to_contain_text("garden")
    assert page.locator("#q-words").input_value() == page.locator("#q-place").input_value() == ""
    assert page.locator("input:checked").count() == 0
    assert page.url == site + "find/"
    assert page.evaluate("history.length") == long
    page.context.set_offline(False)
    page.locator("#q-place").fill("QX2 2")
    page.locator("#q-place").press("Enter")
    expect(page.locator(".result-line")).to_contain_text("of QX2 2")
    expect(page.locator("#q-place")).to_have_value("QX2 2")
    assert "2AB" not in page.content()


def test_what_was_typed_at_home_is_gone(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("#q-words").fill("garden")
    page.locator("#q-place").fill(POSTCODE)
    page.locator("#q-cheap").check()
    page.locator("#q-when").select_option("tuesday")

    forget(page)

    assert [page.locator(f"#q-{name}").input_value() for name in ("words", "place", "when")] == ["", "", ""]
    expect(page.locator("#q-cheap")).not_to_be_checked()


def test_another_tab_forgets_too(page: Page, site: str) -> None:
    search_near(page, site)
    other = page.context.new_page()
    other.goto(site + GARDEN)

    forget(other)

    expect(page.locator("#q-place")).to_have_value("")
    expect(page.locator(".chips .chip")).to_have_count(0)
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert page.url == site + "find/"


@pytest.mark.parametrize("meanwhile", ["forgotten", "kept"])
def test_a_page_that_stood_aside_forgets_when_it_comes_back(page: Page, site: str, meanwhile: str) -> None:
    search_near(page, site)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    if meanwhile == "forgotten":
        page.evaluate("sessionStorage.clear()")

    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    expect(page.locator("#q-place")).to_have_value("" if meanwhile == "forgotten" else POSTCODE)
    expect(page.locator(".chips .chip")).to_have_count(0 if meanwhile == "forgotten" else 1)


def test_what_cannot_be_removed_is_said(page: Page, site: str) -> None:
    page.goto(site + GARDEN)
    page.evaluate("""new Promise((done) => {
      const asked = indexedDB.open("held", 1);
      asked.onsuccess = () => { window.held = asked.result; done(); };
    })""")
    page.evaluate("localStorage.setItem('list', '[]')")

    page.get_by_role("button", name=BUTTON).click()

    expect(page.locator(".forget [role=status]")).to_contain_text("Some of it could not be removed.")
    assert page.evaluate("localStorage.length") == 0


def kept(context: BrowserContext, page: Page) -> tuple[Any, ...]:
    local, tab = page.evaluate("[{...localStorage}, {...sessionStorage}]")
    caches = [name for name in page.evaluate("caches.keys()") if name != EVERYONES]
    return local, tab, context.cookies(), caches, page.evaluate("indexedDB.databases()")


def test_a_journey_leaves_only_the_postcode_in_the_tab(page: Page, site: str) -> None:
    nothing = ({}, {}, [], [], [])
    page.goto(site)
    assert kept(page.context, page) == nothing
    page.locator("#q-words").fill("garden")
    page.locator("#q-place").fill(POSTCODE)
    page.get_by_role("button", name="Find activities").click()
    wait_for_finder(page)
    postcode = ({}, {"postcode": POSTCODE}, [], [], [])
    assert kept(page.context, page) == postcode
    page.locator("[data-at=results] .card a").first.click()
    page.wait_for_url("**/activity/**")
    assert kept(page.context, page) == postcode
    page.locator("main .nearby a, main a[href*='/activity/']").first.click()
    assert kept(page.context, page) == postcode
    for address in ("venue/the-old-fire-station/", "help/", "my-list/", *TEAMS.values()):
        page.goto(site + address)
        assert kept(page.context, page)[1:] == postcode[1:], address
        assert not [key for key in kept(page.context, page)[0] if "__" not in key], address
    fresh = page.context.new_page()
    fresh.goto(site + "find/")
    wait_for_finder(fresh)
    assert kept(page.context, fresh)[1] == {}
