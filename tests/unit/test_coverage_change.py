"""New, ended and checked, as Git tells them; and what is said where it does not."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dated_town import commit, git, listing, make_dated_town
from hereabouts.build import read_build
from hereabouts.coverage.change import Change, ask_history, find_change, months_before
from town import GARDEN, home_of, make_town, write

START, END = date(2026, 9, 1), date(2026, 11, 23)


@pytest.fixture
def town(tmp_path) -> Path:
    """The town with three listings since 1 June."""
    return make_dated_town(tmp_path)


def change_of(town: Path, since: date = START, until: date = END) -> Change:
    directory = read_build(home_of(town), keep_going=True).directory
    return find_change(directory.listings, since, until, ask_history(town))


def test_nothing_has_changed(town):
    change = change_of(town)
    assert (change.new, change.ended, change.gone, change.checked, change.says) == ([], [], 0, 0, "")


def test_new_ended_and_taken_out_are_told(town):
    write(town / "listings/riverside/darts.yml", listing("Darts by the river"))
    write(town / "listings/riverside/choir.yml", listing("The choir on the quay", "ended"))
    (town / "listings/riverside/chess.yml").unlink()
    commit(town, "2026-10-10")
    write(town / "listings/riverside/not-committed.yml", listing("Quilts and tea"))
    write(town / GARDEN, listing("Riverside Community Garden", "withheld"))
    change = change_of(town)
    assert sorted(one.slug for one in change.new) == ["darts", "not-committed"]
    assert [one.slug for one in change.ended] == ["choir"]
    assert change.gone == 2
    assert change.checked == 2


def test_another_name_is_not_new(town):
    (town / "listings/riverside/choir.yml").unlink()
    more = "renamed-from: [choir]\n"
    write(town / "listings/riverside/quay-choir.yml", listing("The choir on the quay", more=more))
    assert (change_of(town).new, change_of(town).gone) == ([], 0)


def test_what_had_ended_before_has_not_ended_again(town):
    write(town / "listings/riverside/choir.yml", listing("The choir on the quay", "ended"))
    commit(town, "2026-08-01")
    (town / "listings/riverside/choir.yml").unlink()
    assert (change_of(town).ended, change_of(town).gone) == ([], 0)


def test_the_day_itself_counts_to_the_time(town):
    write(town / "listings/riverside/darts.yml", listing("Darts by the river"))
    commit(town, START.isoformat())
    assert [one.slug for one in change_of(town).new] == ["darts"]
    assert change_of(town, START + timedelta(1)).new == []


def test_a_history_that_begins_later_says_from_when_it_tells(town):
    write(town / "listings/riverside/darts.yml", listing("Darts by the river"))
    change = change_of(town, date(2026, 1, 1))
    assert [one.slug for one in change.new] == ["darts"]
    assert change.begins == date(2026, 6, 1)
    assert "begins on 1 June 2026" in change.says


def test_a_history_that_begins_after_the_time_tells_nothing(town):
    change = change_of(town, date(2025, 1, 1), date(2025, 3, 31))
    assert change.new is None
    assert "begins later" in change.says


def test_a_shallow_copy_says_so(town, tmp_path):
    write(town / "listings/riverside/darts.yml", listing("Darts by the river"))
    commit(town, "2026-10-10")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/top", "copy")
    change = change_of(tmp_path / "copy/town")
    assert change.new == []
    assert change.begins == date(2026, 10, 10)
    assert "git fetch --unshallow" in change.says


def test_without_git_only_checks_are_told(tmp_path):
    change = change_of(make_town(tmp_path))
    assert (change.new, change.checked) == (None, 1)
    assert "not kept with Git" in change.says


def test_a_folder_that_no_commit_holds_has_no_history(town, tmp_path):
    change = change_of(make_town(tmp_path / "top/other"))
    assert change.new is None
    assert "not kept with Git" in change.says


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-11-23", 3, "2026-08-23"), ("2026-11-23", 12, "2025-11-23"), ("2026-05-31", 3, "2026-02-28"),
        ("2026-12-31", 6, "2026-06-30"), ("2026-01-15", 1, "2025-12-15"), ("2028-02-29", 12, "2027-02-28"),
    ],
)  # fmt: skip
def test_months_are_counted_back(day, months, before):
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(before)
