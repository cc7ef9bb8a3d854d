"""The files to fill in as the site gets them: which there are, what is made again, and what cannot be made."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hereabouts.guidance.office import slides, word
from hereabouts.guidance.office.write import office_files, write_office
from hereabouts.home import Home
from pack import DAY, HOME, guide_of, library, naming, sheets

EVERY = 26
"""Thirteen sheets, the slides, and twelve papers."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Our project, with what it remembers in a folder of the test's own."""
    monkeypatch.setattr(Home, "cache", tmp_path / "cache")
    return HOME


def test_every_sheet_and_the_slides_have_a_name_and_a_title() -> None:
    files = office_files(library())
    assert [(file.name, file.kind) for file in files[:1]] == [("t4-goal-plan.docx", "word")]
    assert (files[-1].name, files[-1].title, files[-1].kind) == ("training-slides.pptx", "Training slides", "slides")
    papers = [guide.title for guide in library().papers.values() if guide.meta.get("word")]
    assert [file.title for file in files[:-1]] == [*(guide.title for guide in sheets()), *papers]
    assert len({file.name for file in files}) == len(files) == EVERY


def test_what_is_listed_is_written_and_nothing_else(home: Home, tmp_path: Path) -> None:
    assert write_office(tmp_path / "site", library(), naming(), home) == []
    written = sorted(file.name for file in (tmp_path / "site" / "print").iterdir())
    assert written == sorted(file.name for file in office_files(library()))


def test_nothing_is_made_where_nothing_changed(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    whole = naming()

    def note(guide: object, *_: object) -> bytes:
        made.append(getattr(guide, "tool", "slides"))
        return b"made"

    monkeypatch.setattr(word, "make_word", note)
    monkeypatch.setattr(slides, "make_slides", lambda *_: note(None))
    write_office(tmp_path, library(), whole, home)
    assert len(made) == EVERY
    made.clear()
    file = tmp_path / "print" / "t4-goal-plan.docx"
    before = file.stat().st_mtime_ns
    write_office(tmp_path, library(), whole, home)
    assert made == []
    assert file.stat().st_mtime_ns == before
    path = "toolkit/goal-plan.md"
    longer = replace(library().guides[path], text=library().guides[path].text + "\nMore.\n")
    changed = replace(library(), guides={**library().guides, path: longer})
    write_office(tmp_path, changed, replace(whole, library=changed), home)
    assert made == ["T4"]
    made.clear()
    write_office(tmp_path, library(), whole, replace(home, today=DAY + timedelta(days=1)))
    assert len(made) == EVERY


def test_a_file_that_went_missing_comes_back(home: Home, tmp_path: Path) -> None:
    write_office(tmp_path, library(), naming(), home)
    file = tmp_path / "print" / "t21-barriers-log.docx"
    held = file.read_bytes()
    file.unlink()
    write_office(tmp_path, library(), naming(), home)
    assert file.read_bytes() == held


def test_a_page_that_cannot_be_written_is_named_and_the_others_are_made(home: Home, tmp_path: Path) -> None:
    bad = guide_of("# A sheet\n\n    code\n")
    mixed = replace(library(), guides={bad.path: bad, **library().guides}, slides=())
    (problem,) = write_office(tmp_path, mixed, replace(naming(), library=mixed), home)
    assert (problem.path, problem.severity) == (bad.shown, "error")
    assert "<pre>" in problem.message
    assert len(list((tmp_path / "print").iterdir())) == EVERY - 1


def test_a_picture_that_cannot_be_drawn_is_named(home: Home, tmp_path: Path) -> None:
    bad = replace(library(), pictures=dict.fromkeys(library().pictures, "<svg"))
    problems = write_office(tmp_path, bad, replace(naming(), library=bad), home)
    assert [problem.path for problem in problems] == ["guidance/toolkit/asset-slips.md", "guidance/training/slides.yml"]
