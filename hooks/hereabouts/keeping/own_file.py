"""Adds rows to a file that a directory keeps for itself, such as the do-not-list and the leads.

The new text waits aside until it has been read back and checked, and is then renamed into place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hereabouts.gather import OWN, Entry
from hereabouts.home import Home
from hereabouts.keeping.change import context_of, new_problems
from hereabouts.keeping.edit import CannotEdit, add_row, to_row
from hereabouts.keeping.named import Refused
from hereabouts.laid_aside import laid_aside
from hereabouts.problem import Problem, has_errors
from hereabouts.report import format_line
from hereabouts.shared import read_checked

Row = dict[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class OwnFile:
    """One such file, and the list in it."""

    name: str
    field: str
    head: str
    """What stands above the first row that is written."""


def read_rows(home: Home, own: OwnFile) -> list[dict[str, Any]]:
    """The rows that stand there; raises Refused where the file cannot be read."""
    entry = _entry(home, own)
    if not entry.file.exists():
        return []
    source, problems = read_checked(entry, home)
    if source is None:
        raise Refused(list(map(format_line, problems)))
    return list(source.data[own.field])


def add_rows(home: Home, own: OwnFile, rows: Sequence[Row]) -> list[Problem]:
    """Writes rows below those that stand there; raises Refused, and writes nothing, where that would bring an error.

    Gives back the warnings that are new.
    """
    if not rows:
        return []
    entry = _entry(home, own)
    read_rows(home, own)
    text = _with_rows(entry, own, rows)
    with laid_aside(home.directory, "keeping") as folder:
        aside = folder / own.name
        aside.write_text(text, encoding="utf-8", newline="")
        new = new_problems(entry, aside, context_of(home), home)
        if has_errors(new):
            raise Refused(list(map(format_line, new)))
        aside.replace(entry.file)
    return new


def _with_rows(entry: Entry, own: OwnFile, rows: Sequence[Row]) -> str:
    text = entry.file.read_bytes().decode("utf-8-sig") if entry.file.exists() else ""
    for row in map(to_row, rows):
        try:
            text = add_row(text, own.field, row) if text else f"{own.head}  - {row}\n"
        except CannotEdit as error:
            raise Refused([f"{entry.shown}: {error}"]) from None
    return text


def _entry(home: Home, own: OwnFile) -> Entry:
    file = home.directory / own.name
    return Entry(file, home.shown(file), OWN[own.name], "")
