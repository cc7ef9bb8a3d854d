"""The find page at work: asked, answered, shared, left, by mouse, by keyboard and on a phone."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from visiting import count_of, line, opened, visit, wait_for_finder

NEAR = "#near=QX2&within=2"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with opened(browser, width=360, has_touch=True, is_mobile=True) as page:
        yield page


def asked(page: Page) -> str:
    return urlsplit(page.url).fragment


def test_everything_is_there_at_first_soonest_first(desk, site):
    visit(desk, site)
    expect(line(desk)).to_have_text(re.compile(r"^\d+ activities$"))
    expect(desk.locator("[data-at=results] .card")).to_have_count(20)
    assert desk.locator("#q-sort").input_value() == "soon"
    dates = desk.locator("[data-at=results] time").evaluate_all("all => all.map((each) => each.dateTime)")
    assert dates == sorted(dates)
    expect(desk.locator("[data-instead]")).to_be_hidden()


def test_a_choice_counts_what_it_will_show(desk, site):
    visit(desk, site, NEAR)
    for label in ("Free or cheap for me", "Tuesday", "Food and growing"):
        box = desk.get_by_role("checkbox", name=re.compile(rf"^{label} \d+ found$"))
        promised = int(box.locator("xpath=..").locator(".count").inner_text())
        box.check()
        expect(line(desk)).to_have_text(re.compile(rf"^{promised} activit"))
        desk.get_by_role("button", name="Clear filters").click()
        expect(desk.locator(".chip")).to_have_count(0)


def test_the_result_line_and_the_address_say_what_was_asked(desk, site):
    visit(desk, site)
    desk.get_by_label("Near").fill("qx2")
    desk.get_by_role("button", name="Find", exact=True).click()
    desk.get_by_role("checkbox", name=re.compile("^Free or cheap")).check()
    desk.get_by_role("checkbox", name=re.compile("^Tuesday")).check()
    expect(line(desk)).to_have_text(
        re.compile(r"^\d+ activities within 2 miles of QX2, free or cheap for you, on Tuesday$")
    )
    expect(desk.locator("[data-at=place-said]")).to_have_text(
        re.compile(r"^Near QX2 \(middle of the district, good to .*\)\. Distances are in a straight line\.$")
    )
    assert asked(desk) == "near=QX2&within=2&cost=cheap&day=tuesday"


def test_a_shared_address_shows_the_same_again(desk, site):
    visit(desk, site, "#near=QX2&within=5&cost=free&interest=food-and-growing&day=tuesday")
    expect(desk.get_by_label("Near")).to_have_value("QX2")
    expect(desk.get_by_label("Within")).to_have_value("5")
    chosen = desk.locator("[data-facet] input:checked").evaluate_all("all => all.map((each) => each.value)")
    assert chosen == ["tuesday", "food-and-growing"], "free for everyone is a chip: its box stands in More choices"
    assert desk.locator(".chip").count() == 3


def test_back_goes_one_step_back(desk, site):
    visit(desk, site)
    everything = line(desk).inner_text()
    desk.get_by_role("checkbox", name=re.compile("^Tuesday")).check()
    expect(line(desk)).not_to_have_text(everything)
    tuesdays = line(desk).inner_text()
    desk.get_by_role("checkbox", name=re.compile("^Free or cheap")).check()
    expect(line(desk)).not_to_have_text(tuesdays)
    desk.go_back()
    expect(line(desk)).to_have_text(tuesdays)
    desk.go_back()
    expect(line(desk)).to_have_text(everything)
    expect(desk.locator("[data-facet] input:checked")).to_have_count(0)
    desk.go_forward()
    expect(line(desk)).to_have_text(tuesdays)


def test_what_is_typed_is_one_step_of_the_history(desk, site):
    visit(desk, site)
    everything = line(desk).inner_text()
    desk.get_by_label("What").press_sequentially("choir", delay=220)
    expect(line(desk)).to_contain_text("for “choir”")
    desk.go_back()
    expect(line(desk)).to_have_text(everything)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("chior", "Pellbridge Community Choir"),
        ("footie", "Walking Football"),
        ("knit and natter", "Knit & Natter"),
        ("allotments", "Riverside Community Garden"),
        ("vegetables", "Riverside Community Garden"),
        ("gardening", "Riverside Community Garden"),
    ],
)
def test_words_find_what_they_mean(desk, site, typed, name):
    visit(desk, site)
    desk.get_by_label("What").fill(typed)
    expect(line(desk)).to_contain_text(f"for “{typed}”")
    desk.get_by_label("Sort", exact=True).select_option("name")
    expect(desk.locator("[data-at=results]")).to_contain_text(name)


def test_it_says_how_it_understood_the_words(desk, site):
    visit(desk, site, "#q=gardning")
    expect(desk.locator("[data-at=words-said]")).to_have_text("Also looking for: Gardening.")


def test_a_place_it_does_not_know_is_said_and_others_are_offered(desk, site):
    visit(desk, site)
    desk.get_by_label("Near").fill("Rivreside")
    desk.get_by_role("button", name="Find", exact=True).click()
    expect(desk.locator("[data-at=place-said]")).to_contain_text("We do not know this place. Showing everywhere.")
    desk.get_by_role("button", name="Riverside", exact=True).click()
    expect(line(desk)).to_contain_text("within 2 miles of Riverside")
    expect(desk.get_by_label("Near")).to_have_value("Riverside")


def test_near_shows_the_nearest_first_and_how_far(desk, site):
    visit(desk, site, "#near=Riverside&within=5")
    away = [text.split(" · ")[-1] for text in desk.locator("[data-at=results] .place").all_text_contents()]
    away = [text for text in away if not text.startswith(("Comes to you", "Anywhere"))]
    miles = [0.2 if "quarter" in text else float(re.search(r"[\d.]+", text)[0]) for text in away]
    assert len(miles) >= 15
    assert miles == sorted(miles)


def test_what_lies_nowhere_is_offered_apart(desk, site):
    visit(desk, site, "#near=QX1&within=1")
    button = desk.locator("[data-at=also]").get_by_role("button", name=re.compile(r"^\d+ online$"))
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_be_focused()
    expect(desk.locator("[data-at=apart] .card")).to_have_count(int(button.inner_text().split()[0]))


def test_more_are_shown_twenty_at_a_time_and_the_first_new_one_has_the_focus(desk, site):
    visit(desk, site)
    desk.get_by_role("button", name="Show 20 more").click()
    cards = desk.locator("[data-at=results] .card")
    expect(cards).to_have_count(40)
    expect(cards.nth(20).get_by_role("link").first).to_be_focused()


def test_summaries_come_after_the_cards(desk, site):
    visit(desk, site, "#q=riverside+community+garden")
    card = desk.locator(".card", has_text="Riverside Community Garden").first
    expect(card.locator(".summary")).to_have_text(re.compile("Grow"))


def test_a_narrower_interest_is_offered_inside_its_broader_one(desk, site):
    visit(desk, site)
    narrower = desk.get_by_role("checkbox", name=re.compile("^Gardening"))
    expect(narrower).to_be_hidden()
    desk.get_by_role("checkbox", name=re.compile("^Food and growing")).check()
    broad = count_of(desk)
    narrower.check()
    expect(desk.locator(".chip")).to_have_count(1)
    expect(line(desk)).to_contain_text("Gardening")
    assert 0 < count_of(desk) < broad


def test_nothing_is_never_a_blank_page(desk, site):
    visit(desk, site, "#near=QX2&within=1&interest=pottery&day=sunday")
    expect(line(desk)).to_have_text(re.compile("^0 activities"))
    nothing = desk.locator(".nothing")
    expect(nothing.get_by_role("heading")).to_have_text("Nothing here matches all of that yet")
    expect(desk.locator("[data-nothing-help] .help-card").first).to_be_visible()
    step = nothing.get_by_role("button").first
    promised = int(re.search(r"\((\d+)\)$", step.inner_text())[1])
    step.click()
    expect(line(desk)).to_have_text(re.compile(rf"^{promised} activit"))
    expect(nothing).to_be_hidden()
    expect(desk.locator("[data-nothing-help]")).to_be_hidden()


LISTEN = """addEventListener("DOMContentLoaded", () => {
  window.heard = [];
  const line = document.querySelector("[role=status]");
  new MutationObserver(() => heard.push(line.textContent)).observe(line, {childList: true, characterData: true});
})"""


def test_it_does_not_say_nothing_while_more_is_on_its_way(desk, site):
    desk.add_init_script(LISTEN)
    visit(desk, site, "#q=vegetables&near=QX2&within=2")
    expect(line(desk)).to_have_text("1 activity for “vegetables” within 2 miles of QX2")
    assert [said for said in desk.evaluate("heard") if said.startswith("0")] == []


def test_a_file_that_does_not_come_is_said_and_can_be_asked_for_again(desk, site):
    desk.route("**/data/find/*.json", lambda route: route.fulfill(status=503, body=""))
    desk.goto(f"{site}find/")
    expect(line(desk)).to_have_text("The list could not be loaded. It may be the signal.")
    desk.unroute("**/data/find/*.json")
    desk.get_by_role("button", name="Try again").click()
    expect(desk.locator("[data-at=results] .card")).to_have_count(20)


def test_the_list_is_enough_without_summaries_and_words(desk, site):
    desk.route("**/minisearch.mjs", lambda route: route.abort())
    visit(desk, site)
    desk.get_by_label("What").fill("choir")
    expect(line(desk)).to_have_text("The list could not be loaded. It may be the signal.")
    desk.unroute("**/minisearch.mjs")
    desk.get_by_label("What").fill("choirs")
    expect(line(desk)).to_contain_text("for “choirs”")


def test_by_keyboard_alone(desk, site):
    visit(desk, site)
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_text("Skip to the main part")
    desk.locator("#q-words").focus()
    desk.keyboard.type("garden")
    for _ in range(4):
        desk.keyboard.press("Tab")
    expect(desk.get_by_role("checkbox", name=re.compile("^Free or cheap"))).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("button", name="Find", exact=True)).to_be_focused()
    desk.keyboard.press("Enter")
    expect(line(desk)).to_contain_text("for “garden”")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("checkbox", name=re.compile("^Monday"))).to_be_focused()
    desk.keyboard.press("Space")
    expect(line(desk)).to_contain_text("on Monday")
    expect(desk.get_by_role("checkbox", name=re.compile("^Monday"))).to_be_focused()
    desk.locator(".chip").focus()
    expect(desk.locator(".chip")).to_have_accessible_name("Remove filter: Monday")
    desk.keyboard.press("Enter")
    expect(desk.locator(".chip")).to_have_count(0)
    expect(desk.locator("[data-at=heading]")).to_be_focused()
    expect(desk.get_by_label("What")).to_have_value("garden")


def test_the_skip_link_keeps_what_was_asked(desk, site):
    visit(desk, site, NEAR)
    before = line(desk).inner_text()
    desk.locator("a.skip").focus()
    desk.keyboard.press("Enter")
    expect(line(desk)).to_have_text(before)
    assert asked(desk) == NEAR[1:]


def test_on_a_phone_the_filters_are_a_panel_that_gives_the_focus_back(phone, site):
    visit(phone, site)
    opener = phone.get_by_role("button", name="Filter", exact=True)
    panel = phone.get_by_role("form", name="Filter")
    expect(panel).to_be_hidden()
    opener.tap()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    phone.keyboard.press("Shift+Tab")
    expect(panel.get_by_role("button", name=re.compile("^Show"))).to_be_focused()
    phone.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    panel.get_by_text("Tuesday").tap()
    expect(panel.get_by_role("button", name=re.compile(r"^Show \d+$"))).to_have_text(f"Show {count_of(phone)}")
    panel.get_by_role("button", name=re.compile("^Show")).tap()
    expect(panel).to_be_hidden()
    expect(phone.locator("[data-at=heading]")).to_be_focused()
    opener.tap()
    phone.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_home_page_leads_to_results(desk, site):
    desk.goto(site)
    desk.get_by_label("What would you like to do?").fill("gardening")
    desk.get_by_label("Near").fill("QX2 4AB")
    desk.get_by_label("When").select_option("tuesday")
    desk.get_by_label("Free or cheap for me").check()
    desk.get_by_role("button", name="Find activities").click()
    wait_for_finder(desk)
    assert asked(desk) == "q=gardening&near=QX2+4&within=2&cost=cheap&day=tuesday"
    expect(desk.get_by_label("Near")).to_have_value("QX2 4AB")


def test_a_translated_page_still_works(desk, site):
    visit(desk, site)
    desk.evaluate("""() => {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walk.nextNode()) if (!walk.currentNode.parentNode.closest("script")) texts.push(walk.currentNode);
      texts.forEach((text) => {
        const font = document.createElement("font");
        font.textContent = "żółw";
        text.replaceWith(font);
      });
    }""")
    desk.locator("[data-facet=day] input[value=tuesday]").check()
    expect(line(desk)).to_have_text(re.compile(r"^\d+ activities, on Tuesday$"))
    desk.locator(".chip").click()
    expect(line(desk)).to_have_text(re.compile(r"^\d+ activities$"))
