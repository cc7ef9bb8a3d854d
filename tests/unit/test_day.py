"""Slides and handouts of the training day: read as data, held against the pack, every fault with its line."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from hereabouts.guidance.check import judge_pack
from hereabouts.guidance.day import judge_day
from hereabouts.guidance.library import Library, read_library
from hereabouts.home import PROJECT, Home
from hereabouts.problem import Problem
from pack import DAY, PICTURE, library

SLIDE = """\
slides:
  - session: A
    title: One
    points: [First]
    notes: Say this.
    origin: cited
    cites: [leamy2011]
    picture: steps
    alt: A ladder.
  - session: A
    title: Two
    points:
      - First
      - "Second: last"
    notes: Say that.
    origin: ours
"""
HANDOUT = 'handouts:\n  - {time: "09:30", sheet: T4, per: pair, times: "2"}\n'
PAGE = 'handouts:\n  - {time: "before", page: session-network.md#cards, per: day, times: "1"}\n'


def judge(tmp_path: Path, slides: str = "", handouts: str = "") -> list[Problem]:
    """The faults of a pack with these files, and our pages without the posters."""
    training = tmp_path / "guidance" / "training"
    training.mkdir(parents=True, exist_ok=True)
    shutil.copytree(PROJECT / "schemas", tmp_path / "schemas", dirs_exist_ok=True)
    for name, text in (("slides", slides), ("handouts", handouts)):
        (training / f"{name}.yml").unlink(missing_ok=True)
        if text:
            (training / f"{name}.yml").write_text(text, encoding="utf-8")
    home = Home(tmp_path, PROJECT / "directory", DAY)
    read, problems = read_library(home)
    guides = {path: guide for path, guide in library().guides.items() if guide.folder != "posters"}
    held: Library = replace(library(), guides=guides, pictures={"steps": PICTURE})
    whole = replace(held, slides=read.slides, handouts=read.handouts)
    ours = [problem for problem in problems if problem.path.startswith("guidance/training/")]
    return ours + judge_day(whole, home)


def test_our_own_are_without_fault() -> None:
    home = Home(PROJECT, PROJECT / "directory", DAY)
    assert judge_day(library(), home) == []
    assert len(library().slides) == 32
    assert len(library().handouts) == 27


@pytest.mark.parametrize(("slides", "handouts"), [(SLIDE, ""), ("", HANDOUT), ("", PAGE), ("", "")])
def test_what_is_right_is_let_be(tmp_path: Path, slides: str, handouts: str) -> None:
    assert judge(tmp_path, slides, handouts) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "rule", "words"),
    [
        ("title: Two", "title: One", 11, "slide_titles_differ", "Slide 1"),
        ("leamy2011", "leamy2021", 7, "citation_is_known", "Did you mean leamy2011?"),
        ("picture: steps", "picture: step", 8, "picture_is_known", "Did you mean steps?"),
        ("    alt: A ladder.\n", "", 8, "picture_has_words", "alt:"),
        ("    picture: steps\n", "", 8, "picture_has_words", "none is named"),
        ("origin: cited", "origin: ours", 6, "origin_fits_cites", "cited or mixed"),
        ("Say that.", "Say [here:plaice].", 15, "name_is_known", "Did you mean place?"),
        ("- First", "- Use [tool:T99]", 13, "name_is_known", "[tool:T99]"),
        ("title: Two", "title: [here, place]", 11, "value_has_its_shape", "title"),
        ("origin: ours", "origin: own", 16, "word_is_allowed", "origin"),
        ("    notes: Say that.\n", "", 10, "field_is_there", "Notes"),
        ("points: [First]", "points: [a, b, c, d, e, f]", 4, "value_has_its_shape", "five"),
        ("session: A\n    title: Two", "sesion: A\n    title: Two", 10, "field_is_known", "session"),
        ("slides:", "- slides:", 1, "file_is_a_mapping", "no fields"),
    ],
)
def test_a_fault_of_a_slide_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, rule: str, words: str
) -> None:
    assert old in SLIDE
    found = judge(tmp_path, SLIDE.replace(old, new))
    assert ("guidance/training/slides.yml", line, rule) in [(one.path, one.line, one.rule) for one in found]
    assert any(words.lower() in one.message.lower() for one in found if one.rule == rule)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (HANDOUT.replace("T4", "PO4"), "tool_is_known"),
        (HANDOUT.replace("sheet: T4, ", ""), "handout_is_one_thing"),
        (HANDOUT.replace("sheet: T4", "sheet: T4, page: one-day.md"), "handout_is_one_thing"),
        (HANDOUT.replace('"2"', '"0"'), "value_has_its_shape"),
        (PAGE.replace("network.md", "networks.md"), "link_leads_to_a_page"),
        (PAGE.replace("#cards", "#no-such"), "link_leads_to_a_page"),
    ],
)
def test_a_fault_of_a_handout_is_named_with_its_line(tmp_path: Path, text: str, rule: str) -> None:
    found = judge(tmp_path, "", text)
    assert [(one.path, one.line, one.rule) for one in found] == [("guidance/training/handouts.yml", 2, rule)]


def test_a_work_that_only_a_slide_cites_is_cited() -> None:
    home = Home(PROJECT, PROJECT / "directory", DAY)
    one = next(iter(library().guides.values()))
    slides = [{**row, "cites": ["leamy2011"]} for row in library().slides[:1]]
    alone = replace(library(), guides={one.path: replace(one, text="# None\n")}, slides=slides, handouts=())
    uncited = {problem.field for problem in judge_pack(alone, home) if problem.rule == "reference_is_cited"}
    assert "leamy2011" not in uncited
    assert "cohen2004" in uncited


def test_the_data_is_no_part_of_the_site() -> None:
    config = load_config(str(PROJECT / "mkdocs.yml"), hooks=[])
    shown = [file.src_uri for file in get_files(config) if not file.inclusion.is_excluded()]
    assert "training/one-day.md" in shown
    assert [name for name in shown if name.endswith((".yml", ".svg"))] == []
