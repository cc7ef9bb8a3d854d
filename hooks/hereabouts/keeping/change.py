"""Changes wait aside until every one of them has been read back and checked; then each file is renamed into place.

So several at once are all or nothing, a mistake leaves the directory as it was, and whatever ends the run leaves every
file whole: as it was, or as it shall be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hereabouts.check import check_entry, check_things, to_context
from hereabouts.context import Context
from hereabouts.gather import Entry, gather_directory
from hereabouts.home import Home
from hereabouts.keeping.edit import CannotEdit
from hereabouts.keeping.named import Refused
from hereabouts.laid_aside import laid_aside
from hereabouts.problem import Problem
from hereabouts.report import format_line
from hereabouts.shared import read_shared
from hereabouts.source import Source, read_source

BOM = b"\xef\xbb\xbf"
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """What shall become of one file."""

    entry: Entry
    before: bytes
    after: bytes

    @property
    def is_change(self) -> bool:
        """False where the file says so already."""
        return self.before != self.after


def to_change(entry: Entry, edit: Callable[[str, Data], str], expect: Callable[[Data], Data]) -> Change:
    """The file with an edit of its text; raises Refused unless it then reads exactly as expected."""
    source = read_or_refuse(entry)
    before = entry.file.read_bytes()
    mark = BOM if before.startswith(BOM) else b""
    text = before.removeprefix(BOM).decode()
    try:
        after = mark + edit(text, source.data).encode()
    except CannotEdit as error:
        raise Refused([f"{entry.shown}: {error}"]) from None
    change = Change(entry, before, after)
    with TemporaryDirectory(prefix=".keeping-") as aside:
        read_back, _ = read_source(_write_aside(change, Path(aside)), entry.shown, entry.kind, entry.area)
    if read_back is None or read_back.data != expect(source.data):
        raise Refused([f"{entry.shown}: is laid out in an unusual way. Change it by hand."])
    return change


def read_or_refuse(entry: Entry) -> Source:
    """The file as it is; raises Refused where it cannot be read at all."""
    source, problems = read_source(entry.file, entry.shown, entry.kind, entry.area)
    if source is None:
        raise Refused(list(map(format_line, problems)))
    return source


def to_changes(entries: Iterable[Entry], make: Callable[[Entry], Change]) -> list[Change]:
    """A change for each file; raises Refused with the reasons of all that cannot be changed."""
    changes: list[Change] = []
    reasons: list[str] = []
    for entry in entries:
        try:
            changes.append(make(entry))
        except Refused as refused:
            reasons += refused.reasons
    if reasons:
        raise Refused(reasons)
    return changes


def write_changes(home: Home, changes: Sequence[Change]) -> list[Problem]:
    """Writes every change, or none: raises Refused where one would bring an error that was not there before.

    Gives back the warnings that are new.
    """
    real = [change for change in changes if change.is_change]
    if not real:
        return []
    context = context_of(home)
    with laid_aside(home.directory, "keeping") as folder:
        aside = {change: _write_aside(change, folder) for change in real}
        new = [problem for change in real for problem in new_problems(change.entry, aside[change], context, home)]
        errors = [problem for problem in new if problem.severity == "error"]
        if errors:
            raise Refused(list(map(format_line, errors)))
        for change in real:
            aside[change].replace(change.entry.file)
    return new


def _write_aside(change: Change, folder: Path) -> Path:
    """The file under its own name, with the rights that it had, in a folder that nothing reads."""
    file = folder / change.entry.kind / (change.entry.area or "-") / change.entry.file.name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(change.after)
    file.chmod(change.entry.file.stat().st_mode)
    return file


def new_problems(entry: Entry, aside: Path, context: Context, home: Home) -> list[Problem]:
    """What would be wrong with a file if it were the one that waits aside, and is not wrong with it now."""
    known = {_what(problem) for problem in check_entry(entry, context, home)[1]} if entry.file.exists() else set()
    found = check_entry(Entry(aside, entry.shown, entry.kind, entry.area), context, home)[1]
    return [problem for problem in found if _what(problem) not in known]


def _what(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.field, problem.message


def context_of(home: Home) -> Context:
    """What rules may look at, as the directory stands."""
    shared, _ = read_shared(home)
    things, _ = check_things(gather_directory(home)[0], shared, home)
    return to_context(shared, things, home)
