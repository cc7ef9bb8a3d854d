"""Other people's tables, whole: what is imported, found and dated is what a plain reading of the tables gives.

The tables are not ours to publish, so they lie outside the project; where they are absent, these tests are skipped.
`HEREABOUTS_DATA` names their folder, else it is looked for as shared/data beside the folders above the project.
"""

import csv
import os
import shutil
from collections import Counter
from datetime import date, datetime, timedelta
from functools import partial
from math import hypot
from pathlib import Path

import brotli
import msgpack
import pytest
from dateutil.rrule import rrulestr
from playwright.sync_api import expect

from building import build_site
from finding import compare
from hereabouts.check import check_directory
from hereabouts.closure import Closures
from hereabouts.directory import make_directory
from hereabouts.home import PROJECT, Home
from hereabouts.imports.mapping import read_mapping
from hereabouts.imports.run import read_tables, run_import
from hereabouts.listing import Position
from hereabouts.place import METRES_IN_A_MILE, distance
from hereabouts.postcode_wheel import find_folder
from hereabouts.recurrence import next_dates, occurs

HERE = Path(__file__).parent
MANY_QUERIES = 2500
TODAY = date(2026, 11, 23)
THURSDAYS = [date(2026, 11, 26) + timedelta(weeks=week) for week in range(12)]


def find_data() -> Path | None:
    """The folder with other people's tables, where it is present."""
    named = os.environ.get("HEREABOUTS_DATA")
    places = [Path(named)] if named else [above / "shared" / "data" for above in PROJECT.parents]
    return next((place for place in places if (place / "uk-libraries").is_dir()), None)


DATA = find_data()
pytestmark = pytest.mark.skipif(
    DATA is None, reason="other people's tables are not here; HEREABOUTS_DATA names their folder"
)


def library_file() -> Path:
    return DATA / "uk-libraries" / "libraries_england_2023.csv"


def mobile_files() -> list[Path]:
    return sorted((DATA / "mobile-libraries").glob("*.csv"))


def make_real_directory(folder: Path) -> dict:
    """The directory of all the tables, in a folder that does not exist yet; gives the outcome of each import."""
    shutil.copytree(HERE / "directory", folder)
    home = Home(PROJECT, folder, TODAY)
    outcomes = {}
    for name, files in (("libraries-england", [library_file()]), ("mobile-libraries", mobile_files())):
        mapping, problems = read_mapping(HERE / f"{name}.yml", PROJECT / "schemas")
        assert problems == []
        tables, missing = read_tables(files, mapping)
        assert missing == []
        outcomes[name] = run_import(tables, mapping, home, lambda done, total: None)
    return outcomes


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The folder of the real directory, and the outcome of the imports."""
    folder = tmp_path_factory.mktemp("real") / "directory"
    return folder, make_real_directory(folder)


@pytest.fixture(scope="module")
def real(imported):
    """The outcome of the imports, the check of the directory, and its records."""
    folder, outcomes = imported
    home = Home(PROJECT, folder, TODAY)
    checked = check_directory(home)
    directory = make_directory(checked.context, checked.shared.help_now, list(checked.listings), home)
    return outcomes, checked, directory


def read_rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def tidy(text: str) -> str:
    return " ".join(text.split()).casefold()


def is_library(row: dict[str, str]) -> bool:
    """Open to all, at an address of its own: written down here anew, apart from the mapping."""
    return (
        tidy(row["operation_23"]) != "closed"
        and not row["closed"].strip()
        and tidy(row["type"]) not in ("prison library", "mobile library")
    )


@pytest.mark.parametrize("name", ["libraries-england", "mobile-libraries"])
def test_every_row_is_taken_left_out_or_refused(real, name):
    outcome = real[0][name]
    files = [library_file()] if name == "libraries-england" else mobile_files()
    taken = [(row.file, row.number) for draft in outcome.taken for row in draft.rows]
    others = [(row.file, row.number) for row, _ in (*outcome.sorted.left_out, *outcome.sorted.refused)]
    # None of these tables has a blank line, so records are counted from 2.
    expected = [(file.name, number) for file in files for number, _ in enumerate(read_rows(file), 2)]
    assert sorted(taken + others) == sorted(expected)
    assert all(reason for _, reason in (*outcome.sorted.left_out, *outcome.sorted.refused))
    assert outcome.sorted.refused == []


def test_rows_are_left_out_for_what_they_hold(real):
    rows = read_rows(library_file())
    assert len(rows) == 3487
    kept = {number for number, row in enumerate(rows, 2) if is_library(row)}
    assert {row.number for draft in real[0]["libraries-england"].taken for row in draft.rows} == kept
    stops = Counter(reason for _, reason in real[0]["mobile-libraries"].sorted.left_out)
    assert list(stops.values()) == [1]  # the driver's own rest break


def test_the_real_directory_has_no_errors(real):
    _, checked, directory = real
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    assert len(directory.listings) == sum(len(outcome.taken) for outcome in real[0].values())


def test_libraries_within_two_miles_of_a_postcode(real):
    _, checked, directory = real
    here = checked.context.postcodes.find("YO24 1AB")
    found = Counter(
        (tidy(listing.name), listing.where[0].venue.postcode)
        for listing in directory.found()
        if listing.source["id"].startswith("libraries-england:")
        and listing.where[0].venue.position
        and distance(here, listing.where[0].venue.position) <= 2 * METRES_IN_A_MILE
    )
    centre = find_position("YO24 1AB")
    expected = Counter(
        (tidy(row["name"]), " ".join(row["postcode"].split()))
        for row in read_rows(library_file())
        if is_library(row) and is_within(row["postcode"], centre, 2 * 1609.344)
    )
    assert found == expected
    assert sum(found.values()) >= 5


def is_within(postcode: str, centre: tuple[float, float], metres: float) -> bool:
    point = find_position(postcode)
    return point is not None and hypot(point[0] - centre[0], point[1] - centre[1]) <= metres


def find_position(postcode: str, known: dict = {}) -> tuple[float, float] | None:  # noqa: B006 - read once a letter
    """Easting and northing, by a plain reading of the national file."""
    bare = "".join(letter for letter in postcode.upper() if letter.isalnum())
    if not bare or not bare[0].isalpha():
        return None
    file = find_folder() / f"postcodes_{bare[0]}.msgpack.br"
    if bare[0] not in known and file.is_file():
        data = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
        codes = (code.replace(" ", "") for code in data["pcd"])
        known[bare[0]] = dict(zip(codes, zip(data["oseast1m"], data["osnrth1m"], strict=True), strict=True))
    return known.get(bare[0], {}).get(bare)


def expected_stops(days: list[date]) -> dict[date, Counter]:
    """Who stops where and when, by an independent library, from the rows as they are."""
    stops = {day: Counter() for day in days}
    for file in mobile_files():
        for row in read_rows(file):
            if row["stop"] == "Rest Break":
                continue
            rule = rrulestr(row["frequency"], dtstart=datetime.fromisoformat(row["start"]))
            begin = datetime(days[0].year, days[0].month, days[0].day)
            for moment in rule.between(begin, begin + (days[-1] - days[0]), inc=True):
                if moment.date() in stops:
                    stops[moment.date()][to_key(row)] += 1
    return stops


def to_key(row: dict[str, str]) -> tuple[str, str, str]:
    identity = tidy(f"mobile-libraries:{row['organisation']}/{row['community']}/{row['stop']}")
    return identity, row["arrival"].zfill(5), row["departure"].zfill(5)


def found_stops(directory, day: date) -> Counter:
    return Counter(
        (listing.source["id"], f"{session.start:%H:%M}", f"{session.end:%H:%M}")
        for listing in directory.found()
        if listing.source["id"].startswith("mobile-libraries:")
        for session in listing.when
        if occurs(session, day, Closures())
    )


def test_the_stops_of_any_thursday_are_those_of_an_independent_library(real):
    expected = expected_stops(THURSDAYS)
    for day in THURSDAYS:
        assert found_stops(real[2], day) == expected[day]
        assert expected[day]


def test_the_stops_of_every_day_of_twelve_weeks_are_too_and_no_row_is_missing(real):
    days = [TODAY + timedelta(days) for days in range(84)]
    expected = expected_stops(days)
    assert {day: found_stops(real[2], day) for day in days} == expected
    keys = {to_key(row) for file in mobile_files() for row in read_rows(file) if row["stop"] != "Rest Break"}
    assert set().union(*expected.values()) == keys


def test_the_next_stops_of_a_day_are_the_same(real):
    day = THURSDAYS[0]
    morning = datetime(day.year, day.month, day.day)
    found = Counter(
        (listing.source["id"], f"{next_one.start:%H:%M}", f"{next_one.end:%H:%M}")
        for listing in real[2].found()
        if listing.source["id"].startswith("mobile-libraries:")
        for next_one in next_dates(listing.when, morning, Closures(), 10, horizon_days=0)
    )
    assert found == expected_stops([day])[day]


def test_a_stop_whose_day_and_first_date_differ_is_told(real):
    remarks = [(row.number, remark) for draft in real[0]["mobile-libraries"].taken for row, remark in draft.remarks]
    differing = [
        number
        for number, row in enumerate(read_rows(DATA / "mobile-libraries" / "york.csv"), 2)
        if f"{date.fromisoformat(row['start']):%A}" != row["day"]
    ]
    assert sorted(number for number, _ in remarks) == differing


def test_a_pin_lies_where_the_table_puts_it(real):
    from pyproj import Transformer

    to_grid = partial(Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True).transform)
    places = {
        listing.source["id"]: listing.where[0].venue.position
        for listing in real[2].listings.values()
        if listing.source["id"].startswith("mobile-libraries:")
    }
    for file in mobile_files():
        for row in read_rows(file):
            if row["stop"] != "Rest Break":
                easting, northing = to_grid(float(row["geox"]), float(row["geoy"]))
                assert distance(places[to_key(row)[0]], Position(round(easting), round(northing), "pin")) < 3


def test_the_browser_finds_and_counts_as_python_does_in_real_listings(real, tmp_path):
    compare(real[2], tmp_path, MANY_QUERIES)


@pytest.fixture(scope="module")
def real_site(imported, tmp_path_factory):
    """The real directory as a site."""
    return build_site(tmp_path_factory.mktemp("real-site") / "site", DIRECTORY=str(imported[0]))


def test_a_person_who_types_library_and_a_postcode_sees_the_libraries_within_two_miles(real, real_site, served, page):
    _, checked, directory = real
    here = checked.context.postcodes.find("YO24 1AB")
    near = {
        listing.slug
        for listing in directory.found()
        if (position := listing.position) and distance(here, position) <= 2 * METRES_IN_A_MILE
    }
    libraries = {slug for slug in near if "library" in directory.listings[slug].name.lower()}
    page.goto(served(real_site).address + "find/")
    page.fill("#q-words", "library")
    page.fill("#q-place", "YO24 1AB")
    page.select_option("#q-within", "2")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator(".finder [role=status]")).to_contain_text("within 2 miles")
    expect(page.locator(".finder .results h3 a, .finder .results h2 a").first).to_be_visible()
    while (more := page.get_by_role("button", name="more")).count() and more.first.is_visible():
        more.first.click()
    links = page.locator(".finder .results h3 a, .finder .results h2 a").evaluate_all("all => all.map(a => a.pathname)")
    found = {link.rstrip("/").rpartition("/")[2] for link in links}
    assert found <= near
    assert libraries <= found
    assert "YO24 1AB" not in page.url
    assert "YO24+1" in page.url or "YO24%201" in page.url
