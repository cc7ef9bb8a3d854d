"""Station 3 for guidance: what the pages of the pack must be, one small rule each. All problems at once."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from itertools import pairwise
from urllib.parse import parse_qsl

from hereabouts.choice import FACETS, to_choices
from hereabouts.guidance.block import BLOCK_NAMES, BLOCKS, HELD, argument_fits
from hereabouts.guidance.guide import UNBOUND, Guide
from hereabouts.guidance.page import Found, Page, Rule
from hereabouts.guidance.scan import fields_of, scan_marks
from hereabouts.guidance.wording import (
    nothing_is_shouted,
    page_reads_easily,
    sentences_are_short,
    spelling_is_british,
    words_are_kind,
)
from hereabouts.owner import MARK, OWNER
from hereabouts.papers.fact import FACT_NAMES
from hereabouts.problem import Problem, Severity
from hereabouts.schema import nearest

SLOT_NAMES = ("name", "place", "address", "team", "email", "phone", "talk", *(f"{MARK}{name}" for name in OWNER))
ASIDE_KEYS = {"show"}
"""Lines of a list block that are no choice of the find page."""


def judge_page(page: Page) -> list[Problem]:
    """Everything that is wrong with one page."""
    return [
        Problem(page.guide.shown, line, "", rule.__name__, severity_of(rule, severity, page), message)
        for rule, severity in RULES.items()
        for line, message in rule(page)
    ]


def severity_of(rule: Rule, severity: Severity, page: Page) -> Severity:
    """What the find page offers is a town's own: a choice that another town does not have stops no build there."""
    return "warning" if rule is search_is_known and not page.is_ours else severity


def title_is_the_heading(page: Page) -> Found:
    first = next(page.of("heading"), None)
    title = page.guide.title
    if not title:
        return
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


def heading_begins_with_hashes(page: Page) -> Found:
    for mark in page.of("odd-heading"):
        words = mark.value.strip("#=- ")
        if words:
            yield mark.line, f"A heading begins with one to four # and a space. Write: ## {words[:40]}"
        else:
            yield mark.line, "A line of dashes turns the line before it into a heading. Begin that with ## instead."


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
        forms = "[@leamy2011], [tool:T4], [term:network], [here:place] or [words](page.md)"
        yield mark.line, f"{mark.value[:60]} cannot be read. Write {forms}."
    for mark in page.of("braces"):
        yield (
            mark.line,
            f"{mark.value[:60]} stands here. Only a heading has an id in braces, such as ## Words {{#words}}.",
        )


def citation_is_known(page: Page) -> Found:
    yield from _unknown(page, "cite", page.library.references, "reference", "references.yml")


def tool_is_known(page: Page) -> Found:
    yield from _unknown(page, "tool", page.library.tools, "sheet, leaflet or poster", "the pages of the toolkit")


def term_is_known(page: Page) -> Found:
    yield from _unknown(page, "term", page.library.glossary, "word", "glossary.yml")


def slot_is_known(page: Page) -> Found:
    yield from _unknown(page, "here", SLOT_NAMES, "name from the settings", "guidance/README.md")


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
        hint = f"Did you mean {near}?" if near else f"It asks for: {', '.join(facets)}."
        yield f"The find page asks nothing by the name {key}. {hint}"
        return
    known = [slug for slug, _ in to_choices(facets[key], page.vocabularies)]
    terms = page.vocabularies[facets[key].vocabulary].terms if facets[key].vocabulary in page.vocabularies else known
    for value in values.replace(" ", "").split(","):
        if value not in terms:
            near = nearest(value, known)
            hint = f"Did you mean {near}?" if near else "Look at its choices there."
            yield f"On the find page {key} cannot be {value}. {hint}"


def block_is_known(page: Page) -> Found:
    for mark in page.of("odd-block"):
        if mark.value.strip(": "):
            yield mark.line, "A block begins at the start of a line, with ::: and its name in small letters."
    for block in page.blocks:
        if block.name not in BLOCKS:
            near = nearest(block.name, list(BLOCK_NAMES))
            hint = f"Did you mean {near}?" if near else f"Use one of: {', '.join(BLOCK_NAMES)}."
            yield block.line, f"There is no block {block.name}. {hint}"
        elif not argument_fits(BLOCKS[block.name], block.argument):
            wanted = BLOCKS[block.name].argument
            fits = f"Write behind it: {wanted}." if wanted else "Write nothing behind it."
            yield block.line, f"The block {block.name} does not begin as it should. {fits}"


def fact_is_known(page: Page) -> Found:
    for block in page.blocks:
        if block.name == "facts" and block.argument not in FACT_NAMES:
            near = nearest(block.argument, list(FACT_NAMES))
            hint = f"Did you mean {near}?" if near else f"There are: {', '.join(FACT_NAMES)}."
            yield block.line, f"The site works out nothing by the name {block.argument}. {hint}"


def block_is_closed(page: Page) -> Found:
    for mark in page.of("odd-block"):
        if not mark.value.strip(": "):
            yield mark.line, "A line ::: ends a block, and none is open here. Take it out, or begin the block."
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
            yield block.line, f"The block {block.name} is filled by the site. End it on the next line, by :::"
        elif kind in HELD and not (body and HELD[kind].match(body[0])):
            yield block.line, f"The block {block.name} is not filled as it should be. Write {HELD_WORDS[kind]}."


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
            hint = f"Did you mean {near}?" if near else f"There are: {', '.join(page.library.pictures)}."
            yield block.line, f"There is no picture {block.argument}. {hint}"


def block_lines_are_known(page: Page) -> Found:
    for block in page.blocks:
        known = FIELDS.get(block.name, ())
        fields = fields_of(block) if known else {}
        for key in fields:
            if key not in known and block.name == "figure":
                yield block.line, f"A picture has no line {key}. It has: {', '.join(known)}."
        if block.name == "listings" and not fields.get("show", "4").isdecimal():
            yield block.line, f"Behind show: stands a number, and this is {fields['show']}. Write such as: show: 4"


FIELDS = {"figure": ("alt", "caption"), "listings": ("show",)}
"""The lines that a block may hold; those of a list are also the choices of the find page."""


def page_holds_no_html(page: Page) -> Found:
    for mark in page.of("html"):
        yield mark.line, f"HTML stands here, {mark.value[:40]}, which has no form on paper. Write it in Markdown."


def page_holds_no_program(page: Page) -> Found:
    for mark in page.of("fence") if page.guide.folder not in UNBOUND else ():
        yield mark.line, f"Lines of a program stand between {mark.value[:3]}. Write what is meant in words."


def link_leads_to_a_page(page: Page) -> Found:
    for mark in page.of("link"):
        if mark.value.startswith(("https://", "http://", "mailto:", "tel:")):
            continue
        if not mark.value:
            yield mark.line, "A link leads nowhere. Write where to, on the same line: [words](page.md)"
            continue
        path, _, anchor = mark.value.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.guide.path), path)) if path else page.guide.path
        target = page.library.guides.get(path) or page.library.public_papers.get(path)
        if target is None and not (path.endswith(".md") and (page.root / path).is_file()):
            near = nearest(path, list(page.library.guides))
            hint = f"Did you mean {near}?" if near else "Name the page's file, such as ../practice/first-visits.md."
            yield mark.line, f"Link to {mark.value} leads to no page. {hint}"
        elif target and anchor and anchor not in anchors_of(target):
            yield mark.line, f"Link to {mark.value} finds no heading with the id {anchor}. Look at the ids there."


def anchors_of(guide: Guide) -> set[str]:
    """The ids that a page's headings have."""
    return {mark.anchor for mark in scan_marks(guide.text, guide.first_line) if mark.kind == "heading"}


RULES: dict[Rule, Severity] = {
    **dict.fromkeys(
        (
            title_is_the_heading, heading_begins_with_hashes, headings_follow_each_other, anchors_differ,
            marks_are_well_formed, citation_is_known, tool_is_known, term_is_known, slot_is_known, search_is_known,
            block_is_known, block_is_closed, block_holds_what_it_should, block_lines_are_known, picture_has_words,
            page_holds_no_html, page_holds_no_program, link_leads_to_a_page, fact_is_known,
        ),
        "error",
    ),
    **dict.fromkeys(
        (words_are_kind, spelling_is_british, nothing_is_shouted, page_reads_easily, sentences_are_short), "warning"
    ),
}  # fmt: skip
"""Every rule for one page."""
