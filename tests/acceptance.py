"""The 29 points of acceptance.yml, the tests that stand in a file, and the checklist that people go through."""

import ast
import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from building import PROJECT

POINTS = PROJECT / "tests/acceptance.yml"
BEGINNING = """# Before a release

Machines check what they can: `make test`. The rest is for people, and stands here. It is made from
[`acceptance.yml`](acceptance.yml), which says what shows each of the 29 points; `GOLDEN=write` with
`tests/project/test_acceptance.py` writes it anew.

Copy this page into the note of the release, go through it on the site as it will be published, and tick what you saw.
Write down who looked, with what and when. What is not as it should be is mended, or named on the page about
accessibility before the release goes out. The number in brackets is the point.

- [ ] `make test` is green on the commit that is released
- [ ] `make bench` keeps its budgets
"""
NODE_TEST = re.compile(r"""^\s*test\((['"`])(.+?)\1""", re.MULTILINE)


class Step(NamedTuple):
    """What a person does with which equipment, and must see."""

    point: int
    kit: str
    do: str
    see: str


def read_points() -> dict[str, Any]:
    """The file as it is written."""
    return yaml.safe_load(POINTS.read_text(encoding="utf-8"))


def names_of_tests(file: Path) -> set[str]:
    """The names of the tests that a file holds."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".mjs":
        return {name for _, name in NODE_TEST.findall(text)}
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {one.name for one in ast.parse(text).body if isinstance(one, functions) and one.name.startswith("test_")}


def to_steps(data: dict[str, Any]) -> list[Step]:
    """Everything that is done by hand, in the order of the points."""
    return [
        Step(number, step["with"], step["do"], step["see"])
        for number, point in data["points"].items()
        for step in point.get("by-hand", ())
    ]


def render_checklist(data: dict[str, Any]) -> str:
    """The checklist as Markdown: a part for each kit, a box for each step."""
    steps = to_steps(data)
    parts = [BEGINNING]
    for kit, words in data["kits"].items():
        boxes = [f"- [ ] {one.do}\n  *You see:* {one.see} ({one.point})\n" for one in steps if one.kit == kit]
        parts.append(f"## {words}\n\n{''.join(boxes)}")
    later = [f"- {point['comes-with']} ({n})\n" for n, point in data["points"].items() if "comes-with" in point]
    parts.append(f"## Not made yet\n\nThese come later, and cannot be looked at now.\n\n{''.join(later)}")
    return "\n".join(parts)
