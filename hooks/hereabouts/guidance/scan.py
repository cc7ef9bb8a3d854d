"""Station 2 for guidance: every mark of a page with its line, for the rules. Reads text, makes no elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hereabouts.guidance.block import BLOCKS, read_fields
from hereabouts.guidance.mark import ADDRESSED, CITES, CLOSING, NAMED, OPENING

HEADING = re.compile(r"^(#{1,6}) +(.+?)(?: +\{#([^}]*)\})? *$")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]*)\)")
CITE_LIKE = re.compile(r"\[@[^\]]*\]")
NAMED_LIKE = re.compile(r"\[(?:tool|term|here):[^\]]*\]")
HTML = re.compile(r"<(?:[a-zA-Z/!])[^>]*>")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
CODE = re.compile(r"`[^`]*`")
FENCE = re.compile(r"^ {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a rule may ask about."""

    kind: str
    """cite, tool, term, here, find, link, heading, block, html, image, broken."""
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


def scan_marks(text: str, first_line: int) -> list[Mark]:
    """Headings, links, citations and names, in order of line."""
    marks: list[Mark] = []
    for number, line in _lines_outside_code(text, first_line):
        heading = HEADING.match(line)
        if heading:
            anchor = heading[3] if heading[3] is not None else slug_of(heading[2])
            marks.append(Mark("heading", heading[2], number, len(heading[1]), anchor))
        marks += _inline_marks(CODE.sub("", line), number)
    return marks


def scan_blocks(text: str, first_line: int) -> list[OpenBlock]:
    """Every block, closed or not."""
    blocks: list[OpenBlock] = []
    open_block: OpenBlock | None = None
    before = ""
    for number, line in _lines_outside_code(text, first_line):
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


def _lines_outside_code(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    fenced = False
    for number, line in enumerate(text.split("\n"), first_line):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, line


def _inline_marks(line: str, number: int) -> Sequence[Mark]:
    marks = []
    for found in CITE_LIKE.finditer(line):
        whole = re.fullmatch(CITES, found[0])
        keys = re.findall(r"@([a-z0-9]+)", whole[1]) if whole else []
        marks += [Mark("cite", key, number) for key in keys] or [Mark("broken", found[0], number)]
    for found in NAMED_LIKE.finditer(line):
        named = re.fullmatch(NAMED, found[0])
        marks.append(Mark(named[1], named[2], number) if named else Mark("broken", found[0], number))
    for found in LINK.finditer(line):
        own = ADDRESSED.fullmatch(found[1])
        marks.append(Mark(own[1], own[2], number) if own else Mark("link", found[1], number))
    marks += [Mark("image", found[0], number) for found in IMAGE.finditer(line)]
    marks += [Mark("html", found[0], number) for found in HTML.finditer(line) if not found[0].startswith("<!--")]
    return marks
