"""Lists of a Word file: real ones, bulleted or numbered, each numbered one from its own beginning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from hereabouts.guidance.office.word_inline import INLINE, Writing, write_inline
from hereabouts.guidance.office.word_start import start_paragraph

DEEPEST = 3
"""So many levels have a style of their own."""
Flow = Callable[[Element, Writing], None]


def write_list(element: Element, writing: Writing, flow: Flow, level: int = 1) -> None:
    """A list with the lists inside it."""
    style = "List Number" if element.tag == "ol" else "List Bullet"
    style += f" {min(level, DEEPEST)}" if level > 1 else ""
    number = _number_anew(writing, style, int(element.get("start", "1"))) if element.tag == "ol" else None
    for item in element:
        words, blocks = split_words(item)
        paragraph = start_paragraph(writing, style)
        if number is not None:
            _set_number(paragraph, number)
        if blocks and blocks[0].tag == "p" and not "".join(words.itertext()).strip():
            words, *blocks = blocks
        write_inline(words, paragraph, writing)
        for block in blocks:
            if block.tag in ("ul", "ol"):
                write_list(block, writing, flow, level + 1)
            else:
                flow(block, writing)


def split_words(element: Element) -> tuple[Element, list[Element]]:
    """The words with which an item begins, and the blocks behind them."""
    words = Element("p")
    words.text = element.text
    blocks: list[Element] = []
    for child in element:
        (words if child.tag in INLINE and not blocks else blocks).append(child)
    return words, blocks


def _number_anew(writing: Writing, style: str, start: int) -> int:
    """A numbering of its own for one list, after the pattern of its style."""
    numbering = writing.document.part.numbering_part.element
    used = writing.document.styles[style].element.pPr.numPr.numId.val
    pattern = next(one for one in numbering.num_lst if one.numId == used).abstractNumId.val
    made = numbering.add_num(pattern)
    made.add_lvlOverride(0).add_startOverride(start)
    return int(made.numId)


def _set_number(paragraph: Paragraph, number: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), "0")
    properties.get_or_add_numId().set(qn("w:val"), str(number))
