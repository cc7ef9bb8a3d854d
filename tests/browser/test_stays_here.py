"""Nothing typed or chosen leaves the device: every request of a whole journey is read, address, headers and body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from visiting import GARDEN, SOME, opened, wait_for_finder

POSTCODE = "QX2 2AB"
# Typed or chosen on the way below; none stands in the address of a page that is opened.
SECRETS = ("vegetables", "kettle", "qx2", "2ab", "tuesday", "cheap", "within", "near=", "sort")
GROUP_SITE = "https://garden.example.org/hello"


@dataclass
class Record:
    """The requests of some pages, in order, and what the world outside was asked for."""

    site: str
    requests: list[Request] = field(default_factory=list)
    outside: list[Request] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.requests.append(request))
        context.route(lambda url: not url.startswith(self.site), self._answer)

    def _answer(self, route: Route) -> None:
        self.outside.append(route.request)
        route.fulfill(status=200, content_type="text/html", body="<title>The group</title><h1>Hello</h1>")

    def told(self, secrets: tuple[str, ...] = SECRETS) -> list[str]:
        """The requests that hold a secret anywhere."""
        return [text for text in map(written_out, self.requests) if any(secret in text for secret in secrets)]


def written_out(request: Request) -> str:
    """A request as the computer at the other end may read it: the part after # is never sent."""
    headers = " ".join(f"{name}: {value}" for name, value in request.headers.items())
    return unquote_plus(f"{request.url.split('#')[0]} {headers} {request.post_data or ''}").lower()


@pytest.fixture
def record(example_site, served) -> Record:
    return Record(served(example_site).address)


@pytest.fixture
def page(browser: Browser, record: Record) -> Iterator[Page]:
    with opened(browser) as ours:
        record.watch(ours.context)
        yield ours


def ask_at_home(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("#q-words").press_sequentially("vegetables")
    page.locator("#q-place").press_sequentially(POSTCODE)
    page.locator("#q-when").select_option("tuesday")
    page.locator("#q-cheap").check()
    page.get_by_role("button", name="Find activities").click()
    page.wait_for_url("**/find/#**")
    wait_for_finder(page)


def choose_and_sort(page: Page) -> None:
    page.locator("[data-facet=day] input[value=tuesday]").uncheck()
    page.locator("[data-facet=day] input[value=tuesday]").check()
    page.locator("#q-within").select_option("5")
    page.locator("#q-sort").select_option("name")
    page.locator("#q-words").fill("kettle")
    expect(page.locator(".result-line")).to_contain_text("kettle")
    page.locator("#q-words").fill("vegetables")
    expect(page.locator(".result-line")).to_contain_text("vegetables")


def open_the_garden(page: Page) -> None:
    page.locator("[data-at=results] a", has_text="Riverside Community Garden").click()
    page.wait_for_url(f"**/{GARDEN}")
    expect(page.locator(".as-of")).to_have_text("As of 23 November 2026")


def test_nothing_typed_or_chosen_is_in_any_request(browser: Browser, page: Page, record: Record) -> None:
    ask_at_home(page, record.site)
    choose_and_sort(page)
    page.reload()
    wait_for_finder(page)
    shared = page.url

    with opened(browser) as other:
        record.watch(other.context)
        other.goto(shared)
        wait_for_finder(other)
        expect(other.locator("#q-words")).to_have_value("vegetables")
        open_the_garden(other)
        other.go_back()
        wait_for_finder(other)
        expect(other.locator("#q-words")).to_have_value("vegetables")
        told_by_other = record.told()

    open_the_garden(page)

    assert record.told() + told_by_other == []
    assert record.outside == []


def test_a_group_learns_nothing_of_where_its_visitor_came_from(page: Page, record: Record) -> None:
    ask_at_home(page, record.site)
    open_the_garden(page)
    assert record.outside == []

    page.locator(f"a[href='{GROUP_SITE}']").click()
    page.wait_for_url(GROUP_SITE)

    host = record.site.split("/")[2]
    asked = [request for request in record.outside if request.url == GROUP_SITE]
    assert asked
    assert record.told() == []
    for request in record.outside:
        headers = request.all_headers()
        assert "referer" not in headers
        assert host not in str(headers)
    assert page.evaluate("document.referrer") == ""
    assert page.evaluate("window.opener") is None


def test_a_shared_address_holds_no_full_postcode_and_the_tab_keeps_it(browser: Browser, page: Page, record) -> None:
    ask_at_home(page, record.site)
    assert "2AB" not in page.url.upper()
    expect(page.locator("#q-place")).to_have_value(POSTCODE)
    expect(page.locator("[data-at=place-said]")).to_contain_text("centre of the postcode you typed")

    page.reload()
    wait_for_finder(page)
    expect(page.locator("#q-place")).to_have_value(POSTCODE)

    with opened(browser) as other:
        other.goto(page.url)
        wait_for_finder(other)
        expect(other.locator("#q-place")).to_have_value("QX2 2")


def test_back_leads_through_what_was_asked_before(page: Page, record: Record) -> None:
    ask_at_home(page, record.site)
    before = re.compile("^1 activity for “vegetables” .*, free or cheap for you, on Tuesday$")
    expect(page.locator(".result-line")).to_have_text(before)
    page.locator("[data-facet=cost] input[value=cheap]").uncheck()
    expect(page.locator(".result-line")).not_to_have_text(before)
    open_the_garden(page)

    page.go_back()
    wait_for_finder(page)
    expect(page.locator("[data-facet=cost] input[value=cheap]")).not_to_be_checked()
    page.go_back()
    expect(page.locator(".result-line")).to_have_text(before)
    page.go_back()
    page.wait_for_url(record.site)


def test_words_typed_in_the_teams_search_stay_here_too(browser: Browser, record: Record) -> None:
    # The theme waits by the clock, which therefore runs.
    with opened(browser, at="") as page:
        record.watch(page.context)
        page.goto(record.site + "teams/")
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("cancelled")
        page.locator(".md-search-result__link").first.click()
        expect(page.locator(".md-search__output")).to_be_hidden()
        page.reload()

        assert "cancelled" not in page.url
        assert record.told(("cancelled",)) == []
        assert record.outside == []


@pytest.fixture(scope="module")
def still(browser: Browser) -> Iterator[Page]:
    """A page as its file says, before any script has changed it."""
    with opened(browser, java_script_enabled=False) as ours:
        yield ours


@pytest.mark.parametrize("kind", SOME)
def test_no_page_could_send_anything_by_itself(still: Page, record: Record, kind: str) -> None:
    still.goto(record.site + SOME[kind])

    sends = "form[action], form[method], :is(input, select, textarea, button)[name], [formaction], [ping]"
    tells = "[referrerpolicy], a[target], base"
    found = still.locator(f"{sends}, {tells}").evaluate_all("(all) => all.map((each) => each.outerHTML)")
    assert found == []
    expect(still.locator("meta[name=referrer]")).to_have_attribute("content", "no-referrer")
