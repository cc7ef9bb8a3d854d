"""The Markdown extension: our marks become elements with neutral addresses and slots.

It sees the text of one page and knows neither its file, nor its depth, nor the order of pages, so it works alike in
every site generator: `[@leamy2011]` becomes a link to `here:ref/leamy2011`, which the press and the print fill.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from hereabouts.guidance.block import make_block
from hereabouts.guidance.mark import ADDRESSED, CITES, CLOSING, NAMED, OPENING

BEFORE_LINKS, AFTER_INLINE = 175, 15
"""Priorities: Markdown's own links are read at 160, and its inline marks are done at 20."""
FALLBACKS = {"name": "this directory", "place": "your area", "team": "the team that looks after the directory"}


class Blocks(BlockProcessor):
    """From `::: name` to `:::`, over as many of Markdown's blocks as it takes. None begins within another."""

    is_within = False

    def test(self, parent: Element, block: str) -> bool:
        return not self.is_within and OPENING.match(block.split("\n", 1)[0]) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        first, _, rest = blocks.pop(0).partition("\n")
        lines = [rest] if rest else []
        while not any(CLOSING.match(line) for line in (lines[-1].split("\n") if lines else ())) and blocks:
            lines.append(blocks.pop(0))
        body, after = _cut_at_closing("\n\n".join(lines))
        if after.strip():
            blocks.insert(0, after)
        opening = OPENING.match(first)
        if opening:
            # Slips are read once for each copy: slips within slips would be read without end.
            self.is_within = True
            make_block(parent, opening[1], opening[2] or "", body, self._parse)
            self.is_within = False
        return True

    def _parse(self, parent: Element, text: str) -> None:
        self.parser.parseBlocks(parent, text.strip("\n").split("\n\n"))


def _cut_at_closing(text: str) -> tuple[str, str]:
    """What stands before the closing line, and what comes after it."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if CLOSING.match(line):
            return "\n".join(lines[:number]), "\n".join(lines[number + 1 :])
    return text, ""


class Cites(InlineProcessor):
    """`[@leamy2011; @cohen2004]`: links to references, in brackets."""

    # Named as Python-Markdown calls it.
    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        cite = Element("span", {"class": "cite"})
        cite.text = "("
        for key in re.findall(r"@(\w+)", match[1]):
            if len(cite):
                cite[-1].tail = "; "
            SubElement(cite, "a", {"href": f"here:ref/{key}"}).text = key
        cite[-1].tail = ")"
        return cite, match.start(0), match.end(0)


class Named(InlineProcessor):
    """`[tool:T4]`, `[term:bridging]`, `[here:place]`: named elsewhere, so only the mark is known here."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        kind, key = match[1], match[2]
        if kind == "here":
            element = Element("span", {"data-here": key})
            element.text = FALLBACKS.get(key, key)
        else:
            element = Element("a", {"href": f"here:{kind}/{key}", "data-named": "yes"})
            element.text = key.replace("-", " ")
        return element, match.start(0), match.end(0)


class Addressed(Treeprocessor):
    """`[words](tool:T4)`: Markdown's own links to what only the press can address."""

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            found = ADDRESSED.fullmatch(element.get("href", ""))
            if found:
                element.set("href", f"here:{found[1]}/{found[2]}")


class GuideExtension(Extension):
    """Everything that a guidance page may hold beyond Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(Blocks(md.parser), "here-blocks", BEFORE_LINKS)
        md.inlinePatterns.register(Cites(CITES, md), "here-cites", BEFORE_LINKS)
        md.inlinePatterns.register(Named(NAMED, md), "here-named", BEFORE_LINKS)
        md.treeprocessors.register(Addressed(md), "here-addresses", AFTER_INLINE)


def makeExtension(**options: Any) -> GuideExtension:  # noqa: N802
    """The name by which Python-Markdown finds an extension."""
    return GuideExtension(**options)
