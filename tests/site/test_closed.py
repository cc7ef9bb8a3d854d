"""The closed site: every address answers with the notice, and calendars, feed, data, worker and app end."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import frictionless
import pytest
from icalendar import Calendar

from calendar_reader import read_dates
from closing import COUNCIL, DAY, SAYS, close_copy, close_town, files_of, home_on, press_on
from hereabouts.build import after_build, before_build, read_build
from hereabouts.problem import has_errors
from html_page import Page, Pages, read_pages
from pressing import OURS, press_into

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def closed(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return close_copy(example_site, tmp_path_factory.mktemp("closed"), archive=True)


@pytest.fixture(scope="module")
def notices(closed: Path) -> Pages:
    """Every page but the archive's own."""
    return {name: page for name, page in read_pages(closed).items() if not name.startswith("archive/")}


@pytest.fixture(scope="module")
def names() -> list[str]:
    """What the example's listings, places and organisations are called."""
    directory = read_build(home_on(OURS)).directory
    return [one.name for shelf in (directory.listings, directory.venues) for one in shelf.values()]


def linked(page: Page) -> set[str]:
    return {link.get("href") or "" for link in page.all("a")}


def test_every_page_of_the_open_site_answers_with_the_notice(pages: Pages, notices: Pages) -> None:
    assert set(pages) <= set(notices)
    for name, page in notices.items():
        assert page.title == "Closed – What's on near you: Pellbridge", name
        assert "closed on 23 November 2026" in page.one("main").words, name
        assert SAYS in page.one("main").words, name
        assert {COUNCIL, "https://libraries.example.net/"} <= linked(page), name
        assert "Signed off by The Pellbridge list team, 23 November 2026." in page.one("main").text, name
        assert page.faults == [], name


def test_nothing_of_a_listing_is_left_on_a_page(notices: Pages, names: list[str]) -> None:
    for name, page in notices.items():
        words = page.one("html").words
        assert not [listing for listing in names if listing in words], name


def test_urgent_help_stays_with_its_dates(notices: Pages) -> None:
    for name, page in notices.items():
        assert {"tel:999", "tel:111", "tel:116123"} <= linked(page), name
        assert "Checked 23 November 2026" in page.one("main").words, name
    assert "Childline" in notices["help/index.html"].one("main").words


def test_no_page_leads_nowhere_or_to_anyone_unasked(notices: Pages, closed: Path) -> None:
    for name, page in notices.items():
        assert [rel for link in page.all("link") if (rel := link.get("rel")) in ("manifest", "alternate")] == []
        for link in linked(page):
            if re.match(r"[a-z]+:|#|/", link):
                continue
            target = (closed / name).parent / link.partition("#")[0]
            assert (target / "index.html" if target.is_dir() else target).resolve().is_file(), (name, link)
        for script in page.all("script"):
            assert (script.get("src") or "").startswith(("http", "//")) is False


def test_what_machines_follow_is_the_first_page_alone(closed: Path, notices: Pages) -> None:
    places = ElementTree.parse(closed / "sitemap.xml").getroot()
    assert [place.text for place in places.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == [
        "https://pellbridge.example.org/"
    ]
    assert {page.meta("robots") for page in notices.values()} == {"noindex, nofollow"}  # an invented example
    assert not (closed / "app.webmanifest").exists()
    assert not (closed / "search").exists()


def test_of_a_real_town_only_the_first_page_may_be_found(example_site: Path, tmp_path: Path) -> None:
    directory = close_town(tmp_path / "directory")
    settings = directory / "settings.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("example: yes", "example: no"), encoding="utf-8")
    shutil.copytree(example_site, tmp_path / "site")
    press_on(tmp_path / "site", directory)
    pages = read_pages(tmp_path / "site")
    assert [
        name for name, page in pages.items() if "robots" not in {meta.get("name") for meta in page.all("meta")}
    ] == ["index.html"]
    assert pages["find/index.html"].meta("robots") == "noindex"
    assert "Sitemap: https://pellbridge.example.org/sitemap.xml" in (tmp_path / "site/robots.txt").read_text()


def test_the_feed_ends_with_one_entry_that_says_so(closed: Path, example_site: Path) -> None:
    feed, before = (ElementTree.parse(site / "feed.xml").getroot() for site in (closed, example_site))
    assert feed.findtext(f"{ATOM}id") == before.findtext(f"{ATOM}id")
    [entry] = feed.findall(f"{ATOM}entry")
    assert "closed on 23 November 2026" in (entry.findtext(f"{ATOM}summary") or "")
    assert COUNCIL in (entry.findtext(f"{ATOM}summary") or "")
    for each in (feed, entry):
        assert [len(each.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert each.findtext(f"{ATOM}updated") == "2026-11-23T00:00:00Z"
    ids = [one.findtext(f"{ATOM}id") for one in before.findall(f"{ATOM}entry")]
    assert entry.findtext(f"{ATOM}id") not in ids
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def calendars_of(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted((site / "calendar").glob("*.ics")):
        yield file.name, file.read_bytes().decode()


def test_a_calendar_that_somebody_follows_empties(closed: Path, example_site: Path) -> None:
    before, after = dict(calendars_of(example_site)), dict(calendars_of(closed))
    assert before.keys() == after.keys()
    assert len(after) > 50
    until = DAY + timedelta(days=400)
    for name, text in after.items():
        known = {str(event["UID"]): event for event in Calendar.from_ical(before[name]).walk("VEVENT")}
        for event in Calendar.from_ical(text).walk("VEVENT"):
            assert event["STATUS"] == "CANCELLED"
            assert str(event["UID"]) in known
            assert event["SEQUENCE"] > max(1, known[str(event["UID"])].get("SEQUENCE", 0))
            assert event["LAST-MODIFIED"].dt.date() == DAY
            assert "closed on 23 November 2026" in str(event["DESCRIPTION"])
        cancelled = {(day, start) for day, start, _, is_off in read_dates(text, DAY, until) if is_off}
        planned = {(day, start) for day, start, _, is_off in read_dates(before[name], DAY, until) if not is_off}
        assert planned <= cancelled, name
        if len(known) == 1 and "RDATE" not in text:  # else some that are past stay with those to come
            assert not read_dates(text, date(2026, 1, 1), DAY - timedelta(days=1)), name


def test_the_open_data_says_that_all_is_gone(closed: Path, example_site: Path) -> None:
    read = {site: json.loads((site / "data/services.json").read_bytes()) for site in (closed, example_site)}
    before = {one["id"] for one in read[example_site]["contents"] if one["status"] != "defunct"}
    after = {one["id"]: one for one in read[closed]["contents"]}
    assert before <= set(after)
    assert {one["status"] for one in after.values()} == {"defunct"}
    assert {one["name"] for one in after.values()} == {"No longer listed"}
    assert read[closed]["hereabouts"]["closed"] == "2026-11-23"
    assert COUNCIL in read[closed]["hereabouts"]["now-at"]
    alone = [json.loads(file.read_bytes()) for file in (closed / "data/services").iterdir()]
    assert {one["id"] for one in alone} == set(after)
    assert {one["status"] for one in alone} == {"defunct"}
    assert json.loads((closed / "data/listings.json").read_bytes())["listings"] == []
    assert {row["id"] for row in json.loads((closed / "data/gone.json").read_bytes())["gone"]} == set(after)
    package = json.loads((closed / "data/datapackage.json").read_bytes())
    assert "This directory has closed" in package["description"]
    assert frictionless.validate(str(closed / "data/datapackage.json")).valid
    beside = json.loads((closed / "activity/riverside-community-garden/index.json").read_bytes())
    assert (beside["gone"], beside["about"]["closed"]) == ("2026-11-23", "2026-11-23")


def test_no_file_but_the_archives_names_a_listing(closed: Path, names: list[str]) -> None:
    told = re.compile("|".join(re.escape(name) for name in names if len(name) > 12).encode())
    for name, held in files_of(closed).items():
        if name.startswith(("archive/", "assets/", "calendar/", "data/schemas/")) or name.endswith(".gz"):
            continue
        assert not told.search(held), name


def test_the_worker_takes_itself_away(closed: Path) -> None:
    assert re.search(r'LIST ?= ?\{"off": ?true\}', (closed / "sw.js").read_text(encoding="utf-8"))
    assert "unregister" in (closed / "assets/javascripts/offline.mjs").read_text(encoding="utf-8")
    assert not (closed / "offline").exists()


def test_the_archive_holds_everything_and_the_notice_leads_there(closed: Path, notices: Pages) -> None:
    assert "../archive/index.html" in linked(notices["find/index.html"])
    told = json.loads((closed / "archive/contents.json").read_bytes())
    assert told["listings"] == 127
    assert (closed / "archive/spreadsheet/directory.xlsx").is_file()
    assert not (closed / "archive/own-files").exists()


def test_it_is_the_same_on_whatever_later_day_it_is_made(closed: Path, example_site: Path, tmp_path: Path) -> None:
    shutil.copytree(example_site, tmp_path / "site")
    directory = close_town(tmp_path / "directory")
    press_on(tmp_path / "site", directory)
    first = files_of(tmp_path / "site")
    press_on(tmp_path / "site", directory, DAY + timedelta(days=300))
    assert files_of(tmp_path / "site") == first


def test_taken_back_the_site_is_as_it_was(rendered: Path, tmp_path: Path) -> None:
    press_into(rendered, tmp_path / "open", OURS)
    site = tmp_path / "site"
    directory = close_town(tmp_path / "directory")
    shutil.copytree(rendered, site)
    press_on(site, directory)
    assert "closed on" in (site / "find/index.html").read_text(encoding="utf-8")

    # As a generator does it: the folder is emptied, hidden files apart, and filled again.
    build = before_build(home_on(OURS), site)
    for path in site.iterdir():
        if not path.name.startswith("."):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(rendered, site, dirs_exist_ok=True)
    press_on(site, OURS)
    again, fresh = files_of(site), files_of(tmp_path / "open")
    assert build.problems is not None
    assert again.keys() == fresh.keys()
    assert [name for name in again if again[name] != fresh[name]] == []


def test_before_its_day_each_page_announces_it(rendered: Path, tmp_path: Path) -> None:
    directory = close_town(tmp_path / "directory", DAY + timedelta(days=30))
    build = read_build(home_on(directory))
    shutil.copytree(rendered, tmp_path / "site")
    assert not has_errors(after_build(build, tmp_path / "site", build.directory.settings.address))
    for name in ("index.html", "find/index.html", "activity/riverside-community-garden/index.html", "teams/index.html"):
        page = Page((tmp_path / "site" / name).read_text(encoding="utf-8"))
        [strip] = [one for one in page.all("p") if one.has_class("closing")]
        assert "This site closes on 23 December 2026." in strip.words
        assert COUNCIL in linked(page)
    assert (tmp_path / "site/app.webmanifest").is_file()


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    directory = close_town(tmp_path / "directory")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Exception, match="holds no page activity/shell/"):
        press_on(tmp_path / "site", directory)
    assert files_of(tmp_path / "site") == {"mine.txt": b"mine"}
