"""Three people on a phone find something and read its page: by touch, by keys alone, and by ear."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hands import Hands, Keys, Touch
from listening import announced, follow, headings, landmarks, listen, one, start_listening
from visiting import GARDEN, opened, wait_for_finder

NIGHT = "2026-11-24T02:10:00Z"
POSTCODE = "qx2 2ab"
SKETCHING = "activity/fire-station-friday-sketching/"
FIRST_LANDMARKS = ["banner", "navigation Main", "region Urgent help", "main"]
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie,
  (await caches.keys()).length, (await indexedDB.databases()).length]"""
NOTHING_KEPT = [0, 0, "", 0, 0]
HELP_STANDS = 153


@pytest.fixture(scope="module")
def site(example_site: Path, served: Callable) -> str:
    return served(example_site).address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with opened(browser, **PHONE) as ours:
        yield ours


@pytest.fixture(params=[Touch, Keys], ids=["by touch", "by keys"])
def hands(request, phone: Page) -> Hands:
    return request.param(phone)


@pytest.fixture
def keys(phone: Page) -> Keys:
    """Whoever listens goes by keys."""
    return Keys(phone)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"^{name}"))


def fold(page: Page, name: str) -> Locator:
    """The name that opens a group of choices."""
    return page.locator("#filters summary", has_text=re.compile(f"^{name}"))


def result(page: Page, name: str) -> Locator:
    return page.locator("[data-at=results]").get_by_role("link", name=name)


def expect_line(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_have_text(re.compile(words))


# ---- A worker and somebody in a café: free, gardening, Tuesday, near, step-free ----


def ask_at_home(hands: Hands, site: str) -> None:
    page = hands.page
    page.goto(site)
    hands.write(page.get_by_label("What would you like to do?"), "gardening")
    hands.write(page.get_by_label("Near"), POSTCODE)
    hands.choose(page.get_by_label("When"), "Tuesday")
    hands.tick(box(page, "Free or cheap for me"))
    hands.press(button(page, "Find activities"))
    page.wait_for_url("**/find/#**")
    wait_for_finder(page)


def narrow_down(hands: Hands) -> None:
    page = hands.page
    hands.press(button(page, "Filter$"))
    hands.tick(box(page, "Food and growing"))
    hands.press(fold(page, "My needs"))
    hands.press(fold(page, "Getting in and being there"))
    hands.tick(box(page, "Step-free way in"))
    expect(page.locator("#filters .count").first).not_to_be_empty()
    hands.press(button(page, "Show 1$"))


def widen(hands: Hands) -> None:
    """One is not enough to choose from: the words go, the interest stays."""
    page = hands.page
    hands.write(page.get_by_label("What", exact=True), "")
    expect_line(page, "^2 activities within 2 miles of QX2 2, free or cheap for you, Food and growing, on Tuesday")


def test_in_a_cafe_two_are_compared_and_one_is_opened(hands: Hands, site: str) -> None:
    page = hands.page
    ask_at_home(hands, site)
    expect_line(page, "^1 activity for “gardening” within 2 miles of QX2 2, free or cheap for you, on Tuesday$")
    narrow_down(hands)
    expect_line(page, "^1 activity for “gardening” .*Food and growing, on Tuesday, with 1 other choice$")
    widen(hands)

    soup, garden = page.locator("[data-at=results] .card").all()
    for card, cost, distance, toilet in [
        (soup, "Pay what you can", "1.4 miles", "Accessible toilet"),
        (garden, "£3 a morning, or free with a reduced price", "1.7 miles", "Accessible toilet: no"),
    ]:
        expect(card.locator(".when time")).to_have_text("Tuesday 24 November")
        expect(card.locator(".place")).to_contain_text(distance)
        expect(card.locator(".tag").first).to_have_text(cost)
        expect(card.locator(".fact")).to_have_text(["Step-free way in", toilet, "Bring someone"])

    hands.press(result(page, "Riverside Community Garden"))
    page.wait_for_url(f"**/{GARDEN}")
    expect(page.locator("h1")).to_have_text("Riverside Community Garden")
    expect(page.locator(".getting-in .fact.yes").first).to_contain_text("Step-free way in")


def test_what_show_promises_is_in_sight_when_it_is_pressed(hands: Hands, site: str) -> None:
    page = hands.page
    ask_at_home(hands, site)
    narrow_down(hands)

    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("[data-at=heading]")).to_be_focused()
    expect(page.locator(".result-line")).to_be_in_viewport(ratio=1)
    expect(result(page, "Riverside Community Garden")).to_be_in_viewport(ratio=1)


def test_the_first_screen_of_a_listing_holds_name_next_cost_and_the_way_to_the_first_visit(
    hands: Hands, site: str
) -> None:
    page = hands.page
    page.goto(site + GARDEN)
    for seen in ("h1", ".kicker", ".tag >> nth=0", ".next h2", ".next time >> nth=0", ".to-visit"):
        expect(page.locator(seen)).to_be_in_viewport(ratio=1)
    expect(page.locator(".kicker")).to_contain_text("£3 a morning")

    hands.press(page.get_by_role("link", name="Your first visit"))
    expect(page.get_by_role("heading", name="Your first visit")).to_be_in_viewport(ratio=1)
    expect(page.locator(".first-visit .story")).to_be_in_viewport()


def test_by_ear_the_first_page_says_what_it_is_where_help_is_and_what_each_box_wants(phone: Page, site: str) -> None:
    phone.goto(site)
    heard = listen(phone)

    assert heard[0].role == "RootWebArea"
    assert heard[1].words == "link Skip to the main part"
    assert landmarks(heard)[:4] == FIRST_LANDMARKS
    assert landmarks(heard)[-1] == "contentinfo"
    follow(
        heard,
        "region Urgent help",
        "heading 1 Find something to do, and people to do it with.",
        "searchbox What would you like to do?",
        "combobox Near",
        "button Use where I am",
        "combobox When",
        "checkbox Free or cheap for me",
        "button Find activities",
        "heading 2 Or look around",
        "link Company and conversation",
        "heading 2 Need help now?",
        "heading 2 On soon",
    )
    assert one(heard, "DisclosureTriangle", "Need help now?").states["expanded"] is False


def test_by_ear_each_choice_has_a_name_a_state_and_a_number_that_is_said_as_one(keys: Keys, site: str) -> None:
    page = keys.page
    ask_at_home(keys, site)
    keys.press(button(page, "Filter$"))
    expect(button(page, "Close")).to_be_focused()
    keys.press(fold(page, "My needs"))
    keys.press(fold(page, "Getting in and being there"))
    expect(page.locator("[data-facet=access] .count").first).not_to_be_empty()
    heard = listen(page)

    assert one(heard, "button", "Filter").states["expanded"] is True
    assert one(heard, "checkbox", "Tuesday 1 found").states["checked"] == "true"
    assert one(heard, "checkbox", "Monday 0 found").states["checked"] == "false"
    assert one(heard, "DisclosureTriangle", "My needs").states["expanded"] is True
    assert one(heard, "DisclosureTriangle", "More choices").states["expanded"] is False
    step_free = one(heard, "checkbox", "Step-free way in")
    assert step_free.name == "Step-free way in 1 found"
    assert [each for each in step_free.inside if each.startswith(("form", "group G"))] == [
        "form Filter",
        "group Getting in and being there",
    ]


def test_by_ear_each_answer_is_said_once_and_in_full(keys: Keys, site: str) -> None:
    page = keys.page
    ask_at_home(keys, site)
    start_listening(page)
    asked = "activity for “gardening” within 2 miles of QX2 2, free or cheap for you"

    keys.press(button(page, "Filter$"))
    keys.tick(box(page, "Food and growing"))
    expect_line(page, "Food and growing")
    assert last(announced(page)) == f"1 {asked}, Food and growing, on Tuesday"
    keys.press(fold(page, "My needs"))
    keys.press(fold(page, "Getting in and being there"))
    keys.tick(box(page, "Step-free way in"))
    expect_line(page, "1 other choice$")
    assert last(announced(page)) == f"1 {asked}, Food and growing, on Tuesday, with 1 other choice"
    keys.press(button(page, "Show 1$"))
    assert announced(page) == []

    widen(keys)
    said = announced(page)
    assert said[-1].startswith("2 activities within 2 miles")
    assert said.count(said[-1]) == 1


def last(said: list[str]) -> str:
    """The answer itself: before it only that the list is being fetched, and nothing twice."""
    assert set(said[:-1]) <= {"Getting the list …"}
    return said[-1]


def test_by_ear_results_are_a_list_of_as_many_as_were_said_in_one_order(keys: Keys, site: str) -> None:
    page = keys.page
    ask_at_home(keys, site)
    narrow_down(keys)
    widen(keys)
    heard = listen(page)

    assert landmarks(heard) == [*FIRST_LANDMARKS, "form Search", "region Results", "contentinfo"]
    status = one(heard, "status", "")
    assert (status.states["live"], status.states["atomic"]) == ("polite", True)
    assert "main" in status.inside
    follow(
        heard,
        "heading 1 Find something to do",
        "searchbox What",
        "combobox Near",
        "combobox Within",
        "checkbox Free or cheap for me 2 found",
        "button Find",
        "button Filter",
        "heading 2 Results",
        "status",
        "list Chosen filters",
        "button Remove filter: Step-free way in",
        "button Clear filters",
        "combobox Sort",
        "heading 3 Tuesday Soup",
        "button Not for me: Tuesday Soup",
        "heading 3 Riverside Community Garden",
        "button Not for me: Riverside Community Garden",
        "heading 2 Look by area",
    )
    results = page.locator("[data-at=results]")
    assert results.evaluate("(list) => list.tagName") == "OL"
    # Where a list has no signs before its items, Safari takes it for none unless it is told.
    expect(results).to_have_attribute("role", "list")
    cards = [each for each in heard if each.role == "listitem" and each.states["level"] == 1 and "miles" in each.text]
    assert len(cards) == int(status.text.split()[0])
    for card in cards:
        in_order(
            card.text, "Tuesday", "miles", "Step-free way in", "Accessible toilet", "Bring someone", "Last checked"
        )


def in_order(text: str, *parts: str) -> None:
    places = [text.find(part) for part in parts]
    assert -1 not in places, (parts, text)
    assert places == sorted(places), (parts, text)


def test_by_ear_a_listing_begins_with_name_next_cost_and_first_visit(phone: Page, site: str) -> None:
    phone.goto(site + GARDEN)
    heard = listen(phone)

    assert landmarks(heard) == [*FIRST_LANDMARKS, "contentinfo"]
    assert headings(heard)[:4] == [
        "heading 1 Riverside Community Garden",
        "heading 2 Next",
        "heading 2 What it costs you",
        "heading 2 Your first visit",
    ]
    follow(
        heard,
        "heading 1 Riverside Community Garden",
        "link Your first visit",
        "heading 2 Next",
        "StaticText Tuesday 24 November 2026",
        "StaticText cancelled",
        "heading 2 What it costs you",
        "rowheader Everyone",
        "cell You pay: £3 a morning",
        "heading 2 Your first visit",
        "heading 2 Getting there",
        "heading 2 Getting in",
        "heading 2 How to start",
        "heading 2 Get in touch",
    )


@pytest.mark.parametrize("address", ["", "find/", "interest/company/", GARDEN, SKETCHING])
def test_by_ear_headings_go_down_one_step_at_a_time(phone: Page, site: str, address: str) -> None:
    phone.goto(site + address)
    if address == "find/":
        wait_for_finder(phone)
    levels = [each.states["level"] for each in listen(phone) if each.role == "heading"]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(one, two) for one, two in zip(levels, levels[1:], strict=False) if two > one + 1] == []


def test_by_ear_interests_stand_below_their_heading(phone: Page, site: str) -> None:
    phone.goto(site + "find/")
    wait_for_finder(phone)

    heard = headings(listen(phone))
    assert [words for words in heard[heard.index("heading 2 Look by interest") + 1 :] if " 3 " not in words] == []


# ---- Somebody alone at night ----


@pytest.fixture
def at_night(browser: Browser, request) -> Iterator[Hands]:
    with opened(browser, at=NIGHT, **PHONE) as page:
        yield request.param(page)


by_hand = pytest.mark.parametrize("at_night", [Touch, Keys], ids=["by touch", "by keys"], indirect=True)


def by_picture(hands: Hands) -> None:
    page = hands.page
    hands.press(page.locator(".pictures").get_by_role("link", name="Company and conversation"))
    page.wait_for_url("**/find/#interest=company")
    wait_for_finder(page)
    expect_help_in_its_place(page)
    while not result(page, "Northfield Late Café").is_visible():
        hands.press(button(page, "Show [0-9]+ more$"))
    hands.press(result(page, "Northfield Late Café"))


def by_picture_without_script(hands: Hands) -> None:
    page = hands.page
    hands.press(page.locator(".pictures").get_by_role("link", name="Company and conversation"))
    page.wait_for_url("**/interest/company/")
    expect_help_in_its_place(page)
    hands.press(page.locator(".results").get_by_role("link", name="Northfield Late Café"))


def by_words(hands: Hands) -> None:
    page = hands.page
    hands.write(page.get_by_label("What would you like to do?"), "somewhere at night")
    hands.press(button(page, "Find activities"))
    page.wait_for_url("**/find/#**")
    wait_for_finder(page)
    expect_help_in_its_place(page)
    hands.press(result(page, "Northfield Late Café"))


def expect_help_in_its_place(page: Page) -> None:
    """Urgent help in the same words at the same height, on the first screen, whatever page it is."""
    line = page.locator("details.help-line summary")
    expect(line).to_be_in_viewport(ratio=1)
    expect(line).to_contain_text("Need help now? 999 if a life is at risk")
    assert round((line.bounding_box() or {"y": 0})["y"]) == HELP_STANDS


def expect_the_first_visit(page: Page) -> None:
    page.wait_for_url("**/activity/northfield-night-cafe/")
    expect(page.locator("h1")).to_have_text("Northfield Late Café")
    visit = page.locator(".first-visit")
    expect(visit.get_by_role("heading", name="Your first visit")).to_be_visible()
    expect(visit.locator("dt")).to_contain_text(["Who meets you?", "May I bring someone?", "May I leave early"])


@by_hand
@pytest.mark.parametrize("way", [by_picture, by_words])
def test_at_night_somebody_sees_what_it_is_and_reads_a_first_visit_and_nothing_is_kept(
    at_night: Hands, site: str, way: Callable[[Hands], None]
) -> None:
    page = at_night.page
    page.goto(site)
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    expect(page.locator(".lede")).to_contain_text("Nobody signs in, and what you search for stays on your own device.")
    expect(page.locator(".lede")).to_be_in_viewport(ratio=1)
    expect_help_in_its_place(page)

    way(at_night)
    expect_the_first_visit(page)
    expect_help_in_its_place(page)
    at_night.press(page.get_by_role("link", name="Your first visit"))
    expect(page.locator(".first-visit .story")).to_be_in_viewport()
    assert page.evaluate(KEPT) == NOTHING_KEPT
    assert page.context.cookies() == []


@by_hand
def test_at_night_help_opens_where_it_stands_and_the_page_stays(at_night: Hands, site: str) -> None:
    page = at_night.page
    page.goto(site + "activity/northfield-night-cafe/")
    at_night.press(page.locator("details.help-line summary"))

    for call in ("tel:999", "tel:116123"):
        expect(page.locator(f"details.help-line a[href='{call}']")).to_be_visible()
    assert page.url == site + "activity/northfield-night-cafe/"
    assert page.evaluate(KEPT) == NOTHING_KEPT


@pytest.mark.parametrize("hands_of", [Touch, Keys], ids=["by touch", "by keys"])
@pytest.mark.parametrize("first", ["picture", "Look by interest", "Everything from A to Z", "Free things to do"])
def test_at_night_lists_lead_to_the_first_visit_without_script(
    browser: Browser, site: str, hands_of: type[Hands], first: str
) -> None:
    with opened(browser, at=NIGHT, java_script_enabled=False, **PHONE) as page:
        hands = hands_of(page)
        page.goto(site)
        expect_help_in_its_place(page)
        if first == "picture":
            by_picture_without_script(hands)
        else:
            hands.press(page.locator(".start").get_by_role("link", name=first))
            if first == "Look by interest":
                page.wait_for_url("**/find/#by-interest")
                hands.press(page.get_by_role("link", name="All of Company and conversation"))
                page.wait_for_url("**/interest/company/")
            hands.press(page.locator("main").get_by_role("link", name="Northfield Late Café"))
        expect_the_first_visit(page)


def test_by_ear_at_night_a_picture_is_its_words_and_leads_to_a_list_that_begins_with_the_interest(
    browser: Browser, site: str
) -> None:
    with opened(browser, at=NIGHT, **PHONE) as page:
        page.goto(site)
        pictures = [each for each in listen(page) if each.role == "link" and "listitem" in each.inside and each.name]
        assert "Company and conversation" in [each.name for each in pictures]
        assert [each.words for each in listen(page) if each.role in ("image", "img")] == []

        Keys(page).press(page.locator(".pictures").get_by_role("link", name="Company and conversation"))
        page.wait_for_url("**/find/#interest=company")
        expect_line(page, "^[0-9]+ activities, Company and conversation$")
        heard = listen(page)
        chip = "button Remove filter: Company and conversation"
        follow(heard, "region Urgent help", "heading 1 Find something to do", chip)

        page.goto(f"{site}interest/company/")
        heard = listen(page)
        assert landmarks(heard) == [*FIRST_LANDMARKS, "navigation Pages", "contentinfo"]
        follow(heard, "region Urgent help", "heading 1 Company and conversation", "heading 3 Northfield Late Café")
        expect(page.locator("main ul.results")).to_have_attribute("role", "list")


# ---- Somebody whose body sets limits, with little money, planning a first visit ----


def ask_for_access_effort_and_cost(hands: Hands, site: str) -> None:
    page = hands.page
    page.goto(site)
    hands.press(page.get_by_role("navigation", name="Main").get_by_role("link", name="Find"))
    page.wait_for_url("**/find/")
    wait_for_finder(page)
    hands.write(page.get_by_label("Near"), POSTCODE)
    hands.tick(box(page, "Free or cheap for me"))
    expect_line(page, "within 2 miles of QX2 2, free or cheap for you$")
    hands.press(button(page, "Filter$"))
    hands.press(fold(page, "My needs"))
    hands.press(fold(page, "Lower prices I can get"))
    hands.tick(box(page, "Personal Independence Payment"))
    hands.press(fold(page, "Getting in and being there"))
    hands.tick(box(page, "Step-free way in"))
    hands.tick(box(page, "Accessible toilet"))
    hands.press(fold(page, "What would help"))
    hands.tick(box(page, "I may bring someone"))
    hands.tick(box(page, "All of it sitting"))
    hands.press(fold(page, "More choices"))
    hands.tick(box(page, "First visit free"))
    hands.press(button(page, r"Show \d+$"))


def test_planning_a_first_visit_by_access_effort_and_cost(hands: Hands, site: str) -> None:
    page = hands.page
    ask_for_access_effort_and_cost(hands, site)
    expect_line(page, r"^\d+ activities within 2 miles of QX2 2, free or cheap for you, with 5 other choices$")
    expect(page.locator(".chip")).to_contain_text(
        [
            "Free or cheap for me",
            "Personal Independence Payment",
            "Accessible toilet",
            "Step-free way in",
            "I may bring someone",
            "All of it sitting",
            "First visit free",
        ]
    )
    hands.choose(page.get_by_label("Sort", exact=True), "gentlest first")
    expect(page.locator("[data-at=results] .card .why").first).to_contain_text("Gentle: ")
    hands.press(result(page, "Friday Sketching"))
    page.wait_for_url(f"**/{SKETCHING}")

    visit = page.locator(".first-visit")
    expect(visit.locator(".story")).to_contain_text("Sit anywhere.")
    expect(answer(visit, "May I bring someone?")).to_have_text("Yes")
    expect(answer(visit, "Can someone keep me company at first?")).to_have_text("We do not know yet: ask them.")
    expect(page.locator(".cost")).to_contain_text("Your first visit is free.")
    expect(page.locator(".cost-table")).to_contain_text("Personal Independence Payment")
    expect(answer(page.locator(".getting-there"), "By bus")).to_have_text("Bus 2 or 9 to Bellgate, 4 minutes.")
    expect(answer(page.locator(".getting-there"), "On foot")).to_contain_text("Cobbles in Hose Yard.")
    expect(page.locator(".getting-there .unknown-line")).to_contain_text("a bus home after it ends")
    expect(page.locator(".getting-in .unknown-line")).to_have_text(re.compile("^Not known: Wide doors, .*Ask them.$"))
    expect(answer(page.locator(".who-for"), "Moving about")).to_have_text("All of it can be done sitting")
    expect(page.locator(".who-for .unknown-line")).to_have_text("Not known: children, languages.")


def answer(section: Locator, question: str) -> Locator:
    """What stands beside a question."""
    return section.locator("dl > div", has_text=question).locator("dd")


def test_every_card_that_is_found_says_that_it_has_what_is_needed(hands: Hands, site: str) -> None:
    page = hands.page
    ask_for_access_effort_and_cost(hands, site)
    cards = page.locator("[data-at=results] .card")
    assert cards.count() == int(page.locator(".result-line").inner_text().split()[0])
    for card in cards.all():
        expect(card.locator(".fact")).to_have_text(["Step-free way in", "Accessible toilet", "Bring someone"])


def test_by_ear_a_first_visit_is_planned_from_questions_with_answers(phone: Page, site: str) -> None:
    phone.goto(site + SKETCHING)
    heard = listen(phone)

    questions = [each.text for each in heard if each.role == "term"]
    answers = [each.text for each in heard if each.role == "definition"]
    said = dict(zip(questions, answers, strict=True))
    assert said["May I bring someone?"] == "Yes"
    assert said["Can someone keep me company at first?"] == "We do not know yet: ask them."
    assert said["By bus"] == "Bus 2 or 9 to Bellgate, 4 minutes."
    assert said["Moving about"] == "All of it can be done sitting"
    unknown = [each.text for each in heard if each.role == "paragraph" and each.text.startswith("Not known: ")]
    assert len(unknown) == 3
    # What is so, what is not and what nobody knows differ in words, not only in signs.
    facts = [each.text for each in heard if each.role == "listitem"]
    assert {"Step-free way in", "Large print: no"} <= set(facts)
