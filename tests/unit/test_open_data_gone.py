"""What is gone stays listed as gone for ninety days, by Git's history, and says neither name nor reason."""

import json
import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from open_data import TODAY, OpenData, write_for
from town import GARDEN, LISTING, make_town, write

CHOIR = "listings/riverside/choir.yml"


def git(town: Path, *words: str, day: date = TODAY) -> None:
    moment = f"{day.isoformat()}T12:00:00Z"
    environ = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": "/dev/null"}
    names = ["-c", "user.name=A team", "-c", "user.email=team@example.org"]
    subprocess.run(["git", *names, *words], cwd=town, env=environ, check=True, capture_output=True)


def keep(town: Path, day: date) -> None:
    git(town, "add", "-A", day=day)
    git(town, "commit", "-m", "A change", day=day)


@pytest.fixture
def town(tmp_path) -> Path:
    """A town with two listings, kept in Git for half a year."""
    folder = make_town(tmp_path / "town")
    write(folder / CHOIR, LISTING.replace("Riverside Community Garden", "Choir of the zz quay"))
    git(folder, "init", "-q")
    keep(folder, TODAY - timedelta(180))
    return folder


def gone_of(written: OpenData) -> list[dict]:
    return written.json("gone.json")["gone"]


def test_what_was_taken_out_is_listed_as_gone_and_not_by_name(town, tmp_path):
    identity = write_for(town, tmp_path / "before").services()["choir"]["id"]
    (town / CHOIR).unlink()
    keep(town, TODAY - timedelta(10))
    written = write_for(town, tmp_path / "site")
    assert gone_of(written) == [{"id": identity, "gone": (TODAY - timedelta(10)).isoformat()}]
    listed = {row["id"]: row for row in written.json("services.json")["contents"]}
    assert (listed[identity]["status"], listed[identity]["name"]) == ("defunct", "No longer listed")
    assert json.loads((written.folder / f"services/{identity}.json").read_bytes()) == listed[identity]
    assert not any(b"zz quay" in content or b"choir" in content for content in written.files().values())


@pytest.mark.parametrize("status", ["ended", "withheld"])
def test_what_ended_or_is_withheld_is_listed_in_the_same_words(town, tmp_path, status):
    text = (town / CHOIR).read_text()
    text = text.replace('when:\n  - {day: tuesday, start: "10:30", end: "12:30"}\n', "")
    (town / CHOIR).write_text(f"{text}status: {status}\n")
    keep(town, TODAY - timedelta(3))
    (row,) = gone_of(write_for(town, tmp_path / "site"))
    assert row["gone"] == (TODAY - timedelta(3)).isoformat()
    assert set(row) == {"id", "gone"}


def test_after_ninety_days_it_is_listed_no_more(town, tmp_path):
    (town / CHOIR).unlink()
    keep(town, TODAY - timedelta(20))
    written = write_for(town, tmp_path / "site", today=TODAY + timedelta(70))
    assert len(gone_of(written)) == 1
    (row,) = gone_of(written)
    written = write_for(town, tmp_path / "site", today=TODAY + timedelta(71))
    assert gone_of(written) == []
    assert not (written.folder / f"services/{row['id']}.json").exists()


def test_what_has_a_new_name_says_what_it_became(town, tmp_path):
    text = (town / CHOIR).read_text()
    (town / CHOIR).unlink()
    write(town / "listings/riverside/quay-choir.yml", f"{text}renamed-from: [choir]\n")
    keep(town, TODAY - timedelta(1))
    written = write_for(town, tmp_path / "site")
    (row,) = gone_of(written)
    assert row["became"] == written.services()["quay-choir"]["id"]


def test_what_came_back_is_not_gone(town, tmp_path):
    text = (town / CHOIR).read_text()
    (town / CHOIR).unlink()
    keep(town, TODAY - timedelta(9))
    write(town / CHOIR, text)
    keep(town, TODAY - timedelta(8))
    assert gone_of(write_for(town, tmp_path / "site")) == []


def test_a_change_that_is_still_to_come_is_not_told(town, tmp_path):
    (town / CHOIR).unlink()
    keep(town, TODAY + timedelta(2))
    assert gone_of(write_for(town, tmp_path / "site")) == []


def test_without_a_history_nothing_is_told(tmp_path):
    town = make_town(tmp_path / "town")
    assert (town / GARDEN).is_file()
    assert gone_of(write_for(town, tmp_path / "site")) == []
