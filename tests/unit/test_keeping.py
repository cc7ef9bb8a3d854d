"""The keeper's commands change what they say and leave every other letter of a file as it was typed."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts.build import read_build
from hereabouts.check import check_directory
from hereabouts.cli import commands
from hereabouts.gather import gather_directory
from hereabouts.home import PROJECT
from hereabouts.keeping.edit import add_row, drop_row, to_row, to_scalar
from hereabouts.keeping.stamp import Stamp, stamped_text
from hereabouts.source import parse_mapping
from importing import CLAY, begin_town
from importing import run as run_import
from made_files import LISTINGS_AS_WRITTEN
from town import GARDEN, LISTING, TODAY, home_of, make_town, write

CASES = sorted(Path(__file__).parent.glob("kept/*.before.yml"))


def run(town: Path, *words: str) -> Result:
    """One command in a town, as of TODAY; `output` holds what it said."""
    environ = {"DIRECTORY": str(town), "TODAY": TODAY.isoformat()}
    return CliRunner(env=environ).invoke(commands, words, standalone_mode=False)


def code_of(result: Result) -> int:
    return 2 if result.exception and not isinstance(result.exception, SystemExit) else result.exit_code


def everything(town: Path) -> dict[str, bytes]:
    return {str(file.relative_to(town)): file.read_bytes() for file in sorted(town.rglob("*")) if file.is_file()}


def errors_of(town: Path) -> list[str]:
    return [problem.rule for problem in check_directory(home_of(town)).problems if problem.severity == "error"]


# What becomes of a file, by files: the first line of each says which command.


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("before", CASES, ids=lambda case: case.name.removesuffix(".before.yml"))
def test_a_file_becomes_what_its_case_says(tmp_path, before, ends):
    text = before.read_text("utf-8")
    name, *words = shlex.split(re.match(r"# do: (.*)", text)[1])
    file = tmp_path / "listings/riverside/singers.yml"
    file.parent.mkdir(parents=True)
    file.write_bytes(text.replace("\n", ends).encode())
    done = run(tmp_path, name, "singers", *words)
    assert code_of(done) == 0, done.output
    after = before.with_name(before.name.replace(".before.", ".after.")).read_text("utf-8")
    assert after.replace("\n", ends) == file.read_bytes().decode()
    assert errors_of(tmp_path) == []


@pytest.mark.parametrize("before", CASES, ids=lambda case: case.name.removesuffix(".before.yml"))
def test_a_command_given_twice_changes_nothing_more(tmp_path, before):
    text = before.read_text("utf-8")
    name, *words = shlex.split(re.match(r"# do: (.*)", text)[1])
    file = write(tmp_path / "listings/riverside/singers.yml", text)
    run(tmp_path, name, "singers", *words)
    once = file.read_bytes()
    again = run(tmp_path, name, "singers", *words)
    assert (code_of(again), file.read_bytes()) == (0, once)
    assert "already" in again.output


# Properties: any listing.


def example_files() -> list[Path]:
    return sorted((PROJECT / "directory/listings").rglob("*.yml"))


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    assert len(old) == len(new)
    return [(one, other) for one, other in zip(old, new, strict=True) if one != other]


def assert_only_the_stamp_changed(before: str, after: str) -> None:
    for old, new in changed_lines(before, after):
        assert re.match(r"\s*(checked|date|how|by)\b", old), old
        assert re.split(r"[:{]", old)[0] == re.split(r"[:{]", new)[0]
        assert re.search(r"#.*|$", old)[0] == re.search(r"#.*|$", new)[0]
    was, now = parse_mapping(before.encode()), parse_mapping(after.encode())
    assert {**was, "checked": {**was["checked"], "date": "2026-11-23", "how": "email", "by": "Hilltop team"}} == now


@pytest.mark.parametrize("file", example_files(), ids=lambda file: file.stem)
def test_a_stamp_changes_its_own_lines_of_any_example(file):
    before = file.read_bytes().decode()
    after = stamped_text(before, parse_mapping(before.encode()), Stamp(TODAY, "email", "Hilltop team"))
    assert_only_the_stamp_changed(before, after)


@given(LISTINGS_AS_WRITTEN)
@settings(max_examples=300)
def test_a_stamp_changes_its_own_lines_of_any_listing(text):
    after = stamped_text(text, parse_mapping(text.encode()), Stamp(TODAY, "email", "Hilltop team"))
    assert_only_the_stamp_changed(text, after)


def test_the_whole_example_can_be_stamped_at_once_and_passes_its_check(tmp_path):
    town = shutil.copytree(PROJECT / "directory", tmp_path / "town")
    names = [file.stem for file in example_files()]
    done = run(town, "checked", *names, "--how", "email", "--by", "Hilltop team")
    assert code_of(done) == 0, done.output
    assert errors_of(town) == []
    for file in example_files():
        assert_only_the_stamp_changed(file.read_text(), (town / file.relative_to(PROJECT / "directory")).read_text())


def test_generated_listings_can_be_stamped_at_once_and_pass_their_check(tmp_path):
    town = tmp_path / "town"
    generate = [sys.executable, str(PROJECT / "tests/bench/generate.py"), "60", str(town)]
    subprocess.run(generate, check=True, capture_output=True)
    before = {file: file.read_text() for file in (town / "listings").rglob("*.yml")}
    names = [file.stem for file in before]
    done = run(town, "checked", *names, "--how", "email", "--by", "Hilltop team")
    assert code_of(done) == 0, done.output
    assert len(names) == 60
    assert errors_of(town) == []
    for file, text in before.items():
        assert_only_the_stamp_changed(text, file.read_text())


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\u2028\u2029"), min_size=1)


@given(TEXTS)
def test_any_words_are_written_so_that_they_read_back(words):
    assert parse_mapping(f"a: {to_scalar(words)}".encode()) == {"a": words}
    assert parse_mapping(f"a: [{to_row({'b': words})}]".encode()) == {"a": [{"b": words}]}


@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS, st.booleans(), st.data())
def test_a_row_that_is_added_and_dropped_leaves_the_others(rows, row, in_brackets, data):
    written = [to_scalar(one) for one in rows]
    lines = f"[{', '.join(written)}]" if in_brackets else "".join(f"\n  - {one} # why" for one in written)
    text = f"a: 1\nrows: {lines}\nz: 2 # end\n"
    more = add_row(text, "rows", to_scalar(row))
    assert parse_mapping(more.encode())["rows"] == [*rows, row]
    index = data.draw(st.integers(0, len(rows)))
    fewer = parse_mapping(drop_row(more, "rows", index).encode())
    assert fewer == {"a": "1", "rows": [one for at, one in enumerate([*rows, row]) if at != index], "z": "2"}


# All or nothing, in words.


def test_one_wrong_name_among_several_changes_nothing(tmp_path):
    town = make_town(tmp_path)
    before = everything(town)
    done = run(town, "checked", "garden", "gardn", "venues/hutt", "nothing-like-it", "--how", "phone", "--by", "Us")
    assert code_of(done) == 1
    assert "There is no gardn here. Did you mean garden?" in done.output
    assert "There is no venues/hutt here. Did you mean venues/hut?" in done.output
    assert "There is no nothing-like-it here. It is the file's name without .yml." in done.output
    assert "Nothing was written." in done.output
    assert everything(town) == before


def test_an_old_name_leads_to_the_new_one(tmp_path):
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING + "renamed-from: [old-plot]\n")
    done = run(town, "withhold", "old-plot")
    assert (code_of(done), "old-plot is called garden now" in done.output) == (1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "2026-11-24"], "is still to come"),
        (["--date", "2026-09-30"], "was checked after that, on 2026-10-01"),
        (["--by", " "], "Who checked?"),
        (["--by", "x" * 81], "the name of the team"),
    ],
)
def test_a_stamp_that_cannot_be_right_is_refused(tmp_path, words, said):
    town = make_town(tmp_path)
    before = everything(town)
    done = run(town, "checked", "garden", "--how", "phone", "--by", "Us", *words)
    assert (code_of(done), everything(town)) == (1, before), done.output
    assert said in done.output


def test_a_date_in_another_shape_is_told_how_to_write_it(tmp_path):
    done = run(make_town(tmp_path), "checked", "garden", "--how", "phone", "--by", "Us", "--date", "23/11/2026")
    assert (code_of(done), "2026-11-23" in str(done.exception)) == (2, True)


def test_a_venue_that_was_never_checked_gets_the_line(tmp_path):
    town = make_town(tmp_path)
    assert code_of(run(town, "checked", "venues/hut", "--how", "visit", "--by", "Us")) == 0
    text = (town / "venues/hut.yml").read_text()
    assert text.endswith("checked: {date: 2026-11-23, how: visit, by: Us}\n")
    assert errors_of(town) == []


def test_what_was_asked_without_a_day_of_its_own_is_told(tmp_path):
    town = make_town(tmp_path)
    what = "what: [{fact: times, answer: asked}, {fact: price, answer: not-asked}]"
    write(town / GARDEN, LISTING.replace("by: Riverside team}", f"by: Riverside team, {what}}}"))
    done = run(town, "checked", "garden", "--how", "phone", "--by", "Us")
    assert "It now says that this was asked then: times." in done.output


@pytest.mark.parametrize("text", ["name: [\n", "- a\n", "{name: A, checked: {date: 2026-10-01}}\n", "checked: soon\n"])
def test_a_file_that_cannot_be_changed_by_itself_is_left_and_named(tmp_path, text):
    town = make_town(tmp_path)
    write(town / "listings/riverside/odd.yml", text)
    before = everything(town)
    done = run(town, "checked", "odd", "garden", "--how", "phone", "--by", "Us")
    assert (code_of(done), everything(town)) == (1, before)
    assert "listings/riverside/odd.yml" in done.output


def test_a_listing_with_another_mistake_can_still_be_withheld(tmp_path):
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING.replace("kind: group", "kind: grop"))
    assert code_of(run(town, "withhold", "garden")) == 0
    assert "status: withheld\n" in (town / GARDEN).read_text()


def test_a_notice_that_nobody_would_see_is_refused(tmp_path):
    town = make_town(tmp_path)
    done = run(town, "notice", "garden", "--cancelled", "2026-11-22", "--because", "Snow.")
    assert (code_of(done), "past" in done.output) == (1, True)
    done = run(town, "notice", "garden", "--cancelled", "2026-12-01")
    assert (code_of(done), "--because" in done.output) == (1, True)


def test_a_notice_on_a_day_without_a_session_is_written_and_asked_about(tmp_path):
    town = make_town(tmp_path)
    done = run(town, "notice", "garden", "--cancelled", "2026-12-02", "--because", "Snow.")
    assert (code_of(done), "when nothing is on" in done.output) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--cancelled", "2026-12-01", "--full", "2026-12-01"],
        ["--moved", "2026-12-01"],
        ["--all", "full"],
        ["--cancelled", "2026-12-01", "--until", "2026-12-05"],
    ],
)
def test_a_notice_says_one_thing_and_all_of_it(tmp_path, words):
    town = make_town(tmp_path)
    before = everything(town)
    assert code_of(run(town, "notice", "garden", *words, "--because", "Snow.")) == 2
    assert everything(town) == before


# Out for good.


def make_village(folder: Path) -> Path:
    town = make_town(folder)
    write(town / GARDEN, LISTING + "renamed-from: [old-plot]\nother-ids: [{in: GB-CHC, id: '77'}]\n")
    other = LISTING.replace("Riverside Community Garden", "Ukulele Evenings")
    write(town / "listings/riverside/ukuleles.yml", other + "# friends\nrelated: [garden]  # next door\n")
    write(
        town / "listings/riverside/bells.yml", other.replace("Ukulele", "Bell") + "related:\n  - garden\n  - ukuleles\n"
    )
    return town


def test_what_is_removed_goes_with_its_mentions_and_is_remembered_without_its_name(tmp_path):
    town = make_village(tmp_path)
    done = run(town, "remove", "garden")
    assert code_of(done) == 0, done.output
    assert not (town / GARDEN).exists()
    assert "related" not in (town / "listings/riverside/ukuleles.yml").read_text()
    assert (town / "listings/riverside/bells.yml").read_text().endswith("related:\n  - ukuleles\n")
    memory = (town / "do-not-list.yml").read_text()
    assert "{slug: garden, area: riverside, date: 2026-11-23, name-mark: " in memory
    assert "other-slugs: [old-plot]" in memory
    assert 'ids: ["GB-CHC: 77"]' in memory
    assert "Community Garden" not in memory
    assert "garden@" not in memory
    assert errors_of(town) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("riverside/garden.yml", LISTING.replace("Riverside Community Garden", "Quite another")),
        ("riverside/old-plot.yml", LISTING.replace("Riverside Community Garden", "Quite another")),
        ("riverside/plots.yml", LISTING.replace("Riverside Community Garden", "riverside  community-garden")),
        ("castle-hill/plots.yml", LISTING + "other-ids: [{in: GB-CHC, id: '77'}]\n"),
    ],
)
def test_what_was_removed_is_an_error_wherever_it_comes_back(tmp_path, name, text):
    town = make_village(tmp_path)
    run(town, "remove", "garden")
    write(town / "listings" / name, text)
    (problem,) = [one for one in check_directory(home_of(town)).problems if one.severity == "error"]
    assert (problem.rule, problem.path.endswith(name)) == ("is_not_to_be_listed", True)
    assert "Asked to be removed on 23 November 2026" in problem.message


def test_its_namesake_in_another_area_may_be_listed(tmp_path):
    town = make_village(tmp_path)
    run(town, "remove", "garden")
    write(town / "listings/castle-hill/plots.yml", LISTING)
    assert errors_of(town) == []


def test_an_import_does_not_bring_back_what_was_removed(tmp_path):
    town = begin_town(tmp_path)
    run_import(town, [CLAY])
    (file,) = (town / "listings").rglob("*.yml")
    assert code_of(run(town, "remove", file.stem)) == 0
    _, report = run_import(town, [{**CLAY, "Group": "Clay and Cake"}])
    assert list((town / "listings").rglob("*.yml")) == []
    assert "do-not-list.yml" in report


def test_a_second_removal_adds_its_line_and_a_repeated_one_adds_none(tmp_path):
    town = make_village(tmp_path)
    run(town, "remove", "garden")
    run(town, "remove", "ukuleles", "bells")
    memory = (town / "do-not-list.yml").read_text()
    assert re.findall(r"slug: ([a-z-]+)", memory) == ["garden", "ukuleles", "bells"]
    write(town / "listings/riverside/bells.yml", LISTING)
    run(town, "remove", "bells")
    assert (town / "do-not-list.yml").read_text() == memory


def test_a_do_not_list_that_cannot_be_read_stops_the_removal(tmp_path):
    town = make_village(tmp_path)
    write(town / "do-not-list.yml", "entries: [\n")
    before = everything(town)
    assert code_of(run(town, "remove", "garden")) == 1
    assert everything(town) == before


def test_a_removal_says_what_stays_and_in_what_order_to_act(tmp_path):
    town = make_village(tmp_path)
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=town, check=True)
    said = run(town, "remove", "garden").output
    steps = re.findall(r"^  \d\. (\w+)", said, re.M)
    assert steps == ["Publish", "Tell", "Tell", "Ask", "Know", "Only", "Leave"]
    assert "(1 for garden)" in said
    assert "--path listings/riverside/garden.yml --path-glob 'listings/*/old-plot.yml'" in said


# Whatever ends the run.


def test_a_removal_that_was_ended_is_taken_up_by_the_same_command(tmp_path):
    town = shutil.copytree(PROJECT / "directory", tmp_path / "town")
    names = ["seed-swap-sunday", "tuesday-soup", "weir-toddlers"]
    old = everything(town)
    environ = {**os.environ, "DIRECTORY": str(town), "TODAY": TODAY.isoformat()}
    command = [sys.executable, "-m", "hereabouts.cli", "remove", *names]
    started = time.monotonic()
    subprocess.run(command, env=environ, check=True, capture_output=True, cwd=PROJECT)
    whole = time.monotonic() - started
    new = everything(town)
    for part in range(4):
        shutil.rmtree(town)
        shutil.copytree(PROJECT / "directory", town)
        running = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, cwd=PROJECT)
        time.sleep(whole * (0.5 + part * 0.15))
        running.kill()
        running.wait()
        left = {name: text for name, text in everything(town).items() if not name.startswith(".keeping-")}
        assert all(text in (old.get(name), new.get(name)) for name, text in left.items())
        assert code_of(run(town, "remove", *names)) == 0
        assert {name: text for name, text in everything(town).items() if not name.startswith(".keeping-")} == new


def test_what_an_ended_run_took_out_already_is_no_mistake(tmp_path):
    town = make_village(tmp_path)
    run(town, "remove", "bells")
    done = run(town, "remove", "bells", "garden")
    assert (code_of(done), (town / GARDEN).exists()) == (0, False)
    assert code_of(run(town, "remove", "bels")) == 1


def test_a_run_that_is_killed_leaves_every_file_whole(tmp_path):
    town = shutil.copytree(PROJECT / "directory", tmp_path / "town")
    names = [file.stem for file in example_files()]
    old = everything(town)
    environ = {**os.environ, "DIRECTORY": str(town), "TODAY": TODAY.isoformat()}
    command = [sys.executable, "-m", "hereabouts.cli", "checked", *names, "--how", "email", "--by", "Hilltop team"]
    started = time.monotonic()
    subprocess.run(command, env=environ, check=True, capture_output=True, cwd=PROJECT)
    whole = time.monotonic() - started
    new = everything(town)
    for part in range(6):
        for name, text in old.items():
            (town / name).write_bytes(text)
        running = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, cwd=PROJECT)
        time.sleep(whole * (0.4 + part * 0.1))
        running.send_signal(signal.SIGKILL)
        running.wait()
        left = {name: text for name, text in everything(town).items() if not name.startswith(".keeping-")}
        assert set(left) == set(old)
        assert all(text in (old[name], new[name]) for name, text in left.items())
        assert all("/." not in entry.shown for entry in gather_directory(home_of(town))[0])


AREAS = """\
title: Areas
description: The parts of it.
terms:
  - slug: riverside  # by the water
    label: Riverside
    # the mills come next
  - {slug: millgate, label: Millgate}
"""


def test_a_notice_of_an_area_stands_with_its_term_and_every_listing_there_tells_it(tmp_path):
    town = make_town(tmp_path)
    file = write(town / "terms/areas.yml", AREAS)
    words = ["--cancelled", "2026-12-01", "--because", "Snow."]
    done = run(town, "notice", "areas/millgate", "areas/riverside", *words)
    assert code_of(done) == 0, done.output
    assert file.read_text(encoding="utf-8") == AREAS.replace(
        "label: Riverside\n", "label: Riverside\n    notices: [{cancelled: 2026-12-01, because: Snow.}]\n"
    ).replace("label: Millgate}", "label: Millgate, notices: [{cancelled: 2026-12-01, because: Snow.}]}")
    (listing,) = read_build(home_of(town)).directory.listings.values()
    assert [notice.because for notice in listing.notices] == ["Snow."]
    assert "has that notice already" in run(town, "notice", "areas/riverside", *words).output
    assert code_of(run(town, "notice", "areas/riverside", "--cancelled", "2026-12-08", "--because", "Ice.")) == 0
    row = "[{cancelled: 2026-12-01, because: Snow.}, {cancelled: 2026-12-08, because: Ice.}]"
    assert row in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["areas/milgate", "areas/"])
def test_a_notice_of_an_area_that_is_none_is_refused_and_nothing_is_written(tmp_path, name):
    town = make_town(tmp_path)
    write(town / "terms/areas.yml", AREAS)
    before = everything(town)
    done = run(town, "notice", "garden", name, "--cancelled", "2026-12-01", "--because", "Snow.")
    assert (code_of(done), everything(town)) == (1, before)
    assert "Choose one of riverside, millgate." in done.output


def test_where_the_areas_are_borrowed_no_notice_can_stand_with_them(tmp_path):
    done = run(make_town(tmp_path), "notice", "areas/millgate", "--cancelled", "2026-12-01", "--because", "Snow.")
    assert (code_of(done), "no terms/areas.yml of its own" in done.output) == (1, True)
