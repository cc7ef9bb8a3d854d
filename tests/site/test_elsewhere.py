"""A directory in another folder, published on a project's sub-path; what a second build leaves alone."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

from building import PROJECT, build_site, clean_environ
from hereabouts.address import FAMILIES
from hereabouts.guidance.guide import FOLDERS
from hereabouts.pages.slots import EXAMPLE
from html_page import Page, Pages, read_pages
from pressing import press_into
from town import GARDEN, LISTING, make_town, run_command, write

ADDRESS = "https://town.example.org/hub/"
BASE = "/hub/"
SETTINGS = f"""\
name: Things to do in Toytown
place: Toytown
address: {ADDRESS}
nation: wales
example: no
serves: {{postcodes: [QX]}}
team: {{name: The Toytown team, email: team@example.org}}
"""
TEA = LISTING.replace("Riverside Community Garden", "Tea at the hut").replace("[allotments]", "[tea-and-talk]")
CHOIR = (
    TEA.replace("Tea at the hut", "Choir").replace("[tea-and-talk]", "[singing]").replace("venue: hut", "venue: barn")
)
BARN = """\
name: The barn
area: northfield
pin: {easting: 603000, northing: 483000}
"""


def make_toytown(folder: Path) -> Path:
    """The small town with a name and an address of its own, and two more listings."""
    write(make_town(folder) / "settings.yml", SETTINGS)
    write(folder / "listings/riverside/tea.yml", TEA)
    write(folder / "listings/northfield/choir.yml", CHOIR)
    write(folder / "venues/barn.yml", BARN)
    return folder


@pytest.fixture(scope="module")
def toytown(tmp_path_factory) -> Path:
    return make_toytown(tmp_path_factory.mktemp("elsewhere") / "toytown")


@pytest.fixture(scope="module")
def site(toytown) -> Path:
    """The town, strictly built. Read it only."""
    return build_site(toytown.parent / "site", DIRECTORY=str(toytown))


@pytest.fixture(scope="module")
def its_pages(site) -> Pages:
    return read_pages(site)


def test_no_file_had_to_be_edited_and_what_it_lacks_is_borrowed(its_pages, toytown):
    assert sorted(path.name for path in toytown.iterdir()) == ["listings", "settings.yml", "venues"]
    garden = its_pages["activity/garden/index.html"]
    assert "Allotments" in garden.one("main").words
    assert "999" in garden.one("div", data_slot="help-line").words
    assert "area/riverside/index.html" in its_pages


def test_the_site_has_the_name_of_its_settings(its_pages):
    titles = {page.title for page in its_pages.values()}
    assert [title for title in titles if "Toytown" not in title] == []
    assert [name for name, page in its_pages.items() if "Pellbridge" in page.root.words] == []


def test_nothing_says_that_it_is_an_example(its_pages, site):
    assert [name for name, page in its_pages.items() if EXAMPLE in page.html] == []
    # The pack marks its own stories as invented, in any town.
    public = {name: page for name, page in its_pages.items() if name.split("/")[0] not in ("teams", *FOLDERS)}
    assert [name for name, page in public.items() if "nvented" in page.html] == []
    asked = {name for name, page in its_pages.items() if page.all("meta", name="robots")}
    assert asked == set()
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text()


def test_every_page_names_its_address_below_the_folder(its_pages, site):
    canonical = {
        name: page.one("link", rel="canonical").get("href") for name, page in its_pages.items() if name != "404.html"
    }
    assert canonical == {name: ADDRESS + name.removesuffix("index.html") for name in canonical}
    named = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text())
    assert sorted(named) == sorted(canonical.values())


def test_the_page_for_lost_addresses_works_at_any_depth(its_pages):
    page = its_pages["404.html"]
    links = [one.get("href") or one.get("src") for one in page.elements if one.get("href") or one.get("src")]
    inside = [link for link in links if not link.startswith(("#", "http", "tel:", "sms:"))]
    assert len(inside) > 10
    assert [link for link in inside if not link.startswith(BASE)] == []


def test_everything_a_page_asks_for_is_served_below_the_folder(its_pages, site, served):
    server = served(site, BASE)
    asked = {
        urljoin(server.address + name.removesuffix("index.html"), link)
        for name in ("index.html", "activity/garden/index.html", "find/index.html", "teams/index.html", "404.html")
        for one in its_pages[name].elements
        if (link := one.get("src") or one.get("href") or "#") and not link.startswith(("#", "http", "tel:", "sms:"))
        if not link.startswith("mailto:")
    }
    assert len(asked) > 40
    for address in sorted(asked):
        assert address.startswith(server.address)
        with urlopen(address) as answer:
            assert answer.status == 200


def test_a_lost_address_deep_below_the_folder_gets_the_page_with_its_style(site, served):
    with pytest.raises(HTTPError) as lost:
        urlopen(served(site, BASE).address + "activity/never/was/here/")
    page = Page(lost.value.read().decode())
    with urlopen(urljoin(served(site, BASE).address, page.one("link", rel="stylesheet").get("href"))) as answer:
        assert answer.headers.get_content_type() == "text/css"


def test_the_same_variable_serves_the_check_and_make_site(toytown, site, tmp_path):
    checked = run_command("check", directory=toytown)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "all is well" in checked.stdout
    out = tmp_path / "out"
    command = [sys.executable, str(PROJECT / "tools/build_site.py"), str(out)]
    environ = clean_environ(DIRECTORY=str(toytown))
    ended = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert subprocess.run(["diff", "-rq", out, site], capture_output=True, text=True).stdout == ""
    write(toytown.parent / "broken" / GARDEN, "name: [\n")
    environ["DIRECTORY"] = str(toytown.parent / "broken")
    failed = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True)
    assert failed.returncode == 1
    assert "the site that stood before still stands" in failed.stderr
    assert subprocess.run(["diff", "-rq", out, site], capture_output=True, text=True).stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    told = run_command("check", directory=tmp_path / "nowhere")
    assert told.returncode == 2
    assert "nowhere, which is not a folder" in told.stderr


def test_an_empty_directory_is_a_site_without_listings(rendered, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run_command("check", directory=empty).returncode == 0
    assert press_into(rendered, tmp_path / "site", empty) == []
    pages = read_pages(tmp_path / "site")
    assert {name.split("/")[0] for name in pages} & set(FAMILIES) == {"area", "interest"}
    assert [name for name, page in pages.items() if page.faults or len(page.all("h1")) != 1] == []


def inodes(folder: Path) -> dict[str, int]:
    """The number of each pressed page's file: a page that is left alone keeps it."""
    files = [file for family in FAMILIES for file in (folder / family).glob("*/index.html")]
    return {file.relative_to(folder).as_posix(): file.stat().st_ino for file in files}


def test_a_second_build_rewrites_only_what_changed_and_its_neighbours(toytown, site, tmp_path):
    town = shutil.copytree(toytown, tmp_path / "toytown")
    built = shutil.copytree(site, tmp_path / "site")
    before = inodes(built)
    write(town / GARDEN, LISTING.replace("Riverside Community Garden", "Riverside Garden"))
    build_site(built, DIRECTORY=str(town))
    after = inodes(built)
    assert set(after) == set(before)
    written = {name.removesuffix("/index.html") for name in before if before[name] != after[name]}
    shown_in = {"activity/tea", "venue/hut", "area/riverside", "interest/allotments", "interest/food-and-growing"}
    assert written - {"activity/choir"} == {"activity/garden", *shown_in}  # the choir shows one of the two at the hut
    write(
        town / "listings/riverside/walk.yml", TEA.replace("Tea at the hut", "Walk").replace("tea-and-talk", "walking")
    )
    (town / "listings/northfield/choir.yml").unlink()
    build_site(built, DIRECTORY=str(town))
    assert not (built / "activity/choir").exists()
    fresh = build_site(tmp_path / "fresh", DIRECTORY=str(town))
    assert subprocess.run(["diff", "-rq", built, fresh], capture_output=True, text=True).stdout == ""
