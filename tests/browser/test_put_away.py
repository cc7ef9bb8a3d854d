"""Results that do not suit: put away with one press, in this tab only, until they are asked for again."""

import re

from playwright.sync_api import Page, expect

from visiting import count_of, line, names, visit, wait_for_finder


def put_away(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Not for me: {name}", exact=True).click()
    expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)


def test_what_is_not_for_me_goes_and_the_next_one_has_the_focus(desk, site):
    visit(desk, site)
    total, before = count_of(desk), names(desk)
    counts = desk.locator(".count").all_text_contents()
    put_away(desk, before[2])
    assert names(desk)[:19] == before[:2] + before[3:]
    expect(desk.get_by_role("link", name=before[3], exact=True)).to_be_focused()
    expect(line(desk)).to_have_text(f"{total - 1} activities. 1 hidden.")
    expect(desk.locator("[data-at=away]")).to_have_text("1 hidden. Show it again")
    assert desk.locator(".count").all_text_contents() == counts


def test_by_keyboard_it_is_put_away_and_shown_again(desk, site):
    visit(desk, site)
    total, before = count_of(desk), names(desk)
    desk.get_by_role("link", name=before[0], exact=True).focus()
    for _ in range(2):
        desk.keyboard.press("Tab")
        expect(desk.locator(":focus")).to_have_accessible_name(re.compile("^Not for me: "))
        desk.keyboard.press("Enter")
        expect(desk.locator(":focus")).not_to_have_accessible_name(re.compile("^Not for me: "))
    expect(line(desk)).to_have_text(f"{total - 2} activities. 2 hidden.")
    desk.get_by_role("button", name="Show them again").press("Enter")
    expect(line(desk)).to_have_text(f"{total} activities")
    expect(desk.locator("[data-at=heading]")).to_be_focused()
    expect(desk.locator("[data-at=away]")).to_be_hidden()
    assert names(desk) == before


def test_it_stays_put_away_in_this_tab_and_in_every_search_and_no_other_tab_knows(desk, site):
    visit(desk, site)
    put_away(desk, names(desk)[0])
    away = desk.evaluate("JSON.parse(sessionStorage.getItem('not-for-me'))")
    assert len(away) == 1
    desk.reload()
    wait_for_finder(desk)
    expect(desk.locator("[data-at=away]")).to_have_text("1 hidden. Show it again")
    desk.get_by_label("Sort", exact=True).select_option("name")
    expect(desk.locator(f"[data-at=results] a[href$='/{away[0]}/']")).to_have_count(0)
    desk.get_by_label("What").fill("zzzzzz")
    expect(line(desk)).to_contain_text("0 activities for “zzzzzz”")
    expect(desk.locator("[data-at=away]")).to_be_hidden()

    other = desk.context.new_page()
    visit(other, site)
    expect(other.locator("[data-at=away]")).to_be_hidden()
    assert desk.evaluate("Object.keys(localStorage)") == []


def test_where_all_that_fits_is_put_away_the_way_back_has_the_focus_and_nothing_else_is_advised(desk, site):
    visit(desk, site, "#q=vegetables&near=QX2&within=2")
    expect(desk.locator("[data-at=results] .card")).to_have_count(1)
    put_away(desk, names(desk)[0])
    expect(line(desk)).to_have_text(re.compile(r"^0 activities for “vegetables” within 2 miles of QX2\. 1 hidden\.$"))
    expect(desk.get_by_role("button", name="Show it again")).to_be_focused()
    expect(desk.locator(".nothing")).to_be_hidden()


def test_what_lies_nowhere_can_be_put_away_too_and_is_not_lost(desk, site):
    visit(desk, site, "#near=QX1&within=1&sort=gentle")
    button = desk.locator("[data-at=also]").get_by_role("button", name=re.compile(r"^\d+ online$"))
    online = int(button.inner_text().split()[0])
    button.click()
    first = desk.locator("[data-at=apart] h3").first.inner_text()
    put_away(desk, first)
    expect(desk.locator("[data-at=also]")).to_contain_text(f"{online - 1} online")
    expect(desk.locator("[data-at=apart] .card")).to_have_count(online - 1)
    expect(desk.locator("[data-at=apart] h3 a").first).to_be_focused()
    desk.get_by_role("button", name="Show it again").click()
    expect(desk.locator("[data-at=also]")).to_contain_text(f"{online} online")


def test_forgetting_everything_brings_all_back(desk, site):
    visit(desk, site)
    before = names(desk)
    put_away(desk, before[0])
    desk.evaluate("document.dispatchEvent(new Event('forget'))")
    expect(desk.locator("[data-at=results] h3").first).to_have_text(before[0])
    assert desk.evaluate("sessionStorage.getItem('not-for-me')") is None


def test_where_the_browser_keeps_nothing_the_page_remembers(desk, site):
    desk.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('refused'); }})")
    visit(desk, site)
    put_away(desk, names(desk)[0])
    expect(desk.locator("[data-at=away]")).to_have_text("1 hidden. Show it again")


def test_without_signal_it_says_so_and_works_later(desk, site):
    desk.route("**/not-for-me.mjs", lambda route: route.abort())
    visit(desk, site)
    first = names(desk)[0]
    desk.get_by_role("button", name=f"Not for me: {first}", exact=True).click()
    expect(line(desk)).to_have_text("That did not work. It may be the signal.")
    desk.unroute("**/not-for-me.mjs")
    put_away(desk, first)


def reasons(page: Page) -> list[int]:
    """How many reasons each card names, what is paused or long unchecked left out; 0 where none is known."""
    shown = page.locator("[data-at=results] .card:not(:has-text('Paused for now')):not(:has(.checked.due))")
    said = shown.locator(".why").all_text_contents()
    assert all(words.startswith("Gentle: ") for words in said)
    return [0 if "not known" in words else len(re.split(", | and ", words)) for words in said]


def test_gentlest_first_goes_by_the_number_of_reasons_and_each_card_names_its_own(desk, site):
    visit(desk, site)
    desk.get_by_label("Sort", exact=True).select_option("gentle")
    cards = desk.locator("[data-at=results] .card")
    expect(cards.first.locator(".why")).to_be_visible()
    while desk.locator("[data-at=more]").is_visible():
        desk.locator("[data-at=more]").click()
    assert cards.locator(".why").count() == cards.count() == count_of(desk)
    named = reasons(desk)
    assert named == sorted(named, reverse=True)
    assert named[0] > 3
    assert desk.url.endswith("#sort=gentle")
    desk.get_by_label("Sort", exact=True).select_option("soon")
    expect(desk.locator("[data-at=results] .why").first).to_be_visible()
    assert max(reasons(desk)) == 3


def test_by_date_and_by_welcome_what_was_checked_long_ago_comes_last(desk, site):
    visit(desk, site)
    for sort in ("soon", "gentle"):
        desk.get_by_label("Sort", exact=True).select_option(sort)
        while desk.locator("[data-at=more]").is_visible():
            desk.locator("[data-at=more]").click()
        old = desk.locator("[data-at=results] .checked").evaluate_all("all => all.map(one => one.matches('.due'))")
        assert old == sorted(old)
        assert any(old)


def test_an_old_check_says_how_old_and_how_to_ask_quietly(desk, site):
    visit(desk, site, "#sort=name")
    while desk.locator("[data-at=more]").is_visible():
        desk.locator("[data-at=more]").click()
    for due in desk.locator(".checked.due").all_text_contents():
        assert re.fullmatch(
            r"Not checked for \d+ (months|years): ask first"
            r"(, (by their form|by e-mail|by text|by dropping in|by phone|through their website))?",
            due,
        )
    assert desk.locator(".checked.due").count() > 0
