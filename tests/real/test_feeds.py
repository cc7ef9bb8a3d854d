"""Other directories' data, whole: what is taken and what is refused, with counts and reasons.

The data is not ours to publish, so it lies outside the project; where it is absent, these tests are skipped.
"""

import json
import os
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hereabouts.check import check_directory
from hereabouts.feeds.bring import import_feed
from hereabouts.feeds.feed import read_feed
from hereabouts.feeds.ohana import faults, kind_of
from hereabouts.home import PROJECT, Home
from hereabouts.imports.table import TableForm, read_table
from hereabouts.source import parse_mapping

HERE = Path(__file__).parent
AREAS = """\
title: Areas
description: Where the data of the tests lies.
terms:
  - {slug: mycity, label: MyCity}
  - {slug: elsewhere, label: Elsewhere}
"""


def find_data() -> Path | None:
    """The folder with other people's data, where it is present."""
    named = os.environ.get("HEREABOUTS_DATA")
    places = [Path(named)] if named else [above / "shared" / "data" for above in PROJECT.parents]
    return next((place for place in places if (place / "openactive-feeds").is_dir()), None)


DATA = find_data()
pytestmark = pytest.mark.skipif(
    DATA is None, reason="other people's data is not here; HEREABOUTS_DATA names its folder"
)


@pytest.fixture
def town(tmp_path):
    folder = tmp_path / "town"
    shutil.copytree(HERE / "directory", folder)
    (folder / "terms").mkdir()
    (folder / "terms" / "areas.yml").write_text(AREAS, encoding="utf-8")
    return folder


def bring(town, name, *files, today=date(2026, 11, 23), edit=lambda text: text):
    (town.parent / "feed.yml").write_text(edit((HERE / f"{name}.yml").read_text(encoding="utf-8")), encoding="utf-8")
    feed, problems = read_feed(town.parent / "feed.yml", PROJECT / "schemas")
    assert problems == []
    return import_feed(files, feed, Home(PROJECT, town, today), lambda done, total: None)


def counts(outcome):
    return len(outcome.taken), len(outcome.sorted.left_out), len(outcome.sorted.refused)


def errors(town, today=date(2026, 11, 23)):
    problems = check_directory(Home(PROJECT, town, today)).problems
    return [problem for problem in problems if problem.severity == "error"]


def listings(town):
    return {file.stem: parse_mapping(file.read_bytes()) for file in sorted(town.glob("listings/*/*.yml"))}


def contents(town):
    return {file: file.read_bytes() for file in town.rglob("*") if file.is_file()}


def test_newham_has_198_live_sessions_and_71_deleted_ones(town):
    page = DATA / "openactive-feeds" / "newham_20200102.json"
    then = date(2020, 1, 3)
    outcome = bring(town, "newham", page, today=then)
    assert counts(outcome) == (198, 71, 0)
    assert {reason for _, reason in outcome.sorted.left_out} == {
        "The source has deleted it, and it was never brought in."
    }
    assert errors(town, then) == []
    raw = {item["id"]: item["data"] for item in json.loads(page.read_bytes())["items"] if item["state"] != "deleted"}
    for listing in listings(town).values():
        entry = raw[listing["source"]["id"].removeprefix("newham-sessions:")]
        assert listing["name"] == " ".join(entry["name"].split())
        assert listing["source"]["licence"] == "cc-by-4.0"
        assert sum(len(session["dates"]) for session in listing["when"]) == len(entry["subEvent"])
        price = float(entry["offer"]["price"])
        assert float(listing["cost"].get("price", 0)) == price
    before = contents(town)
    assert counts(bring(town, "newham", page, today=then)) == (198, 71, 0)
    assert contents(town) == before


def test_sessions_that_the_next_page_deletes_are_ended_unless_we_have_said_otherwise(town, tmp_path):
    page = DATA / "openactive-feeds" / "newham_20200102.json"
    bring(town, "newham", page, today=date(2020, 1, 3))
    live = [item["id"] for item in json.loads(page.read_bytes())["items"] if item["state"] != "deleted"]
    ours = next(file for file in town.glob("listings/*/*.yml") if f"newham-sessions:{live[0]}\n" in file.read_text())
    ours.write_text(ours.read_text().replace("\nkind:", "\nstatus: seasonal\nkind:"), encoding="utf-8")
    gone = {"items": [{"state": "deleted", "kind": "session", "id": identity} for identity in live[:3]]}
    (tmp_path / "page.json").write_text(json.dumps(gone), encoding="utf-8")
    outcome = bring(town, "newham", tmp_path / "page.json", today=date(2020, 1, 3))
    assert outcome.sorted.refused == []
    assert len(outcome.renewed) == 2
    assert [(clash.field, clash.ours, clash.theirs) for _, _, clash in outcome.clashes] == [
        ("status", "seasonal", "ended")
    ]
    assert Counter(one.get("status", "active") for one in listings(town).values()) == {
        "active": 195, "ended": 2, "seasonal": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mock", "file", "expected"),
    [
        ("Default", "service_full", (1, 0, 0)),
        ("Default", "service_list", (1, 0, 0)),
        ("Warn", "service_full", (1, 0, 0)),
        ("Warn", "service_list", (1, 0, 0)),
        ("Test", "service_full", (1, 0, 0)),
        # The list of 128 says the same service 128 times, more or less of it.
        ("Test", "service_list", (1, 127, 0)),
        ("Fail", "service_full", (0, 0, 1)),
        ("Fail", "service_list", (0, 0, 4)),
    ],
)
def test_the_validators_mocks_are_taken_and_those_made_to_fail_are_refused(town, mock, file, expected):
    outcome = bring(town, "open-referral", DATA / "oruk-validator-mocks" / f"V3.0-UK-{mock}" / f"{file}.json")
    assert counts(outcome) == expected
    assert errors(town) == []
    assert all(reason for _, reason in outcome.sorted.refused)


def test_the_mock_made_to_fail_is_refused_for_all_that_is_wrong_with_it(town):
    outcome = bring(town, "open-referral", DATA / "oruk-validator-mocks" / "V3.0-UK-Fail" / "service_full.json")
    assert [reason for _, reason in outcome.sorted.refused] == [
        "Its e-mail 'email-example_com' is not an e-mail address. Its web address 'example/counselling' is not a web "
        "address, which begins with https:// or http://."
    ]


def test_data_whose_licence_does_not_go_with_ours_is_refused(town):
    file = DATA / "oruk-validator-mocks" / "V3.0-UK-Default" / "service_full.json"
    outcome = bring(town, "open-referral", file, edit=lambda text: text.replace("permission-given", "cc-by-sa-4.0"))
    assert counts(outcome) == (0, 0, 1)
    assert "Licence cc-by-sa-4.0 does not allow what we publish" in outcome.sorted.refused[0][1]


@pytest.mark.parametrize("name", ["services--with-sample-data.csv", "services_valid.csv"])
def test_outposts_sample_gives_the_service_that_it_shows_and_leaves_out_the_hidden_one(town, name):
    outcome = bring(town, "outpost", DATA / "outpost-import" / name)
    assert counts(outcome) == (1, 1, 0)
    assert errors(town) == []


def test_the_rows_below_a_service_of_outpost_are_its_places_prices_and_times(town, tmp_path):
    text = (DATA / "outpost-import" / "services_valid.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "shown.csv").write_text(text.replace("2023-05-17,FALSE,", "2023-05-17,TRUE,"), encoding="utf-8")
    assert counts(bring(town, "outpost", tmp_path / "shown.csv")) == (2, 0, 0)
    first = next(one for one in listings(town).values() if one["source"]["id"] == "outpost-sample:1")
    assert len(first["where"]) == 2
    assert [session["day"] for session in first["when"]] == ["monday", "tuesday"]
    assert "OAP: £0.00" in first["cost"]["note"]
    assert "email2@email.com" not in json.dumps(first)  # its contact is not to be shown


def test_ohanas_sample_set_is_taken_whole(town):
    outcome = bring(town, "ohana", *sorted((DATA / "ohana-sample" / "sample-csv").glob("*.csv")))
    assert counts(outcome) == (23, 0, 0)
    assert errors(town) == []
    remarks = Counter(remark.split(",")[0] for draft in outcome.taken for _, remark in draft.remarks)
    assert remarks["Its place"] > 0  # it lies in California, and is told to


PARENTS = {
    "locations": frozenset("123"),
    "organizations": frozenset("12"),
    "services": frozenset("1"),
    "programs": frozenset("1"),
    "contacts": frozenset("1"),
}
GOOD_THOUGH_ODD = {
    "existing_category", "hs_with_2_digit_year", "hs_with_spelled_out_date", "locations", "org_with_2_digit_year",
    "org_with_spelled_out_date", "programs", "services", "taxonomy",
}  # fmt: skip
"""Fixtures whose name does not begin with valid, and in which nothing is wrong."""


def judge(file):
    table = read_table(file, TableForm())
    kind = kind_of(table.columns)
    assert kind, f"{file.name} is not known"
    return [faults(kind, row, PARENTS) for row in table.rows]


def test_all_51_fixtures_of_ohana_are_known():
    assert len(list((DATA / "ohana-sample" / "fixtures").glob("*.csv"))) == 51


@pytest.mark.parametrize(
    "file", sorted((DATA / "ohana-sample" / "fixtures").glob("*.csv")) if DATA else [], ids=lambda f: f.stem
)
def test_each_fixture_of_ohana_is_good_or_refused_with_a_reason(file):
    reasons = [reason for row in judge(file) for reason in row]
    is_good = file.stem.startswith("valid") or file.stem in GOOD_THOUGH_ODD
    assert (not reasons) == is_good, reasons
