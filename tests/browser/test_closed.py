"""The site closes under people's hands: phones that kept it let it go, lists stay theirs, and every way leads on."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from building import PROJECT
from closing import COUNCIL, close_copy, close_town, press_on
from no_signal import KEPT, WORKERS, Town, phone, settle, until
from visiting import EVERY, GARDEN, opened

AXE = (PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS = """async (values) => (await axe.run({runOnly: {type: 'tag', values}, resultTypes: ['violations']}))
  .violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 200)}`).join('\\n')"""
CLOSED = "closed on 23 November 2026"


@pytest.fixture(scope="module")
def closed(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return close_copy(example_site, tmp_path_factory.mktemp("closed"))


@pytest.fixture(scope="module")
def site(closed: Path, served) -> str:
    return served(closed).address


def test_every_kind_of_address_says_where_to_look_now(desk: Page, site: str) -> None:
    said: list[str] = []
    desk.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for kind, path in EVERY.items():
        answer = desk.goto(site + path)
        assert answer
        assert answer.status == (404 if kind == "not found" else 200), kind
        expect(desk.locator("main")).to_contain_text(CLOSED)
        expect(desk.get_by_role("link", name="Pellbridge Council")).to_have_attribute("href", COUNCIL)
        expect(desk.get_by_role("link", name="Call 999").last).to_be_visible()
    assert [line for line in said if "404" not in line] == []


def test_it_needs_no_script(browser: Browser, site: str) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(f"{site}my-list/")
        expect(page.locator("[data-instead]")).to_contain_text("still on this device")
        page.get_by_role("link", name="Help", exact=True).click()
        expect(page.get_by_role("heading", name="Need help now?")).to_be_visible()
        page.goto(f"{site}{GARDEN}")
        expect(page.get_by_role("link", name="Pellbridge Council")).to_be_visible()


@pytest.mark.parametrize("path", ["", GARDEN, "my-list/", "help/", "embed/", "no-such-page/"])
def test_it_has_no_fault_and_is_no_wider_than_a_phone(browser: Browser, site: str, path: str) -> None:
    with opened(browser, width=320) as page:
        page.add_init_script(AXE)
        keep_list(page, site)
        page.goto(site + path)
        if path == "my-list/":
            expect(page.locator("[data-closed-list] h2")).to_be_visible()
        for colours in ("light", "dark"):
            page.emulate_media(color_scheme=colours)
            assert page.evaluate(FAULTS, RULES) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.fixture
def town(example_site: Path, tmp_path: Path) -> Iterator[Town]:
    made = Town(example_site, tmp_path / "town")
    yield made
    made.stop()


def close(town: Town, room: Path) -> None:
    """The next build makes the closed site, and it is published in the open one's place."""
    press_on(town.folder, close_town(room / "directory"))


def test_a_phone_that_kept_the_site_lets_it_go_at_the_next_visit(browser: Browser, town: Town, tmp_path: Path) -> None:
    with phone(browser) as page:
        settle(page, town.address)
        page.evaluate("caches.open('hereabouts / saved riverside')")
        assert page.evaluate(KEPT)["hereabouts / core"]
        close(town, tmp_path)
        page.goto(town.address + "find/")
        expect(page.locator("main")).to_contain_text(CLOSED)
        until(page, f"async () => (await ({WORKERS})()) === 0")
        until(page, "async () => (await caches.keys()).length === 0")
        page.goto(town.address + "my-list/")
        expect(page.locator("main")).to_contain_text(CLOSED)
        assert page.evaluate(WORKERS) == 0


def test_a_list_that_was_saved_is_still_there_to_read_print_and_clear(
    browser: Browser, town: Town, tmp_path: Path
) -> None:
    with phone(browser, service_workers="block") as page:
        page.goto(town.address + GARDEN)
        page.get_by_role("button", name=re.compile("^Save")).first.click()
        page.get_by_role("button", name="Keep on this phone").click()
        until(page, "() => Boolean(localStorage.getItem('list'))")
        close(town, tmp_path)
        town.served.requests.clear()
        page.goto(town.address + "my-list/")
        kept = page.locator("[data-closed-list]")
        expect(kept.get_by_role("heading", name="Riverside Community Garden")).to_be_visible()
        expect(kept.locator("a[href^='mailto:'], a[href^='tel:']").first).to_be_visible()
        expect(kept).to_contain_text("Ask before you go.")
        assert [asked for asked in town.served.requests if "/data/" in asked] == []
        page.emulate_media(media="print")
        expect(kept.get_by_role("heading", name="Riverside Community Garden")).to_be_visible()
        page.emulate_media(media="screen")
        page.get_by_role("button", name="Clear my list").click()
        expect(kept).to_contain_text("Your list is gone from this device.")
        assert page.evaluate("localStorage.getItem('list')") is None


FACTS = {
    "name": "<b>A group</b>",
    "said": "Ask for times",
    "where": [["The hall", "1 Mill Lane", "", []]],
    "ways": [["email", "group@example.org", "", "mailto:group@example.org"]],
    "checked": 20700,
}


def keep_list(page: Page, site: str, hours: int = 0) -> None:
    """A list as the open site keeps it, last used so many hours ago."""
    page.goto(site)
    entry = {"slug": "a-group", "facts": FACTS, "note": "<i>mine</i>", "step": "Walk past"}
    text = json.dumps({"rests": {}, "entries": [entry]})
    page.evaluate(
        "([text, hours]) => localStorage.setItem('list', "
        "JSON.stringify({...JSON.parse(text), used: Date.now() - hours * 36e5}))",
        [text, hours],
    )


def test_an_old_list_is_not_shown_before_somebody_says_whether_it_stays(desk: Page, site: str) -> None:
    keep_list(desk, site, hours=48)
    desk.goto(f"{site}my-list/")
    kept = desk.locator("[data-closed-list]")
    expect(kept).to_contain_text("There is a list on this device from before.")
    expect(kept).not_to_contain_text("A group")
    desk.get_by_role("button", name="Keep it").click()
    expect(kept.get_by_role("heading")).to_have_text("<b>A group</b>")
    expect(kept).to_contain_text("<i>mine</i>")


def test_forgetting_everything_empties_it_too(desk: Page, site: str) -> None:
    keep_list(desk, site)
    desk.goto(f"{site}my-list/")
    expect(desk.locator("[data-closed-list] h2")).to_be_visible()
    desk.get_by_role("button", name="Forget everything on this device").click()
    expect(desk.locator("[data-closed-list]")).to_contain_text("There is no list on this device.")
    assert desk.evaluate("localStorage.length") == 0


def test_in_a_frame_of_another_site_it_leads_out_of_the_frame(desk: Page, site: str, tmp_path: Path, served) -> None:
    (tmp_path / "host").mkdir()
    (tmp_path / "host/index.html").write_text(
        f'<!doctype html><title>Host</title><iframe title="List" src="{site}embed/"></iframe>', encoding="utf-8"
    )
    desk.goto(served(tmp_path / "host").address)
    frame = desk.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="This site has closed")).to_be_visible()
    assert frame.locator("base").get_attribute("target") == "_blank"
