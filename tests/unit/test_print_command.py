"""`hereabouts print` and `hereabouts day`: the files that are asked for, into a folder of one's own."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from hereabouts import cli
from hereabouts.guidance.print import command
from hereabouts.guidance.print.command import NoSuchPrint, print_day, print_named
from hereabouts.home import Home
from printing import page, texts_of, town, write_pack

PAGES = {
    "toolkit/goal-plan.md": page("Goal plan", "Words.", tool="T4", sheet="a4"),
    "toolkit/steps.md": page("Steps ladder", "Words.", tool="T5", sheet="a4"),
    "training/handouts.md": page("Handouts", "Words."),
    "training/handouts.yml": 'handouts: [{time: "before", sheet: T4, per: person, times: "1"}]\n',
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A project with a small pack and the small town; a whole pack would be checked for all that it must carry."""
    monkeypatch.setattr(command, "read_build", lambda _: SimpleNamespace(directory=town()))
    return write_pack(tmp_path, PAGES)


def test_named_files_are_written_and_no_others(home: Home, tmp_path: Path) -> None:
    files, problems = print_named(home, ["T4"], tmp_path / "out")
    assert ([file.name for file in files], problems) == (["t4-goal-plan.pdf"], [])
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["t4-goal-plan.pdf"]


def test_all_files_are_written_where_none_is_named(home: Home, tmp_path: Path) -> None:
    files, _ = print_named(home, [], tmp_path / "out")
    assert {file.stem for file in files} == {
        "whole-pack", "training-manual", "t4-goal-plan", "t5-steps", "the-day",
    }  # fmt: skip


def test_a_name_that_no_file_has_is_told_with_those_that_there_are(home: Home, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPrint, match=r"no file t9\. There are: .*t4-goal-plan"):
        print_named(home, ["T9"], tmp_path)


def test_the_day_is_made_for_as_many_people_as_come(home: Home, tmp_path: Path) -> None:
    files, problems = print_day(home, 5, tmp_path / "day.pdf")
    assert (files, problems) == ([tmp_path / "day.pdf"], [])
    pages = texts_of((tmp_path / "day.pdf").read_bytes())
    assert "for 5 people" in pages[0]
    assert len(pages) == 6


def test_a_page_that_cannot_be_printed_is_named_and_nothing_is_written(home: Home, tmp_path: Path) -> None:
    (home.project / "guidance/toolkit/goal-plan.md").write_text(page("Goal plan", "A 龘.", tool="T4", sheet="a4"))
    files, problems = print_named(home, ["T4"], tmp_path / "out")
    assert files == []
    assert [problem.path for problem in problems] == ["guidance/toolkit/goal-plan.md"]
    assert print_day(home, 5, tmp_path / "day.pdf")[0] == []


def test_the_command_says_which_files_it_wrote(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "find_home", lambda: home)
    ended = CliRunner().invoke(cli.commands, ["print", "T4", "--out", str(tmp_path / "out")])
    assert (ended.exit_code, ended.stdout.strip()) == (0, str(tmp_path / "out" / "t4-goal-plan.pdf"))
    ended = CliRunner().invoke(cli.commands, ["day", str(tmp_path / "day.pdf"), "--people", "2"])
    assert (ended.exit_code, ended.stdout.strip()) == (0, str(tmp_path / "day.pdf"))
    assert CliRunner().invoke(cli.commands, ["print", "T9", "--out", str(tmp_path)]).exit_code != 0
