"""Station 0: a problem is a value. Every station returns problems; none raises one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to put right, in the reader's words."""

    path: str
    """The file as the contributor sees it, '/'-separated, relative to the folder the command is run from."""
    line: int
    """Line in that file, counted from 1; 1 where the whole file is meant."""
    field: str
    """The field's address inside the file, such as 'cost.price' or 'when.0.end'; empty for the whole file."""
    rule: str
    """Name of the rule that says so; the reader can look it up."""
    severity: Severity
    """An error stops a build, a warning does not."""
    message: str
    """What is the matter and how to put it right, one or two sentences."""


def has_errors(problems: Iterable[Problem]) -> bool:
    """True when at least one of the problems stops a build."""
    return any(problem.severity == "error" for problem in problems)


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems once each, sorted by path and line."""
    return sorted(set(problems))
