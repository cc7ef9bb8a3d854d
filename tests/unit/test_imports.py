"""Tables become listings: every row is told of, no edited file is lost, and no confidential address is written."""

import csv
import io
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from dateutil.rrule import rrulestr
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hereabouts.check import check_directory
from hereabouts.cli import commands
from hereabouts.closure import Closures
from hereabouts.home import PROJECT, Home
from hereabouts.imports.cell import FORMS, to_clock, to_contact, to_iso_date, to_span
from hereabouts.imports.naming import MAX_SLUG, name_all, to_slug
from hereabouts.imports.refusal import ImportStopped, Refused
from hereabouts.imports.repeat import to_repeating
from hereabouts.imports.store import last_seal, seal_of, to_file
from hereabouts.imports.table import TableForm, read_table
from hereabouts.recurrence import occurs, to_session
from hereabouts.source import parse_mapping

TODAY = date(2026, 11, 23)

SETTINGS = """\
name: Sandbeck and around
place: Sandbeck
address: https://example.org/sandbeck/
nation: england
serves: {postcodes: [QX]}
team: {name: The Sandbeck list, email: list@example.org}
"""

MAPPING = """\
short-name: sandbeck-groups
means-nothing: [n/a, "?"]
source: {name: Sandbeck Parish Council, licence: ogl-3.0}
checked: {date: 2026-07-01, by: The Sandbeck list}
id: {column: Ref}
area: {column: Village}
new-areas: add
leave-out:
  - {column: State, is: [stopped], because: It has stopped.}
fields:
  name: {column: Group}
  summary: {first-of: [{column: About}, {text: "A group that meets in {Village}, for all who like company."}]}
  kind: {value: group}
  interests: {column: Theme, values: {Clay: [pottery], Song: [music, singing]}}
  where.0.venue.name: {column: Hall}
  where.0.venue.confidential: {column: Hidden, as: yes-no, default: no}
  where.0.venue.ask: {value: Ring first and we tell you the way.}
  where.0.venue.address.street: {column: Street, as: one-line}
  where.0.venue.postcode: {column: Code, as: postcode}
  cost.type: {column: Fee, values: {nil: free}, otherwise: nothing, default: pay-each-time}
  cost.price: {column: Fee, values: {nil: ""}, otherwise: keep, as: price}
  joining.how: {value: just-turn-up}
  contact.0: {column: Contact, as: contact, if-wrong: leave-out}
when:
  - day-columns: {tuesday: Tue, thursday: Thu}
    hold: times
    closed: [shut]
"""

COLUMNS = [
    "Ref",
    "Group",
    "About",
    "Village",
    "Theme",
    "Hall",
    "Hidden",
    "Street",
    "Code",
    "Fee",
    "Contact",
    "Tue",
    "Thu",
    "State",
]
CLAY = {
    "Ref": "7",
    "Group": "Clay at Cobb Hall",
    "About": "Make a pot, have a cuppa.",
    "Village": "Nether Sand",
    "Theme": "clay ",
    "Hall": "Cobb Hall",
    "Street": "3 Cobb Row",
    "Code": "qx91ab",
    "Fee": "£2.5",
    "Contact": "Desk <clay@example.org>",
    "Tue": "9.30am-12 noon",
    "Thu": "shut",
}
SONG = {
    "Ref": "8",
    "Group": "Sunday Voices",
    "Village": "Over Sand",
    "Theme": "Song",
    "Hall": "The Reading Room",
    "Street": "1 Top Lane",
    "Code": "QX9 2AA",
    "Fee": "nil",
    "Contact": "see notice board",
    "Tue": "18:00 - 19:30",
    "Thu": "18:00-19:30",
}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A new directory with settings and nothing else."""
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "map.yml").write_text(MAPPING, encoding="utf-8")
    return folder


def to_text(rows: list[dict[str, str]], columns: list[str] = COLUMNS, delimiter: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def run(town: Path, rows: list[dict[str, str]], mapping: str = MAPPING) -> tuple[int, str]:
    """The exit code and the report of one import, as of TODAY."""
    table = town.parent / "groups.csv"
    table.write_text(to_text(rows), encoding="utf-8")
    return run_file(town, table, mapping)


def run_file(town: Path, table: Path, mapping: str = MAPPING) -> tuple[int, str]:
    (town.parent / "map.yml").write_text(mapping, encoding="utf-8")
    arguments = ["import", str(table), "--map", str(town.parent / "map.yml"), "--into", str(town)]
    ended = CliRunner(env={"TODAY": TODAY.isoformat()}).invoke(commands, arguments, standalone_mode=False)
    code = 2 if ended.exception and not isinstance(ended.exception, SystemExit) else ended.exit_code
    return code, ended.output + str(ended.exception or "")


def files(town: Path) -> dict[str, bytes]:
    lying = sorted((town / "listings").rglob("*")) if (town / "listings").is_dir() else []
    return {path.relative_to(town / "listings").as_posix(): path.read_bytes() for path in lying if path.is_file()}


def read(town: Path, name: str) -> dict:
    return parse_mapping((town / "listings" / name).read_bytes())


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


def test_a_second_run_writes_nothing(town):
    run(town, [CLAY, SONG])
    before = {path: path.stat().st_mtime_ns for path in town.rglob("*")}
    code, report = run(town, [SONG, CLAY])
    assert code == 0
    assert "0 new, 0 renewed, 2 as before" in report
    assert {path: path.stat().st_mtime_ns for path in town.rglob("*") if path.is_file()} == {
        path: time for path, time in before.items() if path.is_file()
    }


def test_a_changed_row_renews_its_file_and_keeps_its_name(town):
    run(town, [CLAY, SONG])
    code, report = run(town, [{**CLAY, "Group": "Clay and Cake"}, SONG])
    assert code == 0
    assert "1 renewed, 1 as before" in report
    assert read(town, "nether-sand/clay-at-cobb-hall-nether-sand.yml")["name"] == "Clay and Cake"


def test_a_row_that_moves_to_another_area_takes_its_file_along(town):
    run(town, [CLAY])
    code, _ = run(town, [{**CLAY, "Village": "Over Sand"}])
    assert code == 0
    assert list(files(town)) == ["over-sand/clay-at-cobb-hall-nether-sand.yml"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text + b"# We asked on Monday.\n",
        lambda text: text.replace(b"have a cuppa", b"have some cake"),
        lambda text: text.replace(b"row-hash", b"id-of-row"),
        lambda text: text.replace(b"name: Clay", b"name:  Clay"),
        lambda text: b"\xff" + text,
        lambda text: b"",
    ],
)
def test_an_edited_file_is_left_alone(town, edit):
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.write_bytes(edit(file.read_bytes()))
    edited = file.read_bytes()
    run(town, [{**CLAY, "Group": "Clay and Cake"}])
    assert file.read_bytes() == edited


def test_an_edited_file_is_told_and_so_is_that_its_row_has_changed(town):
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.write_bytes(file.read_bytes().replace(b"cuppa", b"scone"))
    code, report = run(town, [CLAY])
    assert code == 0
    assert f"{file.stem}.yml: left alone, because it was edited by hand.\n" in report
    _, report = run(town, [{**CLAY, "Fee": "3"}])
    assert "edited by hand. Its row has changed since: compare the two." in report


def test_line_ends_of_windows_are_no_edit(town):
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    _, report = run(town, [{**CLAY, "Fee": "3"}])
    assert "1 renewed" in report


def test_a_renamed_file_keeps_its_name(town):
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.rename(file.with_name("pots.yml"))
    run(town, [{**CLAY, "Fee": "3"}])
    assert list(files(town)) == ["nether-sand/pots.yml"]


def test_somebody_elses_file_of_the_same_name_stands(town):
    other = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    other.parent.mkdir(parents=True)
    other.write_text("name: Ours\n", encoding="utf-8")
    run(town, [CLAY])
    assert other.read_text(encoding="utf-8") == "name: Ours\n"
    assert len(files(town)) == 2


def test_a_row_that_is_gone_is_told_and_its_file_stays(town):
    run(town, [CLAY, SONG])
    code, report = run(town, [CLAY, {**SONG, "State": "stopped"}])
    assert code == 0
    assert "sunday-voices-over-sand.yml: its row is gone, or is left out now." in report
    assert len(files(town)) == 2


def test_a_refused_row_is_not_gone(town):
    run(town, [CLAY, SONG])
    code, report = run(town, [CLAY, {**SONG, "Theme": "Chess"}])
    assert code == 1
    assert "is gone" not in report


def test_two_of_one_name_are_told_apart_whatever_the_order_of_rows(town, tmp_path):
    rows = [CLAY, {**CLAY, "Ref": "9", "Street": "Elsewhere"}, SONG]
    run(town, rows)
    again = tmp_path / "again"
    again.mkdir()
    (again / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    run(again, rows[::-1])
    assert files(again) == files(town)
    assert len(files(town)) == 3


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found(tmp_path, encoding, delimiter):
    rows = [{"Naïve": "Café, at four", "Other": "two\nlines"}, {}, {"Naïve": "x", "Other": ""}]
    file = tmp_path / "table.csv"
    file.write_bytes(to_text(rows, ["Naïve", "Other"], delimiter).encode(encoding))
    table = read_table(file, TableForm())
    assert table.columns == ("Naïve", "Other")
    assert [(row.number, row.cells["Naïve"], row.cells["Other"]) for row in table.rows] == [
        (2, "Café, at four", "two\nlines"),
        (4, "x", ""),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "no row 1"),
        (b"a,a\n1,2\n", "two columns headed 'a'"),
        (b",,\n", "no headings"),
        (b"\x81\n", "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_read_says_so(tmp_path, text, says):
    file = tmp_path / "table.csv"
    file.write_bytes(text)
    with pytest.raises(ImportStopped, match=says):
        read_table(file, TableForm())


def test_a_cell_too_many_refuses_the_row(town):
    table = town.parent / "groups.csv"
    table.write_text(to_text([CLAY]).rstrip() + ",,,and one more\n", encoding="utf-8")
    code, report = run_file(town, table)
    assert code == 1
    assert "row 2: refused. The row has more cells than the table has headings" in report


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:30", "09:30"),
        ("09:30", "09:30"),
        ("9.30am", "09:30"),
        ("9.30 p.m.", "21:30"),
        ("0930", "09:30"),
        ("1pm", "13:00"),
        ("12am", "00:00"),
        ("12 noon", "12:00"),
        ("noon", "12:00"),
        ("09:30:00", "09:30"),
        ("17h15", "17:15"),
    ],
)
def test_times_are_read_as_people_write_them(text, clock):
    assert to_clock(text) == clock


@pytest.mark.parametrize("text", ["9", "2:30", "25:00", "9:60", "soon", "13pm", "0am"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Refused):
        to_clock(text)


@pytest.mark.parametrize(
    ("span", "clocks"),
    [
        ("9-10am", ("09:00", "10:00")),
        ("2.30-4pm", ("14:30", "16:00")),
        ("10-2pm", ("10:00", "14:00")),
        ("9.30-12pm", ("09:30", "12:00")),
        ("7-9pm", ("19:00", "21:00")),
        ("11am-1pm", ("11:00", "13:00")),
        ("13:00-5pm", ("13:00", "17:00")),
        ("09:30-12:00", ("09:30", "12:00")),
    ],
)
def test_what_is_said_of_the_end_of_a_span_holds_for_its_start(span, clocks):
    assert to_span(*span.split("-")) == clocks


def test_dates_are_read_day_before_month():
    assert {to_iso_date(text) for text in ("2020-02-04", "4/2/2020", "04.02.2020", "2020-02-04 00:00:00")} == {
        "2020-02-04"
    }
    for text in ("2020-02-30", "2/30/2020", "yesterday", "4/2/20"):
        with pytest.raises(Refused):
            to_iso_date(text)


def test_a_contact_is_what_it_is():
    assert to_contact("01632 960123") == {"phone": "01632 960123"}
    assert to_contact("See www.example.org/choir.") == {"url": "https://www.example.org/choir"}
    assert to_contact("No e-mail.\nhttps://example.org/form") == {"url": "https://example.org/form"}
    with pytest.raises(Refused):
        to_contact("clay250example.org")


@pytest.mark.parametrize("form", sorted(FORMS))
@given(text=st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_no_cell_breaks_a_form(form, text):
    with suppress(Refused):
        FORMS[form](text)


RULES = [
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH",
    "FREQ=WEEKLY;INTERVAL=4;BYDAY=FR",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2,4",
    "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "FREQ=MONTHLY;BYDAY=5WE",
    "FREQ=MONTHLY;BYDAY=TU",
    "FREQ=DAILY",
    "FREQ=DAILY;BYDAY=SA,SU",
    "FREQ=WEEKLY;UNTIL=20260301",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=7",
    "FREQ=MONTHLY;BYDAY=5MO;COUNT=5",
    "FREQ=WEEKLY;BYMONTH=6,7",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
    "FREQ=WEEKLY;INTERVAL=2;UNTIL=20260401T090000",
]


@pytest.mark.parametrize("rule", RULES)
@given(first=st.dates(date(2025, 1, 1), date(2026, 12, 31)))
@settings(max_examples=12, deadline=None)
def test_repeat_rules_give_the_days_that_an_independent_library_gives(rule, first):
    session = to_session(to_repeating(rule, first))
    begin = datetime(first.year, first.month, first.day)
    expected = {day.date() for day in rrulestr(rule, dtstart=begin).between(begin, begin + timedelta(500), inc=True)}
    days = [first + timedelta(days) for days in range(500)]
    assert [day for day in days if occurs(session, day, Closures())] == sorted(
        day for day in expected if day < days[-1] + timedelta(1)
    )


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "weekly",
        "FREQ=YEARLY",
        "FREQ=WEEKLY;INTERVAL=7",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=2TU,4TH",
        "FREQ=MONTHLY;BYDAY=-2TU",
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20260101",
        "FREQ=WEEKLY;UNTIL=never",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=MONTHLY;BYDAY=2TU,TU",
    ],
)
def test_repeat_rules_that_cannot_be_said_are_refused(rule):
    with pytest.raises(Refused):
        to_repeating(rule, date(2026, 1, 6))


REPEATS = (
    MAPPING[: MAPPING.index("when:")]
    + """\
when:
  - repeat: {column: About}
    first-date: {column: Street}
    last-date: {column: Hidden, as: date}
    starts: {column: Tue}
    ends: {column: Thu}
    day: {column: State}
"""
)
BUS = {
    **CLAY,
    "About": "FREQ=WEEKLY;INTERVAL=2",
    "Street": "08/01/2026",
    "Tue": "9:05",
    "Thu": "9.20am",
    "State": "Thursday",
}


def repeats(extra: str = "") -> str:
    mapping = REPEATS.replace("first-of: [{column: About}, {text", "first-of: [{text")
    return mapping.replace("{column: Hidden, as: yes-no, default: no}", "{value: no}") + extra


def test_a_repeat_rule_becomes_a_session(town):
    code, report = run(town, [{**BUS, "Hidden": "2027-01-31"}], repeats())
    assert code == 0, report
    assert read(town, "nether-sand/clay-at-cobb-hall-nether-sand.yml")["when"] == [
        {
            "day": "thursday",
            "start": "09:05",
            "end": "09:20",
            "every": "2-weeks",
            "from": "2026-01-08",
            "until": "2027-01-31",
        }
    ]


def test_a_day_that_the_rule_does_not_give_is_refused_or_told(town):
    bus = {**BUS, "State": "Wednesday"}
    code, report = run(town, [bus], repeats())
    assert code == 1
    assert "The table names Wednesday, but its first date, 2026-01-08, and its rule give Thursday." in report
    code, report = run(town, [bus], repeats("    day-differs: follow-first-date\n"))
    assert code == 0
    assert "look again. The table names Wednesday" in report
    session = read(town, "nether-sand/clay-at-cobb-hall-nether-sand.yml")["when"][0]
    assert session["day"] == "thursday"
    assert session["note"] == "Our source also says Wednesday. Ask before you go."


def test_rows_of_one_identity_may_be_times_of_one_listing(town, tmp_path):
    mapping = repeats() + "rows: together\n"
    mapping = mapping.replace(
        "where.0.venue.address.street: {column: Street, as: one-line}", "description: {value: A van.}"
    )
    rows = [BUS, {**BUS, "Street": "15/01/2026"}, {**BUS, "Fee": "4"}]
    code, report = run(town, rows, mapping)
    assert code == 1
    assert "row 4: refused. The row has the same identity as row 2, but another cost." in report
    assert "3 rows: 2 taken" in report
    ours = files(town)
    assert [s["from"] for s in parse_mapping(next(iter(ours.values())))["when"]] == ["2026-01-08", "2026-01-15"]
    run(town, [rows[1], rows[0]], mapping)
    assert files(town) == ours


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
KEYS = st.from_regex(r"[a-z]{1,5}", fullmatch=True)
DATA = st.recursive(
    TEXTS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=3),
    max_leaves=8,
)


@given(data=st.dictionaries(st.sampled_from(["name", "summary", "where", "when"]), DATA, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
@example(data={"name": "\n"})
@example(data={"summary": "one\n\n\n"})
def test_a_written_listing_reads_back_equal_and_fits_its_seal(data):
    text = to_file({**data, "source": {"id": "a: b #c", "from": "open-data"}})
    found = parse_mapping(text)
    assert found["source"].pop("row-hash") == seal_of(text) == last_seal(text)
    assert found == {**data, "source": {"id": "a: b #c", "from": "open-data"}}
    assert seal_of(text.replace(b"open-data", b"open-date")) == ""


@given(text=st.text(max_size=200))
def test_a_slug_is_short_and_plain(text):
    slug = to_slug(text)
    assert len(slug) <= MAX_SLUG
    assert slug == to_slug(slug)


@given(wanted=st.dictionaries(st.text(min_size=1), st.sampled_from(["", "a", "b", "c", "d" * 80]), max_size=8))
def test_names_are_unique_and_do_not_hang_on_order(wanted):
    names = name_all(wanted, {}, {"c"})
    assert len(set(names.values())) == len(names)
    assert "c" not in names.values()
    assert names == name_all(dict(reversed(wanted.items())), {}, {"c"})
