"""The home page's search: places offered, where one is on a press, and pictures that carry what is typed and ticked."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from hereabouts.place import to_degrees
from visiting import opened, wait_for_finder

LAT, LON = to_degrees(600800, 475800)
SOUTHLEA = {"latitude": LAT, "longitude": LON, "accuracy": 20}
LONDON = {"latitude": 51.5, "longitude": -0.12}
KEPT = "[{...sessionStorage}, {...localStorage}, document.cookie]"


@pytest.fixture(scope="module")
def site(example_site: Path, served: Callable) -> str:
    return served(example_site).address


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Page]:
    with opened(browser) as page:
        page.goto(site)
        yield page


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    with opened(browser, width=320, has_touch=True, is_mobile=True) as page:
        page.goto(site)
        yield page


def near(page: Page):
    return page.get_by_role("combobox", name="Near")


def options(page: Page):
    return page.get_by_role("listbox", name="Places").get_by_role("option")


def picture(page: Page, name: str):
    return page.locator(".pictures").get_by_role("link", name=name, exact=True)


def here(page: Page):
    return page.get_by_role("button", name="Use where I am")


def said(page: Page):
    return page.locator("form").get_by_role("status")


def find(page: Page) -> None:
    page.get_by_role("button", name="Find activities").click()
    wait_for_finder(page)


def asked(page: Page) -> str:
    return unquote_plus(urlsplit(page.url).fragment)


def test_a_place_is_offered_and_taken_by_keyboard_and_arrives_with_the_rest(desk):
    desk.get_by_label("What would you like to do?").fill("garden")
    near(desk).press_sequentially("riv")
    expect(near(desk)).to_have_attribute("aria-expanded", "true")
    expect(options(desk).first).to_have_accessible_name("Riverside part of town")
    expect(desk.locator("#q-place-count")).to_have_text(re.compile(r"^\d+ places? to choose from"))
    near(desk).press("ArrowDown")
    expect(options(desk).first).to_have_attribute("aria-selected", "true")
    assert near(desk).get_attribute("aria-activedescendant") == options(desk).first.get_attribute("id")
    near(desk).press("Enter")
    expect(near(desk)).to_have_value("Riverside")
    expect(near(desk)).to_be_focused()
    expect(near(desk)).to_have_attribute("aria-expanded", "false")
    near(desk).press("Enter")
    wait_for_finder(desk)
    assert asked(desk) == "q=garden&near=Riverside&within=2"
    expect(desk.get_by_role("status")).to_contain_text("within 2 miles of Riverside")


def test_escape_closes_what_is_offered_and_asks_for_nothing(desk, site):
    near(desk).press_sequentially("cas")
    expect(options(desk).first).to_be_visible()
    near(desk).press("Escape")
    expect(options(desk)).to_have_count(0)
    expect(near(desk)).to_have_value("cas")
    assert desk.url == site


def test_a_place_is_taken_by_touch_on_the_smallest_phone(phone):
    near(phone).tap()
    near(phone).press_sequentially("northf")
    expect(options(phone).first).to_be_visible()
    box = phone.locator("#q-place-list").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert all(each.bounding_box()["height"] >= 44 for each in [*options(phone).all(), here(phone)])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    options(phone).first.tap()
    expect(near(phone)).to_have_value("Northfield")
    phone.get_by_label("Free or cheap for me").tap()
    phone.get_by_role("button", name="Find activities").tap()
    wait_for_finder(phone)
    assert asked(phone) == "near=Northfield&within=2&cost=cheap"


def test_the_list_of_places_is_seen_whole_over_what_follows(desk):
    """Six of them reach below the ground of the form, over the pictures."""
    desk.set_viewport_size({"width": 1280, "height": 1400})
    near(desk).press_sequentially("qx")
    expect(options(desk)).to_have_count(6)
    pictures = desk.locator(".pictures").bounding_box()
    last = options(desk).last.bounding_box()
    assert last["y"] + last["height"] > pictures["y"], "else this test sees nothing"
    x, y = last["x"] + last["width"] / 2, last["y"] + last["height"] / 2
    top = desk.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('[role=option]')?.id", [x, y])
    assert top == options(desk).last.get_attribute("id")


def test_nothing_is_asked_for_before_the_box_has_the_focus_or_the_button_is_pressed(browser, site):
    late = re.compile(r"/data/|(home-place|suggest|suggestions|here|place|search)\.mjs")
    for use in (near, here):
        with opened(browser, permissions=["geolocation"], geolocation=SOUTHLEA) as page:
            urls: list[str] = []
            page.on("request", lambda request, urls=urls: urls.append(request.url))
            page.goto(site)
            page.get_by_label("What would you like to do?").fill("garden")
            page.get_by_label("Free or cheap for me").check()
            page.wait_for_load_state("networkidle")
            assert [url for url in urls if late.search(url)] == []
            with page.expect_request("**/data/find/*.json"):
                use(page).click()
            assert all(url.startswith(site) for url in urls)


def test_what_is_offered_is_the_same_file_for_everyone(desk):
    near(desk).press_sequentially("cas")
    expect(options(desk).first).to_be_visible()
    urls: list[str] = []
    desk.on("request", lambda request: urls.append(request.url))
    near(desk).fill("")
    near(desk).press_sequentially("acorn")
    expect(options(desk).get_by_text("Acorn Hall")).to_be_visible()
    assert urls == []


@pytest.mark.parametrize("lost", ["**/home-place.mjs", "**/suggest.mjs", "**/data/**"])
def test_the_form_works_where_offering_cannot_be_loaded(browser, site, lost):
    with opened(browser) as page:
        page.route(lost, lambda route: route.abort())
        page.goto(site)
        near(page).fill("Castle Hill")
        here(page).click()
        if lost != "**/suggest.mjs":
            expect(said(page)).to_have_text("That could not be loaded. It may be the signal.")
        page.unroute(lost)
        find(page)
        assert asked(page) == "near=Castle Hill&within=2"


def test_where_i_am_is_asked_on_a_press_and_becomes_a_sector(browser, site):
    with opened(browser, permissions=["geolocation"], geolocation=SOUTHLEA) as page:
        page.add_init_script("""
          const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
          window.asks = 0;
          navigator.geolocation.getCurrentPosition = (...rest) => { window.asks += 1; ask(...rest); };
        """)
        page.goto(site)
        page.get_by_label("What would you like to do?").fill("garden")
        near(page).focus()
        assert page.evaluate("asks") == 0
        here(page).click()
        expect(said(page)).to_contain_text(re.compile("from the middle of QX5 [0-9], and we search from there"))
        expect(near(page)).to_have_value(re.compile(r"^QX5 \d$"))
        expect(here(page)).to_be_focused()
        assert page.evaluate("asks") == 1
        assert page.evaluate(KEPT) == [{}, {}, ""]
        assert page.url == site
        sector = near(page).input_value()
        expect(picture(page, "Music")).to_have_attribute("href", re.compile(r"near=QX5\+\d&within=2&interest=music$"))
        find(page)
        assert asked(page) == f"q=garden&near={sector}&within=2"
        assert page.evaluate(KEPT) == [{}, {}, ""]


def test_where_i_am_takes_the_place_of_a_postcode_that_the_tab_knew(browser, site):
    with opened(browser, permissions=["geolocation"], geolocation=SOUTHLEA) as page:
        page.goto(site)
        here(page).click()
        expect(near(page)).to_have_value(re.compile(r"^QX5 \d$"))
        sector = near(page).input_value()
        page.evaluate("(postcode) => sessionStorage.setItem('postcode', postcode)", f"{sector}AB")
        here(page).click()
        expect(said(page)).to_contain_text("we search from there")
        find(page)
        expect(page.get_by_label("Near")).to_have_value(sector)


def test_refused_or_outside_is_said_in_words_and_what_was_typed_stays(browser, site):
    for options_, words in (
        ({"permissions": []}, "You can type a postcode"),
        ({"permissions": ["geolocation"], "geolocation": LONDON}, "outside the places we know"),
    ):
        with opened(browser, **options_) as page:
            page.goto(site)
            near(page).fill("Riverside")
            here(page).click()
            expect(said(page)).to_contain_text(words)
            expect(near(page)).to_have_value("Riverside")
            expect(here(page)).to_be_enabled()
            near(page).fill("Southlea")
            expect(said(page)).to_have_text("")
            find(page)
            assert asked(page) == "near=Southlea&within=2"


def test_a_picture_leads_into_the_search_with_what_is_typed_and_ticked(desk):
    names = picture_names(desk)
    picture_of_all = desk.locator(".pictures a")
    assert len(names) == 12
    near(desk).fill("Riverside")
    desk.get_by_label("Free or cheap for me").check()
    desk.get_by_label("When").select_option("tuesday")
    hrefs = [link.get_attribute("href") for link in picture_of_all.all()]
    assert all(
        re.search(r"/find/#near=Riverside&within=2&cost=cheap&interest=[a-z-]+&day=tuesday$", one) for one in hrefs
    )
    assert len(set(hrefs)) == 12
    assert picture_names(desk) == names, "what they are called stays what they lead to"
    picture(desk, "Music").click()
    wait_for_finder(desk)
    expect(desk.get_by_role("status")).to_contain_text(
        "within 2 miles of Riverside, free or cheap for you, Music, on Tuesday"
    )
    for chip in ("Free or cheap for me", "Music", "Tuesday"):
        expect(desk.get_by_role("button", name=f"Remove filter: {chip}")).to_be_visible()


def picture_names(page: Page) -> list[str]:
    return [link.inner_text() for link in page.locator(".pictures a").all()]


def test_a_picture_finds_what_its_page_without_script_shows(browser, desk, site):
    with opened(browser, java_script_enabled=False, at="") as plain:
        plain.goto(site)
        expect(picture(plain, "Animals")).to_have_attribute("href", "interest/animals/")
        picture(plain, "Animals").click()
        shown = {link.inner_text() for link in plain.locator("main .card h2 a, main .card h3 a").all()}
    picture(desk, "Animals").click()
    wait_for_finder(desk)
    assert asked(desk) == "interest=animals"
    found = {link.inner_text() for link in desk.locator("[data-at=results] .card h3 a").all()}
    assert found
    assert found <= shown


def test_a_place_that_is_taken_from_the_list_reaches_the_pictures(desk):
    near(desk).press_sequentially("acorn")
    options(desk).get_by_text("Acorn Hall").click()
    expect(picture(desk, "Games")).to_have_attribute("href", re.compile(r"#near=Acorn\+Hall&within=2&interest=games$"))


def test_a_whole_postcode_stays_out_of_the_pictures_and_waits_in_the_tab_once_one_is_pressed(desk):
    near(desk).fill("qx2 4ab")
    expect(picture(desk, "Music")).to_have_attribute("href", re.compile(r"#near=QX2\+4&within=2&interest=music$"))
    assert desk.evaluate(KEPT) == [{}, {}, ""], "typing alone keeps nothing"
    picture(desk, "Music").focus()
    desk.keyboard.press("Enter")
    wait_for_finder(desk)
    assert "4AB" not in desk.url.upper()
    expect(desk.get_by_label("Near")).to_have_value("QX2 4AB")
    assert desk.evaluate(KEPT) == [{"postcode": "QX2 4AB"}, {}, ""]


def test_a_picture_opens_in_a_tab_of_its_own_as_links_do(desk):
    near(desk).fill("Riverside")
    with desk.context.expect_page() as other:
        picture(desk, "Walking").click(button="middle")
    wait_for_finder(other.value)
    assert asked(other.value) == "near=Riverside&within=2&interest=walking"


def test_back_shows_a_form_and_pictures_that_agree_and_nothing_is_kept(desk, site):
    desk.get_by_label("What would you like to do?").fill("garden")
    near(desk).fill("Riverside")
    desk.get_by_label("Free or cheap for me").check()
    desk.get_by_label("When").select_option("tuesday")
    picture(desk, "Music").click()
    wait_for_finder(desk)
    desk.go_back()
    expect(desk).to_have_url(site)
    expect(desk.locator("form.ask")).to_be_visible()
    words, place = desk.get_by_label("What would you like to do?").input_value(), near(desk).input_value()
    day, cheap = desk.get_by_label("When").input_value(), desk.get_by_label("Free or cheap for me").is_checked()
    assert (words, place, day, cheap) in [("garden", "Riverside", "tuesday", True), ("", "", "", False)]
    wanted = "#q=garden&near=Riverside&within=2&cost=cheap&interest=music&day=tuesday" if cheap else "#interest=music"
    expect(picture(desk, "Music")).to_have_attribute("href", re.compile(re.escape(wanted) + "$"))
    assert desk.evaluate(KEPT) == [{}, {}, ""]


def test_forgetting_empties_the_pictures_too(desk):
    near(desk).fill("Riverside")
    desk.get_by_role("button", name="Forget everything on this device").click()
    expect(near(desk)).to_have_value("")
    expect(picture(desk, "Music")).to_have_attribute("href", re.compile(r"/find/#interest=music$"))
