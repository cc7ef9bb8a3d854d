"""The search in a frame of another site, and the code that puts it there."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from framing import serve_with_headers
from serving import serve_folder
from visiting import opened

POSTCODE = "QX2 2AB"
PUBLISHED = "https://pellbridge.example.org/"


@pytest.fixture(scope="module")
def site(example_site: Path) -> Iterator[str]:
    with serve_with_headers(example_site) as address:
        yield address


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Iterator[tuple[Path, str]]:
    """A folder for pages of another site, and its address: another name, so another site to the browser."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with serve_folder(folder) as served:
        yield folder, served.address.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as ours:
        yield ours


def put(page: Page, elsewhere: tuple[Path, str], frame: str) -> FrameLocator:
    """Opens a page of the other site that holds the frame."""
    folder, address = elsewhere
    html = f'<!doctype html><html lang="en"><title>Another site</title><h1>Another site</h1><a href="#">Home</a>{frame}'
    (folder / "index.html").write_text(html, encoding="utf-8")
    page.goto(address)
    return page.frame_locator("iframe")


def framed(page: Page, elsewhere: tuple[Path, str], source: str) -> FrameLocator:
    return put(page, elsewhere, f'<iframe src="{escape(source)}" title="Find" width="100%" height="640"></iframe>')


def search(frame: FrameLocator, words: str, near: str = "") -> None:
    frame.locator("#q-words").fill(words)
    frame.locator("#q-place").fill(near)
    frame.get_by_role("button", name="Find").click()
    expect(frame.get_by_role("status")).to_have_text(re.compile(r"^(Help now: .*\. )?\d+ activit"))


def test_the_search_finds_and_its_links_open_the_full_page_in_a_new_tab(page, site, elsewhere):
    frame = framed(page, elsewhere, f"{site}embed/")
    search(frame, "garden")
    link = frame.get_by_role("link", name="Riverside Community Garden")
    expect(frame.get_by_text("Links open in a new tab.")).to_be_visible()
    with page.context.expect_page() as tab:
        link.click()
    expect(tab.value.get_by_role("heading", level=1)).to_have_text("Riverside Community Garden")
    assert tab.value.evaluate("window.opener") is None
    expect(page.get_by_role("heading", level=1)).to_have_text("Another site")


def test_where_the_other_site_asks_for_it_links_take_its_place(page, site, elsewhere):
    frame = framed(page, elsewhere, f"{site}embed/#q=garden&target=top")
    frame.get_by_role("link", name="Riverside Community Garden").click()
    page.wait_for_url(f"{site}activity/riverside-community-garden/")


def test_all_that_fits_is_one_link_away_with_what_was_asked(page, site, elsewhere):
    frame = framed(page, elsewhere, f"{site}embed/")
    search(frame, "", POSTCODE)
    with page.context.expect_page() as tab:
        frame.get_by_role("link", name=re.compile("See all")).click()
    tab.value.wait_for_url("**/find/#near=QX2+2&within=2")


def test_nothing_typed_is_sent(page, site, elsewhere):
    asked = []
    page.context.on("request", lambda request: asked.append(f"{request.url} {request.headers} {request.post_data}"))
    frame = framed(page, elsewhere, f"{site}embed/")
    search(frame, "kettle", POSTCODE)
    _, address = elsewhere
    assert [one for one in asked if one.startswith(site)]
    assert [one for one in asked if not one.startswith((site, address))] == []
    assert [one for one in asked if re.search(r"kettle|qx2\W*2ab", one, re.IGNORECASE)] == []


def test_nothing_is_kept(page, site):
    page.goto(f"{site}embed/")
    steps = page.evaluate("history.length")
    page.locator("#q-words").fill("kettle")
    page.locator("#q-place").fill(POSTCODE)
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ activit"))
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, location.hash]") == [
        0,
        0,
        "",
        "",
    ]
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("history.length") == steps
    assert page.context.cookies() == []


def test_it_goes_by_keyboard_alone(page, site, elsewhere):
    frame = framed(page, elsewhere, f"{site}embed/")
    expect(frame.locator("#q-words")).to_be_visible()
    focused = frame.locator(":focus")
    for _ in range(8):
        page.keyboard.press("Tab")
        if focused.count() and focused.get_attribute("id") == "q-words":
            break
    page.keyboard.type("garden")
    page.keyboard.press("Enter")
    expect(frame.get_by_role("status")).to_have_text(re.compile(r"^\d+ activit"))
    for _ in range(12):
        page.keyboard.press("Tab")
        if focused.count() and focused.evaluate("(each) => Boolean(each.closest('.card'))"):
            break
    with page.context.expect_page() as tab:
        page.keyboard.press("Enter")
    tab.value.wait_for_url("**/activity/**")


def test_it_wears_the_other_sites_colours_and_size(page, site, elsewhere):
    frame = framed(page, elsewhere, f"{site}embed/#paper=102030&ink=f0f0f0&accent=ffd080&size=20&q=garden")
    link = frame.get_by_role("link", name="Riverside Community Garden")
    expect(link).to_have_css("color", "rgb(255, 208, 128)")
    expect(frame.locator("body")).to_have_css("background-color", "rgb(16, 32, 48)")
    expect(frame.locator("html")).to_have_css("font-size", "20px")


def test_colours_that_cannot_be_read_are_passed_over(page, site, elsewhere):
    frame = framed(page, elsewhere, f"{site}embed/#paper=ffffff&ink=eeeeee&accent=fefefe&size=3&scheme=light")
    expect(frame.locator("body")).to_have_css("color", "rgb(29, 42, 48)")
    expect(frame.locator("body")).to_have_css("background-color", "rgb(255, 253, 249)")


def test_words_of_danger_bring_help_here_too(page, site, elsewhere):
    frame = framed(page, elsewhere, f"{site}embed/")
    search(frame, "kill myself")
    expect(frame.get_by_role("status")).to_have_text(re.compile("^Help now: "))
    expect(frame.locator("[data-urgent]")).to_be_visible()


def test_what_is_personal_in_the_frames_address_is_passed_over(page, site, elsewhere):
    frame = framed(page, elsewhere, f"{site}embed/#q=garden&need=quiet&access=step-free&for=women-only")
    expect(frame.get_by_role("status")).to_have_text(re.compile(r"^4 activities for “garden”$"))


def test_no_other_page_may_stand_in_a_frame_where_the_host_reads_our_rules(page, site, elsewhere):
    refused = []
    page.on("console", lambda told: refused.append(told.text))
    for path in ("", "find/", "activity/riverside-community-garden/", "add/", "data/"):
        frame = framed(page, elsewhere, f"{site}{path}")
        expect(frame.locator("main#page")).to_have_count(0)
    assert sum("frame-ancestors" in told or "frame" in told.lower() for told in refused) >= 5


def test_scripts_of_other_sites_may_read_the_data(page, site, elsewhere):
    _, address = elsewhere
    page.goto(address)
    count = page.evaluate(f"fetch('{site}data/services.json').then((got) => got.json()).then((all) => all.total_items)")
    assert count > 100


def make(page: Page, site: str, words: str) -> None:
    page.goto(f"{site}data/")
    page.locator("#q-words").fill(words)
    page.get_by_role("button", name="Make it").click()
    expect(page.locator("[data-share-said]")).to_have_text(re.compile(r"\d+ in the list"))


def test_the_code_of_the_frame_works_where_it_is_pasted(page, site, elsewhere):
    make(page, site, "garden")
    code = page.get_by_label("Code of the search box").input_value()
    assert f'src="{PUBLISHED}embed/#q=garden"' in code
    frame = put(page, elsewhere, code.replace(PUBLISHED, site))
    expect(frame.get_by_role("link", name="Riverside Community Garden")).to_be_visible()
    assert page.locator("iframe").get_attribute("title")


def test_the_list_is_plain_html_that_leads_to_our_pages(page, site, elsewhere):
    make(page, site, "garden")
    code = page.get_by_label("Code of the list").input_value()
    assert "<script" not in code
    assert "style=" not in code
    put(page, elsewhere, code)
    link = page.get_by_role("link", name="Riverside Community Garden")
    assert link.get_attribute("href") == f"{PUBLISHED}activity/riverside-community-garden/"
    expect(page.get_by_text("CC BY 4.0.")).to_be_visible()
    expect(page.get_by_role("listitem")).to_have_count(4)


def test_the_code_is_copied_or_chosen_to_be_copied_by_hand(browser, site):
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        make(page, site, "garden")
        page.get_by_role("button", name="Copy the list").click()
        expect(page.get_by_text("Copied.", exact=True)).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.get_by_label("Code of the list").input_value()
    with opened(browser) as page:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        make(page, site, "garden")
        page.get_by_role("button", name="Copy the list").click()
        expect(page.get_by_text("Copied.", exact=True)).to_be_visible()  # the way of older browsers
        page.evaluate("document.execCommand = () => false")
        page.get_by_role("button", name="Copy the search box").click()
        expect(page.get_by_text("Chosen: copy it")).to_be_visible()
        chosen = page.evaluate("(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)")
        assert chosen.startswith("<iframe")


def test_without_script_the_frame_still_leads_on(browser, site, elsewhere):
    with opened(browser, java_script_enabled=False, at="") as page:
        frame = framed(page, elsewhere, f"{site}embed/")
        expect(frame.get_by_role("link", name="A to Z")).to_be_visible()
        expect(frame.locator("form")).to_be_hidden()
        assert frame.locator("base").get_attribute("target") == "_blank"
