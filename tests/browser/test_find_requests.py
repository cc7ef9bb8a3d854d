"""What the find page asks for: little, of nobody else, and never with a word of what was typed or chosen."""

import json
import re

from playwright.sync_api import Browser, Request, expect

from visiting import GARDEN, opened, wait_for_finder

REQUESTS = 12
"""A first visit asks for no more before its list is there; the sign in the tab is apart."""
NOTE_FIRST_RESULTS = """new MutationObserver((_, watcher) => {
  if (!document.querySelector("[data-at=results] .card")) return;
  window.firstResults = performance.now();
  watcher.disconnect();
}).observe(document, {childList: true, subtree: true})"""
ASKED_LATER = """performance.getEntriesByType("resource").filter(({startTime}) => startTime > window.firstResults)
  .map(({name}) => name)"""


def test_a_first_visit_asks_for_little(browser: Browser, site: str):
    for address in ("find/", "find/#near=QX2&within=2"):
        # What comes later is told by the browser's own clock, which therefore runs.
        with opened(browser, at="") as page:
            urls: list[str] = []
            page.on("request", lambda request, urls=urls: urls.append(request.url))
            page.add_init_script(NOTE_FIRST_RESULTS)
            page.goto(site + address)
            page.wait_for_selector("[data-at=results] .card .summary:not([hidden])")
            page.wait_for_load_state("networkidle")
            manifest = json.loads(page.locator("#finder-data").text_content() or "")
            summaries = {line[1] for line in manifest["tiles"]}
            after = ("icon.svg", *(f"{name}.json" for name in summaries))
            later = page.evaluate(ASKED_LATER)
            counted = [url for url in urls if not url.endswith(after) and url not in later]
            assert len(counted) <= REQUESTS, counted
            assert not [url for url in counted if re.search(r"/(save|list-\w+|element)\.", url)]


TYPED = ("gardening", "qx2", "4ab", "tuesday", "cheap", "riverside")


def test_nothing_typed_or_chosen_leaves_the_device(browser: Browser, site: str):
    """A whole journey: type, choose, reload, share, open the shared link, leave for a group's site."""
    requests: list[Request] = []
    with opened(browser) as page:
        page.context.on("request", lambda request: requests.append(request))
        page.context.route(lambda url: not url.startswith(site), lambda route: route.fulfill(status=200, body="left"))
        page.goto(site)
        page.get_by_label("What would you like to do?").fill("gardening")
        page.get_by_label("Near").fill("QX2 4AB")
        page.get_by_role("button", name="Find activities").click()
        wait_for_finder(page)
        page.get_by_label("Near").fill("qx24ab")
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("checkbox", name=re.compile("^Tuesday")).check()
        page.get_by_role("checkbox", name=re.compile("^Free or cheap")).check()
        expect(page.get_by_role("status")).to_contain_text("on Tuesday")
        assert "4AB" not in page.url.upper()
        page.reload()
        wait_for_finder(page)
        shared = page.url
        other = page.context.new_page()
        other.goto(shared)
        wait_for_finder(other)
        expect(other.get_by_label("Near")).to_have_value("QX2 4")
        kept = page.evaluate("[{...sessionStorage}, {...localStorage}, document.cookie]")
        assert kept == [{"postcode": "QX2 4AB"}, {}, ""]
        page.locator("[data-at=results] a").first.click()
        page.wait_for_url("**/activity/**")
        page.goto(site + GARDEN)
        page.locator("main a[href^='http']:visible").first.click()
        page.wait_for_url(lambda url: not url.startswith(site))
    ours = [request for request in requests if request.url.startswith(site)]
    districts = re.compile(r"/data/places/QX2\.json$")
    for request in ours:
        address = request.url.split("#")[0]
        assert "?" not in address
        if not districts.search(address) and "/activity/" not in address:
            assert not [word for word in TYPED if word in address.lower()], address
    assert [request.url for request in requests if request not in ours and not request.is_navigation_request()] == []
    assert [request.headers["referer"] for request in requests if "referer" in request.headers] == []
