"""Nobody is hurried and nothing moves by itself: no timer ends anything, and less motion means none."""

import pytest
from playwright.sync_api import Browser, Page

from building import PROJECT
from visiting import GARDEN, PUBLIC, USUAL, opened, wait_for_finder

MOVES = """() => {
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  const moving = [...document.querySelectorAll("*")].filter((each) => ["", "::before", "::after"].some((part) => {
    const {animationName, animationDuration, transitionDuration, scrollBehavior} = getComputedStyle(each, part || null);
    return (animationName !== "none" && lasts(animationDuration)) || lasts(transitionDuration)
      || scrollBehavior === "smooth";
  }));
  return moving.map((each) => each.outerHTML.slice(0, 140)).join("\\n");
}"""
BY_ITSELF = (
    "marquee, blink, video[autoplay], audio[autoplay], [class*=carousel], [class*=slider], animate, animateTransform"
)
# All that a person sees or has put in: the words, what is chosen, where they are.
STATE = """() => JSON.stringify([
  location.href, document.body.innerText, scrollY, document.activeElement.id,
  [...document.querySelectorAll("input, select, textarea")].map((each) => [each.value, each.checked]),
  [...document.querySelectorAll("details")].map((each) => each.open),
])"""


def settle(page: Page, address: str) -> None:
    if address.startswith("find/"):
        wait_for_finder(page)
        page.wait_for_selector("[data-at=results] .card .summary:not([hidden])")
    page.wait_for_load_state("networkidle")


def test_nothing_moves_for_those_who_asked_for_less_motion(browser: Browser, example_site, served) -> None:
    with opened(browser, reduced_motion="reduce") as page:
        for address in PUBLIC.values():
            page.goto(served(example_site).address + address)
            settle(page, address)
            assert page.evaluate(MOVES) == "", address


def test_what_moves_would_be_noticed(browser: Browser, example_site, served) -> None:
    with opened(browser, reduced_motion="no-preference") as page:
        page.goto(served(example_site).address + GARDEN)
        page.keyboard.press("Tab")
        assert page.evaluate(MOVES).startswith("<html"), "a jump within the page glides for those who did not"


def test_nothing_plays_or_turns_by_itself(browser: Browser, example_site, served) -> None:
    with opened(browser) as page:
        for address in USUAL.values():
            page.goto(served(example_site).address + address)
            assert page.locator(BY_ITSELF).count() == 0, address


@pytest.mark.parametrize("address", ["", "find/", GARDEN, "help/", "activity/trans-tea/"])
def test_an_hour_later_everything_stands_as_it_was_left(browser: Browser, example_site, served, address: str) -> None:
    with opened(browser, at="") as page:
        page.clock.install(time="2026-11-23T14:00:00Z")
        page.goto(served(example_site).address + address)
        settle(page, address)
        page.clock.run_for(6_000)
        if address in ("", "find/"):
            page.locator("#q-words").fill("garden")
            page.clock.run_for(2_000)
            settle(page, address)
        page.locator("details").last.evaluate("(each) => { each.open = true }")
        before = page.evaluate(STATE)

        page.clock.run_for("01:00:00")
        page.wait_for_load_state("networkidle")

        assert page.evaluate(STATE) == before


def test_no_module_counts_time_over_and_over() -> None:
    files = sorted((PROJECT / "overrides/assets/javascripts").glob("*.mjs"))
    assert len(files) > 10
    assert [file.name for file in files if "setInterval" in file.read_text(encoding="utf-8")] == []
