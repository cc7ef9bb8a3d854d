"""Station 3, the end: problems as text for people, as annotations for GitHub, as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from hereabouts.problem import Problem

COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m"}
BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def format_text(problems: Sequence[Problem], file_count: int, colour: bool = False) -> str:
    """One line a problem, then one line that sums up."""
    lines = [format_line(problem, colour) for problem in problems]
    return "\n".join([*lines, format_summary(problems, file_count)])


def format_line(problem: Problem, colour: bool = False) -> str:
    """`path:line: message. [rule]`; a warning says that it is one."""
    message = printable(problem.message)
    mark = "warning: " if problem.severity == "warning" else ""
    where = f"{printable(problem.path)}:{problem.line}:"
    if not colour:
        return f"{where} {mark}{message} [{problem.rule}]"
    paint = COLOURS[problem.severity]
    return f"{BOLD}{where}{PLAIN} {paint}{mark}{message}{PLAIN} {DIM}[{problem.rule}]{PLAIN}"


def format_summary(problems: Sequence[Problem], file_count: int) -> str:
    """'112 files checked: 2 errors, 1 warning.'"""
    errors = sum(problem.severity == "error" for problem in problems)
    found = f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"
    return f"{_count(file_count, 'file')} checked: {found if problems else 'all is well'}."


def format_github(problems: Sequence[Problem], file_count: int) -> str:
    """Workflow commands that GitHub shows beside the line, then the summary."""
    lines = [
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},"
        f"title={_property(problem.rule)}::{_message(problem.message)}"
        for problem in problems
    ]
    return "\n".join([*lines, format_summary(problems, file_count)])


def format_json(problems: Sequence[Problem], file_count: int) -> str:
    """A list of {path, line, field, rule, severity, message}."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1)


FORMATS = {"github": format_github, "json": format_json}


def printable(text: str) -> str:
    """The text without characters that a terminal would obey (escape sequences, turns of direction)."""
    return "".join(letter if letter.isprintable() or letter == " " else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
