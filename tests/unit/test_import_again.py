"""A second import: names and files stay, what a person has changed stays too, and what has gone is told."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hereabouts.imports.naming import MAX_SLUG, name_all, to_slug
from hereabouts.imports.store import last_seal, seal_of, to_file
from hereabouts.source import parse_mapping
from importing import CLAY, SETTINGS, SONG, TODAY, begin_town, files, read, run


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return begin_town(tmp_path)


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
    ("edit", "kept"),
    [
        (lambda text: text + b"# We asked on Monday.\n", b"# We asked on Monday.\n"),
        (lambda text: text.replace(b"have a cuppa", b"have some cake"), b"have some cake"),
        (lambda text: text.replace(b"kind: group", b"kind:  class"), b"kind:  class"),
    ],
)
def test_what_a_person_changed_stays_and_what_the_row_changed_comes_in(town, edit, kept):
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.write_bytes(edit(file.read_bytes()))
    edited = file.read_bytes()
    code, report = run(town, [{**CLAY, "Group": "Clay and Cake"}])
    assert (code, "1 renewed" in report) == (0, True)
    assert kept in file.read_bytes()
    assert file.read_bytes() == edited.replace(b"name: Clay at Cobb Hall", b"name: Clay and Cake")


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace(b"row-hash", b"id-of-row"),
        lambda text: b"\xff" + text,
        lambda text: b"",
    ],
)
def test_a_file_that_no_check_would_pass_is_left_alone(town, edit):
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.write_bytes(edit(file.read_bytes()))
    edited = file.read_bytes()
    run(town, [{**CLAY, "Group": "Clay and Cake"}])
    assert file.read_bytes() == edited


def test_an_edited_file_is_told(town):
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.write_bytes(file.read_bytes().replace(b"cuppa", b"scone"))
    code, report = run(town, [CLAY])
    assert code == 0
    assert f"{file.stem}.yml: left alone, because it was edited by hand.\n" in report


def test_an_edited_file_whose_last_import_is_forgotten_is_left_alone(town):
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.write_bytes(file.read_bytes().replace(b"cuppa", b"scone"))
    (town / "imports/sandbeck-groups/base.jsonl").unlink()
    edited = file.read_bytes()
    _, report = run(town, [{**CLAY, "Fee": "3"}])
    assert "edited by hand. Its row has changed since: compare the two." in report
    assert file.read_bytes() == edited


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
    assert "sunday-voices-over-sand.yml: its row is gone, or is left out now, since 23 November 2026." in report
    assert len(files(town)) == 2


SUNDAY = "over-sand/sunday-voices-over-sand.yml"


def test_what_has_been_gone_for_ninety_days_is_proposed_for_ending_and_comes_back_with_its_row(town):
    run(town, [CLAY, SONG])
    run(town, [CLAY])
    before = files(town)
    _, report = run(town, [CLAY], today=TODAY + timedelta(89))
    assert "since 23 November 2026. If it has ended, write status: ended; an import from 21 February 2027" in report
    assert files(town) == before
    code, report = run(town, [CLAY], today=TODAY + timedelta(90))
    assert code == 0
    assert f"{SUNDAY}: its row has been gone since 23 November 2026, so status: ended is written." in report
    assert read(town, SUNDAY)["status"] == "ended"
    assert "when" not in read(town, SUNDAY)
    ended = files(town)
    assert "gone since" not in run(town, [CLAY], today=TODAY + timedelta(200))[1]
    assert files(town) == ended
    run(town, [CLAY, SONG], today=TODAY + timedelta(201))
    assert {**read(town, SUNDAY), "source": 0} == {**parse_mapping(before[SUNDAY]), "source": 0}


def test_a_row_that_was_away_for_a_while_begins_its_ninety_days_anew(town):
    run(town, [CLAY, SONG])
    for days, rows in ((0, [CLAY]), (60, [CLAY, SONG]), (70, [CLAY]), (100, [CLAY])):
        run(town, rows, today=TODAY + timedelta(days))
    assert "status" not in read(town, SUNDAY)


def test_what_we_changed_of_one_that_is_ended_stays(town):
    run(town, [CLAY, SONG])
    file = town / "listings" / SUNDAY
    file.write_text(file.read_text(encoding="utf-8").replace("how: just-turn-up", "how: book"), encoding="utf-8")
    run(town, [CLAY])
    run(town, [CLAY], today=TODAY + timedelta(90))
    assert (read(town, SUNDAY)["status"], read(town, SUNDAY)["joining"]) == ("ended", {"how": "book"})


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
