"""The site as a folder that is opened from a disk, with no server anywhere: file:// refuses modules and fetch()."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from hereabouts.disk.folder import write_disk
from visiting import GARDEN, LISTINGS, PLACES, PUBLIC, TEAMS, opened, wait_for_finder

FOLDER = "on a stick: it's ü"


@pytest.fixture(scope="module")
def disk(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disk") / FOLDER
    assert write_disk(example_site, folder) == []
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desk that notes what goes wrong; nothing may."""
    faults: list[str] = []
    with opened(browser) as page:
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("requestfailed", lambda asked: faults.append(asked.url))
        yield page
        assert faults == []


def at(disk: Path, path: str, state: str = "") -> str:
    return (disk / path / "index.html").as_uri() + state


def test_home_leads_to_what_was_looked_for(page: Page, disk: Path) -> None:
    page.goto(at(disk, ""))
    page.locator("#q-words").fill("garden")
    page.locator("#q-place").fill("QX2 2AB")
    page.get_by_role("button", name="Find activities").click()
    wait_for_finder(page)
    expect(page.locator(".result-line")).to_have_text(re.compile("^2 activities for “garden” within 2 miles of QX2 2"))
    page.locator("[data-at=results] .card a").first.click()
    expect(page.locator("h1")).to_have_text("Riverside Community Garden")
    assert page.url.endswith("/activity/riverside-community-garden/index.html")
    expect(page.locator(".dates li").first).to_be_visible()
    page.go_back()
    wait_for_finder(page)


def test_the_finder_has_facets_needs_places_and_urgent_help(page: Page, disk: Path) -> None:
    page.goto(at(disk, "find"))
    wait_for_finder(page)
    page.get_by_label("Tuesday").check()
    expect(page.locator("[data-chip=day]")).to_have_count(1)
    page.locator("[data-group=needs] summary").click()
    page.locator("[data-facet=access] input[value=step-free]").evaluate("(each) => each.click()")
    expect(page.locator("[data-chip=access]")).to_have_count(1)
    page.locator("#q-place").press_sequentially("river")
    expect(page.locator("[data-at=place-list] li").first).to_be_visible()
    page.locator("#q-words").fill("I want to die")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator(".urgent, [data-urgent]").first).to_be_visible()


@pytest.mark.parametrize(("path", "state"), [("find", "#near=QX2&within=2"), (GARDEN, "")])
def test_the_map_opens_from_a_disk_too(page: Page, disk: Path, path: str, state: str) -> None:
    page.goto(at(disk, path, state))
    page.get_by_role("button", name=re.compile("^Map of ")).click()
    expect(page.locator(".map-said")).to_have_text(re.compile(r"^\d+ activit(y|ies) on the map"))
    expect(page.locator(".map-mark").first).to_be_visible()


@pytest.mark.parametrize("kind", ["help", "no signal", *PLACES, *LISTINGS])
def test_a_page_opens(page: Page, disk: Path, kind: str) -> None:
    page.goto(at(disk, PUBLIC[kind]))
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1rem Hyperlegible'))")
    expect(page.get_by_role("button", name="Forget everything on this device")).to_be_visible()


def test_every_drawn_link_leads_to_a_file(page: Page, disk: Path) -> None:
    dead = []
    for path in ("", "find", "my-list", "help", "no-signal", "area/riverside", next(iter(TEAMS.values()))):
        page.goto(at(disk, path))
        if path == "find":
            wait_for_finder(page)
        links = page.eval_on_selector_all("a[href]", "(all) => all.map(({href}) => href)")
        ours = {unquote(urlsplit(link).path) for link in links if link.startswith("file:")}
        assert ours
        dead += [link for link in ours if not Path(link).is_file()]
    assert dead == []


def test_a_link_that_leads_nowhere_is_told(example_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(example_site, site)
    shutil.rmtree(site / "venue/the-old-fire-station")
    told = {problem.rule for problem in write_disk(site, tmp_path / "out.zip")}
    assert told == {"link_leads_somewhere"}


def test_the_packed_one_is_the_same_whenever_it_is_made(example_site: Path, disk: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_disk(example_site, tmp_path / name / "pellbridge.zip")
    one, two = ((tmp_path / name / "pellbridge.zip").read_bytes() for name in ("one", "two"))
    assert one == two
    with zipfile.ZipFile(tmp_path / "one/pellbridge.zip") as packed:
        files = {file.relative_to(disk).as_posix() for file in disk.rglob("*") if file.is_file()}
        assert set(packed.namelist()) == {f"pellbridge/{file}" for file in files}
