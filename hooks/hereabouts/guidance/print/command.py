"""What `hereabouts print` and `hereabouts day` do: the PDFs that are asked for, into a folder of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hereabouts.build import BuildError, read_build
from hereabouts.guidance.library import read_library
from hereabouts.guidance.print.compiler import PrintError, compile_pdf
from hereabouts.guidance.print.day import day_texts
from hereabouts.guidance.print.desk import Desk
from hereabouts.guidance.print.document import DAY, find_prints
from hereabouts.guidance.print.template import template_files
from hereabouts.guidance.print.write import (
    FOLDER,
    PrintsRefused,
    check_print,
    make_prints,
    to_desk,
    to_problem,
    write_aside,
)  # fmt: skip
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key
from hereabouts.problem import Problem, has_errors

Made = tuple[list[Path], list[Problem]]
"""The files that were written, and what is wrong."""


class NoSuchPrint(ValueError):
    """No file has the name that was asked for; the message says which there are."""


def print_named(home: Home, names: Sequence[str], folder: Path) -> Made:
    """Writes the files of these names; all where none is named."""
    desk, problems = _read_desk(home)
    every, unknown = find_prints(desk.naming.library, names)
    if unknown:
        known = ", ".join(one.name for one in find_prints(desk.naming.library, ())[0])
        raise NoSuchPrint(f"There is no file {unknown[0]}. There are: {known}.")
    if has_errors(problems):
        return [], problems
    kept = Kept(home.own_cache(FOLDER), judging_key(home, (), {}))
    written = []
    try:
        for one, pdf in make_prints(every, desk, home, kept):
            write_aside(folder / one.file_name, pdf)
            written.append(folder / one.file_name)
    except PrintsRefused as refused:
        return written, [*problems, *refused.problems]
    return written, problems


def print_day(home: Home, people: int, out: Path) -> Made:
    """Writes the day in one file for so many people."""
    desk, problems = _read_desk(home)
    found, _ = find_prints(desk.naming.library, [DAY])
    if not found:
        raise NoSuchPrint("There is no page training/handouts.md, which says what the day needs.")
    if has_errors(problems):
        return [], problems
    try:
        texts = day_texts(found[0], desk, people)
        files = {**{path: text.encode() for path, text in texts.items()}, **template_files(desk)}
        write_aside(out, compile_pdf(files, home.project, home.today))
    except PrintError as error:
        return [], [*problems, to_problem(found[0], desk, error)]
    return [out], problems


def _read_desk(home: Home) -> tuple[Desk, list[Problem]]:
    library, problems = read_library(home)
    try:
        build = read_build(home)
    except BuildError as error:
        raise NoSuchPrint(str(error).strip()) from None
    desk = to_desk(library, build.directory, home)
    return desk, [*problems, *check_print(desk, home)]
