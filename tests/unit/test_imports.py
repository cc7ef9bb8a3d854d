"""Somebody else's table becomes listings: every row is told of, and no confidential address is written."""

from pathlib import Path

import pytest

from hereabouts.check import check_directory
from hereabouts.home import PROJECT, Home
from hereabouts.source import parse_mapping
from importing import CLAY, MAPPING, SONG, TODAY, begin_town, files, read, run, run_file, to_text


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return begin_town(tmp_path)


def test_a_row_becomes_a_listing_that_check_accepts(town):
    code, report = run(town, [CLAY, SONG])
    assert code == 0, report
    assert list(files(town)) == [
        "nether-sand/clay-at-cobb-hall-nether-sand.yml",
        "over-sand/sunday-voices-over-sand.yml",
    ]
    listing = read(town, "nether-sand/clay-at-cobb-hall-nether-sand.yml")
    assert listing["interests"] == ["pottery"]
    assert listing["cost"] == {"type": "pay-each-time", "price": "2.50"}
    assert listing["where"][0]["venue"]["postcode"] == "QX9 1AB"
    assert listing["contact"] == [{"email": "clay@example.org"}]
    assert listing["when"] == [{"day": "tuesday", "start": "09:30", "end": "12:00"}]
    assert listing["checked"] == {"date": "2026-07-01", "how": "open-data", "by": "The Sandbeck list"}
    source = {key: value for key, value in listing["source"].items() if key != "row-hash"}
    assert source == {
        "from": "open-data",
        "name": "Sandbeck Parish Council",
        "licence": "ogl-3.0",
        "id": "sandbeck-groups:7",
    }
    song = read(town, "over-sand/sunday-voices-over-sand.yml")
    assert song["when"] == [{"day": ["tuesday", "thursday"], "start": "18:00", "end": "19:30"}]
    assert song["summary"] == "A group that meets in Over Sand, for all who like company."
    assert song["cost"] == {"type": "free"}
    checked = check_directory(Home(PROJECT, town, TODAY))
    errors = [problem for problem in checked.problems if problem.severity == "error" and "town/" in problem.path]
    assert errors == []
    assert len(checked.listings) == 2


def test_what_was_left_out_of_a_taken_row_is_told(town):
    code, report = run(town, [SONG])
    assert code == 0
    assert "groups.csv, row 2: taken, but look again. Column Contact: 'see notice board'" in report
    assert "contact" not in read(town, "over-sand/sunday-voices-over-sand.yml")


def test_every_row_that_is_not_taken_is_told_with_its_number(town):
    rows = [
        CLAY,
        {**CLAY, "Ref": "20", "Theme": "Chess"},
        {**CLAY, "Ref": "21", "Code": "somewhere"},
        {**CLAY, "Ref": "22", "Village": ""},
        {**CLAY, "Ref": ""},
        {**CLAY, "Ref": "24", "Tue": "after tea"},
        {**CLAY, "Ref": "25", "Tue": "14:00-13:00"},
        {**CLAY, "Ref": "26", "Group": "x" * 300},
        {**CLAY, "Ref": "27", "State": "Stopped"},
        {**CLAY, "Ref": "7", "Group": "Another of the same number"},
        CLAY,
    ]
    code, report = run(town, rows)
    assert code == 1
    for number, reason in {
        3: "Column Theme holds 'Chess', which the mapping does not know",
        4: "Column Code: 'somewhere' is not a full postcode",
        5: "The row has no area",
        6: "The row has no identity",
        7: "Column Tue holds 'after tea'",
        8: "End time must be later than the start time",
        9: "name: Name",
        11: "The row has the same identity as row 2, sandbeck-groups:7, but is another.",
    }.items():
        assert any(
            line.startswith(f"groups.csv, row {number}: refused. ") and reason in line for line in report.split("\n")
        )
    assert "Left out on purpose, 1 row: It has stopped." in report
    assert "Left out on purpose, 1 row: The row stands in the table twice." in report
    assert "11 rows: 1 taken, 2 left out on purpose, 8 refused." in report
    assert len(files(town)) == 1


def test_a_confidential_address_is_in_no_file(town):
    code, report = run(town, [{**CLAY, "Hidden": "Y"}])
    assert code == 0, report
    assert "row 2: the place is confidential, so its address was left out." in report
    written = b"".join(files(town).values())
    assert b"Cobb Row" not in written
    assert b"QX9" not in written
    assert b"confidential: 'yes'" in written


def test_a_confidential_address_told_elsewhere_is_refused(town):
    for column, text in (("About", "Find us at 3 Cobb Row."), ("Hall", "3, Cobb Row"), ("Ref", "QX9 1AB")):
        code, report = run(town, [{**CLAY, "Hidden": "Y", column: text}])
        assert code == 1, column
        assert "The place is confidential, but " in report
        assert files(town) == {}


def test_a_word_for_hidden_that_is_not_known_is_refused(town):
    code, report = run(town, [{**CLAY, "Hidden": "perhaps"}])
    assert code == 1
    assert "Column Hidden: 'perhaps' is neither yes nor no." in report


def test_new_areas_are_added_behind_the_old_ones(town):
    terms = town / "terms" / "areas.yml"
    terms.parent.mkdir()
    old = "# Ours\ntitle: Areas\nterms:\n- {slug: nether-sand, label: Nether Sand}  # by the ford\n"
    terms.write_text(old, encoding="utf-8")
    run(town, [CLAY, SONG])
    new = terms.read_text(encoding="utf-8")
    assert new.startswith(old)
    assert [term["slug"] for term in parse_mapping(new.encode())["terms"]] == ["nether-sand", "over-sand"]


def test_areas_that_cannot_be_added_stop_the_import_before_a_listing_is_written(town):
    terms = town / "terms" / "areas.yml"
    terms.parent.mkdir()
    terms.write_text("terms: [{slug: nether-sand, label: Nether Sand}]\ntitle: Areas\n", encoding="utf-8")
    code, report = run(town, [CLAY, SONG])
    assert code == 2
    assert "add these areas by hand: over-sand" in report
    assert files(town) == {}


def test_an_area_that_is_not_known_is_refused_unless_areas_may_be_added(town):
    terms = town / "terms" / "areas.yml"
    terms.parent.mkdir()
    terms.write_text("title: Areas\nterms: [{slug: nether-sands, label: Nether Sands}]\n", encoding="utf-8")
    code, report = run(town, [CLAY], MAPPING.replace("new-areas: add", "new-areas: refuse"))
    assert code == 1
    assert "Area Nether Sand is not in terms/areas.yml. Did you mean nether-sands?" in report


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("name: {column: Group}", "nam: {column: Group}", 11, "A listing has no field nam. Did you mean name?"),
        ("{column: Group}", "{column: Grup}", 11, "Column Grup is not in groups.csv. Did you mean Group?"),
        ("{Village}, for", "{Vilage}, for", 12, "Column Vilage is not in groups.csv. Did you mean Village?"),
        ("licence: ogl-3.0", "licence: mine", 3, "Licence"),
        ("where.0.venue.name: {column: Hall}", "where.0.venue.name: {colum: Hall}", 15, "column"),
        ("as: postcode", "as: post", 19, "postcode"),
        ("hold: times\n", "hold: hours\n", 26, "Use one of: times, words"),
        ("tuesday: Tue", "tuesday: Tues", 25, "Column Tues is not in groups.csv. Did you mean Tue?"),
        ("kind: {value: group}", "kind: {value: group}\n  kind: {value: club}", 14, "written twice"),
        ("area: {column: Village}\n", "", 1, "Area"),
    ],
)
def test_a_mistake_in_the_mapping_is_told_with_its_line(town, old, new, line, says):
    assert old in MAPPING
    code, report = run(town, [CLAY], MAPPING.replace(old, new, 1))
    assert code == 2
    assert any(f"map.yml:{line}: " in row and says in row for row in report.split("\n")), report
    assert files(town) == {}


def test_what_cannot_begin_says_so(town):
    assert run_file(town, town / "none.csv")[0] == 2
    assert run_file(town, town / "settings.yml")[0] == 2
    (town / "settings.yml").unlink()
    code, report = run(town, [CLAY])
    assert code == 2
    assert "has no settings.yml" in report


def test_a_cell_too_many_refuses_the_row(town):
    table = town.parent / "groups.csv"
    table.write_text(to_text([CLAY]).rstrip() + ",,,and one more\n", encoding="utf-8")
    code, report = run_file(town, table)
    assert code == 1
    assert "row 2: refused. The row has more cells than the table has headings" in report
