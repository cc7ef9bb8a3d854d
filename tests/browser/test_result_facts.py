"""What the find page is made of and what each result tells, as people and their readers meet it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from html_page import Page as Written
from visiting import opened, wait_for_finder

NEAR = "#near=QX2&within=5"
# Controls that stand in no form, boxes that stand in no group with a name, and controls without a name.
ODD_CONTROLS = """() => {
  const odd = [];
  const named = (group) => group.getAttribute("aria-label") || group.querySelector("legend").textContent;
  for (const each of document.querySelectorAll(".finder :is(input, select, textarea)")) {
    const said = each.outerHTML.slice(0, 120);
    if (!each.closest("form, .sorting, .nothing, [data-missing]")) odd.push(`in no form: ${said}`);
    if (!each.labels.length || !each.labels[0].textContent.trim()) odd.push(`without a label: ${said}`);
    const ticked = each.closest(".facet") && each.matches("[type=checkbox], [type=radio]");
    if (ticked && !named(each.closest("fieldset, [role=group]"))) odd.push(`in no group with a name: ${said}`);
  }
  for (const each of document.querySelectorAll(".finder :is([role=checkbox], [role=radio], [role=switch])")) {
    odd.push(`not the browser's own: ${each.outerHTML.slice(0, 120)}`);
  }
  return odd.join("\\n");
}"""
PRICE = re.compile(
    r"Free|£\d|\dp\b|Pay what you can|You pay each time|For members|A course fee|Price not known|Help with money"
)
CHECKED = re.compile(
    r"Last checked \d{1,2} [A-Z][a-z]+ \d{4}(: ask before you go)?"
    r"|Not checked for \d+ (weeks|months|years): ask first.*"
)
AWAY = re.compile(
    r"(about )?(\d+(\.\d)? miles?|under a quarter of a mile)( from .+)?|.*[Cc]omes to you.*|Anywhere in .*"
)


@pytest.fixture(scope="module")
def site(example_site: Path, served: Callable) -> str:
    return served(example_site).address


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        yield page


def visit(page: Page, site: str, asked: str = "") -> None:
    page.goto(f"{site}find/{asked}")
    wait_for_finder(page)


def open_groups(page: Page) -> None:
    """Opens My needs and More choices, and all that opens in them."""
    for group in page.locator("details.group").all():
        group.locator("summary").first.click()
    expect(page.locator('[data-group="needs"] [data-facet="access"]')).to_be_attached()
    expect(page.locator('[data-group="more"] [data-facet="kind"]')).to_be_attached()
    page.evaluate("document.querySelectorAll('.finder details').forEach((each) => { each.open = true })")


def test_every_filter_is_the_browsers_own_in_a_form_and_a_group_with_a_name(desk: Page, site: str) -> None:
    visit(desk, site)
    open_groups(desk)

    assert desk.locator("h1").count() == 1
    assert desk.locator(".finder input[type=checkbox]").count() > 60
    assert desk.locator("form.filters fieldset > legend").count() > 10
    assert desk.evaluate(ODD_CONTROLS) == ""


def test_a_choice_that_gives_nothing_says_so_and_stays(desk: Page, site: str) -> None:
    visit(desk, site, "#near=QX2&within=1&interest=pottery")
    empty = desk.locator("[data-facet] label.choice", has=desk.locator(".count", has_text=re.compile(r"^0$")))
    shown = [each for each in empty.all() if each.is_visible()]

    assert shown
    for each in shown:
        expect(each.locator("input")).to_be_enabled()
        expect(each.locator(".count")).to_be_visible()
        assert "none" in (each.get_attribute("class") or "").split(), "it is told apart by its look as well"


def test_every_choice_in_sight_has_a_count_and_all_change_together(desk: Page, site: str) -> None:
    visit(desk, site)
    open_groups(desk)
    counted = "[data-facet] label.choice:not(.narrower label) > .count"
    expect(desk.locator('[data-group="more"] [data-facet="kind"] .count').first).to_have_text(re.compile(r"^\d+$"))
    before = desk.locator(counted).all_inner_texts()

    desk.locator("[data-facet=day] input[value=sunday]").check()
    expect(desk.locator(".chip")).to_have_count(1)
    expect(desk.locator(".result-line")).to_contain_text("on Sunday")
    after = desk.locator(counted).all_inner_texts()

    assert [text for text in before + after if not re.fullmatch(r"[\d,]+", text)] == []
    lower = [new for old, new in zip(before, after, strict=True) if int(new) < int(old)]
    assert len(lower) > 30


def test_the_line_that_tells_the_result_is_in_the_page_before_any_script(example_site: Path) -> None:
    written = Written((example_site / "find/index.html").read_text(encoding="utf-8"))
    (line,) = written.all(role="status")

    assert line.words
    assert line.get("aria-live") in (None, "polite"), "a status is polite by itself"
    assert [one.get("role") for one in written.elements if one.get("role") in ("alert", "log")] == []
    assert [one for one in written.elements if one.get("aria-live") == "assertive"] == []


HEAR = """() => {
  window.heard = [];
  const line = document.querySelector("[role=status]");
  new MutationObserver(() => heard.push(line.textContent)).observe(line, {childList: true, subtree: true});
}"""


def test_while_somebody_types_the_line_waits_and_is_said_once(desk: Page, site: str) -> None:
    visit(desk, site)
    desk.locator("#q-words").focus()
    desk.evaluate(HEAR)
    desk.keyboard.type("garden", delay=60)
    expect(desk.locator(".result-line")).to_contain_text("for “garden”")
    desk.wait_for_timeout(700)  # had it more to say, it would have been said by now

    assert len(desk.evaluate("heard")) == 1


def test_every_result_tells_when_where_what_it_costs_who_can_get_in_how_far_and_when_that_was_checked(
    desk: Page, site: str
) -> None:
    visit(desk, site, NEAR)
    assert desk.locator("[data-at=results]").evaluate("(each) => each.tagName") == "OL"
    cards = desk.locator("[data-at=results] > li.card").all()
    assert len(cards) == 20
    for card in cards:
        name = card.locator("h3 > a")
        said = card.text_content() or ""
        assert "/activity/" in (name.get_attribute("href") or ""), said
        assert card.locator(".when").all_text_contents(), said
        parts = (card.locator(".place").text_content() or "").split(" · ")
        assert AWAY.fullmatch(parts[-1]), parts
        tags = card.locator(".tag").all_text_contents()
        assert any(PRICE.match(tag) for tag in tags), said
        assert card.locator(".fact").all_text_contents(), said
        assert CHECKED.fullmatch(card.locator(".checked").text_content() or ""), said


def test_an_access_fact_is_yes_no_or_not_known_in_words(desk: Page, site: str) -> None:
    visit(desk, site)
    for _ in range(3):
        desk.locator("[data-at=more]").click()
    facts = desk.locator("[data-at=results] .fact")
    said = {(each.get_attribute("class"), each.text_content() or "") for each in facts.all()}
    kinds = {kind: {words for one, words in said if one == kind} for kind, _ in said}

    assert {"fact yes", "fact no", "fact unknown"} <= set(kinds)
    assert all(words.endswith(": no") for words in kinds["fact no"])
    assert all(words.endswith(": not known") for words in kinds["fact unknown"])
    assert not [words for words in kinds["fact yes"] if re.search(r": (no|not known)$", words)]


def test_distances_are_miles_and_said_to_be_straight_lines(desk: Page, site: str) -> None:
    visit(desk, site, NEAR)
    expect(desk.locator("[data-at=place-said]")).to_contain_text("Distances are in a straight line.")
    assert not re.search(r"\d ?(km|kilomet|m\b)", desk.locator("[data-at=results]").text_content() or "")
