"""The open data: what is in it, what never is, and that it says the same in every form."""

import json
import shutil
import sqlite3
from collections import Counter
from pathlib import Path
from uuid import UUID, uuid5

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from hereabouts.export.folder import kept_folder
from hereabouts.export.identity import names_of
from hereabouts.export.public import KEPT_BACK, LISTING, ORGANISATION, SCHEME, VENUE
from hereabouts.export.sheet import FORMULA, from_cell, to_cell
from hereabouts.home import PROJECT, find_home
from hereabouts.place import to_degrees
from hereabouts.press.aside import bring_back, set_aside
from hereabouts.press.data import write_data
from hereabouts.schema import read_schema
from hereabouts.source import parse_mapping
from open_data import texts, write_for
from town import GARDEN, make_town, write
from town import LISTING as A_LISTING

SECRET = "zzsecretzz"


def test_each_field_of_a_file_is_given_out_or_kept_back_on_purpose():
    document = read_schema(PROJECT / "schemas", "listing").document
    assert set(document["properties"]) == {*LISTING, *KEPT_BACK}
    for name, shown in (("venue", VENUE), ("organisation", ORGANISATION), ("scheme", SCHEME)):
        said = set(read_schema(PROJECT / "schemas", name).document["properties"])
        assert set(shown) <= said
        assert said - set(shown) <= {"checked", "source", "renamed-from", "status", "confidential", "ask"}


def test_every_form_holds_the_same_listings(example):
    found = {listing.slug for listing in example.build.directory.found()}
    assert found
    assert set(example.services()) == found
    assert {row["slug"] for row in example.rows("listings")} == found
    assert {row["slug"] for row in example.json("listings.json")["listings"]} == found
    beside = {file.parent.name for file in (example.site / "activity").glob("*/index.json")}
    assert beside == found
    with sqlite3.connect(example.folder / "listings.sqlite") as database:
        assert {slug for (slug,) in database.execute("SELECT slug FROM listings")} == found


def test_every_list_is_one_page_that_holds_what_it_says(example):
    for name in ("services", "organizations", "locations", "service_at_locations", "taxonomies", "taxonomy_terms"):
        page = example.json(f"{name}.json")
        count = len(page["contents"])
        assert count == page["total_items"] == page["size"], name
        assert (page["total_pages"], page["page_number"], page["first_page"], page["last_page"]) == (1, 1, True, True)
        assert page["empty"] is (count == 0)
        assert len({row["id"] for row in page["contents"]}) == count, f"{name}: something stands there twice"


def test_every_item_of_the_list_has_a_file_of_its_own(example):
    contents = example.json("services.json")["contents"]
    listed = {row["id"] for row in contents}
    assert listed == {file.stem for file in (example.folder / "services").iterdir()}
    assert not any(
        isinstance(value, list) for row in example.json("services.json")["contents"] for value in row.values()
    )


def test_identifiers_hang_on_town_and_short_name_only():
    one = names_of("Pellbridge")
    assert one == names_of(" pellbridge ")
    assert one.of("service/garden") == "be15edfa-782b-56e2-a74d-139be6d00b44"
    assert one.of("service/garden") != names_of("Sandbeck").of("service/garden")


def test_ours_is_the_uuid_that_others_work_out():
    town = names_of("Pellbridge")
    made = UUID(town.of("service/garden"))
    assert made == uuid5(town.town, "service/garden")
    assert made.version == 5


def test_geojson_has_a_point_only_where_a_door_or_a_postcode_is_known(example):
    features = example.json("places.geojson")["features"]
    known = Counter()
    for listing in example.build.directory.found():
        for place in listing.where:
            position = place.venue.position
            if position and position.exact in ("pin", "postcode") and not place.venue.confidential:
                known[listing.name] += 1
    assert Counter(feature["properties"]["name"] for feature in features) == known
    for feature in features:
        east, north = feature["geometry"]["coordinates"]
        assert -9 < east < 3 < 49 < north < 62  # longitude first


def test_invented_data_says_so_in_every_file(example):
    for name, content in example.files().items():
        if "/schemas/" not in name and "/taxonom" not in name:
            assert b"nvented example" in content, name
    for row in example.json("organizations.json")["contents"]:
        assert row["description"].startswith("Invented example")


SAID = (SECRET, "2019-03-04", "2018-05-06", "withheld", "01632 960999")
SECRETS = {
    "permission": {"given": "yes", "date": "2019-03-04"},
    "added": {"date": "2018-05-06", "by": f"{SECRET} added"},
    "tags-for-teams": [f"{SECRET} tag"],
    "other-ids": [{"in": f"{SECRET} register", "id": f"{SECRET} number"}],
}


@pytest.fixture
def secretive(tmp_path) -> Path:
    """A town with something secret wherever a secret may stand."""
    town = make_town(tmp_path / "town")
    listing = parse(A_LISTING)
    listing |= SECRETS
    listing["checked"]["by"] = f"{SECRET} team"
    listing["checked"]["what"] = [{"fact": "times", "answer": "asked"}]
    listing["source"] |= {"id": f"{SECRET}:1", "row-hash": "0" * 64}
    listing["where"] += [{"venue": "refuge", "travel": f"{SECRET} way in"}, {"venue": "shut"}]
    listing["organisation"] = "hidden"
    listing["related"] = ["ended", "withheld"]
    listing["notices"] = [{"changed": "2026-01-05", "because": f"{SECRET} old news"}]
    _put(town / GARDEN, listing)
    for slug, status in (("ended", "ended"), ("withheld", "withheld")):
        other = {**parse(A_LISTING), "name": f"{SECRET} {slug}", "status": status, "status-note": SECRET}
        other.pop("when")
        _put(town / f"listings/riverside/{slug}.yml", {**other, "where": [{"venue": "hut"}]})
    alone = {**parse(A_LISTING), "name": "Safe evenings", "where": [{"venue": "refuge"}]}
    _put(town / "listings/riverside/safe.yml", {**alone, "travel": {"bus": f"{SECRET} stop"}})
    _put(town / "venues/refuge.yml", {"name": "The refuge", "confidential": "yes", "ask": "Ring first.",
         "travel": {"bus": f"{SECRET} bus"}, "buses": f"{SECRET} buses", "phone": "01632 960999",
         "toilets": f"{SECRET} toilets", "quiet-space": f"{SECRET} room"})  # fmt: skip
    _put(town / "venues/shut.yml", {"name": f"{SECRET} hall", "area": "riverside", "status": "withheld",
         "pin": {"easting": "603217", "northing": "478931"}, "address": {"street": f"{SECRET} lane"}})  # fmt: skip
    _put(town / "organisations/hidden.yml", {"name": f"{SECRET} trust", "type": "charity", "status": "withheld"})
    return town


def parse(text: str) -> dict:
    return parse_mapping(text.encode())


def _put(file: Path, data) -> None:
    write(file, yaml.safe_dump(data, sort_keys=False))


def test_nothing_secret_is_in_any_file(secretive, tmp_path):
    written = write_for(secretive, tmp_path / "site")
    assert {listing.slug for listing in written.build.directory.found()} == {"garden", "safe"}
    files = written.files()
    assert len(files) > 20
    secrets = (*SAID, "603217", *map(str, to_degrees(603217, 478931)))
    for name, content in files.items():
        for secret in secrets:
            if "/schemas/" in name and secret == "withheld":
                continue
            assert secret.encode() not in content, f"{secret} in {name}"


def test_a_confidential_place_has_neither_point_nor_address(secretive, tmp_path):
    written = write_for(secretive, tmp_path / "site")
    service = written.services()["safe"]
    (at,) = service["service_at_locations"]
    assert set(at["location"]) <= {"id", "location_type", "name", "description"}
    assert "Ring first." in at["location"]["description"]
    points = written.json("places.geojson")["features"]
    assert "Safe evenings" not in {one["properties"]["name"] for one in points}


def test_what_is_withheld_now_goes_at_the_next_build(secretive, tmp_path):
    written = write_for(secretive, tmp_path / "site")
    identity = written.services()["safe"]["id"]
    assert (written.site / "activity/safe/index.json").is_file()
    data = parse((secretive / "listings/riverside/safe.yml").read_text())
    _put(secretive / "listings/riverside/safe.yml", {**data, "status": "withheld"})
    again = write_for(secretive, tmp_path / "site")
    assert not (again.site / "activity/safe/index.json").exists()
    assert not (again.folder / f"services/{identity}.json").exists()
    assert not any(b"Safe evenings" in content for content in again.files().values())


def test_only_what_has_changed_is_written_again(secretive, tmp_path):
    written = write_for(secretive, tmp_path / "site")
    before = {file: file.stat().st_ino for file in written.site.rglob("*") if file.is_file()}
    write_for(secretive, tmp_path / "site")
    assert {file: file.stat().st_ino for file in before} == before
    data = parse((secretive / "listings/riverside/safe.yml").read_text())
    _put(secretive / "listings/riverside/safe.yml", {**data, "summary": "Something else."})
    write_for(secretive, tmp_path / "site")
    moved = [file for file, inode in before.items() if file.stat().st_ino != inode]
    changed = {file.relative_to(written.site).as_posix() for file in moved}
    garden = written.services()["garden"]["id"]
    assert "activity/safe/index.json" in changed
    assert not changed & {"activity/garden/index.json", f"data/services/{garden}.json", "data/times.csv"}


def test_equal_input_gives_equal_bytes(secretive, tmp_path):
    one = write_for(secretive, tmp_path / "one").files()
    other = write_for(secretive, tmp_path / "other").files()
    assert one == other


@pytest.mark.parametrize("count", [0, 1])
def test_a_town_without_listings_or_with_one_has_whole_files(tmp_path, count):
    town = make_town(tmp_path / "town")
    if not count:
        (town / GARDEN).unlink()
    written = write_for(town, tmp_path / "site")
    page = written.json("services.json")
    assert (page["total_items"], page["empty"]) == (count, not count)
    assert len(written.rows("listings")) == count
    assert written.json("places.geojson")["type"] == "FeatureCollection"
    _judge_database(written.folder / "listings.sqlite")


def test_the_database_is_whole_and_its_keys_lead_somewhere(example):
    _judge_database(example.folder / "listings.sqlite")


def _judge_database(file: Path) -> None:
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_tables_and_database_say_the_same(example):
    with sqlite3.connect(example.folder / "listings.sqlite") as database:
        database.row_factory = sqlite3.Row
        for table in example.json("datapackage.json")["resources"]:
            name = Path(table["path"]).stem
            stored = [dict(row) for row in database.execute(f"SELECT * FROM {name}")]
            for row, cells in zip(stored, example.rows(name), strict=True):
                for column, value in row.items():
                    text = from_cell(cells[column])
                    if text in ("true", "false"):
                        assert bool(value) is (text == "true")
                    elif isinstance(value, int | float):
                        assert float(text) == value
                    else:
                        assert text == (value or "")


@given(st.sampled_from(["", *FORMULA]), st.text(st.characters(exclude_categories=("Cs",))))
def test_no_cell_is_a_formula_and_every_text_comes_back(head, tail):
    text = head + tail
    cell = to_cell(text)
    assert not cell.startswith(tuple(mark for mark in FORMULA if mark != "'"))
    assert from_cell(cell) == text


def test_no_cell_of_a_hostile_town_is_a_formula(tmp_path):
    town = make_town(tmp_path / "town")
    for number, text in enumerate(("=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\uff1d1+1", "'=1", "مجموعة", "🌱 –")):
        listing = {**parse(A_LISTING), "name": f"{text} {number}", "summary": text, "when-note": text}
        _put(town / f"listings/riverside/hostile-{number}.yml", listing)
    written = write_for(town, tmp_path / "site")
    rows = written.rows("listings")
    assert len(rows) == 9
    assert {from_cell(row["summary"]) for row in rows} >= {"=HYPERLINK(1)", "-2+3", "مجموعة"}
    for file in written.folder.glob("*.csv"):
        for row in written.rows(file.stem):
            for cell in row.values():
                if cell[:1] in tuple(mark for mark in FORMULA if mark != "'"):
                    float(cell)  # a number, such as a longitude west of Greenwich


def _open_schemas(folder: Path) -> Registry:
    registry = Registry()
    for file in folder.glob("*.schema.json"):
        content = json.loads(file.read_bytes())
        registry = registry.with_resource(file.name, Resource.from_contents(content, default_specification=DRAFT202012))
    return registry


def test_each_listing_beside_its_page_is_as_our_own_schema_says(example):
    registry = _open_schemas(example.folder / "schemas")
    schema = example.json("schemas/open-listing.schema.json")
    judge = jsonschema.Draft202012Validator(schema, registry=registry, format_checker=jsonschema.FormatChecker())
    for file in (example.site / "activity").glob("*/index.json"):
        assert [error.message for error in judge.iter_errors(json.loads(file.read_bytes()))] == [], file
    broken = json.loads(next((example.site / "activity").glob("*/index.json")).read_bytes())
    broken["listing"]["permission"] = {"given": "yes"}
    assert list(judge.iter_errors(broken)), "what is kept back is allowed by the schema"


def test_texts_are_told_as_they_are_whatever_they_say(tmp_path):
    town = make_town(tmp_path / "town")
    hostile = "</script><b>&amp; \u2028 {{ 7*7 }} שלום"
    _put(town / GARDEN, {**parse(A_LISTING), "summary": hostile})
    written = write_for(town, tmp_path / "site")
    assert json.loads((written.site / "activity/garden/index.json").read_bytes())["listing"]["summary"] == hostile
    assert hostile in set(texts(written.services()["garden"]))


def test_services_wait_aside_while_a_generator_empties_the_folder(tmp_path):
    site = tmp_path / "site"
    (site / "data/services").mkdir(parents=True)
    (site / "data/services/one.json").write_text("{}")
    set_aside(site)
    assert not (site / "data/services").exists()
    shutil.rmtree(site)
    (site / "data").mkdir(parents=True)
    (site / "data/index.html").write_text("the page")
    bring_back(site)
    assert (site / "data/services/one.json").read_text() == "{}"
    write_data(site, {"data/find/a.json": b"[]"})
    left = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert left == {"data/find/a.json", "data/index.html", "data/services/one.json"}


def test_two_runs_at_once_do_not_work_in_one_folder(tmp_path):
    with kept_folder(tmp_path / "kept") as first, kept_folder(tmp_path / "kept") as second:
        assert first == tmp_path / "kept"
        assert second != first
    with kept_folder(tmp_path / "kept") as third:
        assert third == first


def test_it_is_left_out_where_that_is_asked_for():
    assert find_home({}).extras
    assert not find_home({"EXTRAS": "no"}).extras
