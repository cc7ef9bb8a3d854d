"""The questions that a digital officer asks, as their page lists them: each with a heading, or the owner decides."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from typing import NamedTuple

PAGE = "papers/questions.md"
FEWEST = 40
OWNER = "The owner decides"
_QUESTION = re.compile(r"^- (?P<asked>[^?]+\?) (?P<answer>.+)$", re.MULTILINE)
_LINK = re.compile(r"\[[^\]]+\]\(([^)#]*)#?([^)]*)\)")


class Question(NamedTuple):
    """One question."""

    asked: str
    leads: tuple[tuple[str, str], ...]
    """Path of a page from guidance/, and the id of a heading in it."""
    owner_decides: bool


def read_questions(text: str) -> list[Question]:
    """Every question of the page's text."""
    folder = posixpath.dirname(PAGE)
    return [
        Question(
            found["asked"],
            tuple(
                (posixpath.normpath(posixpath.join(folder, path)), at) for path, at in _LINK.findall(found["answer"])
            ),
            OWNER in found["answer"],
        )
        for found in _QUESTION.finditer(text)
    ]


def faults_of(questions: list[Question], anchors: Callable[[str], Collection[str] | None]) -> list[str]:
    """What is wrong with the list; `anchors` gives the headings of a page, or None where there is no such page."""
    faults = [] if len(questions) >= FEWEST else [f"{len(questions)} questions are too few"]
    for question in questions:
        if not question.leads and not question.owner_decides:
            faults.append(f"{question.asked} nobody answers")
        for path, anchor in question.leads:
            there = anchors(path)
            if there is None:
                faults.append(f"{question.asked} {path} is gone")
            elif anchor not in there:
                faults.append(f"{question.asked} {path} has no heading #{anchor}")
    return faults
