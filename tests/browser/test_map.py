"""The map: nothing of it before the press, nothing of anybody else, and on it what is in the list, in its order."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from building import PROJECT, build_site, once
from visiting import GARDEN, names, opened, visit, wait_for_finder

MAP_FILES = re.compile(r"/(leaflet|map-?(?!offer)[a-z]*|ground|degrees)\.(m?js|css|json)$")
NEAR = "#near=QX2+2&within=5"
TILES = "https://tiles.example.org"
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00"
    b"\rIDATx\x9cc\xfc\xcf\xc0P\x0f\x00\x04\x85\x01\x80\x84\xa9\x8c!\x00\x00\x00\x00IEND\xaeB`\x82"
)


def offer(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Map of "))


def open_map(page: Page) -> Locator:
    offer(page).click()
    room = page.get_by_role("region", name="Map")
    expect(room.locator(".map-said")).not_to_be_empty()
    return room


def stepped(page: Page) -> list[str]:
    """The name of each place, as the keyboard comes to them one after the other."""
    room = page.get_by_role("region", name="Map")
    room.locator(".map-mark").first.focus()
    page.keyboard.press("Home")
    told = [page.evaluate("document.activeElement.getAttribute('aria-label')")]
    count = int(re.search(r" of (\d+)", told[0])[1])
    for _ in range(count - 1):
        page.keyboard.press("ArrowRight")
        told.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert [re.search(r", (\d+) of", each)[1] for each in told] == [str(number + 1) for number in range(count)]
    return [each.rsplit(", ", 2 if each.endswith("roughly here") else 1)[0] for each in told]


def listed(page: Page) -> list[str]:
    """The names of all results, those that are shown at once and the rest."""
    more = page.locator("[data-at=more]")
    while more.is_visible():
        more.click()
    return names(page)


def test_nothing_of_the_map_is_asked_for_before_the_press(desk: Page, site: str) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    for address in ("find/", GARDEN):
        desk.goto(site + address)
        expect(offer(desk)).to_be_visible()
        assert not [url for url in asked if MAP_FILES.search(url)]

    open_map(desk)

    assert [url for url in asked if MAP_FILES.search(url)]
    assert all(url.startswith(site) for url in asked)


FILTERS = [
    "",
    NEAR,
    NEAR + "&sort=name",
    NEAR + "&cost=free",
    "#day=tuesday",
    "#q=garden",
    "#sort=gentle&interest=music",
]


@pytest.mark.parametrize("asked", FILTERS)
def test_the_places_on_the_map_are_those_of_the_list_in_its_order(desk: Page, site: str, asked: str) -> None:
    visit(desk, site, asked)
    open_map(desk)

    places = stepped(desk)

    order = list(dict.fromkeys(places))
    assert order == [name for name in listed(desk) if name in set(places)]
    without = [name for name in listed(desk) if name not in set(places)]
    # What is not on it lies nowhere: it is online, or comes to people in an area.
    for name in without:
        card = desk.locator("[data-at=results] .card", has_text=name).first
        assert not re.search(r"\d miles?|mile$", card.locator(".place").inner_text()), name


def test_the_map_follows_what_is_chosen(desk: Page, site: str) -> None:
    visit(desk, site, NEAR)
    room = open_map(desk)
    before = room.locator(".map-said").inner_text()

    desk.get_by_role("checkbox", name=re.compile("^Tuesday")).check()

    expect(room.locator(".map-said")).not_to_have_text(before)
    assert set(stepped(desk)) <= set(listed(desk))


def test_by_keyboard_a_place_opens_its_card_and_the_focus_comes_back(desk: Page, site: str) -> None:
    visit(desk, site, NEAR)
    offer(desk).focus()
    desk.keyboard.press("Enter")
    room = desk.get_by_role("region", name="Map")
    single = room.locator(".map-mark:not(.many)").first
    single.focus()
    name = (single.get_attribute("aria-label") or "").split(",")[0]

    desk.keyboard.press("Enter")

    card = room.get_by_role("dialog")
    expect(card.get_by_role("link", name=name)).to_be_focused()
    desk.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(desk.locator(":focus")).to_have_attribute("aria-label", re.compile(re.escape(name)))
    desk.keyboard.press("Escape")
    expect(room).to_have_count(0)
    expect(offer(desk)).to_be_focused()


def test_places_at_one_spot_are_one_mark_that_opens_all_their_cards(desk: Page, site: str) -> None:
    visit(desk, site)
    room = open_map(desk)
    many = room.locator(".map-mark.many").first
    for _ in range(20):
        many.focus()
        desk.keyboard.press("Enter")
        if room.get_by_role("dialog").is_visible():
            break

    assert room.get_by_role("dialog").locator(".card").count() >= 2


def test_with_the_pointer_everything_goes_without_dragging(desk: Page, site: str) -> None:
    visit(desk, site, NEAR)
    room = open_map(desk)
    scale = room.locator(".leaflet-control-scale-line").first
    wide = scale.inner_text()
    for _ in range(8):
        room.get_by_role("button", name="Closer").click()
    expect(scale).not_to_have_text(wide)
    for way in ("Left", "Up", "Down", "Right", "Wider"):
        room.get_by_role("button", name=way).click()
    room.get_by_role("button", name="All").click()
    expect(scale).to_have_text(wide)
    room.get_by_role("button", name="Next").click()
    expect(room.locator(".map-mark.chosen")).to_have_count(1)


def test_confidential_and_withheld_places_are_on_no_map(desk: Page, site: str, example_site: Path) -> None:
    for address in ("activity/trans-tea/", "activity/thursday-table/", "activity/midnight-poets/"):
        desk.goto(site + address)
        desk.wait_for_load_state("networkidle")
        expect(offer(desk)).to_have_count(0)
    for shelf in (example_site / "data/list").glob("*.json"):
        for slug, facts in json.loads(shelf.read_text(encoding="utf-8")).items():
            assert slug not in ("trans-tea", "midnight-poets") or "at" not in facts


def test_a_listing_shows_its_own_place(desk: Page, site: str) -> None:
    desk.goto(site + GARDEN)
    room = open_map(desk)

    expect(room.locator(".map-mark")).to_have_attribute("aria-label", "Riverside Community Garden, 1 of 1")
    expect(room.locator(".map-said")).to_have_text("1 activity on the map.")


def test_my_list_has_a_map_in_its_own_order(desk: Page, site: str) -> None:
    visit(desk, site, NEAR)
    saved = []
    for number in range(3):
        card = desk.locator("[data-at=results] .card", has=desk.locator(".place", has_text="mile")).nth(number)
        saved.append(card.locator("h3").inner_text())
        card.locator(".save").click()
        keep = desk.get_by_role("button", name="Only until I close this page")
        if number == 0:
            keep.click()
        expect(card.locator(".save")).to_have_class(re.compile("saved"))
    desk.goto(site + "my-list/")
    open_map(desk)
    assert list(dict.fromkeys(stepped(desk))) == saved

    desk.get_by_role("button", name=re.compile("^Move down: ")).first.click()

    saved[:2] = reversed(saved[:2])
    expect(desk.locator(".entries h3").first).to_have_text(saved[0])
    expect(desk.locator("[data-place='0']")).to_have_attribute(
        "aria-label", re.compile(r"^(\d+ places close together, first )?" + re.escape(saved[0]))
    )
    assert list(dict.fromkeys(stepped(desk))) == saved


def test_forgetting_everything_closes_the_map_and_leaves_the_focus_where_it_was(desk: Page, site: str) -> None:
    visit(desk, site, NEAR)
    room = open_map(desk)

    desk.get_by_role("button", name="Forget everything on this device").click()

    expect(room).to_have_count(0)
    expect(desk.get_by_role("button", name="Forget everything on this device")).to_be_focused()


def test_on_paper_there_is_the_list_and_no_map(desk: Page, site: str) -> None:
    visit(desk, site, NEAR)
    room = open_map(desk)

    desk.emulate_media(media="print")

    expect(room).to_be_hidden()
    expect(offer(desk)).to_be_hidden()
    expect(desk.locator("[data-at=results] .card").first).to_be_visible()


def test_a_map_that_does_not_come_says_so_and_can_be_asked_again(desk: Page, site: str) -> None:
    visit(desk, site)
    desk.route("**/ground.json", lambda route: route.abort())
    offer(desk).click()
    expect(desk.get_by_text("The map could not be loaded.")).to_be_visible()

    desk.unroute("**/ground.json")
    open_map(desk)


def test_nothing_moves_by_itself_for_those_who_asked_for_stillness(browser: Browser, site: str) -> None:
    for motion, moving in (("reduce", 0), ("no-preference", 1)):
        with opened(browser, reduced_motion=motion) as page:
            visit(page, site, NEAR)
            room = open_map(page)
            assert room.locator(".leaflet-fade-anim").count() == moving


def build_with(settings: dict[str, Any], folder: Path) -> Path:
    """The example's site with further settings."""
    town = folder / "town"
    shutil.copytree(PROJECT / "directory", town)
    file = town / "settings.yml"
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader) | settings
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return build_site(folder / "site", strict=False, DIRECTORY=str(town))


@pytest.fixture(scope="module")
def with_streets(shared_room: Path, served: Callable) -> str:
    """The example with pictures of streets from somebody else, whose name is hostile."""

    def build() -> str:
        pictures = {
            "address": TILES + "/streets/{z}/{x}/{y}.png",
            "name": "<b>Tiles</b> & sons",
            "attribution": "<img src=x onerror=alert(1)> contributors",
        }
        folder = shared_room / "streets"
        folder.mkdir()
        return str(build_with({"map-pictures": pictures}, folder))

    return served(Path(once(shared_room, "streets", build))).address


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page, what it asks of others, and what its policy stopped."""
    with opened(browser) as page:
        asked: list[str] = []
        stopped: list[str] = []

        def answer(route: Any) -> None:
            asked.append(route.request.url)
            route.fulfill(status=200, content_type="image/png", body=PIXEL)

        page.context.route(re.compile(r"^https:"), answer)
        page.on("console", lambda said: "Content Security" in said.text and stopped.append(said.text))
        yield page, asked, stopped


def test_pictures_of_others_come_after_a_question_only(watched: Any, with_streets: str) -> None:
    page, asked, stopped = watched
    visit(page, with_streets, NEAR)
    room = open_map(page)
    streets = room.get_by_role("button", name="Show streets")
    streets.click()
    question = room.locator(".map-ask .question")
    expect(question).to_contain_text("<b>Tiles</b> & sons (tiles.example.org)")
    expect(question).to_be_focused()
    room.get_by_role("button", name="Leave them out").click()
    expect(streets).to_be_focused()
    assert not asked

    streets.click()
    room.get_by_role("button", name="Get the pictures").click()

    expect(room.locator(".leaflet-tile-loaded").first).to_be_attached()
    assert asked
    assert all(url.startswith(TILES + "/streets/") for url in asked)
    assert not stopped
    expect(room.locator(".map-thanks")).to_have_text("<img src=x onerror=alert(1)> contributors")
    streets.click()
    expect(room.locator(".map-thanks")).to_be_empty()
    streets.click()
    expect(question).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_the_points_lie_the_same_with_streets_below_them(watched: Any, with_streets: str) -> None:
    page, _, _ = watched
    visit(page, with_streets, NEAR)
    room = open_map(page)
    before = stepped(page)
    room.get_by_role("button", name="Show streets").click()
    room.get_by_role("button", name="Get the pictures").click()
    expect(room.locator(".leaflet-tile").first).to_be_attached()

    assert stepped(page) == before


def test_the_policy_lets_nobody_else_in(example_site: Path, watched: Any, with_streets: str, served: Callable) -> None:
    policy = re.compile(r"Content-Security-Policy[^>]*content=\"?([^\">]*)", re.IGNORECASE)
    page, _, _ = watched
    own = policy.search((example_site / "find/index.html").read_text(encoding="utf-8"))
    assert own
    assert "img-src 'self' data:;" in own[1]
    page.goto(with_streets + "find/")
    theirs = page.locator("meta[http-equiv='content-security-policy' i]").get_attribute("content") or ""
    assert theirs.replace(f"img-src 'self' data: {TILES};", "img-src 'self' data:;") == own[1]


def test_a_hostile_name_is_a_name_on_the_map_too(desk: Page, site: str) -> None:
    alarms: list[str] = []
    desk.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    visit(desk, site, "#q=garden")
    hostile = "<img src=x onerror=alert(1)>"
    desk.route("**/ground.json", lambda route: route.fulfill(json={"areas": [[hostile, 600000, 480000, 900]]}))
    desk.evaluate(
        "(name) => { const {shelf, rows} = document.querySelector('[data-finder]').answer;"
        " rows.forEach((row) => { shelf.name[row] = name; }); }",
        hostile,
    )
    room = open_map(desk)
    room.get_by_role("button", name="Next").click()
    room.locator(".map-mark.chosen").click()

    expect(room.get_by_role("dialog").locator("h3").first).to_have_text(hostile)
    expect(room.locator(".map-label.area").first).to_have_text(hostile)
    assert not desk.locator("[onerror]").count()
    assert not alarms


def test_rough_places_are_drawn_as_areas(desk: Page, site: str) -> None:
    visit(desk, site, NEAR)
    desk.evaluate(
        "() => { const {shelf, rows} = document.querySelector('[data-finder]').answer;"
        " for (const {tile} of shelf.parts) tile.exact = '2'.repeat(tile.size);"
        " shelf.more.clear(); }"
    )
    room = open_map(desk)
    wait_for_finder(desk)

    assert room.locator(".map-rough").count() > 0
    assert room.locator(".map-mark").count() == room.locator(".map-mark.rough").count()
    assert stepped(desk)
