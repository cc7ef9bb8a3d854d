"""My list: saved from results and listings, put in order, sent as words, printed, passed on, and forgotten."""

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from zxingcpp import read_barcodes

from hands import Hands, Keys, Touch
from listening import announced, follow, listen, start_listening
from serving import serve_folder
from visiting import GARDEN, opened, wait_for_finder

GARDEN_NAME = "Riverside Community Garden"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
PHONE_SAYS, TAB_SAYS = "Keep on this phone", "Only until I close this page"
OLD = "There is a list on this device from before. Keep or clear?"
KEPT = "() => [localStorage.getItem('list'), sessionStorage.getItem('list')].map((each) => each && JSON.parse(each))"
REFUSE = """for (const place of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, place, {get() { throw new DOMException('refused', 'SecurityError'); }});
}"""
CLIPBOARD = """navigator.clipboard.writeText = async (text) => { window.copied = text; };
window.print = () => {
  window.printed = document.documentElement.dataset.print;
  dispatchEvent(new Event('afterprint'));
};
navigator.share = async ({text}) => { window.shared = text; };"""
FOUR = ["riverside-community-garden", "castle-players", "polish-parents-and-pierogi", "quiet-ponies"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser, **PHONE) as ours:
        ours.add_init_script(CLIPBOARD)
        yield ours


@pytest.fixture(params=[Touch, Keys], ids=["by touch", "by keys"])
def hands(request, page: Page) -> Hands:
    return request.param(page)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def save_button(page: Page, name: str = GARDEN_NAME) -> Locator:
    return page.get_by_role("button", name=f"Save: {name}", exact=True)


def saved_button(page: Page, name: str = GARDEN_NAME) -> Locator:
    return page.get_by_role("button", name=f"Saved: {name}, take it off my list", exact=True)


def question(page: Page) -> Locator:
    """What the page asks in its place, which has the focus."""
    return page.locator(".list-ask .question")


def entries(page: Page) -> list[str]:
    return page.locator(".entry h3").all_text_contents()


def said(page: Page) -> Locator:
    return page.locator(".list-said")


def kept(page: Page) -> list[Any]:
    return page.evaluate(KEPT)


def have(page: Page, site: str, slugs: list[str], place: str = "localStorage", **fields: Any) -> None:
    """The page My list with these on it, as if they had been saved."""
    page.goto(site + "help/")
    page.evaluate(
        "([place, text]) => window[place].setItem('list', text)",
        [place, json.dumps({"used": page.evaluate("Date.now()"), "entries": [{"slug": s} for s in slugs], **fields})],
    )
    page.goto(site + "my-list/")
    expect(page.locator(".entry .checked")).to_have_count(len(slugs))


def all_slugs(built: Path) -> list[str]:
    """Every listing of a built site that can be saved."""
    shelves = [json.loads(file.read_text(encoding="utf-8")) for file in (built / "data/list").glob("*.json")]
    rows = [shelf for shelf in shelves if "shelves" not in shelf]
    return sorted(slug for row in rows for slug, facts in row.items() if "name" in facts)


# ---- Saving ----


def test_a_list_is_made_on_the_way_put_in_order_and_sent(hands: Hands, site: str) -> None:
    page = hands.page
    page.goto(site + "find/#q=garden")
    wait_for_finder(page)
    first, second = page.locator("[data-at=results] h3").all_text_contents()[:2]
    hands.press(save_button(page, first))
    expect(question(page)).to_have_text("Where shall your list be kept?")
    expect(question(page)).to_be_focused()
    hands.press(button(page, PHONE_SAYS))
    expect(saved_button(page, first)).to_be_focused()
    hands.press(save_button(page, second))
    hands.press(page.get_by_role("link", name="My list (2)"))

    expect(page.locator(".entry")).to_have_count(2)
    assert entries(page) == [first, second]
    expect(page.get_by_role("button", name=f"Move up: {first}")).to_be_disabled()
    hands.press(page.get_by_role("button", name=f"Move down: {first}"))
    assert entries(page) == [second, first]
    expect(said(page)).to_have_text(f"{first} is now number 2 of 2.")
    expect(page.get_by_role("button", name=f"Move up: {first}")).to_be_focused()

    hands.write(page.get_by_label("A heading, if you like"), "For the spring")
    hands.press(page.locator(".entry summary", has_text="A small step").first)
    hands.write(page.get_by_label("A small step").first, "Text on Monday")
    hands.write(page.get_by_label("A note for me").first, "I was there as a child")
    hands.press(button(page, "Copy the words"))
    expect(said(page)).to_have_text("Words copied.")
    words = page.evaluate("copied").split("\n")
    assert [line.split(". ")[0] for line in words[1:]] == ["For the spring", second, first]
    assert "child" not in page.evaluate("copied") + page.evaluate("copied")
    page.reload()
    expect(page.locator(".entry")).to_have_count(2)
    expect(page.get_by_label("A heading, if you like")).to_have_value("For the spring")
    assert [entry["step"] for entry in kept(page)[0]["entries"]] == ["Text on Monday", ""]


@pytest.mark.parametrize(("words", "place"), [(PHONE_SAYS, 0), (TAB_SAYS, 1)])
def test_a_listing_is_saved_where_the_person_says(page: Page, site: str, words: str, place: int) -> None:
    page.goto(site + GARDEN)
    save_button(page).click()
    assert kept(page) == [None, None]
    button(page, words).click()
    expect(saved_button(page)).to_be_focused()
    page.get_by_role("link", name="My list (1)").click()
    expect(page.locator(".list-facts")).to_contain_text("Mill Lane, Pellbridge, QX2 1AG")
    lists = kept(page)
    assert lists[1 - place] is None
    assert [entry["slug"] for entry in lists[place]["entries"]] == FOUR[:1]

    other = page.context.new_page()
    other.goto(site + "my-list/")
    expect(other.locator(".entry")).to_have_count(1 - place)


def test_who_would_rather_not_has_kept_nothing(page: Page, site: str) -> None:
    page.goto(site + GARDEN)
    save_button(page).click()
    button(page, "Do not save").click()
    expect(save_button(page)).to_be_focused()
    save_button(page).click()
    page.keyboard.press("Escape")
    expect(page.locator(".list-ask")).to_have_count(0)
    expect(save_button(page)).to_be_focused()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_what_is_saved_can_be_taken_off_where_it_was_saved(page: Page, site: str) -> None:
    have(page, site, FOUR[:2])
    page.goto(site + GARDEN)
    saved_button(page).click()
    expect(save_button(page)).to_be_focused()
    assert [entry["slug"] for entry in kept(page)[0]["entries"]] == FOUR[1:2]


@pytest.mark.parametrize("address", ["area/riverside/", "interest/food-and-growing/", ""])
def test_cards_on_every_page_can_be_saved(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    cards = page.locator(".results > .card")
    expect(cards.first.locator(".save")).to_be_visible()
    expect(page.locator(".results > .card .save")).to_have_count(cards.count())
    box = cards.first.locator(".save").bounding_box()
    assert box
    assert box["height"] >= 44


def test_what_has_ended_or_is_withheld_cannot_be_saved(page: Page, site: str) -> None:
    for address in ("activity/castle-hill-lace-makers/", "activity/thursday-table/", GARDEN):
        page.goto(site + address)
        if address == GARDEN:
            expect(page.locator(".save")).to_have_count(1)
        page.wait_for_load_state("networkidle")
        expect(page.locator(".save")).to_have_count(int(address == GARDEN))


def test_without_script_there_is_no_button_and_three_plain_ways(browser: Browser, site: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(site + GARDEN)
        expect(page.get_by_text("Save", exact=True)).to_have_count(0)
        page.goto(site + "my-list/")
        expect(page.get_by_text("Print it.")).to_be_visible()


# ---- Where nothing is kept, old lists, other tabs, wrong clocks ----


def test_where_the_browser_keeps_nothing_the_list_is_carried_and_says_so(page: Page, site: str) -> None:
    page.add_init_script(REFUSE)
    page.goto(site + GARDEN)
    save_button(page).click()
    expect(page.locator(".saved-line")).to_contain_text("This browser keeps nothing.")
    page.get_by_role("link", name="My list (1)").click()
    button(page, "Save as my list").click()
    expect(page.locator(".kept")).to_contain_text("This browser keeps nothing for this site.")
    assert entries(page) == [GARDEN_NAME]
    button(page, "Copy for the record").click()
    expect(said(page)).to_have_text("Words for the record copied.")
    page.evaluate("dispatchEvent(new StorageEvent('storage', {key: null}))")
    assert entries(page) == [GARDEN_NAME]


@pytest.mark.parametrize("hours", [25, -2, 24 * 400])
def test_an_old_list_is_not_shown_before_keep_or_clear_is_answered(page: Page, site: str, hours: int) -> None:
    have(page, site, FOUR[:1])
    page.clock.set_fixed_time(page.evaluate("Date.now()") + hours * 3_600_000)
    page.reload()
    expect(question(page)).to_have_text(OLD)
    expect(question(page)).to_be_focused()
    assert GARDEN_NAME not in (page.locator("main").text_content() or "")
    page.keyboard.press("Escape")
    expect(question(page)).to_have_text(OLD)
    expect(question(page)).to_be_focused()
    page.goto(site + GARDEN)
    save_button(page).click()
    expect(page.get_by_text(OLD)).to_be_visible()
    page.goto(site + "my-list/")
    button(page, "Keep it").click()
    expect(page.locator(".entry")).to_have_count(1)
    page.reload()
    expect(page.locator(".entry")).to_have_count(1)


def test_an_old_list_that_is_cleared_is_gone_before_another_begins(page: Page, site: str) -> None:
    have(page, site, FOUR[1:3])
    page.clock.set_fixed_time("2026-11-25T10:00:01Z")
    page.goto(site + GARDEN)
    save_button(page).click()
    button(page, "Clear it").click()
    assert kept(page) == [None, None]
    button(page, TAB_SAYS).click()
    assert [len(each["entries"]) if each else 0 for each in kept(page)] == [0, 1]


@pytest.mark.parametrize("away", ["forgotten here", "forgotten in another tab", "kept in another tab"])
def test_the_question_about_an_old_list_ends_with_the_list(page: Page, site: str, away: str) -> None:
    have(page, site, FOUR[:1])
    page.clock.set_fixed_time("2026-11-25T10:00:01Z")
    page.reload()
    expect(question(page)).to_have_text(OLD)
    other = page if away == "forgotten here" else page.context.new_page()
    if other is not page:
        other.clock.set_fixed_time("2026-11-25T10:00:01Z")
        other.goto(site + "my-list/")
    button(other, "Keep it" if "kept" in away else "Forget everything").click()
    expect(question(page)).to_have_count(0)
    if "kept" in away:
        expect(page.locator(".entry")).to_have_count(1)
    else:
        expect(page.get_by_text("Nothing is on your list yet.")).to_be_visible()


def test_a_list_left_open_overnight_is_put_out_of_sight(page: Page, site: str) -> None:
    have(page, site, FOUR[:1])
    page.clock.set_fixed_time("2026-11-25T10:00:01Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text(OLD)).to_be_visible()
    assert GARDEN_NAME not in (page.locator("main").text_content() or "")


def test_two_tabs_show_one_list_and_neither_undoes_the_other(page: Page, site: str) -> None:
    have(page, site, FOUR[:2])
    page.locator(".own summary").first.click()
    page.get_by_label("A note for me").first.fill("half a")
    other = page.context.new_page()
    other.goto(site + "my-list/")
    other.get_by_role("button", name=re.compile("^Move down")).first.click()
    expect(page.locator(".entry h3").first).to_have_text("Castle Players")
    expect(page.get_by_label("A note for me").nth(1)).to_be_focused()
    page.keyboard.type(" word")
    expect(page.get_by_label("A note for me").nth(1)).to_have_value("half a word")
    other.get_by_role("button", name="Take off my list: Castle Players").click()
    expect(page.locator(".entry")).to_have_count(1)
    assert [(entry["slug"], entry["note"]) for entry in kept(page)[0]["entries"]] == [(FOUR[0], "half a word")]


def test_a_clock_that_stands_before_the_site_is_not_believed(page: Page, site: str) -> None:
    have(page, site, FOUR[:1])
    page.clock.set_fixed_time("2019-01-01T10:00:00Z")
    page.reload()
    button(page, "Keep it").click()
    expect(page.locator(".notice").first).to_contain_text("The clock of this device seems to be wrong.")
    expect(page.locator(".list-facts")).to_contain_text("Tuesday 24 November")


def test_what_somebody_else_put_into_the_storage_is_no_list(page: Page, site: str) -> None:
    for odd in ("{", "[]", '{"entries": 7}', '{"entries": [{"slug": "<img src=x onerror=alert(1)>"}]}'):
        page.goto(site + "help/")
        page.evaluate("(odd) => localStorage.setItem('list', odd)", odd)
        page.goto(site + "my-list/")
        expect(page.get_by_text("Nothing is on your list yet.")).to_be_visible()


# ---- Order, and going back ----


def test_alt_and_an_arrow_move_an_entry_and_what_goes_can_come_back(page: Page, site: str) -> None:
    have(page, site, FOUR[:3])
    names = entries(page)
    page.locator(".entry h3 a").nth(2).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(said(page)).to_have_text(f"{names[2]} is now number 2 of 3.")
    assert entries(page) == [names[0], names[2], names[1]]
    page.get_by_role("button", name=f"Take off my list: {names[2]}").click()
    assert entries(page) == [names[0], names[1]]
    expect(button(page, "Put it back")).to_be_focused()
    page.keyboard.press("Enter")
    assert entries(page) == [names[0], names[2], names[1]]


def test_fifty_are_carried_with_few_requests_and_none_again(
    browser: Browser, example_site: Path, served: Callable
) -> None:
    served_here = served(example_site)
    with opened(browser, **PHONE) as page:
        have(page, served_here.address, all_slugs(example_site)[:50])
        start = len(served_here.requests)
        page.reload()
        expect(page.locator(".entry")).to_have_count(50)
        expect(page.locator(".list-sheet svg")).to_have_count(1)
        page.wait_for_load_state("networkidle")
        asked = [path for path in served_here.requests[start:] if "/data/" in path]
        assert set(asked) <= {"/data/list/index.json"}
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.emulate_media(media="print")
        assert len(pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))) in range(10, 20)


# ---- Out: words, record, link, code, paper ----


def test_words_are_sent_in_parts_that_hold_whole_entries(page: Page, site: str) -> None:
    have(page, site, FOUR)
    links = page.locator(".take a[href^='sms:']")
    parts = [unquote((link.get_attribute("href") or "").removeprefix("sms:?&body=")) for link in links.all()]
    button(page, "Copy the words").click()
    whole = page.evaluate("copied")
    assert "\n".join(parts) == whole.replace("’", "'")
    assert [link.inner_text() for link in links.all()] == [
        f"Text message {n + 1} of {len(parts)}" for n in range(len(parts))
    ]
    notice, *lines = whole.split("\n")
    assert notice.startswith("Invented example")
    assert len(lines) == 4
    assert lines[0] == (
        "Riverside Community Garden. Tuesday 24 November, 10:30am to 12:30pm. Mill Lane Allotments, The long shed with "
        "the stove, Mill Lane, Pellbridge, QX2 1AG. £3 a morning, less for some people, first visit free. "
        "E-mail: garden@example.org or Text 01632 960124."
    )
    button(page, "Share").click()
    assert page.evaluate("shared") == whole
    button(page, "Copy for the record").click()
    record = page.evaluate("copied").split("\n")
    assert record[1] == "Activities talked about, 23 November 2026"
    assert all(re.search(r"Last checked \d+ \w+ 20\d\d\.$", line) for line in record[2:])


def test_the_price_for_me_names_nothing_unless_it_is_chosen(page: Page, site: str) -> None:
    have(page, site, FOUR[:1])
    expect(page.get_by_label("Say which card")).to_have_count(0)
    page.evaluate("sessionStorage.setItem('needs', 'price=universal-credit')")
    page.reload()
    expect(page.locator(".list-facts")).to_contain_text("Free for me, first visit free")
    assert "Universal Credit" not in page.locator("main").inner_text()
    assert "Leisure Card" not in (page.locator(".list-sheet").text_content() or "")
    assert "niversal" not in page.evaluate(
        'JSON.stringify([{...localStorage}.list.replace(/"lower":.*?"ways"/, \'\')])'
    )
    page.get_by_label("Say which card").check()
    expect(page.locator(".list-facts")).to_contain_text("Free for me (Pellbridge Leisure Card")
    expect(page.get_by_label("Say which card")).to_be_focused()


def test_a_link_is_in_no_request_and_adds_or_replaces(browser: Browser, page: Page, example_site: Path, served) -> None:
    here = served(example_site)
    have(page, here.address, FOUR[:2])
    page.locator(".scan summary").click()
    button(page, "Copy the link").click()
    link = page.evaluate("copied")
    assert re.fullmatch(re.escape(here.address) + r"my-list/#l=[0-9a-z]{14}", link)
    start = len(here.requests)
    with opened(browser, **PHONE) as other:
        other.goto(link)
        expect(other.locator(".list-ask")).to_contain_text("This link brings 2 activities.")
        expect(other.locator(".list-ask")).to_contain_text("Riverside Community Garden; Castle Players")
        assert kept(other) == [None, None]
        button(other, "Save as my list").click()
        button(other, PHONE_SAYS).click()
        expect(other.locator(".entry")).to_have_count(2)
        assert other.url == here.address + "my-list/"
    code = link.partition("=")[2]
    assert not [path for path in here.requests[start:] if code[:7] in path or FOUR[0] in path or "?" in path]

    have(page, here.address, FOUR[2:3])
    gone = link + "0000000"
    for words, names in (
        ("Leave my list as it is", 1), ("Add to my list", 3), ("Replace my list", 2),
    ):  # fmt: skip
        page.goto("about:blank")
        page.goto(gone)
        expect(page.locator(".list-ask")).to_contain_text("1 activity of it is no longer listed.")
        button(page, words).click()
        expect(page.locator(".entry")).to_have_count(names)
    expect(said(page)).to_contain_text("1 activity of it is no longer listed.")


def test_what_is_gone_since_is_said_in_every_form(page: Page, site: str) -> None:
    have(page, site, FOUR[:1])
    page.evaluate("""() => {
      const list = JSON.parse(localStorage.list);
      list.entries.push({slug: 'gone-since', facts: {name: 'Gone Since', checked: 20000}, shelf: 'x'});
      localStorage.list = JSON.stringify(list);
    }""")
    page.reload()
    expect(page.locator(".entry").nth(1)).to_contain_text("This is no longer listed.")
    button(page, "Copy the words").click()
    assert page.evaluate("copied").endswith("Gone Since: no longer listed. Ask before you go.")
    expect(page.locator(".list-sheet")).to_contain_text("No longer listed: ask before you go.")


def decoded(code: Locator) -> str:
    """What a camera reads that looks at the page."""
    [found] = read_barcodes(Image.open(BytesIO(code.screenshot())))
    return found.text


@pytest.mark.parametrize(("count", "colours"), [(1, "light"), (4, "dark"), (50, "light")])
def test_the_code_on_the_page_and_on_paper_opens_the_same_list(
    page: Page, site: str, example_site: Path, count: int, colours: Any
) -> None:
    page.emulate_media(color_scheme=colours)
    have(page, site, all_slugs(example_site)[:count])
    page.locator(".scan summary").click()
    button(page, "Copy the link").click()
    link = page.evaluate("copied")
    assert len(link) == len(site + "my-list/#l=") + 7 * count
    page.set_viewport_size({"width": 1000, "height": 1200})
    assert decoded(page.locator(".take .qr")) == link
    page.emulate_media(media="print")
    assert decoded(page.locator(".list-sheet .qr")) == link


@pytest.mark.parametrize("count", [1, 3, 4])
def test_up_to_four_fit_on_one_sheet_with_all_that_one_needs(page: Page, site: str, count: int) -> None:
    have(page, site, FOUR[:count])
    page.locator(".own summary").first.click()
    page.get_by_label("A small step").first.fill("Text on Monday")
    page.get_by_label("A note for me").first.fill("Mine alone")
    expect(page.locator(".list-sheet svg")).to_have_count(1)
    page.emulate_media(media="print")
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    assert len(printed) == 1
    assert [round(side / 72 * 25.4) for side in printed[0].get_size()] == [210, 297]
    words = " ".join(printed[0].get_textpage().get_text_range().split())
    for part in (
        "Invented example", "Name", "A person I can talk to", GARDEN_NAME,
        "Tuesday 24 November, 10:30am to 12:30pm; 1 December", "(cancelled)",
        "Getting there Mill Lane Allotments", "By bus: Bus 4",
        "Cost for me £3 a morning", "Reach them E", "garden@example.org",
        "What to say “Hello. I would like to come on Tuesday 24 November.", "My small step Text on Monday",
        "Last checked 1 October 2026", "Scan for this list", "Need help now?", "Samaritans", "116 123",
    ):  # fmt: skip
        assert part in words, part
    assert "Mine alone" not in words


def test_large_print_is_large_and_nothing_is_cut(page: Page, site: str) -> None:
    have(page, site, FOUR)
    button(page, "Print in large letters").click()
    assert page.evaluate("printed") == "large"
    page.evaluate("document.documentElement.dataset.print = 'large'")
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "[...document.querySelectorAll('.list-sheet li p')].map((each) => getComputedStyle(each).fontSize)"
    )
    assert set(sizes) == {"24px"}
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    words = " ".join(" ".join(each.get_textpage().get_text_range() for each in printed).split())
    assert words.count("What to say") == 4
    assert "Need help now?" in words


@pytest.mark.parametrize("press", ["Print", "Copy the words", "Copy for the record", "Share"])
def test_after_it_went_out_a_fresh_list_is_offered(page: Page, site: str, press: str) -> None:
    have(page, site, FOUR[:2])
    expect(page.get_by_text("Done with this list?")).to_have_count(0)
    page.get_by_role("button", name=press, exact=True).click()
    expect(page.get_by_text("Done with this list?")).to_be_visible()
    button(page, "Start a fresh list").click()
    expect(said(page)).to_have_text("Your list is empty, and nothing of it is kept.")
    assert kept(page) == [None, None]
    expect(page.locator(".list-sheet")).to_be_empty()


def test_the_dates_go_into_a_calendar_without_names_where_that_is_chosen(page: Page, site: str) -> None:
    have(page, site, FOUR[:2])
    page.locator("summary", has_text="Put the dates into a calendar").click()
    page.get_by_label("Plain names").check()
    with page.expect_download() as made:
        button(page, "Make the calendar file").click()
    text = made.value.path().read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") >= 2
    assert GARDEN_NAME not in text
    expect(page.locator(".calendar-offer [role=status]")).to_contain_text("Made, with 2 activities.")


# ---- Afterwards ----


def test_after_its_date_an_entry_asks_how_it_was_and_prints_on_the_review_sheet(hands: Hands, site: str) -> None:
    page = hands.page
    have(page, site, [FOUR[0], FOUR[2]])
    expect(page.get_by_text("has passed")).to_have_count(0)
    page.clock.set_fixed_time("2026-11-24T12:29:00Z")
    page.reload()
    button(page, "Keep it").click()
    expect(page.locator(".entry").first).not_to_contain_text("has passed")
    page.clock.set_fixed_time("2026-11-24T12:31:00Z")
    page.reload()
    hands.press(page.locator("summary", has_text="Tuesday 24 November has passed. How was it?"))
    form = page.get_by_role("form", name="How was Tuesday 24 November?")
    hands.press(form.get_by_role("button", name="Put it down"))
    expect(form.get_by_role("alert")).to_have_text("Choose how it was, or “Not now”.")
    form.get_by_label("I went").check()
    hands.write(form.get_by_label("One line, if you like"), "Loud, and the soup was good")
    form.get_by_label("A smaller step").check()
    hands.press(form.get_by_role("button", name="Put it down"))

    tried = page.locator(".tried")
    expect(tried).to_contain_text("I went. Loud, and the soup was good. Next: a smaller step.")
    expect(page.get_by_role("link", name=GARDEN_NAME)).to_be_focused()
    expect(page.get_by_text("has passed")).to_have_count(0)
    expect(page.locator(".list-facts").first).to_contain_text("Tuesday 8 December")
    hands.press(button(page, "Print the review sheet"))
    assert page.evaluate("printed") == "review"
    page.evaluate("document.documentElement.dataset.print = 'review'")
    page.emulate_media(media="print")
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    words = " ".join(" ".join(each.get_textpage().get_text_range() for each in printed).split())
    assert "What we tried" in words
    assert "Riverside Community Garden Tuesday 24 November 2026: I went Loud, and the soup was good" in words
    assert "Getting there" not in words


def test_stopping_takes_it_out_of_what_goes_out_until_it_is_wanted_again(page: Page, site: str) -> None:
    have(page, site, FOUR[:2])
    page.clock.set_fixed_time("2026-11-24T13:00:00Z")
    page.reload()
    button(page, "Keep it").click()
    page.locator("summary", has_text="Tuesday 24 November has passed").first.click()
    form = page.get_by_role("form").filter(has=page.get_by_label("Stop here")).first
    form.get_by_label("Not for me").check()
    form.get_by_label("Stop here").check()
    form.get_by_role("button", name="Put it down").click()
    button(page, "Copy the words").click()
    assert GARDEN_NAME not in page.evaluate("copied")
    expect(page.locator(".list-sheet li")).to_have_count(1)
    button(page, "Back on my list").click()
    expect(page.locator(".list-sheet li")).to_have_count(2)


def test_who_does_not_want_to_say_is_not_asked_again_on_this_page(page: Page, site: str) -> None:
    have(page, site, FOUR[:1])
    page.clock.set_fixed_time("2026-11-24T13:00:00Z")
    page.reload()
    button(page, "Keep it").click()
    page.locator("summary", has_text="has passed").click()
    button(page, "Not now").click()
    expect(page.get_by_text("has passed")).to_have_count(0)


def test_the_review_sheet_has_the_words_of_the_pack(desk: Page, site: str) -> None:
    words = """(sheet) => [...sheet.querySelectorAll('h1, h2, h3, th, .asked, .tick li, .scale li')]
      .map((each) => each.textContent.trim())"""
    desk.goto(site + "toolkit/review-sheet/")
    pack = desk.locator(".sheet").evaluate(words)
    desk.goto(site + "my-list/")
    ours = desk.locator("[data-review]").evaluate(words)
    assert ours == pack[: len(ours)]
    assert pack[len(ours) :] == ["How to use it"]


# ---- Without the server ----


def test_all_of_it_works_when_the_server_goes_away_half_way(browser: Browser, example_site: Path) -> None:
    with opened(browser, **PHONE) as page:
        page.add_init_script(CLIPBOARD)
        with serve_folder(example_site) as here:
            have(page, here.address, FOUR[:3])
            expect(page.locator(".list-sheet svg")).to_have_count(1)
        names = entries(page)
        page.get_by_role("button", name=f"Move up: {names[1]}").click()
        assert entries(page) == [names[1], names[0], names[2]]
        page.locator(".own summary").first.click()
        page.get_by_label("A small step").first.fill("Ring first")
        for press in ("Copy the words", "Copy for the record", "Share", "Print"):
            page.get_by_role("button", name=press, exact=True).click()
        assert page.evaluate("[copied.split('\\n').length, shared.split('\\n').length, printed]") == [5, 4, "list"]
        page.locator(".scan summary").click()
        expect(page.locator(".take .qr")).to_be_visible()
        page.get_by_role("button", name=f"Take off my list: {names[2]}").click()
        assert [entry["step"] for entry in kept(page)[0]["entries"]] == ["Ring first", ""]


def test_what_is_saved_without_a_signal_gets_its_facts_later(page: Page, site: str) -> None:
    page.goto(site + "find/#q=community+garden")
    wait_for_finder(page)
    expect(save_button(page)).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    save_button(page).click()
    button(page, PHONE_SAYS).click()
    expect(saved_button(page)).to_be_visible()
    [entry] = kept(page)[0]["entries"]
    assert entry["facts"]["name"] == GARDEN_NAME
    assert "ways" not in entry["facts"]
    page.context.set_offline(False)
    page.goto(site + "my-list/")
    expect(page.locator(".list-facts")).to_contain_text("Reach them")


# ---- Nobody else learns of it ----


def test_nothing_of_the_list_is_in_any_request(page: Page, site: str) -> None:
    told: list[str] = []
    page.context.on("request", lambda one: told.append(f"{one.url} {one.headers} {one.post_data or ''}".lower()))
    page.goto(site + "find/#q=community+garden")
    wait_for_finder(page)
    start = len(told)
    save_button(page).click()
    button(page, PHONE_SAYS).click()
    page.goto(site + "my-list/")
    page.locator(".own summary").first.click()
    page.get_by_label("A heading, if you like").fill("Heronsgate")
    page.get_by_label("A small step").fill("Ask Marigold")
    page.get_by_label("A note for me").fill("Bluebottle")
    for press in ("Copy the words", "Copy for the record", "Share", "Print"):
        page.get_by_role("button", name=press, exact=True).click()
    page.locator(".scan summary").click()
    button(page, "Copy the link").click()
    page.goto(page.evaluate("copied"))
    page.reload()
    expect(page.locator(".list-ask")).to_be_visible()
    secrets = (
        "riverside",
        "garden",
        "heronsgate",
        "marigold",
        "bluebottle",
        "#l=",
        page.evaluate("location.hash.slice(3)"),
    )
    assert [one for one in told[start:] if any(secret in one for secret in secrets)] == []
    assert [one for one in told if not one.startswith(site)] == []


@pytest.mark.parametrize("place", ["localStorage", "sessionStorage"])
def test_forget_everything_takes_the_list_and_what_was_typed(page: Page, site: str, place: str) -> None:
    have(page, site, FOUR[:2], place)
    page.evaluate("history.replaceState(null, '', '#l=0000000')")
    page.context.set_offline(True)
    page.get_by_role("button", name="Forget everything on this device").click()
    expect(page.get_by_text("Nothing is on your list yet.")).to_be_visible()
    expect(page.locator(".list-sheet")).to_be_empty()
    assert page.evaluate("[localStorage.length, sessionStorage.length, location.hash]") == [0, 0, ""]
    assert GARDEN_NAME not in page.content()


def test_forgetting_in_another_tab_empties_the_page_and_the_buttons(page: Page, site: str) -> None:
    have(page, site, FOUR[:1])
    listing, other = page.context.new_page(), page.context.new_page()
    listing.goto(site + GARDEN)
    expect(saved_button(listing)).to_be_visible()
    other.goto(site + "help/")
    other.get_by_role("button", name="Forget everything on this device").click()
    expect(page.get_by_text("Nothing is on your list yet.")).to_be_visible()
    expect(save_button(listing)).to_be_visible()


@pytest.mark.parametrize(("place", "left"), [("localStorage", 1), ("sessionStorage", 0)])
def test_the_quick_exit_stands_where_an_entry_asks_for_it_and_hides_the_list(
    page: Page, site: str, place: str, left: int
) -> None:
    have(page, site, FOUR[:1], place)
    expect(page.get_by_role("link", name="Leave this page now").first).to_be_hidden()
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(status=200, body="weather"))
    have(page, site, ["walking-with-grief", "trans-tea"], place)
    page.locator("main").get_by_role("link", name="Leave this page now").click()
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.goto(site + "my-list/")
    expect(page.get_by_text(OLD)).to_have_count(left)
    expect(page.locator(".entry")).to_have_count(0)


# ---- By ear ----


def test_the_page_reads_in_order_and_says_what_was_done(page: Page, site: str) -> None:
    have(page, site, FOUR[:2])
    heard = listen(page)
    follow(
        heard, "heading 1 My list", "textbox A heading, if you like", "heading 2 2 activities",
        f"heading 3 {GARDEN_NAME}",
        f"button Move up: {GARDEN_NAME}", f"button Move down: {GARDEN_NAME}", f"button Take off my list: {GARDEN_NAME}",
        "heading 2 Take it with you", "button Copy the words", "button Print", "button Start a fresh list",
    )  # fmt: skip
    assert not [each for each in heard if "Review sheet" in each.name or each.name == "My list, for paper"]
    start_listening(page)
    page.get_by_role("button", name=f"Move down: {GARDEN_NAME}").click()
    assert announced(page) == [f"{GARDEN_NAME} is now number 2 of 2."]


def test_saving_is_announced_and_the_finders_line_stays(page: Page, site: str) -> None:
    page.goto(site + GARDEN)
    expect(save_button(page)).to_be_visible()
    start_listening(page)
    save_button(page).click()
    button(page, TAB_SAYS).click()
    assert announced(page)[-1] == f"{GARDEN_NAME} is on your list."
