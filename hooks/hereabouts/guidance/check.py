"""Station 3 for guidance as a whole: every page by its rules, then what only all pages together can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgpack

from hereabouts.guidance.day import judge_day, works_of_slides
from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import GUIDANCE, Library, library_digest, read_library, to_source
from hereabouts.guidance.rules import judge_page, scan_page
from hereabouts.guidance.scan import scan_marks
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key
from hereabouts.problem import Problem
from hereabouts.source import line_of
from hereabouts.vocabulary import Vocabulary

POINTS = tuple(f"S{number}" for number in range(1, 206))
"""The points of the seed manual, as its reading numbered them."""


def check_guidance(home: Home, vocabularies: Mapping[str, Vocabulary], files: list[str] | None = None) -> list[Problem]:
    """Every problem of the pack; what was found before in the same files is remembered."""
    choices = repr(sorted((name, sorted(vocabulary.terms)) for name, vocabulary in vocabularies.items()))
    kept = Kept(home.own_cache("guidance"), judging_key(home, (), {}))
    inputs = [library_digest(home), choices.encode()]
    rows = msgpack.unpackb(kept(inputs, lambda: _check_anew(home, vocabularies)))
    kept.forget_rest()
    return [Problem(*row) for row in rows]


def _check_anew(home: Home, vocabularies: Mapping[str, Vocabulary]) -> bytes:
    library, problems = read_library(home)
    for guide in library.guides.values():
        problems += judge_page(scan_page(guide, library, vocabularies, home.project / GUIDANCE))
    problems += judge_pack(library, home)
    return bytes(msgpack.packb([[p.path, p.line, p.field, p.rule, p.severity, p.message] for p in problems]))


def judge_pack(library: Library, home: Home) -> list[Problem]:
    """What only the whole pack can show."""
    if not library.guides:
        return []
    return [
        *_tools_differ(library),
        *_points_are_carried(library),
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
        yield Problem(library.shown, 1, "", "point_is_carried", "error", message)


def _shared_are_used(library: Library, home: Home) -> Iterator[Problem]:
    marks = [mark for guide in library.guides.values() for mark in scan_marks(guide.text, guide.first_line)]
    used = {(mark.kind, mark.value) for mark in marks} | {("cite", key) for key in works_of_slides(library)}
    source = to_source(home, "references.yml")
    for key in library.references:
        if source and ("cite", key) not in used:
            message = f"No page cites {key}. Cite it, or take it out."
            yield Problem(source.path, line_of(source, key), key, "reference_is_cited", "error", message)


def unread_pages(library: Library) -> list[Guide]:
    """Public pages that nobody who uses services has read yet."""
    return [guide for guide in library.guides.values() if guide.is_public and not guide.meta.get("reviewed")]


def _problem(guide: Guide, rule: str, message: str) -> Problem:
    return Problem(guide.shown, 1, "", rule, "error", message)
