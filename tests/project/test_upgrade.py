"""`make upgrade`: what differs is told page by page, and whatever fails the project is as it was."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import upgrade
from upgrade_compare import compare, format_comparison, plain
from upgrade_pins import FILES, changed_versions, newer_within, take_over, versions

PAGE = b"<html><title>Tea</title><p>Tea on Tuesdays</p></html>"
SITE = {
    "index.html": PAGE,
    "assets/main.79a9a1e9.min.css": b"a{}",
    "data/find/0a1b2c3d4e5f.json": b"[1]",
    "data/find/5e6f7a8b9c0d.json": b"[2]",
    "activity/tea/index.html": PAGE + b'<link href="../../assets/main.79a9a1e9.min.css">',
}


def test_the_same_site_twice_differs_in_nothing():
    found = compare(SITE, dict(SITE))
    assert (found.added, found.removed, found.changed, found.reads) == ([], [], [], [])
    assert all(old == new for _, old, new in found.sizes)


def test_a_name_made_of_contents_may_change_and_what_it_holds_may_not():
    after = {
        name.replace("79a9a1e9", "11aa22bb"): held.replace(b"79a9a1e9", b"11aa22bb") for name, held in SITE.items()
    }
    assert compare(SITE, after).changed == []
    after["assets/main.11aa22bb.min.css"] = b"a{color:red}"
    assert compare(SITE, after).changed == ["assets/main.#.min.css"]


def test_tiles_that_swap_their_names_are_the_same_and_one_that_differs_is_not():
    swapped = {**SITE, "data/find/0a1b2c3d4e5f.json": b"[2]", "data/find/5e6f7a8b9c0d.json": b"[1]"}
    assert compare(SITE, swapped).changed == []
    assert compare(SITE, {**SITE, "data/find/0a1b2c3d4e5f.json": b"[3]"}).changed == ["data/find/#.json"]


@pytest.mark.parametrize(
    ("old", "new", "reads"),
    [
        (b"Tuesdays", b"Mondays", True),
        (b"<p>", b'<p class="when">', False),
        (b"</title>", b"</title><script>go()</script>", False),
    ],
)
def test_a_page_that_reads_differently_is_told_apart_from_one_that_is_only_marked_up_differently(old, new, reads):
    found = compare(SITE, {**SITE, "index.html": PAGE.replace(old, new)})
    assert found.changed == ["index.html"]
    assert found.reads == (["index.html"] if reads else [])


def test_what_is_new_and_what_is_gone_is_named_and_counted_by_ending():
    after = {**SITE, "help/index.html": PAGE}
    del after["activity/tea/index.html"]
    found = compare(SITE, after)
    assert (found.added, found.removed) == (["help/index.html"], ["activity/tea/index.html"])
    said = format_comparison(found)
    assert "Gone: 1\n  activity/tea/index.html" in said
    assert ".json: 2 to 2 files, 6 to 6 bytes (the same)" in said


def test_a_telephone_number_or_a_moved_holiday_is_no_mark():
    assert plain(b"01632960176 and 20270503") == b"01632960176 and 20270503"
    assert plain(b"2027-05-03") == b"2027-05-03"


@given(
    st.dictionaries(st.text("abc/", min_size=1), st.binary()), st.dictionaries(st.text("abc/", min_size=1), st.binary())
)
def test_every_name_is_either_gone_new_changed_or_the_same(before, after):
    found = compare(before, after)
    same = [name for name in before.keys() & after.keys() if before[name] == after[name]]
    assert sorted([*found.added, *found.removed, *found.changed, *same]) == sorted({*before, *after})
    assert format_comparison(found)


def test_a_changed_version_is_a_line_and_an_unchanged_one_is_none():
    assert changed_versions({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"}) == [
        "b: 1 to 2",
        "c: 1 to not needed any more",
        "d: was not there to 1",
    ]


def test_the_versions_of_this_project_are_read():
    found = versions(upgrade.PROJECT)
    assert found["mkdocs"] == "1.6.1"
    assert found["npm minisearch"].startswith("7.")


def test_npm_is_asked_for_what_fits_and_never_for_a_larger_step():
    assert newer_within({"b": "0.3.1", "a": "7.2.0"}) == ["a@^7.2.0", "b@^0.3.1"]


def project_in(folder: Path) -> Path:
    folder.mkdir()
    for name in FILES:
        (folder / name).write_text(f"{name} old", encoding="utf-8")
    return folder


def test_pinned_files_are_taken_over_all_of_them_or_none(tmp_path, monkeypatch):
    target, source = project_in(tmp_path / "target"), project_in(tmp_path / "source")
    for name in FILES:
        (source / name).write_text("new", encoding="utf-8")
    written = []
    real = Path.replace

    def fail_at_the_third(self, to):
        written.append(to)
        if len(written) == 3:
            raise OSError("disk full")
        return real(self, to)

    monkeypatch.setattr(Path, "replace", fail_at_the_third)
    with pytest.raises(OSError, match="disk full"):
        take_over(source, target)
    assert {(target / name).read_text(encoding="utf-8") for name in FILES} == {f"{name} old" for name in FILES}
    monkeypatch.undo()
    take_over(source, target)
    assert {(target / name).read_text(encoding="utf-8") for name in FILES} == {"new"}
    assert [path.name for path in target.iterdir() if path.name.startswith(".")] == []


@pytest.fixture
def town(tmp_path):
    """A small project with a Makefile of its own, whose steps leave traces or fail as they are told."""
    project = tmp_path / "project"
    (project / "tools").mkdir(parents=True)
    (project / "package.json").write_text("{}", encoding="utf-8")
    (project / "package-lock.json").write_text("{}", encoding="utf-8")
    (project / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    (project / "Makefile").write_text(
        "site:\n\tmkdir -p $(OUT) && cat requirements.txt > $(OUT)/index.html\n"
        "test:\n\t@test -z '$(FAIL)' && test -z \"$$TODAY\"\n",
        encoding="utf-8",
    )
    for name, text in (("environment", "exit 0"), ("pin", 'test -z "$NO_NETWORK" && echo one==2 > requirements.txt')):
        script = project / "tools" / name
        script.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        script.chmod(0o755)
    (project / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "--quiet"], ["add", "."], [*who, "commit", "--quiet", "--message", "x"]):
        subprocess.run(["git", *words], cwd=project, check=True)
    return project


def run(town: Path, monkeypatch, **environ: str) -> int:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return upgrade.main(dict(os.environ), town, town / ".cache" / "upgrade")


def pinned(town: Path) -> str:
    return (town / "requirements.txt").read_text(encoding="utf-8")


def test_newer_versions_are_taken_over_when_all_is_well_and_what_differs_is_shown(town, monkeypatch, capfd):
    assert run(town, monkeypatch) == 0
    assert pinned(town) == "one==2\n"
    said = capfd.readouterr().out
    assert "one: 1 to 2" in said
    assert "Pages that read differently: 1\n  index.html" in said
    assert "one: 1 to 2" in (town / ".cache/upgrade/report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "words"),
    [("FAIL", "It stopped at the tests."), ("NO_NETWORK", "Newer versions cannot be had")],
)
def test_whatever_fails_the_project_is_as_it_was_and_the_step_is_named(town, monkeypatch, capfd, name, words):
    assert run(town, monkeypatch, **{name: "yes"}) == 1
    assert pinned(town) == "one==1\n"
    said = capfd.readouterr().err
    assert words in said
    assert "Nothing in the project was changed." in said


def test_the_tests_can_be_left_out(town, monkeypatch, capfd):
    assert run(town, monkeypatch, FAIL="yes", TESTS="no") == 0
    assert "The tests were left out." in capfd.readouterr().out


def test_nothing_newer_is_said_and_nothing_is_built(town, monkeypatch, capfd):
    assert run(town, monkeypatch) == 0
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, "commit", "--quiet", "--all", "--message", "x"], cwd=town, check=True)
    capfd.readouterr()
    assert run(town, monkeypatch) == 0
    assert "Nothing is newer than what is pinned." in capfd.readouterr().out


def test_what_is_not_committed_is_named_and_left_alone(town, monkeypatch, capfd):
    (town / "requirements.txt").write_text("mine==1\n", encoding="utf-8")
    assert run(town, monkeypatch) == 1
    assert pinned(town) == "mine==1\n"
    assert "requirements.txt" in capfd.readouterr().err
