"""Station 2 for guidance: every mark of a page with its line, for the rules. Reads text, makes no elements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hereabouts.guidance.block import BLOCKS, read_fields
from hereabouts.guidance.mark import ADDRESSED, CITES, CLOSING, NAMED, OPENING

PAGES_HELD = 256
"""So many pages are not scanned again: each link to a page asks for that page's headings."""
HEADING = re.compile(r"^(#{1,6}) +(.+?)(?: +\{#([^}]*)\})? *$")
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
DEFINITION = re.compile(r"^ {0,3}\[[^\]]*\]:")
CITE_LIKE = re.compile(r"\[@[^\]]*\]")
NAMED_LIKE = re.compile(r"\[(?:tool|term|here):[^\]]*\]")
HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
BRACES = re.compile(r"\{[^}]*\}")
UNDERLINE = re.compile(r"^ {0,3}(=+|-+) *$")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
CODE = re.compile(r"`[^`]*`")
FENCE = re.compile(r"^ {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a rule may ask about."""

    kind: str
    """cite, tool, term, here, find, link, heading, html, image, braces; broken, odd-heading, odd-block, fence."""
    value: str
    line: int
    """Line of the file, counted from 1."""
    level: int = 0
    """A heading's level."""
    anchor: str = ""
    """A heading's id, as written or as Markdown makes it."""


@dataclass(slots=True)
class OpenBlock:
    """A block that was opened, with the lines read since."""

    name: str
    argument: str
    line: int
    body: list[str] = field(default_factory=list)
    closed: bool = False
    alone: bool = True
    """True where a blank line stands before it."""
    nested: str = ""
    """The block within which it was opened."""


@lru_cache(maxsize=PAGES_HELD)
def scan_marks(text: str, first_line: int) -> tuple[Mark, ...]:
    """Headings, links, citations and names, in order of line; and what only looks like one of them."""
    marks: list[Mark] = []
    before, is_open = "", False
    for number, line in enumerate(text.split("\n"), first_line):
        heading = HEADING.match(line)
        if heading:
            anchor = heading[3] if heading[3] is not None else slug_of(heading[2])
            marks.append(Mark("heading", heading[2], number, len(heading[1]), anchor))
        elif line.startswith("#") or (UNDERLINE.match(line) and before.strip()):
            marks.append(Mark("odd-heading", line, number))
        if line.lstrip().startswith(":::"):
            if not (OPENING.match(line) or (CLOSING.match(line) and is_open)):
                marks.append(Mark("odd-block", line, number))
            is_open = OPENING.match(line) is not None
        if FENCE.match(line):
            marks.append(Mark("fence", line.strip(), number))
        marks += _inline_marks(line, number, is_heading=heading is not None)
        before = line
    return tuple(marks)


def scan_blocks(text: str, first_line: int) -> list[OpenBlock]:
    """Every block, closed or not."""
    blocks: list[OpenBlock] = []
    open_block: OpenBlock | None = None
    before = ""
    for number, line in enumerate(text.split("\n"), first_line):
        opening = OPENING.match(line)
        if CLOSING.match(line):
            if open_block:
                open_block.closed = True
            open_block = None
        elif opening:
            nested = open_block.name if open_block else ""
            block = OpenBlock(opening[1], opening[2] or "", number, alone=not before.strip(), nested=nested)
            blocks.append(block)
            open_block = block
        elif open_block:
            open_block.body.append(line)
        before = line
    return blocks


def fields_of(block: OpenBlock) -> dict[str, str]:
    """The `key: value` lines of a block that holds fields."""
    return read_fields("\n".join(block.body)) if BLOCKS[block.name].body == "fields" else {}


def slug_of(heading: str) -> str:
    """The id that Markdown gives a heading without one of its own."""
    plain = re.sub(r"[^\w\s-]", "", re.sub(r"[*_`\[\]()]", "", heading)).strip().lower()
    return re.sub(r"[-\s]+", "-", plain)


def _inline_marks(whole_line: str, number: int, is_heading: bool) -> Sequence[Mark]:
    marks = [Mark("html", found[0], number) for found in HTML.finditer(whole_line)]
    line = CODE.sub("", whole_line)
    for found in CITE_LIKE.finditer(line):
        whole = re.fullmatch(CITES, found[0])
        keys = re.findall(r"@([a-z0-9]+)", whole[1]) if whole else []
        marks += [Mark("cite", key, number) for key in keys] or [Mark("broken", found[0], number)]
    for found in NAMED_LIKE.finditer(line):
        named = re.fullmatch(NAMED, found[0])
        marks.append(Mark(named[1], named[2], number) if named else Mark("broken", found[0], number))
    marks += [Mark("broken", found[0], number) for found in DEFINITION.finditer(line)]
    marks += [Mark("image", found[0], number) for found in IMAGE.finditer(line)]
    for found in LINK.finditer(IMAGE.sub("", line)):
        own = ADDRESSED.fullmatch(found[1])
        marks.append(Mark(own[1], own[2], number) if own else Mark("link", found[1], number))
    if not is_heading:
        marks += [Mark("braces", found[0], number) for found in BRACES.finditer(line)]
    return marks
