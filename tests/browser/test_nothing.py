"""When nothing fits: every way on leads somewhere, and what is told to the team says nothing about a person."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from visiting import line, opened, visit, wait_for_finder

NOTHING = "#near=QX2+2&within=1&cost=cheap&interest=pottery&day=sunday"
STATES = {
    "filters near a place": NOTHING,
    "words, filters and a place": "#q=choir&near=QX5&within=1&cost=free&day=saturday",
    "words and a day": "#q=chess&day=friday",
    "company at the weekend": "#near=QX2+2&within=1&interest=company&day=saturday",
    "online with all filters": "#near=QX2+2&within=1&interest=poetry&day=sunday",
    "words that nothing has": "#q=zzzzzz",
    "filters alone": "#cost=free&interest=horses&day=monday",
}


def find_nothing(page: Page, site: str, asked: str) -> None:
    page.goto("about:blank")
    visit(page, site, asked)
    expect(page.locator(".nothing h2")).to_be_visible()


def letter(page: Page) -> dict[str, str]:
    """Whom the letter to the team is for, its subject and its words."""
    address = urlsplit(page.locator("[data-missing] a[href^='mailto:']").get_attribute("href"))
    return {"to": address.path, **{key: value for key, (value,) in parse_qs(address.query).items()}}


def open_missing(page: Page) -> None:
    page.get_by_text("Tell the team what is missing").click()


@pytest.mark.parametrize("state", STATES)
def test_every_button_shows_as_many_as_it_says(desk: Page, site: str, state: str) -> None:
    find_nothing(desk, site, STATES[state])
    buttons = desk.locator(".nothing .steps button")
    words = buttons.all_inner_texts()
    assert words
    for said in words:
        find_nothing(desk, site, STATES[state])
        count = int(re.search(r"\(([\d,]+)\)$", said)[1].replace(",", ""))
        button = buttons.get_by_text(said, exact=True)
        opens = button.get_attribute("data-way")
        button.click()
        if opens == "results":
            expect(line(desk)).to_have_text(re.compile(rf"^{count:,} activit"))
            expect(desk.locator("[data-at=heading]")).to_be_focused()
            expect(desk.locator(".nothing")).to_be_hidden()
        else:
            expect(desk.locator("[data-at=apart] .card")).to_have_count(count)
            expect(desk.locator(f"[data-at=also] [data-apart={opens}]")).to_be_focused()


def test_it_offers_what_to_drop_further_away_online_and_places_to_just_be(desk: Page, site: str) -> None:
    find_nothing(desk, site, STATES["company at the weekend"])
    words = " ".join(desk.locator(".nothing .steps button").all_inner_texts())
    for way in (
        "Without Saturday",
        r"Within \d+ miles",
        "Online",
        r"Places to just be, within \d miles?",
        "Everything for",
    ):
        assert re.search(rf"{way}[^()]* \(\d+\)", words), (way, words)


def test_every_link_leads_to_a_page(desk: Page, site: str) -> None:
    find_nothing(desk, site, NOTHING)
    links = desk.locator(".nothing a:not([data-send])")
    own = {href for href in links.evaluate_all("all => all.map((each) => each.href)") if href.startswith(site)}
    assert {f"{site}start-something/", f"{site}a-to-z/", f"{site}help/#talk", f"{site}add/#ways"} <= own
    for href in own:
        answer = desk.request.get(href)
        assert answer.ok, href
        anchor = urlsplit(href).fragment
        assert not anchor or f'id="{anchor}"' in answer.text(), href


def test_it_says_so_in_heading_and_status_and_leaves_the_focus_alone(desk: Page, site: str) -> None:
    desk.goto(f"{site}find/#near=QX2+2&within=1&cost=cheap&interest=pottery")
    wait_for_finder(desk)
    sunday = desk.locator("[data-facet=day] input[value=sunday]")
    sunday.focus()
    desk.keyboard.press("Space")
    expect(line(desk)).to_have_text(re.compile(r"^0 activities.* Other ways are below\.$"))
    expect(desk.get_by_role("heading", name="Nothing here matches all of that yet")).to_be_visible()
    expect(sunday).to_be_focused()


def test_a_person_to_talk_to_is_named_with_where_when_and_how(desk: Page, site: str) -> None:
    find_nothing(desk, site, NOTHING)
    person = desk.locator(".way-on li", has_text="The talking table")
    expect(person).to_be_hidden()
    desk.get_by_text("A person to talk to").click()
    expect(person).to_be_visible()
    for words in ("Pellbridge Station", "Tuesdays and Thursdays", "yellow cloth"):
        expect(person).to_contain_text(words)
    desk.get_by_text("Other places to look").click()
    expect(desk.get_by_role("link", name="Pellbridge Diary")).to_be_visible()


def test_what_is_missing_is_made_from_what_was_asked(desk: Page, site: str) -> None:
    find_nothing(desk, site, NOTHING)
    open_missing(desk)
    said = (
        "We looked for something free or cheap, about pottery and clay, on a Sunday, within 1 mile of QX2 2, "
        "and found nothing."
    )
    expect(desk.get_by_label("Your words to the team")).to_have_value(said)
    assert letter(desk) == {"to": "list@example.org", "subject": "What is missing: Pellbridge", "body": said}


def test_what_is_changed_is_what_is_sent_and_stays_until_something_else_is_asked(desk: Page, site: str) -> None:
    find_nothing(desk, site, NOTHING)
    open_missing(desk)
    box = desk.get_by_label("Your words to the team")
    box.fill("Pots & pans,\non a “Sunday”? 100%")
    assert letter(desk)["body"] == "Pots & pans,\r\non a “Sunday”? 100%"
    desk.get_by_label("Sort", exact=True).select_option("name")
    expect(desk).to_have_url(re.compile("sort=name"))
    expect(box).to_have_value("Pots & pans,\non a “Sunday”? 100%")
    desk.locator("[data-chip=cost]").click()
    expect(box).to_have_value(re.compile("^We looked for something to do, about pottery"))
    assert letter(desk)["body"] == box.input_value()


def test_neither_needs_nor_a_full_postcode_are_in_the_letter(desk: Page, site: str) -> None:
    find_nothing(desk, site, f"{NOTHING}&price=universal-credit&access=step-free&for=women")
    desk.get_by_label("What", exact=True).fill("pots qx2 2ab")
    desk.get_by_label("Near", exact=True).fill("qx22ab")
    desk.get_by_role("button", name="Find", exact=True).click()
    expect(line(desk)).to_contain_text("for “pots”")
    expect(desk.locator("[data-missing] textarea")).to_have_value(re.compile("“pots”"))
    chips = desk.locator("[data-chip=price], [data-chip=access], [data-chip=for]")
    expect(chips).to_have_count(3)
    labels = [text.replace("Remove filter: ", "") for text in chips.all_text_contents()]
    sent = letter(desk)
    assert "QX2 2," in sent["body"]
    assert not re.search(r"2\s*AB", str(sent), re.IGNORECASE)
    assert [label for label in labels if label in sent["body"] or label.lower() in sent["body"]] == []
    links = desk.locator("[data-missing] a").evaluate_all("all => all.map((each) => each.href)")
    assert not re.search(r"2(%20|\+)*AB", " ".join(links), re.IGNORECASE)


def test_a_text_message_carries_it_where_the_team_takes_one(desk: Page, site: str) -> None:
    # As the page is for a town whose settings name such a number.
    way = '<a class="button quiet" data-send href="sms:+441632960215">Text 01632 960215</a><button'

    def with_number(route):
        answer = route.fetch()
        html = answer.text()
        assert html.count('<button type="button" class="button quiet" data-copy') == 1
        route.fulfill(
            response=answer,
            body=html.replace(
                '<button type="button" class="button quiet" data-copy',
                way + ' type="button" class="button quiet" data-copy',
            ),
        )

    desk.route("**/find/", with_number)
    find_nothing(desk, site, NOTHING)
    open_missing(desk)
    address = urlsplit(desk.get_by_role("link", name="Text 01632 960215").get_attribute("href"))
    assert (address.scheme, address.path) == ("sms", "+441632960215")
    assert parse_qs(address.query) == {"body": [desk.get_by_label("Your words to the team").input_value()]}


def test_it_can_be_copied(desk: Page, site: str) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    find_nothing(desk, site, NOTHING)
    open_missing(desk)
    desk.get_by_label("Your words to the team").fill("Pots on Sundays")
    desk.get_by_role("button", name="Copy the words").click()
    expect(desk.locator("[data-copied]")).to_have_text("Copied.")
    assert desk.evaluate("navigator.clipboard.readText()") == "Pots on Sundays"


def test_it_says_who_reads_it_and_sends_nothing_itself(desk: Page, site: str) -> None:
    asked: list[str] = []
    find_nothing(desk, site, NOTHING)
    open_missing(desk)
    block = desk.locator("[data-missing]")
    for words in ("The Pellbridge list team", "Three of us read this on weekdays", "This page sends nothing"):
        expect(block).to_contain_text(words)
    desk.on("request", lambda request: asked.append(request.url))
    desk.get_by_label("Your words to the team").press_sequentially(" And bread.")
    desk.get_by_role("button", name="Copy the words").click()
    expect(desk.locator("[data-copied]")).not_to_be_empty()
    assert asked == []
    stored = desk.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "looked" not in stored
    assert "bread" not in stored


def test_by_keyboard_alone(desk: Page, site: str) -> None:
    find_nothing(desk, site, NOTHING)
    expect(desk.locator(".map-open")).to_be_visible()  # it comes last of all that the page loads by itself
    desk.locator("#q-sort").focus()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    expect(desk.locator(".nothing .steps button").first).to_be_focused()
    for _ in range(40):
        if desk.evaluate("document.activeElement.textContent") == "Tell the team what is missing":
            break
        desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    expect(desk.get_by_label("Your words to the team")).to_be_focused()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" Thank you.")
    assert letter(desk)["body"].endswith("found nothing. Thank you.")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name=re.compile("^E-mail"))).to_be_focused()
    desk.locator(".nothing .steps button").first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".nothing")).to_be_hidden()
    expect(desk.locator("[data-at=heading]")).to_be_focused()


def test_without_script_nothing_of_it_stands_in_the_way(browser: Browser, site: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{site}find/{NOTHING}")
        expect(page.locator("[data-nothing-help]")).to_be_hidden()
        expect(page.get_by_text("Tell the team what is missing")).to_be_hidden()
        page.goto(f"{site}start-something/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Start something small")


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_and_can_be_hit_with_a_thumb(browser: Browser, site: str, width: int) -> None:
    with opened(browser, width=width) as page:
        find_nothing(page, site, NOTHING)
        page.evaluate("document.querySelectorAll('.way-on').forEach((each) => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for target in page.locator(".nothing button, .way-on > summary, .send .button").all():
            assert target.bounding_box()["height"] >= 44, target.inner_text()


def test_danger_typed_brings_no_advice_on_filters(desk: Page, site: str) -> None:
    find_nothing(desk, site, NOTHING)
    drawn = desk.evaluate(
        """async (site) => {
          const { drawNothing } = await import(site + 'assets/javascripts/nothing.mjs');
          const none = () => { throw new Error('nothing is looked for'); };
          const query = {words: '', near: '', within: 2, sort: '', chosen: {cost: [], interest: [], day: []}};
          const drawn = await drawNothing(query, {shelf: {}, rows: [], urgent: true}, {find: none, go: none}, {}, []);
          document.querySelector('.nothing').replaceChildren(...drawn);
          return document.querySelector('.nothing').textContent;
        }""",
        site,
    )
    assert "Without" not in drawn
    expect(desk.locator(".nothing .steps")).to_have_count(0)
    expect(desk.locator(".nothing").get_by_role("link", name="Help, now or soon")).to_be_visible()
    expect(desk.get_by_text("A person to talk to")).to_be_visible()
    expect(desk.get_by_text("Tell the team what is missing")).to_be_hidden()
