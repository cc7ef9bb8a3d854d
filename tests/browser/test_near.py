"""The Near box: places offered while one types, the device asked on a press, several places at once."""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from hereabouts.place import to_degrees
from visiting import line, opened, visit

SOUTHLEA = to_degrees(600800, 475800)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with opened(browser, width=320, has_touch=True, is_mobile=True) as page:
        yield page


def near(page: Page):
    return page.get_by_role("combobox", name="Near")


def options(page: Page):
    return page.get_by_role("listbox", name="Places").get_by_role("option")


def asked(page: Page) -> str:
    return unquote_plus(urlsplit(page.url).fragment)


def test_places_are_offered_and_taken_by_keyboard(desk, site):
    visit(desk, site)
    expect(near(desk)).to_have_attribute("aria-expanded", "false")
    near(desk).press_sequentially("riv")
    expect(near(desk)).to_have_attribute("aria-expanded", "true")
    expect(options(desk).first).to_have_accessible_name("Riverside part of town")
    expect(desk.locator("[data-at=place-count]")).to_have_text(re.compile(r"^\d+ places? to choose from"))
    expect(desk.locator("[data-at=place-count]")).to_have_attribute("aria-live", "polite")
    assert near(desk).get_attribute("aria-activedescendant") is None
    near(desk).press("ArrowDown")
    active = near(desk).get_attribute("aria-activedescendant")
    expect(desk.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    near(desk).press("ArrowUp")
    assert near(desk).get_attribute("aria-activedescendant") is None, "past the first one is the box itself"
    near(desk).press("ArrowDown")
    near(desk).press("Enter")
    expect(near(desk)).to_have_value("Riverside")
    expect(near(desk)).to_be_focused()
    expect(options(desk)).to_have_count(0)
    expect(line(desk)).to_contain_text("within 2 miles of Riverside")


def test_escape_closes_and_keeps_what_is_typed(desk, site):
    visit(desk, site)
    near(desk).press_sequentially("cas")
    expect(options(desk).first).to_be_visible()
    near(desk).press("Escape")
    expect(desk.locator("#q-place-list")).to_be_hidden()
    expect(near(desk)).to_have_value("cas")
    expect(near(desk)).to_have_attribute("aria-expanded", "false")
    near(desk).press("ArrowDown")
    expect(options(desk).first).to_be_visible()
    near(desk).press("Tab")
    expect(desk.locator("#q-place-list")).to_be_hidden()


def test_enter_with_nothing_marked_asks_for_what_is_typed(desk, site):
    visit(desk, site)
    near(desk).press_sequentially("qx2")
    expect(options(desk).first).to_be_visible()
    near(desk).press("Enter")
    expect(line(desk)).to_contain_text("within 2 miles of QX2")
    expect(desk.locator("#q-place-list")).to_be_hidden()


def test_a_place_is_taken_by_pointer(desk, site):
    visit(desk, site)
    near(desk).press_sequentially("acorn")
    options(desk).get_by_text("Acorn Hall").click()
    expect(near(desk)).to_have_value("Acorn Hall")
    expect(line(desk)).to_contain_text("within 2 miles of Acorn Hall")
    expect(desk.locator("[data-at=place-said]")).to_contain_text("Near Acorn Hall (where its pin is)")


def test_a_place_is_taken_by_touch_on_the_smallest_phone(phone, site):
    visit(phone, site)
    near(phone).tap()
    near(phone).press_sequentially("northf")
    expect(options(phone).first).to_be_visible()
    box = phone.locator("#q-place-list").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert all(each.bounding_box()["height"] >= 44 for each in options(phone).all())
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    options(phone).first.tap()
    expect(near(phone)).to_have_value("Northfield")
    expect(line(phone)).to_contain_text("within 2 miles of Northfield")


def test_what_is_offered_is_the_same_file_for_everyone(desk, site):
    visit(desk, site)
    requests: list[str] = []
    desk.on("request", lambda request: requests.append(request.url))
    near(desk).focus()
    near(desk).press_sequentially("cas", delay=60)
    expect(options(desk).first).to_be_visible()
    data = [url for url in requests if "/data/" in url]
    near(desk).fill("")
    near(desk).press_sequentially("acorn", delay=60)
    expect(options(desk).get_by_text("Acorn Hall")).to_be_visible()
    assert [url for url in requests if "/data/" in url] == data
    assert not [url for url in requests if "cas" in url.split("/")[-1] or "acorn" in url.lower()]


def test_the_box_works_where_offering_cannot_be_loaded(desk, site):
    desk.route("**/suggest.mjs", lambda route: route.abort())
    visit(desk, site)
    near(desk).fill("Castle Hill")
    near(desk).press("Enter")
    expect(line(desk)).to_contain_text("of Castle Hill")


def test_several_places_are_offered_found_and_said(desk, site):
    visit(desk, site)
    near(desk).press_sequentially("QX3 1AA and cast")
    options(desk).get_by_text("Castle Hill", exact=True).click()
    expect(near(desk)).to_have_value("QX3 1AA and Castle Hill")
    expect(line(desk)).to_contain_text("of QX3 1 or Castle Hill")
    said = desk.locator("[data-at=place-said]")
    expect(said).to_contain_text(re.compile(r"Near QX3 1 \(.*\) and near Castle Hill \(middle of the area"))
    expect(said).to_contain_text("Distances are in a straight line.")
    assert asked(desk).startswith("near=QX3 1 and Castle Hill&")
    away = desk.locator("[data-at=results] .place").all_text_contents()
    assert any(text.endswith("from Castle Hill") for text in away)
    assert any(text.endswith("from QX3 1") for text in away)


def test_one_of_several_places_that_is_not_known_is_said(desk, site):
    visit(desk, site, "#near=Riverside+and+Zebraville&within=2")
    expect(line(desk)).to_contain_text("within 2 miles of Riverside")
    expect(desk.locator("[data-at=place-said]")).to_contain_text("We do not know “Zebraville”")


def test_where_i_am_is_asked_on_a_press_and_becomes_a_sector(browser, site):
    lat, lon = SOUTHLEA
    options = {"permissions": ["geolocation"], "geolocation": {"latitude": lat, "longitude": lon, "accuracy": 20}}
    with opened(browser, **options) as page:
        page.add_init_script("""
          const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
          window.asks = 0;
          navigator.geolocation.getCurrentPosition = (...rest) => { window.asks += 1; ask(...rest); };
        """)
        visit(page, site)
        near(page).focus()
        assert page.evaluate("asks") == 0
        page.get_by_role("button", name="Use where I am").click()
        expect(page.locator("[data-at=here-said]")).to_contain_text(re.compile("from the middle of QX5 [0-9]"))
        expect(near(page)).to_have_value(re.compile(r"^QX5 \d$"))
        assert re.match(r"near=QX5 \d&within=2$", asked(page))
        assert page.evaluate("asks") == 1
        assert page.evaluate("[{...sessionStorage}, {...localStorage}]") == [{}, {}]
        expect(page.get_by_role("button", name="Use where I am")).to_be_focused()


def test_refused_or_outside_is_said_in_words(browser, site):
    with opened(browser, permissions=[]) as page:
        visit(page, site)
        page.get_by_role("button", name="Use where I am").click()
        expect(page.locator("[data-at=here-said]")).to_contain_text("You can type a postcode")
        assert asked(page) == ""
    london = {"latitude": 51.5, "longitude": -0.12}
    with opened(browser, permissions=["geolocation"], geolocation=london) as page:
        visit(page, site)
        page.get_by_role("button", name="Use where I am").click()
        expect(page.locator("[data-at=here-said]")).to_contain_text("outside the places we know")
        assert asked(page) == ""


def test_what_comes_to_you_stands_in_the_list_and_says_so(desk, site):
    visit(desk, site, "#near=Southlea&within=1")
    card = desk.locator("[data-at=results] .card", has_text="Energy Visits at the Towers")
    expect(card.locator(".place")).to_have_text("Comes to you, in Southlea")
    card.get_by_role("link").click()
    expect(desk.locator(".getting-there")).to_contain_text("Comes to you, in Southlea.")
