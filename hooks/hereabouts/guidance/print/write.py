"""Station 7 for paper: every PDF of the pack, two at a time, written into the site; nothing where nothing changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

import msgpack

from hereabouts.directory import Directory
from hereabouts.guidance.library import Library, library_digest
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.print.compiler import VERSION, Files, PrintError, compile_pdf
from hereabouts.guidance.print.compose import to_files
from hereabouts.guidance.print.desk import Desk
from hereabouts.guidance.print.document import Print, prints
from hereabouts.guidance.print.glyph import letters_of
from hereabouts.guidance.print.letters import check_letters
from hereabouts.guidance.print.logo import check_logo
from hereabouts.guidance.print.template import TEMPLATES
from hereabouts.guidance.print.town import to_town
from hereabouts.guidance.scan import fields_of, scan_blocks
from hereabouts.guidance.tree import TreeError
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key
from hereabouts.problem import Problem, has_errors

FOLDER = "print"
AT_ONCE = 2
"""The compiler lets other threads run, so threads are enough."""
LONG = ("pack", "day", "manual")
"""Kinds that take longest: they begin first."""


def write_prints(site_dir: Path, library: Library, directory: Directory, home: Home) -> list[Problem]:
    """Writes every PDF into the site's folder for them; gives what is wrong.

    A file that cannot be made is an error with its page's name; a letter without a shape in the settings is a warning.
    """
    if not library.guides:
        return []
    desk = to_desk(library, directory, home)
    problems = check_print(desk, home)
    if has_errors(problems):
        return problems
    kept = Kept(home.own_cache(FOLDER), judging_key(home, (), {}))
    try:
        for one, pdf in make_prints(prints(library), desk, home, kept):
            write_aside(site_dir / FOLDER / one.file_name, pdf)
    except PrintsRefused as refused:
        return [*problems, *refused.problems]
    kept.forget_rest()
    return problems


class PrintsRefused(Exception):
    """Some files cannot be made; the problems say which and why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems


def to_desk(library: Library, directory: Directory, home: Home) -> Desk:
    """What the files of one run share."""
    town = to_town(directory, home.shared_file("settings.yml").parent, letters_of(home.project))
    return Desk(Naming(library, town.settings), town, home.project)


def check_print(desk: Desk, home: Home) -> list[Problem]:
    """What would stop a file, or change how it looks."""
    return [
        *check_letters(desk.naming.library, desk.town.letters, home),
        *check_logo(desk.town.directory.settings.data, home),
    ]


def make_prints(every: Sequence[Print], desk: Desk, home: Home, kept: Kept) -> Iterator[tuple[Print, bytes]]:
    """The files with their bytes. What an earlier run made of the same is taken from it, without a page being read."""
    plan = kept(_inputs(every, desk, home), lambda: bytes(msgpack.packb(_compile_all(every, desk, home, kept))))
    digests: Mapping[str, bytes] = msgpack.unpackb(plan)
    for one in every:
        yield one, kept([digests[one.name]], partial(_make_anew, one, desk, home))


def _make_anew(one: Print, desk: Desk, home: Home) -> bytes:
    return compile_pdf(to_files(one, desk), home.project, home.today)


def _compile_all(every: Sequence[Print], desk: Desk, home: Home, kept: Kept) -> dict[str, bytes]:
    """Compiles what is not kept, the longest first; gives the digest of each file's sources."""
    digests: dict[str, bytes] = {}
    problems: list[Problem] = []
    works: list[tuple[Print, Future[bytes]]] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for one in sorted(every, key=lambda one: one.kind not in LONG):
            try:
                files = to_files(one, desk)
            except (PrintError, TreeError) as error:
                problems.append(to_problem(one, desk, error))
                continue
            digests[one.name] = _digest(files)
            works.append((one, pool.submit(_compile, files, digests[one.name], home, kept)))
    for one, work in works:
        try:
            work.result()
        except PrintError as error:
            problems.append(to_problem(one, desk, _find_page(one, desk, home) or error))
    if problems:
        raise PrintsRefused(sorted(set(problems)))
    return digests


def _find_page(one: Print, desk: Desk, home: Home) -> PrintError | None:
    """The refusal of the first page that the compiler refuses by itself, where a file holds many."""
    for path in one.paths if len(one.paths) > 1 else ():
        try:
            compile_pdf(to_files(replace(one, paths=(path,)), desk), home.project, home.today)
        except PrintError as error:
            error.path = path
            return error
    return None


def _compile(files: Files, digest: bytes, home: Home, kept: Kept) -> bytes:
    return kept([digest], lambda: compile_pdf(files, home.project, home.today))


def _inputs(every: Sequence[Print], desk: Desk, home: Home) -> Iterable[bytes]:
    """All that the files are made of, without making them."""
    yield library_digest(home)
    yield VERSION.encode() + b"".join(file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ")))
    yield repr([one.name for one in every]).encode()
    yield repr((desk.town.settings.data, desk.town.help_rows, desk.town.help_line, desk.town.logo)).encode()
    for guide in desk.guides.values():
        for block in scan_blocks(guide.text, guide.first_line):
            if block.name == "listings":
                fields = fields_of(block)
                yield repr(desk.town.cards_of(fields)).encode()


def _digest(files: Files) -> bytes:
    digest = blake2b(VERSION.encode(), digest_size=16)
    for path, held in sorted(files.items()):
        digest.update(path.encode() + len(held).to_bytes(4) + held)
    return digest.digest()


def to_problem(one: Print, desk: Desk, error: Exception) -> Problem:
    """A refusal, with the page that it lies in."""
    path = getattr(error, "path", "") or one.paths[0]
    guide = desk.guides.get(path, desk.guides[one.paths[0]])
    message = f"“{one.title}” cannot be printed ({one.file_name}). {error}"
    return Problem(guide.shown, 1, "", "page_can_be_printed", "error", message)


def write_aside(file: Path, held: bytes) -> None:
    """Writes beside and renames, so a reader never meets half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_bytes(held)
    aside.replace(file)
