"""Station 3 for the training day: its slides and handouts, held against the rest of the pack."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hereabouts.guidance.library import GUIDANCE, Library, to_source
from hereabouts.guidance.mark import NAMED
from hereabouts.guidance.rules import SLOT_NAMES, anchors_of
from hereabouts.home import Home
from hereabouts.problem import Problem
from hereabouts.schema import nearest
from hereabouts.source import line_of

SLIDES, HANDOUTS = "training/slides.yml", "training/handouts.yml"
Row = Mapping[str, Any]
Found = Iterator[tuple[str, str, str]]
"""Field, rule and words of each fault."""


def judge_day(library: Library, home: Home) -> list[Problem]:
    """Everything that is wrong with slides and handouts."""
    return [
        *_in_file(home, SLIDES, _faults_of_slides(library)),
        *_in_file(home, HANDOUTS, _faults_of_handouts(library, home)),
    ]


def works_of_slides(library: Library) -> set[str]:
    """The keys of the works that slides cite."""
    return {key for slide in library.slides for key in slide.get("cites", ())}


def _in_file(home: Home, name: str, found: Found) -> Iterator[Problem]:
    faults = list(found)
    source = to_source(home, name) if faults else None
    for field, rule, message in faults:
        if source:
            yield Problem(source.path, line_of(source, field), field, rule, "error", message)


def _faults_of_slides(library: Library) -> Found:
    titles: dict[str, int] = {}
    for number, slide in enumerate(library.slides):
        at, title = f"slides.{number}", slide["title"]
        if title in titles:
            message = f"Slide {titles[title] + 1} has this title, too. Give each slide its own, for those who hear it."
            yield f"{at}.title", "slide_titles_differ", message
        titles.setdefault(title, number)
        yield from _faults_of_slide(library, slide, at)


def _faults_of_slide(library: Library, slide: Row, at: str) -> Found:
    for index, key in enumerate(slide.get("cites", ())):
        if key not in library.references:
            words = _unknown(f"There is no reference {key}.", key, library.references, "references.yml")
            yield f"{at}.cites.{index}", "citation_is_known", words
    picture = slide.get("picture", "")
    if picture and picture not in library.pictures:
        words = _unknown(f"There is no picture {picture}.", picture, library.pictures, "pictures/")
        yield f"{at}.picture", "picture_is_known", words
    if picture and not slide.get("alt"):
        message = "The picture has no words. Add a line alt: and say what it shows."
        yield f"{at}.picture", "picture_has_words", message
    if slide.get("alt") and not picture:
        yield f"{at}.alt", "picture_has_words", "Words stand here for a picture, and none is named. Take the line out."
    if slide.get("cites") and slide["origin"] == "ours":
        yield f"{at}.origin", "origin_fits_cites", "A slide that cites a work is not only ours. Write cited or mixed."
    texts = [("title", slide["title"]), ("notes", slide["notes"])]
    texts += [(f"points.{index}", point) for index, point in enumerate(slide["points"])]
    for field, text in texts:
        yield from ((f"{at}.{field}", "name_is_known", words) for words in _unknown_names(library, text))


def _unknown_names(library: Library, text: str) -> Iterator[str]:
    for kind, key in re.findall(NAMED, text):
        known = SLOT_NAMES if kind == "here" else library.tools if kind == "tool" else library.glossary
        if key not in known:
            yield _unknown(f"There is no [{kind}:{key}].", key, known, "those that pages use")


def _faults_of_handouts(library: Library, home: Home) -> Found:
    for number, row in enumerate(library.handouts):
        at, sheet, page = f"handouts.{number}", row.get("sheet", ""), row.get("page", "")
        if bool(sheet) == bool(page):
            yield at, "handout_is_one_thing", "A handout is either a sheet or a page. Write one of the two."
        if sheet and sheet not in library.tools:
            words = _unknown(f"There is no sheet {sheet}.", sheet, library.tools, "the pages of the toolkit")
            yield f"{at}.sheet", "tool_is_known", words
        if page:
            yield from ((f"{at}.page", "link_leads_to_a_page", words) for words in _faults_of_page(library, home, page))


def _faults_of_page(library: Library, home: Home, page: str) -> Iterator[str]:
    file, _, anchor = page.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(HANDOUTS), file))
    guide = library.guides.get(path)
    if guide is None and not (home.project / GUIDANCE / path).is_file():
        yield _unknown(f"{page} leads to no page.", path, library.guides, "the pages of the pack")
    elif guide and anchor and anchor not in anchors_of(guide):
        yield f"{page}: that page has no heading with the id {anchor}."


def _unknown(words: str, key: str, known: Iterable[str], where: str) -> str:
    near = nearest(key, list(known))
    return f"{words} " + (f"Did you mean {near}?" if near else f"Choose one from {where}.")
