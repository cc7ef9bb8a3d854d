"""The three-way core: what the source changes comes in, what we changed stays, a clash is told, and twice is once."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hereabouts.do_not_list import mark_of
from hereabouts.imports.merge import merge, settled_base
from hereabouts.imports.patch import patch
from hereabouts.imports.store import to_yaml
from hereabouts.source import parse_mapping
from importing import CLAY, SONG, begin_town, files, read, run

WORDS = st.lists(st.sampled_from(["tea", "clay", "song", "dance"]), min_size=1, max_size=3, unique=True)
TEXTS = st.sampled_from(["one", "two", "three"])
GROUPS = st.lists(st.fixed_dictionaries({"day": TEXTS}, optional={"start": TEXTS}), min_size=1, max_size=3)
LISTINGS = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXTS,
        "interests": WORDS,
        "cost": st.dictionaries(st.sampled_from(["type", "price", "note"]), TEXTS, min_size=1),
        "where": GROUPS,
        "when": GROUPS,
        "who-for": st.fixed_dictionaries({"groups": WORDS}, optional={"note": TEXTS}),
    },
)


@pytest.fixture
def town(tmp_path):
    return begin_town(tmp_path)


@given(LISTINGS, LISTINGS)
def test_where_one_side_has_changed_nothing_the_other_side_is_the_answer(base, other):
    assert merge(base, base, other).data == other
    assert merge(base, other, base).data == other
    assert merge(base, other, other).data == other
    assert not merge(base, base, other).clashes
    assert not merge(base, other, base).clashes


@given(LISTINGS, LISTINGS, LISTINGS)
@settings(max_examples=200)
def test_no_change_of_either_side_is_lost_in_silence(base, ours, theirs):
    merged = merge(base, ours, theirs)
    clashing = {clash.field.partition(".")[0] for clash in merged.clashes}
    for key in {*base, *ours, *theirs}:
        one, other, was = ours.get(key), theirs.get(key), base.get(key)
        if one == was:
            assert merged.data.get(key) == other
        elif other == was:
            assert merged.data.get(key) == one
        elif key not in clashing and one != other and isinstance(one, str):
            raise AssertionError(f"{key} was changed by both, and nobody is told")
    for clash in merged.clashes:
        assert clash.ours != clash.theirs
        assert clash.ours != clash.before
        assert clash.theirs != clash.before


@given(LISTINGS, st.lists(st.tuples(LISTINGS, LISTINGS), max_size=5))
@example(
    {"who-for": {"groups": ["song", "dance"], "note": "one"}},
    [({"who-for": {"groups": ["dance"]}}, {"who-for": {"groups": ["song"], "note": "two"}})],
)
@settings(max_examples=150)
def test_over_any_history_a_second_run_changes_nothing_and_tells_the_same(first, history):
    base, ours = first, first
    for edited, theirs in history:
        merged = merge(base, {**ours, **edited}, theirs)
        base, ours = settled_base(theirs, merged.clashes), merged.data
        again = merge(base, ours, theirs)
        assert again.data == ours
        assert again.clashes == merged.clashes
        base = settled_base(theirs, again.clashes)


@given(LISTINGS.filter(bool), LISTINGS.filter(bool))
def test_a_patched_text_reads_as_it_should_and_keeps_every_comment(old, new):
    text = (
        "# At the head.\n" + "".join(f"# About {key}.\n{to_yaml({key: old[key]})}" for key in old) + "# At the end.\n"
    )
    patched = patch(text, new)
    assert parse_mapping(patched.encode()) == new
    assert all(f"# About {key}.\n" in patched for key in old)
    assert "# At the head.\n" in patched
    assert "# At the end.\n" in patched


def clash_in(town):
    """The clay group, its summary changed by us and by the table."""
    run(town, [CLAY])
    file = town / "listings/nether-sand/clay-at-cobb-hall-nether-sand.yml"
    file.write_bytes(file.read_bytes().replace(b"have a cuppa", b"have some cake"))
    return file, [{**CLAY, "About": "Make a bowl.", "Fee": "£4"}]


def test_a_clash_is_told_at_every_run_and_ours_stands_while_the_rest_comes_in(town):
    file, rows = clash_in(town)
    _, report = run(town, rows)
    assert "summary was changed here and at the source (groups.csv, row 2)." in report
    assert 'Here: "Make a pot, have some cake.". There: "Make a bowl.". Ours stands.' in report
    listing = read(town, "nether-sand/clay-at-cobb-hall-nether-sand.yml")
    assert (listing["summary"], listing["cost"]["price"]) == ("Make a pot, have some cake.", "4")
    before = {path: path.read_bytes() for path in town.rglob("*") if path.is_file()}
    _, report = run(town, rows)
    assert "summary was changed here and at the source" in report
    assert {path: path.read_bytes() for path in town.rglob("*") if path.is_file()} == before


def test_a_clash_ends_when_we_write_what_the_source_says(town):
    file, rows = clash_in(town)
    run(town, rows)
    file.write_bytes(file.read_bytes().replace(b"Make a pot, have some cake.", b"Make a bowl."))
    _, report = run(town, rows)
    assert "was changed here and at the source" not in report


def test_a_clash_that_is_settled_for_ours_is_told_no_more(town):
    file, rows = clash_in(town)
    _, report = run(town, rows, flags=["--keep-ours"])
    assert "was changed here and at the source" not in report
    _, report = run(town, rows)
    assert "was changed here and at the source" not in report
    assert b"have some cake" in file.read_bytes()
    _, report = run(town, [{**rows[0], "About": "Make a vase."}])
    assert "summary was changed here and at the source" in report


def test_what_a_killed_run_left_aside_is_swept_away(town):
    (town / ".import-999999999-x").mkdir()
    (town / ".import-999999999-x" / "half.yml").write_text("name: Ha")
    run(town, [CLAY])
    assert not list(town.glob(".import-*"))


@pytest.mark.parametrize(
    "row",
    [
        {"slug": "sunday-voices-over-sand", "area": "elsewhere"},
        {"slug": "another", "area": "over-sand", "name-mark": mark_of("SUNDAY  voices")},
        {"slug": "another", "area": "elsewhere", "ids": ["sandbeck-groups:8"]},
    ],
)
def test_a_group_that_asked_to_be_removed_stays_out(town, row):
    (town / "do-not-list.yml").write_text(f"entries: [{json.dumps({**row, 'date': '2026-11-01'})}]\n")
    code, report = run(town, [CLAY, SONG])
    assert list(files(town)) == ["nether-sand/clay-at-cobb-hall-nether-sand.yml"]
    assert code == 0
    assert "It is in do-not-list.yml since 2026-11-01" in report


def test_nothing_comes_in_while_nobody_can_read_who_must_stay_out(town):
    (town / "do-not-list.yml").write_text("entries: Sunday Voices\n")
    code, report = run(town, [SONG])
    assert code == 2
    assert "nobody knows who must stay out" in report
    assert not files(town)
