"""guidance/README.md tells a contributor everything that a page may hold; its examples are free of mistakes."""

import json
import re
from functools import cache

import pytest

from hereabouts.guidance.block import BLOCKS
from hereabouts.guidance.guide import Guide, read_guide
from hereabouts.guidance.library import Library, read_library
from hereabouts.guidance.page import Page, scan_page
from hereabouts.guidance.rules import SLOT_NAMES, judge_page
from hereabouts.guidance.scan import scan_blocks, scan_marks
from hereabouts.home import PROJECT, Home
from hereabouts.schema import read_schema
from packing import example_shared
from town import TODAY, write

README = (PROJECT / "guidance" / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", README, re.M | re.S)
WHOLE = [example for example in EXAMPLES if example.startswith("---\n")]
PARTS = [example for example in EXAMPLES if not example.startswith("---\n")]


@cache
def library() -> Library:
    return read_library(Home(PROJECT, PROJECT / "directory", TODAY))[0]


def to_page(guide: Guide) -> Page:
    return scan_page(guide, library(), example_shared().vocabularies, PROJECT / "guidance")


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_an_example(name):
    assert name in {block.name for example in PARTS for block in scan_blocks(example, 1)}


def test_every_mark_within_a_line_has_an_example():
    marks = [mark for example in EXAMPLES for mark in scan_marks(example, 1)]
    assert {"cite", "tool", "term", "here", "find", "link", "heading"} <= {mark.kind for mark in marks}
    assert {mark.value for mark in marks if mark.kind == "here"} == set(SLOT_NAMES)


def test_every_line_of_the_head_is_explained():
    schema = json.loads((PROJECT / "schemas" / "guidance-page.schema.json").read_text("utf-8"))
    assert set(re.findall(r"^\| `([a-z-]+):` \|", README, re.M)) == set(schema["properties"])


@pytest.mark.parametrize("example", PARTS)
def test_an_example_is_right(example):
    text = f"# An example\n\n{example}"
    guide = Guide("practice/example.md", "x", {"title": "An example", "for": ["person"]}, text, 1)
    assert [f"{p.line}: {p.message}" for p in judge_page(to_page(guide))] == []


def test_the_whole_page_is_right(tmp_path):
    (example,) = WHOLE
    schema = read_schema(PROJECT / "schemas", "guidance-page")
    guide, problems = read_guide(write(tmp_path / "x.md", example), "practice/x.md", "x", schema)
    assert problems == []
    assert guide is not None
    assert judge_page(to_page(guide)) == []


def test_it_is_no_page_of_the_site():
    assert re.search(r"^exclude_docs: \|\n(  .*\n)*?  /README\.md$", (PROJECT / "mkdocs.yml").read_text("utf-8"), re.M)
