"""Everything works with the keyboard alone: nothing here is clicked, and no element is given the focus by hand."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from visiting import GARDEN, PUBLIC, opened, wait_for_finder

# Pages that can be left at once: the way out is the second thing.
WITH_EXIT = ("help", "confidential place")
FOCUSED = "document.activeElement"
# Whether something else lies over the middle of what has the focus, such as a bar that stays in place;
# asked when the page has come to rest.
COVERED = """async () => {
  document.getAnimations().forEach((each) => each.finish());
  for (let frames = 3; frames; frames--) await new Promise(requestAnimationFrame);
  const each = document.activeElement;
  if (each === document.body) return false;
  const box = [...each.getClientRects()].find(({width, height}) => width && height);
  if (!box) return true;
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return !(top && (each.contains(top) || top.contains(each) || each.closest("label")?.contains(top)));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as ours:
        yield ours


def press_until(page: Page, key: str, wanted: Locator, most: int = 80) -> None:
    """Press a key until that element has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if wanted.count() == 1 and wanted.evaluate("(each) => each === document.activeElement"):
            return
    raise AssertionError(f"{most} times {key} did not reach {wanted}")


@pytest.mark.parametrize("kind", [kind for kind in PUBLIC if kind != "in a frame"])
def test_first_the_way_past_then_the_way_home_then_help_that_opens(page: Page, example_site, served, kind: str) -> None:
    page.goto("about:blank")
    page.goto(served(example_site).address + PUBLIC[kind])
    skip = page.locator("a.skip")

    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    if kind in WITH_EXIT:
        expect(page.locator(".exit-early")).to_be_focused()
        expect(page.locator(".exit-early")).to_be_in_viewport()
        page.keyboard.press("Tab")
    expect(page.locator(".site-name")).to_be_focused()
    press_until(page, "Tab", page.locator("details.help-line summary"), most=6)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("details.help-line a[href='tel:999']")).to_be_focused()

    press_until(page, "Shift+Tab", skip, most=10)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert stands_after_the_heading(page)


def test_the_skip_link_comes_first_on_the_teams_side_too(page: Page, example_site, served) -> None:
    page.goto(served(example_site).address + "teams/")

    page.keyboard.press("Tab")
    expect(page.locator("a.md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert stands_after_the_heading(page)


def stands_after_the_heading(page: Page) -> bool:
    """Whether what has the focus comes after the heading."""
    heading = page.locator("h1#content")
    follows = "(h1) => h1.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING"
    return bool(heading.evaluate(follows))


@pytest.mark.parametrize("address", ["teams/", GARDEN, "activity/trans-tea/"])
def test_nothing_covers_what_has_the_focus(browser: Browser, example_site, served, address: str) -> None:
    covered = []
    with opened(browser, reduced_motion="reduce") as page:
        page.goto(served(example_site).address + address)
        for _ in range(45):
            page.keyboard.press("Tab")
            if page.evaluate(COVERED):
                page.wait_for_timeout(500)  # a slow machine may still be scrolling
            if page.evaluate(COVERED):
                covered.append(page.evaluate(f"{FOCUSED}.outerHTML.slice(0, 120)"))

    assert "\n".join(covered) == ""


def test_from_the_first_page_to_a_group_without_a_mouse(browser: Browser, example_site, served) -> None:
    with opened(browser) as page:
        page.goto(served(example_site).address)
        press_until(page, "Tab", page.locator("#q-words"), most=20)
        page.keyboard.type("garden")
        page.keyboard.press("Tab")
        page.keyboard.type("qx2 2ab")
        press_until(page, "Tab", page.locator("#q-when"), most=3)
        page.keyboard.type("Tue")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.wait_for_url("**/find/#**")
        wait_for_finder(page)

        line = page.locator(".result-line")
        expect(line).to_have_text(re.compile("^1 activity .*garden.*, free or cheap for you, on Tuesday$"))
        press_until(page, "Tab", page.locator("[data-at=results] .card a").first)
        page.keyboard.press("Enter")

        page.wait_for_url(f"**/{GARDEN}")
        expect(page.locator("h1")).to_have_text("Riverside Community Garden")


def test_filters_chips_and_more_results_without_a_mouse(browser: Browser, example_site, served) -> None:
    with opened(browser) as page:
        page.goto(served(example_site).address + "find/")
        wait_for_finder(page)
        line = page.locator(".result-line")
        everything = line.inner_text()

        tuesday = page.locator("[data-facet=day] input[value=tuesday]")
        press_until(page, "Tab", tuesday)
        page.keyboard.press("Space")
        expect(line).to_contain_text("on Tuesday")
        expect(tuesday).to_be_focused()

        press_until(page, "Tab", page.locator(".chip"))
        page.keyboard.press("Space")
        expect(line).to_have_text(everything)
        expect(page.locator("[data-at=heading]")).to_be_focused()

        press_until(page, "Tab", page.locator("#q-sort"), most=5)
        page.keyboard.type("by n")
        expect(page.locator("#q-sort")).to_have_value("name")
        press_until(page, "Tab", page.locator("[data-at=more]"))
        page.keyboard.press("Enter")
        expect(page.locator("[data-at=results] .card")).to_have_count(40)
        expect(page.locator("[data-at=results] .card a").nth(20)).to_be_focused()


def test_the_filters_on_a_phone_hold_the_focus_and_give_it_back(browser: Browser, example_site, served) -> None:
    with opened(browser, width=320, reduced_motion="reduce") as page:
        page.goto(served(example_site).address + "find/")
        wait_for_finder(page)
        opener = page.locator("[data-at=open]")
        press_until(page, "Tab", opener)
        page.keyboard.press("Enter")
        expect(page.locator("[data-at=close]")).to_be_focused()

        for _ in range(40):
            page.keyboard.press("Tab")
            assert page.evaluate(f"Boolean({FOCUSED}.closest('#filters'))")
            assert not page.evaluate(COVERED), page.evaluate(f"{FOCUSED}.outerHTML")

        page.keyboard.press("Escape")
        expect(opener).to_be_focused()
        expect(page.locator("#filters")).to_be_hidden()
