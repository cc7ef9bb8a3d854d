"""Station 3 for guidance: what the pages of the pack must be, one small rule each. All problems at once."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl

from hereabouts.choice import FACETS, to_choices
from hereabouts.guidance.block import BLOCK_NAMES, BLOCKS, HELD, argument_fits
from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import Library
from hereabouts.guidance.scan import Mark, OpenBlock, fields_of, scan_blocks, scan_marks
from hereabouts.problem import Problem, Severity
from hereabouts.schema import nearest
from hereabouts.vocabulary import Vocabulary

SLOT_NAMES = ("name", "place", "address", "team", "email", "phone", "talk")
ASIDE_KEYS = {"show"}
"""Lines of a list block that are no choice of the find page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the rules see it."""

    guide: Guide
    marks: tuple[Mark, ...]
    blocks: tuple[OpenBlock, ...]
    library: Library
    vocabularies: Mapping[str, Vocabulary]
    root: Path
    """The folder guidance/, for pages outside the pack."""

    def of(self, *kinds: str) -> Iterator[Mark]:
        """The marks of some kinds."""
        return (mark for mark in self.marks if mark.kind in kinds)


Found = Iterator[tuple[int, str]]
"""Line and words of each fault."""
Rule = Callable[[Page], Found]


def scan_page(guide: Guide, library: Library, vocabularies: Mapping[str, Vocabulary], root: Path) -> Page:
    """The page with its marks."""
    marks = tuple(scan_marks(guide.text, guide.first_line))
    return Page(guide, marks, tuple(scan_blocks(guide.text, guide.first_line)), library, vocabularies, root)


def judge_page(page: Page) -> list[Problem]:
    """Everything that is wrong with one page."""
    return [
        Problem(page.guide.shown, line, "", rule.__name__, severity, message)
        for rule, severity in RULES.items()
        for line, message in rule(page)
    ]


def title_is_the_heading(page: Page) -> Found:
    first = next(page.of("heading"), None)
    title = page.guide.title
    if first is None or first.level != 1:
        yield page.guide.first_line, f"The page does not begin with its title. Begin the text with: # {title}"
    elif first.value != title:
        yield first.line, f'The first heading is "{first.value}", and the title is "{title}". Write the same in both.'


def headings_follow_each_other(page: Page) -> Found:
    headings = list(page.of("heading"))
    for before, after in pairwise(headings):
        if after.level == 1:
            yield after.line, "A page has one heading of the first level, its title. Begin this one with ##."
        elif after.level > before.level + 1:
            yield after.line, f"A heading's level is skipped here. Begin it with {'#' * (before.level + 1)}."


def anchors_differ(page: Page) -> Found:
    seen: dict[str, int] = {}
    for mark in page.of("heading"):
        if mark.anchor in seen:
            yield (
                mark.line,
                f"The id {mark.anchor} is used before, on line {seen[mark.anchor]}. Give this heading another.",
            )
        elif not mark.anchor or not mark.anchor.replace("-", "").isalnum() or mark.anchor != mark.anchor.lower():
            yield mark.line, f"The id of a heading is small letters and hyphens, and this is: {mark.anchor}"
        seen.setdefault(mark.anchor, mark.line)


def marks_are_well_formed(page: Page) -> Found:
    for mark in page.of("broken"):
        yield mark.line, f"{mark.value} cannot be read. Write [@leamy2011], [tool:T4], [term:network] or [here:place]."


def citation_is_known(page: Page) -> Found:
    yield from _unknown(page, "cite", page.library.references, "reference", "references.yml")


def tool_is_known(page: Page) -> Found:
    yield from _unknown(page, "tool", page.library.tools, "sheet, leaflet or poster", "the pages of the toolkit")


def term_is_known(page: Page) -> Found:
    yield from _unknown(page, "term", page.library.glossary, "word", "glossary.yml")


def slot_is_known(page: Page) -> Found:
    yield from _unknown(page, "here", SLOT_NAMES, "name from the settings", "this list: " + ", ".join(SLOT_NAMES))


def _unknown(page: Page, kind: str, known: Mapping[str, object] | tuple[str, ...], what: str, where: str) -> Found:
    for mark in page.of(kind):
        if mark.value not in known:
            near = nearest(mark.value, list(known))
            hint = f"Did you mean {near}?" if near else f"Choose one from {where}."
            yield mark.line, f"There is no {what} {mark.value}. {hint}"


def search_is_known(page: Page) -> Found:
    asked = [(mark.line, parse_qsl(mark.value)) for mark in page.of("find")]
    for block in page.blocks:
        if block.name == "listings":
            asked.append((block.line, [pair for pair in fields_of(block).items() if pair[0] not in ASIDE_KEYS]))
    for line, pairs in asked:
        for key, values in pairs:
            yield from ((line, message) for message in _faults_of_choice(page, key, values))


def _faults_of_choice(page: Page, key: str, values: str) -> Iterator[str]:
    facets = {facet.name: facet for facet in FACETS}
    if key not in facets:
        near = nearest(key, list(facets))
        yield f"The find page asks nothing by the name {key}. " + (f"Did you mean {near}?" if near else "")
        return
    known = [slug for slug, _ in to_choices(facets[key], page.vocabularies)]
    for value in values.replace(" ", "").split(","):
        if value not in known:
            near = nearest(value, known)
            hint = f"Did you mean {near}?" if near else "Look at its choices there."
            yield f"{key} cannot be {value} on the find page. {hint}"


def block_is_known(page: Page) -> Found:
    for block in page.blocks:
        if block.name not in BLOCKS:
            near = nearest(block.name, list(BLOCK_NAMES))
            hint = f"Did you mean {near}?" if near else f"Use one of: {', '.join(BLOCK_NAMES)}."
            yield block.line, f"There is no block {block.name}. {hint}"
        elif not argument_fits(BLOCKS[block.name], block.argument):
            wanted = BLOCKS[block.name].argument
            yield block.line, f"Behind ::: {block.name} stands " + (f"{wanted}." if wanted else "nothing.")


def block_is_closed(page: Page) -> Found:
    for block in page.blocks:
        if block.nested:
            yield block.line, f"A block begins here within the block {block.nested}. End that one first, by a line :::"
        elif not block.closed:
            yield block.line, f"The block {block.name} does not end. Write a line ::: behind it."
        if not block.alone:
            yield block.line, "A block needs a blank line before it. Put one in."


def block_holds_what_it_should(page: Page) -> Found:
    for block in page.blocks:
        body = [line for line in block.body if line.strip()]
        kind = BLOCKS[block.name].body if block.name in BLOCKS else ""
        if kind == "nothing" and body:
            yield block.line, f"The block {block.name} holds nothing. End it on the next line, by :::"
        elif kind in HELD and not (body and HELD[kind].match(body[0])):
            yield block.line, f"The block {block.name} holds {HELD_WORDS[kind]}."


HELD_WORDS = {
    "markdown": "some text", "label": "the question that is to be answered", "list": "a list, each line with a dash",
    "table": "a table that begins with its headings: | What | When |", "fields": "lines such as alt: what it shows",
}  # fmt: skip


def picture_has_words(page: Page) -> Found:
    for mark in page.of("image"):
        yield mark.line, "A picture is written as a block: ::: figure name, alt: what it shows, :::"
    for block in page.blocks:
        if block.name != "figure":
            continue
        if not fields_of(block).get("alt"):
            yield block.line, "The picture has no words. Add a line alt: and say what it shows."
        if block.argument not in page.library.pictures:
            near = nearest(block.argument, list(page.library.pictures))
            yield block.line, f"There is no picture {block.argument}. " + (f"Did you mean {near}?" if near else "")


def page_holds_no_html(page: Page) -> Found:
    for mark in page.of("html"):
        yield mark.line, f"HTML stands here, {mark.value[:40]}, which has no form on paper. Write it in Markdown."


def link_leads_to_a_page(page: Page) -> Found:
    for mark in page.of("link"):
        if mark.value.startswith(("https://", "http://", "mailto:", "tel:")):
            continue
        path, _, anchor = mark.value.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.guide.path), path)) if path else page.guide.path
        target = page.library.guides.get(path)
        if target is None and not (path.endswith(".md") and (page.root / path).is_file()):
            near = nearest(path, list(page.library.guides))
            yield mark.line, f"Link to {mark.value} leads to no page. " + (f"Did you mean {near}?" if near else "")
        elif target and anchor and anchor not in anchors_of(target):
            yield mark.line, f"Link to {mark.value}: that page has no heading with the id {anchor}."


def anchors_of(guide: Guide) -> set[str]:
    """The ids that a page's headings have."""
    return {mark.anchor for mark in scan_marks(guide.text, guide.first_line) if mark.kind == "heading"}


RULES: dict[Rule, Severity] = dict.fromkeys(
    (
        title_is_the_heading, headings_follow_each_other, anchors_differ, marks_are_well_formed, citation_is_known,
        tool_is_known, term_is_known, slot_is_known, search_is_known, block_is_known, block_is_closed,
        block_holds_what_it_should, picture_has_words, page_holds_no_html, link_leads_to_a_page,
    ),
    "error",
)  # fmt: skip
"""Every rule for one page."""
