"""Writes the block into the settings, and takes it out again; every other letter of the file stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from hereabouts.closing.closed import FIELD, Pointer, leads_back
from hereabouts.gather import SINGLE, Entry
from hereabouts.home import Home
from hereabouts.keeping.change import context_of, new_problems
from hereabouts.keeping.edit import CannotEdit, add_field, drop_field, has_field, to_row, to_scalar
from hereabouts.keeping.named import Refused
from hereabouts.laid_aside import laid_aside
from hereabouts.problem import Problem, has_errors
from hereabouts.report import format_line

NAME = "settings.yml"
SAYS = "  # hereabouts close wrote this. Take it out, or run hereabouts close --undo, and the site opens again."


def write_block(
    home: Home, day: date, pointers: Sequence[Pointer], says: str = "", archive: bool = False
) -> list[Problem]:
    """Writes when the site closes and where it leads, in place of what stood there; gives new warnings.

    Raises Refused, and writes nothing, where that would bring an error.
    """
    rows = [to_row({"url": one.url, **({"name": one.name} if one.name else {})}) for one in pointers]
    lines = [f"{FIELD}:", SAYS, f"  date: {day.isoformat()}", "  to:", *(f"    - {row}" for row in rows)]
    lines += [f"  says: {to_scalar(says)}"] if says else []
    lines += ["  archive: yes"] if archive else []
    return _edit(home, lambda text: add_field(_without(text), _join(text, lines)))


def drop_block(home: Home) -> bool:
    """Takes the block out; False where there was none."""
    if not has_field(_read(_entry(home)).removeprefix("\ufeff"), FIELD):
        return False
    _edit(home, _without)
    return True


def refuse_own_address(pointers: Sequence[Pointer], address: str) -> None:
    """Raises Refused where the notice would lead to itself."""
    for one in pointers:
        if leads_back(one.url, address):
            raise Refused([f"{one.url} is this site itself, {address}. Give the page of whoever keeps the list now."])


def _without(text: str) -> str:
    return drop_field(text, FIELD) if has_field(text, FIELD) else text


def _join(text: str, lines: Sequence[str]) -> str:
    return ("\r\n" if "\r\n" in text else "\n").join(lines)


def _edit(home: Home, edit: Callable[[str], str]) -> list[Problem]:
    entry = _entry(home)
    before = _read(entry)
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    try:
        after = mark + edit(before.removeprefix(mark))
    except CannotEdit as error:
        raise Refused([f"{entry.shown}: {error}"]) from None
    with laid_aside(home.directory, "closing") as folder:
        aside = folder / NAME
        aside.write_text(after, encoding="utf-8", newline="")
        aside.chmod(entry.file.stat().st_mode)
        new = new_problems(entry, aside, context_of(home), home)
        if has_errors(new):
            raise Refused(list(map(format_line, new)))
        aside.replace(entry.file)
    return new


def _read(entry: Entry) -> str:
    try:
        return entry.file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Refused([f"{entry.shown} is not written in UTF-8. Save it as UTF-8 first: hereabouts check."]) from None


def _entry(home: Home) -> Entry:
    file = home.directory / NAME
    if not file.is_file():
        raise Refused([f"{home.shown(file)} is not there. Only a directory with settings of its own can be closed."])
    return Entry(file, home.shown(file), SINGLE[NAME], "")
