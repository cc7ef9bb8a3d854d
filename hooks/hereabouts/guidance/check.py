"""Station 3 for guidance as a whole: every page by its rules, then what only all pages together can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgpack

from hereabouts.gather import PathError
from hereabouts.guidance.day import judge_day, works_of_slides
from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import GUIDANCE, LEFT_OUT, Library, library_digest, pack_files, read_library, to_source
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.page import scan_page
from hereabouts.guidance.print.glyph import has_fonts, letters_of
from hereabouts.guidance.print.letters import check_letters
from hereabouts.guidance.readings import Readings
from hereabouts.guidance.rules import judge_page
from hereabouts.guidance.scan import scan_marks
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key
from hereabouts.problem import Problem
from hereabouts.shared import Shared
from hereabouts.source import Source, line_of

POINTS = tuple(f"S{number}" for number in range(1, 206))
"""The points of the seed manual, as its reading numbered them."""
PACK_RULES = ("tool_marks_differ", "point_is_carried", "left_out_is_not_carried", "reference_is_cited")
"""What only all pages together can break."""


def check_guidance(home: Home, shared: Shared, advice: bool = True) -> list[Problem]:
    """Every problem of the pack; what was found before in the same files is remembered.

    With `advice` it also says which pages are hard to read and, where the fonts are, which letters paper cannot show.
    """
    vocabularies = shared.vocabularies
    choices = repr(sorted((name, sorted(vocabulary.terms)) for name, vocabulary in vocabularies.items()))
    # A check gives advice and a build does not: neither forgets what the other keeps.
    kept = Kept(home.own_cache("guidance-advice" if advice else "guidance"), judging_key(home, (), {}))
    asked = (has_fonts(home.project), shared.settings.data)
    inputs = [library_digest(home), choices.encode(), repr(asked).encode()]
    rows = msgpack.unpackb(kept(inputs, lambda: _check_anew(home, shared, advice)))
    kept.forget_rest()
    return [Problem(*row) for row in rows]


def is_of_pack(home: Home, path: Path) -> bool:
    """True where a path named on the command line lies in the folder of the guidance."""
    return path.absolute().is_relative_to(home.project / GUIDANCE)


def check_pack_paths(home: Home, shared: Shared, paths: Sequence[Path]) -> tuple[list[Problem], int]:
    """What is wrong with some files of the pack, by all that the whole pack shows; and how many files those are."""
    files = [home.shown(file) for file in pack_files(home)]
    named: set[str] = set()
    for path in paths:
        if not path.exists():
            raise PathError(f"There is no file or folder {path}.")
        shown = home.shown(path.absolute())
        found = {file for file in files if file == shown or file.startswith(f"{shown}/")}
        if not found:
            raise PathError(f"{path} is no page of the guidance pack: there are no rules for it.")
        named |= found
    folders = tuple(f"{home.shown(path.absolute())}/" for path in paths)
    problems = [p for p in check_guidance(home, shared) if p.path in named or p.path.startswith(folders)]
    return problems, len(named)


def _check_anew(home: Home, shared: Shared, advice: bool) -> bytes:
    library, problems = read_library(home)
    readings = Readings(home, Naming(library, shared.settings)) if advice else None
    for guide in library.guides.values():
        page = scan_page(guide, library, shared.vocabularies, home.project / GUIDANCE)
        age, long = readings.of(guide) if readings else (0.0, ())
        problems += judge_page(replace(page, age=age, long=long, is_ours=home.is_ours))
    for guide in library.public_papers.values():
        page = scan_page(guide, library, shared.vocabularies, home.project / GUIDANCE)
        problems += [problem for problem in judge_page(page) if problem.severity == "error"]
    if readings:
        readings.done()
        problems += check_letters(library, letters_of(home.project), home) if has_fonts(home.project) else []
    problems += judge_pack(library, home)
    return bytes(msgpack.packb([[p.path, p.line, p.field, p.rule, p.severity, p.message] for p in problems]))


def judge_pack(library: Library, home: Home) -> list[Problem]:
    """What only the whole pack can show."""
    if not library.guides:
        return []
    return [
        *_tools_differ(library),
        *_points_are_carried(library),
        *_left_out_are_not_carried(library, home),
        *_shared_are_used(library, home),
        *judge_day(library, home),
    ]


def _tools_differ(library: Library) -> Iterator[Problem]:
    marks = Counter(guide.tool for guide in library.guides.values() if guide.tool and not guide.meta.get("easy-read"))
    for guide in library.guides.values():
        if marks[guide.tool] > 1:
            message = f"Another page has the mark {guide.tool}, too. Each sheet has its own."
            yield _problem(guide, "tool_marks_differ", message)


def _points_are_carried(library: Library) -> Iterator[Problem]:
    carried = {point for guide in library.guides.values() for point in guide.meta.get("covers", ())}
    missing = [point for point in POINTS if point not in carried and point not in library.left_out]
    for point in missing:
        message = f"No page carries point {point}. Write it, or name it in left-out.yml with the reason."
        yield Problem(f"{library.shown}/{LEFT_OUT}", 1, "", "point_is_carried", "error", message)


def _left_out_are_not_carried(library: Library, home: Home) -> Iterator[Problem]:
    carriers = {point: guide.path for guide in library.guides.values() for point in guide.meta.get("covers", ())}
    source = to_source(home, LEFT_OUT)
    for number, point in enumerate(library.left_out):
        if source and point in carriers:
            message = f"Point {point} is carried by {carriers[point]}. Take it out here, or there."
            yield _shared_problem(source, f"points.{number}", "left_out_is_not_carried", message)


def _shared_are_used(library: Library, home: Home) -> Iterator[Problem]:
    marks = [mark for guide in library.guides.values() for mark in scan_marks(guide.text, guide.first_line)]
    used = {(mark.kind, mark.value) for mark in marks} | {("cite", key) for key in works_of_slides(library)}
    source = to_source(home, "references.yml")
    for key in library.references:
        if source and ("cite", key) not in used:
            message = f"No page cites {key}. Cite it, or take it out."
            yield _shared_problem(source, key, "reference_is_cited", message)


def check_read(home: Home) -> list[Problem]:
    """Before a site goes live: the pages for everybody that nobody who uses services has read."""
    message = "Nobody who uses services has read this page. Ask a panel, pay them, and note it under reviewed:."
    guides = unread_pages(read_library(home)[0])
    return [Problem(guide.shown, 1, "reviewed", "live_pages_are_read", "warning", message) for guide in guides]


def unread_pages(library: Library) -> list[Guide]:
    """Public pages that nobody who uses services has read yet."""
    return [guide for guide in library.guides.values() if guide.is_public and not guide.meta.get("reviewed")]


def _shared_problem(source: Source, field: str, rule: str, message: str) -> Problem:
    return Problem(source.path, line_of(source, field), field, rule, "error", message)


def _problem(guide: Guide, rule: str, message: str) -> Problem:
    return Problem(guide.shown, 1, "", rule, "error", message)
