"""axe finds nothing wrong on any kind of page: light and dark, narrow and wide, with what opens opened."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from building import PROJECT
from filling import GARDEN, write_rows
from form_hands import finish, least, open_form
from tested import read_tested
from town import run_command
from visiting import EVERY, opened, wait_for_finder

AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every rule at each width; the rules about colour in each pair of colours at each width.
ALL = {"type": "tag", "values": RULES}
COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
LOOKS = [("light", 320, ALL), ("dark", 320, COLOUR), ("dark", 1280, ALL), ("light", 1280, COLOUR)]
PHONE = [("light", 320, ALL), ("dark", 320, COLOUR)]
RUN = """async (rules) => {
  document.getAnimations().forEach((each) => each.finish());
  const found = await axe.run({runOnly: rules, resultTypes: ["violations"]});
  const why = ({any, all, none}) => [...any, ...all, ...none].map(({message}) => message).join("; ");
  return found.violations.flatMap(({id, help, nodes}) => nodes.map((node) =>
    `${id}: ${help}\\n    ${node.html.slice(0, 200)}\\n    ${why(node)}`));
}"""
# The find page as people meet it: something asked, something chosen, a group of narrower interests shown.
FINDER = {
    "find, with results": "find/#near=QX2+2&within=2&cost=cheap&interest=food-and-growing",
    "find, with nothing that fits": "find/#q=zzzzzz",
    "find, gentlest first": "find/#sort=gentle",
    "what's on, one weekday in another week": "whats-on/#day=tuesday&from=2026-12-01",
    "what's on, one day": "whats-on/#show=day",
    "find, with words of danger": "find/#q=i+want+to+end+it+all",
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as ours:
        ours.add_init_script(AXE)
        yield ours


def faults(page: Page, looks: list[tuple[str, int, dict[str, object]]]) -> str:
    """What axe says of the page as it stands, in each of these colours and widths."""
    found = []
    for colours, width, rules in looks:
        page.emulate_media(color_scheme=colours)
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{colours}, {width} px: {fault}" for fault in page.evaluate(RUN, rules)]
    return "\n".join(found)


def names_of(found: str) -> set[str]:
    """The rules that found something."""
    return set(re.findall(r"^\w+, \d+ px: ([a-z0-9-]+):", found, re.M))


def known_faults(kind: str) -> set[str]:
    """What the accessibility statement owns up to on a kind of page: no more may be found, and no less."""
    rows = (row.rpartition(": ") for row in read_tested()["machine"]["found"])
    return {rule for known, _, rule in rows if known == kind}


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


@pytest.mark.parametrize("kind", EVERY)
def test_a_page_has_no_fault(page: Page, example_site, served, kind: str) -> None:
    page.goto(served(example_site).address + EVERY[kind])
    if kind == "find":
        wait_for_finder(page)
    open_all(page)

    assert names_of(faults(page, LOOKS)) == known_faults(kind), faults(page, LOOKS)


@pytest.mark.parametrize("state", FINDER)
def test_the_finder_at_work_has_no_fault(page: Page, example_site, served, state: str) -> None:
    page.goto("about:blank")
    page.goto(served(example_site).address + FINDER[state])
    wait_for_finder(page)
    page.wait_for_selector(".results .card, .nothing h2, .days .day")
    open_all(page)

    assert faults(page, LOOKS) == ""


def test_the_finder_with_something_put_away_has_no_fault(page: Page, example_site, served) -> None:
    page.goto("about:blank")
    page.goto(served(example_site).address + "find/")
    wait_for_finder(page)
    page.get_by_role("button", name="Not for me").first.click()
    expect(page.get_by_role("button", name="Show it again")).to_be_visible()

    assert faults(page, LOOKS) == ""
    page.evaluate("sessionStorage.clear()")


def test_an_open_map_has_no_fault(page: Page, example_site, served) -> None:
    for address in ("find/#near=QX2+2&within=5", EVERY["four reduced prices and a cancelled date"]):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto("about:blank")
        page.goto(served(example_site).address + address)
        page.get_by_role("button", name=re.compile("^Map of ")).click()
        expect(page.locator(".map-said")).not_to_be_empty()
        assert faults(page, LOOKS) == ""
        page.locator(".map-mark:not(.many)").first.press("Enter")
        assert faults(page, LOOKS) == ""


def test_the_filters_on_a_phone_have_no_fault(page: Page, example_site, served) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("about:blank")
    page.goto(served(example_site).address + "find/#cost=free")
    wait_for_finder(page)
    page.get_by_role("button", name="Filter", exact=True).click()

    assert faults(page, PHONE) == ""


def test_the_search_and_the_menu_of_the_teams_have_no_fault(browser: Browser, example_site, served) -> None:
    # The theme waits by the clock, which therefore runs.
    with opened(browser, at="") as page:
        page.add_init_script(AXE)
        page.goto(served(example_site).address + "teams/")
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("check")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert faults(page, LOOKS[2:]) == ""

        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(served(example_site).address + "teams/")
        page.locator("label.md-header__button[for=__drawer]").click()
        expect(page.locator(".md-nav--primary")).to_be_in_viewport()
        assert faults(page, PHONE) == ""


MY_LIST = {
    "entries, one of them past, one gone, all of it opened": [
        {"slug": "riverside-community-garden", "due": 20779, "step": "Text first"},
        {"slug": "gone-since", "facts": {"name": "Gone since"}},
        {"slug": "walking-with-grief", "tried": [{"day": 20779, "how": "went", "line": "Fine", "next": "smaller"}]},
    ],
    "an old list": [{"slug": "riverside-community-garden"}],
}


@pytest.mark.parametrize("state", MY_LIST)
def test_my_list_has_no_fault(page: Page, example_site, served, state: str) -> None:
    site = served(example_site).address
    page.goto(site + "help/")
    used = 0 if state == "an old list" else page.evaluate("Date.now()")
    kept = json.dumps({"used": used, "entries": MY_LIST[state]})
    page.evaluate("(kept) => localStorage.setItem('list', kept)", kept)
    page.goto(site + "my-list/")
    if used:
        expect(page.locator(".list-sheet svg")).to_have_count(1)
        expect(page.locator(".list-facts")).to_have_count(3)
        expect(page.locator(".how-was-it")).to_have_count(1)
    else:
        expect(page.locator(".list-ask")).to_be_visible()
    open_all(page)

    assert faults(page, LOOKS) == ""
    page.evaluate("localStorage.clear()")


def test_the_questions_of_my_list_have_no_fault(page: Page, example_site, served) -> None:
    site = served(example_site).address
    page.goto(site + "activity/riverside-community-garden/")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".list-ask")).to_be_visible()
    assert faults(page, LOOKS) == ""
    page.get_by_role("button", name="Only until I close this page").click()
    page.get_by_role("link", name="My list (1)").click()
    page.locator(".scan summary").click()
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy the link").click()
    page.goto(page.evaluate("copied"))
    expect(page.locator(".list-ask")).to_contain_text("This link brings 1 activity.")
    assert faults(page, LOOKS) == ""
    page.evaluate("sessionStorage.clear()")


def test_the_form_has_no_fault(page: Page, example_site, served) -> None:
    open_form(page, served(example_site).address)
    page.get_by_role("button", name="See what it looks like").click()
    expect(page.locator(".result-of-form")).to_contain_text("still to do")
    page.evaluate("document.querySelectorAll('.form-room details').forEach((each) => each.firstElementChild.click())")
    page.locator("#f-where-0-venue-new").check()
    assert faults(page, PHONE) == ""
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    page.reload()
    page.get_by_role("button", name="Add a listing").click()
    least(page)
    finish(page)
    assert faults(page, LOOKS) == ""


def test_a_report_for_a_funder_has_no_fault(page: Page, tmp_path) -> None:
    ended = run_command("report", "--quarter", "2026-Q4", "--out", tmp_path)
    assert ended.returncode == 0, ended.stderr
    page.goto((tmp_path / "report-2026-q4.html").as_uri())

    assert faults(page, LOOKS) == ""


def test_the_sheet_page_has_no_fault_with_what_is_wrong_good_and_double(
    page: Page, example_site, served, tmp_path
) -> None:
    page.goto(served(example_site).address + "add/sheet/")
    twin = {**GARDEN, "Name": "Friends of the Riverside Garden"}
    rows = [
        {**GARDEN, "Kind": "Grp"},
        {**GARDEN, "Name": "Bean Talk"},
        twin,
        {**twin, "Name": "Friend of the Riverside Garden"},
    ]
    page.locator("#sheet-file").set_input_files(write_rows(tmp_path / "table.csv", *rows))
    expect(page.locator(".faults li li")).to_have_count(1)
    expect(page.locator(".pairs > li")).to_have_count(1)
    open_all(page)
    assert faults(page, LOOKS) == ""
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("asked", ["shapla-sewing", "marsh-end-patchwork", "shapla-sewing&poster", "no-such-group"])
def test_a_first_visit_has_no_fault(page: Page, example_site, served, asked: str) -> None:
    page.goto(f"{served(example_site).address}first-visit/#{asked}")
    expect(page.locator("#visit-name, [data-visit] [role=status]").first).to_be_visible()

    assert faults(page, LOOKS) == ""
