"""The files of calendars: written when something in them changed, gone when their listing is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from hereabouts.address import CALENDARS
from hereabouts.build import read_build
from hereabouts.calendars.takeaway import write_takeaway
from hereabouts.home import PROJECT, Home, read_today
from hereabouts.press.aside import bring_back, set_aside
from hereabouts.press.job import file_digests
from town import GARDEN, LISTING, make_town, write

CHOIR = "listings/riverside/choir.yml"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Two listings with dates."""
    folder = make_town(tmp_path / "town")
    write(folder / CHOIR, LISTING.replace("Riverside Community Garden", "Riverside Choir").replace("tuesday", "friday"))
    return folder


@pytest.fixture
def site(town: Path, tmp_path: Path) -> Path:
    """The calendars of the small town."""
    folder = tmp_path / "site"
    folder.mkdir()
    assert set(write_again(folder, town)) == {"garden.ics", "choir.ics"}
    return folder


def write_again(site: Path, town: Path, today: str = "2026-11-23") -> list[str]:
    """Checks the town and writes its calendars; gives the names of those that were written."""
    home = Home(PROJECT, town, read_today(today), prints=False)
    build = read_build(home)
    return write_takeaway(site, build.directory, file_digests(build.checked), home)


def standing(site: Path) -> set[str]:
    return {file.name for file in (site / CALENDARS).glob("*.ics")}


def known(site: Path) -> str:
    """All that the browser can learn for calendars of its own."""
    return "".join(file.read_text(encoding="utf-8") for file in (site / "data/calendar").iterdir())


def uids(file: Path) -> list[str]:
    return [str(event["UID"]) for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")]


def test_after_one_change_only_that_listings_calendar_is_written(site: Path, town: Path) -> None:
    assert write_again(site, town) == []
    before = (site / CALENDARS / "choir.ics").stat().st_mtime_ns
    write(town / GARDEN, LISTING.replace("10:30", "11:00"))
    assert write_again(site, town) == ["garden.ics"]
    assert "T110000" in (site / CALENDARS / "garden.ics").read_text(encoding="utf-8")
    assert (site / CALENDARS / "choir.ics").stat().st_mtime_ns == before


def test_a_file_that_somebody_took_away_is_written_again(site: Path, town: Path) -> None:
    (site / CALENDARS / "choir.ics").unlink()
    assert write_again(site, town) == ["choir.ics"]


def test_nothing_is_written_again_because_a_day_has_passed(site: Path, town: Path) -> None:
    assert write_again(site, town, "2026-12-09") == []


def test_news_that_is_over_goes_from_the_calendar(site: Path, town: Path) -> None:
    write(town / GARDEN, f"{LISTING}notices:\n  - {{cancelled: 2026-12-01, because: No key.}}\n")
    assert write_again(site, town) == ["garden.ics"]
    assert "STATUS:CANCELLED" in (site / CALENDARS / "garden.ics").read_text(encoding="utf-8")
    assert write_again(site, town, "2026-12-02") == ["garden.ics"]
    assert "STATUS:CANCELLED" not in (site / CALENDARS / "garden.ics").read_text(encoding="utf-8")


@pytest.mark.parametrize("status", ["ended", "withheld", "paused"])
def test_a_calendar_goes_with_its_listing(site: Path, town: Path, status: str) -> None:
    until = LISTING.replace('end: "12:30"}', 'end: "12:30", until: 2026-11-20}')
    write(town / GARDEN, f"{until if status == 'ended' else LISTING}status: {status}\nstatus-note: It is so.\n")
    assert write_again(site, town) == []
    assert standing(site) == {"choir.ics"}
    assert "garden" not in known(site).lower().replace("garden@", "")
    (town / CHOIR).unlink()
    write_again(site, town)
    assert standing(site) == set()


def test_a_listing_whose_dates_are_past_has_no_calendar(site: Path, town: Path) -> None:
    write(town / GARDEN, LISTING.replace('{day: tuesday, start: "10:30"', '{dates: [2026-11-25], start: "10:30"'))
    write_again(site, town)
    assert "garden.ics" in standing(site)
    write_again(site, town, "2026-11-26")
    assert "garden.ics" not in standing(site)


def test_a_confidential_place_is_in_no_calendar(site: Path, town: Path) -> None:
    write(town / "venues/hut.yml", "name: The hut\nconfidential: yes\nask: Send a text first.\n")
    write_again(site, town)
    assert standing(site) == set()
    assert "hut" not in known(site).lower()


def test_a_renamed_listing_is_found_at_its_old_name_and_keeps_its_events(site: Path, town: Path) -> None:
    before = uids(site / CALENDARS / "garden.ics")
    write(town / "listings/riverside/allotment.yml", f"{LISTING}renamed-from: [garden]\n")
    (town / GARDEN).unlink()
    write_again(site, town)
    assert standing(site) == {"allotment.ics", "garden.ics", "choir.ics"}
    assert uids(site / CALENDARS / "allotment.ics") == uids(site / CALENDARS / "garden.ics") == before


def test_the_files_wait_aside_while_a_generator_empties_the_folder(site: Path) -> None:
    before = {file.name: file.read_bytes() for file in (site / CALENDARS).iterdir()}
    set_aside(site)
    assert not (site / CALENDARS).exists()
    bring_back(site)
    assert {file.name: file.read_bytes() for file in (site / CALENDARS).iterdir()} == before
