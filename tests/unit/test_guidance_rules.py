"""Every rule about guidance pages has a bad example that it names, it alone, and a good one that no rule names.

An example is a page, which is put into the practice manual of a small pack, or a folder that is laid over that pack.
It is called by its rule, and by anything after two hyphens. It says what is expected of it, in a comment:
`expect: <rule> <line>`, once for each finding.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hereabouts.guidance.check import PACK_RULES
from hereabouts.guidance.library import FILE_RULES
from hereabouts.guidance.print.letters import RULE as LETTERS
from hereabouts.guidance.rules import RULES
from hereabouts.problem import Problem
from packing import EXAMPLES, check_pack, lay_over

ALL = sorted([*(rule.__name__ for rule in RULES), *PACK_RULES, *FILE_RULES, LETTERS])

Found = tuple[str, str, int]
"""Path from guidance/, rule and line of one finding."""


def examples(folder: str) -> list[Path]:
    return sorted((EXAMPLES / folder).iterdir())


def rule_named(example: Path) -> str:
    return example.name.removesuffix(".md").partition("--")[0]


def name_of(example: Path) -> str:
    return example.name.removesuffix(".md")


def expected(example: Path) -> list[Found]:
    files = sorted(file for file in example.rglob("*") if file.is_file()) if example.is_dir() else [example]
    return sorted(
        (file.relative_to(example).as_posix() if example.is_dir() else "practice/example.md", rule, int(line))
        for file in files
        for rule, line in re.findall(r"\bexpect: (\S+) (\d+)", file.read_text("utf-8"))
    )


@cache
def found_in(example: Path) -> list[Problem]:
    with TemporaryDirectory() as folder:
        lay_over(example, Path(folder))
        return check_pack(Path(folder))


def to_found(problems: list[Problem]) -> list[Found]:
    return sorted((problem.path.removeprefix("guidance/"), problem.rule, problem.line) for problem in problems)


@pytest.mark.parametrize("folder", ["valid", "invalid"])
def test_every_rule_has_an_example(folder):
    assert sorted({*ALL} - {rule_named(example) for example in examples(folder)}) == []


@pytest.mark.parametrize("example", examples("invalid"), ids=name_of)
def test_the_bad_example_is_named_by_its_rule_alone(example):
    found = to_found(found_in(example))
    assert found == expected(example)
    assert {rule for _, rule, _ in found} == {rule_named(example)}


@pytest.mark.parametrize("example", examples("valid"), ids=name_of)
def test_the_good_example_is_named_by_no_rule(example):
    assert found_in(example) == []


@pytest.mark.parametrize("example", examples("invalid"), ids=name_of)
def test_a_message_is_short_plain_and_says_how_to_mend_it(example):
    for problem in found_in(example):
        message = problem.message
        assert re.match(r'[A-Z"\[{]', message)
        assert len(message) <= 230
        assert not re.search(r"\b(invalid|please|illegal|error)\b", message, re.I)
        assert re.search(r"[.:?] \S|: \S", message), f"Nothing after what is wrong: {message}"
