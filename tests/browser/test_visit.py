"""My first visit in a browser: the story of a listing, a day to choose, the first words, the sheet and the poster."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from visiting import opened

SKETCHING, PATCHWORK, SEWING = "fire-station-friday-sketching", "marsh-end-patchwork", "shapla-sewing"


def visit(page: Page, site: str, asked: str) -> None:
    page.goto("about:blank")  # or only what stands behind the # would change, and the old story be read
    page.goto(f"{site}first-visit/#{asked}")
    expect(page.locator("#visit-name")).to_be_visible()


def words(page: Page) -> str:
    return page.locator("#visit-text").input_value()


def test_a_listing_leads_to_its_first_visit_in_pictures(desk: Page, site: str) -> None:
    desk.goto(f"{site}activity/{SKETCHING}/")
    desk.get_by_role("link", name="See it in pictures, step by step").click()

    expect(desk.locator("#visit-name")).to_have_text("Friday Sketching")
    assert desk.locator(".scene h3").all_inner_texts()[0] == "What it is"
    assert desk.locator(".scene h3").all_inner_texts()[-1] == "Going home"
    assert desk.locator(".scene img").evaluate_all("all => all.every((one) => one.complete && one.naturalWidth)")
    expect(desk.locator(".visit-when")).to_have_text("Friday 27 November 2026, 2pm to 4pm")


def test_what_is_known_is_told_and_what_is_not_is_asked(desk: Page, site: str) -> None:
    visit(desk, site, PATCHWORK)

    asks = desk.locator(".asks li").all_inner_texts()
    assert "Who will meet me?" in asks
    assert "Is there a way in without steps?" in asks
    visit(desk, site, SKETCHING)
    assert desk.locator(".asks li").all_inner_texts() == ["How do people get home afterwards?"]
    assert "You may just watch." in desk.locator(".scenes").inner_text()


def test_another_day_changes_the_head_and_the_message(desk: Page, site: str) -> None:
    visit(desk, site, SEWING)
    assert "on Thursday 26 November 2026." in words(desk)

    desk.get_by_label("Which day?").select_option(label="Thursday 3 December 2026, 10am to midday")

    expect(desk.locator(".visit-when")).to_have_text("Thursday 3 December 2026, 10am to midday")
    assert "on Thursday 3 December 2026." in words(desk)
    assert "2026-12-10" not in desk.locator("#visit-day option").evaluate_all("all => all.map((one) => one.value)")


def test_a_day_may_stand_in_the_address_and_a_day_that_is_off_is_not_taken(desk: Page, site: str) -> None:
    visit(desk, site, f"{SEWING}&on=2026-12-03")
    expect(desk.locator(".visit-when")).to_contain_text("Thursday 3 December 2026")

    visit(desk, site, f"{SEWING}&on=2026-12-10")
    expect(desk.locator(".visit-when")).to_contain_text("Thursday 26 November 2026")


def test_the_message_goes_by_ones_own_text_with_what_one_has_written(desk: Page, site: str) -> None:
    visit(desk, site, SEWING)
    desk.locator("#visit-text").fill("Hello & welcome? 50% #1")

    link = desk.get_by_role("link", name="Open in my messages").get_attribute("href") or ""
    assert link.startswith("sms:01632960353?&body=")
    assert unquote(link.partition("body=")[2]) == "Hello & welcome? 50% #1"


def test_by_e_mail_subject_and_words_are_in_the_letter(desk: Page, site: str) -> None:
    visit(desk, site, "deaf-club-social")
    link = desk.locator(".visit-words a.button").get_attribute("href") or ""

    if link.startswith("mailto:"):
        asked = parse_qs(urlsplit(link).query)
        assert "my first time" in asked["subject"][0]
        assert asked["body"][0].replace("\r", "") == words(desk)
    else:
        assert link.startswith(("sms:", "tel:", "https://"))


def test_it_is_used_by_keyboard_alone(desk: Page, site: str) -> None:
    visit(desk, site, SEWING)
    desk.get_by_label("Which day?").focus()
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".visit-when")).to_contain_text("Thursday 3 December 2026")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.id") == "visit-text"
    desk.keyboard.press("Tab")
    assert "Open in my messages" in desk.evaluate("document.activeElement.textContent")


def test_a_group_comes_to_the_form_at_the_questions_on_its_welcome(desk: Page, site: str) -> None:
    visit(desk, site, PATCHWORK)
    desk.get_by_role("link", name="Answer what is not known here").click()

    joining = desk.locator('[data-field="joining"]')
    expect(joining.get_by_label("Who meets", exact=False)).to_be_visible()
    expect(joining.locator(":focus")).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "says"), [("no-such-group", "We have no story"), ("acorn-hardship-fund", "We have no")]
)
def test_where_there_is_no_story_it_says_so(desk: Page, site: str, asked: str, says: str) -> None:
    desk.goto(f"{site}first-visit/#{asked}")
    expect(desk.get_by_role("status")).to_contain_text(says)


def test_without_a_signal_it_says_what_else_there_is(desk: Page, site: str) -> None:
    desk.goto(f"{site}first-visit/")
    desk.context.set_offline(True)
    desk.evaluate(f"location.hash = '{SEWING}'")
    expect(desk.get_by_role("status")).to_contain_text("The page of the activity says the same")


def test_nothing_of_it_is_told_to_anyone_or_kept(desk: Page, site: str) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    visit(desk, site, SEWING)
    desk.locator("#visit-text").fill("My name is Sam")
    desk.get_by_label("Which day?").select_option(index=1)

    assert all(url.startswith(site) for url in asked)
    assert not [url for url in asked if "Sam" in url or "2026-12" in url]
    assert desk.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_it_fits_a_small_phone(browser, site: str) -> None:
    with opened(browser, width=320) as phone:
        visit(phone, site, SKETCHING)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320
        phone.goto(f"{site}first-visit/#{SKETCHING}&poster")
        expect(phone.locator(".poster svg")).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_it_is_a5_and_holds_the_story_and_the_words_as_changed(desk: Page, site: str) -> None:
    visit(desk, site, SEWING)
    desk.locator("#visit-text").fill("Hello, it is Sam.")
    pages = pypdfium2.PdfDocument(BytesIO(desk.pdf(prefer_css_page_size=True)))

    assert {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pages} == {(148, 210)}
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert "Hello, it is Sam." in text
    assert "Going home" in text
    assert "Which day?" not in text


def test_the_poster_of_a_group_leads_a_camera_to_its_page(desk: Page, site: str) -> None:
    visit(desk, site, SEWING)
    desk.get_by_role("link", name="A poster for your wall").click()
    expect(desk.locator(".poster svg")).to_be_visible()

    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(desk.locator(".poster svg").screenshot())))
    assert code.text == f"{site}activity/{SEWING}/"
    (sheet,) = pypdfium2.PdfDocument(BytesIO(desk.pdf(prefer_css_page_size=True)))
    assert round(sheet.get_width() / 72 * 25.4) == 210
    assert "Acorn Hall" in sheet.get_textpage().get_text_range()


def test_without_script_the_page_says_where_the_same_is_told(browser, site: str) -> None:
    with opened(browser, java_script_enabled=False) as plain:
        plain.goto(f"{site}first-visit/#{SEWING}")
        expect(plain.get_by_role("link", name="find page")).to_be_visible()
