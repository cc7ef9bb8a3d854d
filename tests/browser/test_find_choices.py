"""My needs and More choices: closed at first, counted like the rest, and nobody else's business."""

import re

import pytest
from playwright.sync_api import Page, expect

from visiting import opened, wait_for_finder

NEEDS, MORE = '[data-group="needs"]', '[data-group="more"]'


@pytest.fixture
def find(page, served, example_site) -> Page:
    page.goto(served(example_site).address + "find/")
    wait_for_finder(page)
    return page


def open_group(page: Page, group: str, facet: str) -> None:
    page.locator(f"{group} > summary").click()
    folded = page.locator(f'{group} details[data-facet="{facet}"] > summary')
    expect(page.locator(f'{group} [data-facet="{facet}"]')).to_be_visible()
    if folded.count():
        folded.click()


def box(page: Page, facet: str, value: str):
    return page.locator(f'[data-facet="{facet}"] input[value="{value}"]')


def count_of(page: Page, facet: str, value: str) -> int:
    said = page.locator(f'[data-facet="{facet}"] label:has(input[value="{value}"]) .count')
    expect(said).to_have_text(re.compile(r"^\d+$"))
    return int(said.inner_text())


def found(page: Page) -> int:
    wait_for_finder(page)
    page.wait_for_timeout(700)  # the line is said when typing and ticking have stopped
    return int(page.locator(".result-line").inner_text().split()[0].replace(",", ""))


def test_both_groups_are_closed_and_nothing_of_them_is_loaded_at_first(page, served, example_site):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served(example_site).address + "find/")
    wait_for_finder(page)
    assert page.locator("details.group[open]").count() == 0
    assert not [url for url in asked if re.search(r"/(facts|choices)\.mjs", url)]


@pytest.mark.parametrize(
    ("group", "facet", "value"),
    [
        (NEEDS, "access", "step-free"),
        (NEEDS, "need", "no-phone"),
        (NEEDS, "age", "60-and-over"),
        (NEEDS, "for", "women-only"),
        (MORE, "kind", "volunteering"),
        (MORE, "soon", "week"),
        (MORE, "also", "online"),
        (MORE, "to-do", "lend-a-hand"),
    ],
)
def test_a_choice_shows_as_many_as_its_count_says(find, group, facet, value):
    open_group(find, group, facet)
    counted = count_of(find, facet, value)
    assert counted > 0
    box(find, facet, value).check()
    assert found(find) == counted


def test_a_second_need_shows_what_its_count_says_with_the_first(find):
    open_group(find, NEEDS, "access")
    box(find, "access", "step-free").check()
    found(find)
    counted = count_of(find, "access", "hearing-loop")
    box(find, "access", "hearing-loop").check()
    assert found(find) == counted
    expect(find.locator(f"{NEEDS} > summary")).to_contain_text("2 chosen")
    expect(find.get_by_role("button", name="Remove filter: Hearing loop")).to_be_visible()


def test_a_lower_price_changes_what_is_free_for_me_and_hides_nothing(find):
    open_group(find, NEEDS, "price")
    everything, cheap = found(find), count_of(find, "cost", "cheap")
    box(find, "price", "pip").check()
    assert found(find) == everything
    assert count_of(find, "cost", "cheap") < cheap


def test_needs_stay_in_the_tab_and_out_of_the_address(find):
    open_group(find, NEEDS, "access")
    box(find, "access", "step-free").check()
    shown = found(find)
    assert "step-free" not in find.url
    assert find.evaluate("localStorage.length") == 0
    find.reload()
    assert found(find) == shown
    expect(find.get_by_role("button", name="Remove filter: Step-free way in")).to_be_visible()
    with find.context.expect_page() as other:
        find.evaluate("window.open(location.href, '_blank', 'noopener')")
    fresh = other.value
    wait_for_finder(fresh)
    assert found(fresh) > shown, "another tab knows nothing of them"
    fresh.close()


def test_needs_enter_the_address_only_when_that_is_ticked(find, browser):
    open_group(find, NEEDS, "access")
    box(find, "access", "step-free").check()
    shown = found(find)
    find.get_by_label("Include my needs in the address").check()
    expect(find).to_have_url(re.compile("access=step-free"))
    with opened(browser) as friend:
        friend.goto(find.url)
        assert found(friend) == shown
    find.get_by_label("Include my needs in the address").uncheck()
    expect(find).not_to_have_url(re.compile("step-free"))


def test_more_choices_stand_in_the_address_and_back_takes_them_away(find):
    everything = found(find)
    open_group(find, MORE, "kind")
    box(find, "kind", "class").check()
    expect(find).to_have_url(re.compile("kind=class"))
    find.go_back()
    assert found(find) == everything
    expect(box(find, "kind", "class")).not_to_be_checked()


def test_one_venue_or_organisation_can_be_chosen_from_those_at_hand(find):
    open_group(find, MORE, "venue")
    options = find.locator("#q-venue option")
    expect(options.nth(1)).to_be_attached()
    said = options.nth(1).inner_text()
    find.locator("#q-venue").select_option(index=1)
    assert found(find) == int(said.rpartition("(")[2].rstrip(")"))


def test_clear_takes_needs_and_choices_away_and_keeps_words(find):
    line = find.locator(".result-line")
    find.fill("#q-words", "garden")
    expect(line).to_contain_text("garden")
    find.wait_for_load_state("networkidle")
    words = found(find)
    open_group(find, NEEDS, "need")
    box(find, "need", "bring-someone").check()
    found(find)
    find.get_by_role("button", name="Clear filters").click()
    expect(line).to_have_text(re.compile(f"^{words} .*garden"))
    assert find.input_value("#q-words") == "garden"
    assert not find.evaluate("sessionStorage.getItem('needs')")


def test_a_new_visitor_reaches_three_results_in_at_most_six_taps(served, example_site, browser):
    with opened(browser, 390, has_touch=True) as phone:
        taps = 0

        def tap(where) -> None:
            nonlocal taps
            where.tap()
            taps += 1

        phone.goto(served(example_site).address)
        tap(phone.get_by_label("Free or cheap for me"))
        tap(phone.get_by_role("button", name="Find activities"))
        wait_for_finder(phone)
        tap(phone.get_by_role("button", name="Filter", exact=True))
        tap(phone.get_by_label(re.compile("^Tuesday")))
        tap(phone.get_by_role("button", name=re.compile("^Show [0-9]+$")))
        assert found(phone) >= 3
        assert phone.locator(".results .card").first.is_visible()
        assert taps <= 6
