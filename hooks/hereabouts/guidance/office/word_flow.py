"""A page's blocks, one below the other, in a Word file; each kind of element has one function."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

from hereabouts.guidance.office.look import LINE, PRIMARY
from hereabouts.guidance.office.ooxml import set_border
from hereabouts.guidance.office.picture import fit_into, to_png
from hereabouts.guidance.office.plain import to_plain
from hereabouts.guidance.office.word_inline import Writing, write_inline
from hereabouts.guidance.office.word_list import write_list
from hereabouts.guidance.office.word_room import write_room
from hereabouts.guidance.office.word_start import start_paragraph
from hereabouts.guidance.office.word_style import ASKED, MARK
from hereabouts.guidance.office.word_table import write_table
from hereabouts.guidance.tree import TreeError

TALLEST = Mm(110)
Slot = Callable[[Element, Writing], bool]


def write_blocks(element: Element, writing: Writing) -> None:
    """Every block in an element."""
    for child in element:
        write_block(child, writing)


def write_block(element: Element, writing: Writing) -> None:
    """One block."""
    write = _WRITERS.get(element.tag)
    if write is None:
        raise TreeError(f"<{element.tag}> has no form in a Word file.")
    write(element, writing)


def apart(writing: Writing, before: int, colour: str = PRIMARY) -> None:
    """Draws a line beside every paragraph since `before`."""
    for paragraph in list(writing.document.element.body)[before:]:
        if paragraph.tag == qn("w:p"):
            set_border(paragraph.get_or_add_pPr(), ("left",), colour, size=18)


def length(writing: Writing) -> int:
    """How many blocks there are by now, without the last section's settings."""
    return len(writing.document.element.body) - 1


def _heading(element: Element, writing: Writing) -> None:
    writing.heading = to_plain("".join(element.itertext())).strip()
    write_inline(element, start_paragraph(writing, f"Heading {element.tag[1]}"), writing)


def _paragraph(element: Element, writing: Writing) -> None:
    style = {"mark": MARK, "apart-title": ASKED}.get(element.get("class", ""), "Normal")
    write_inline(element, start_paragraph(writing, style), writing)


def _list(element: Element, writing: Writing) -> None:
    write_list(element, writing, write_block)


def _definitions(element: Element, writing: Writing) -> None:
    for child in element:
        if child.tag == "dd" and child.find("p") is not None:
            write_blocks(child, writing)
        else:
            write_inline(child, start_paragraph(writing, ASKED if child.tag == "dt" else "Normal"), writing)


def _quotation(element: Element, writing: Writing) -> None:
    before = length(writing)
    write_blocks(element, writing)
    apart(writing, before, LINE)


def _section(element: Element, writing: Writing) -> None:
    before = length(writing)
    write_blocks(element, writing)
    apart(writing, before)


def _rule(element: Element, writing: Writing) -> None:
    if element.get("class") == "page":
        writing.new_page = True
    else:
        set_border(start_paragraph(writing, "Normal")._p.get_or_add_pPr(), ("bottom",), LINE)


def _figure(element: Element, writing: Writing) -> None:
    image = next(element.iter("img"))
    name, alt = image.get("src", "").removeprefix("here:picture/"), to_plain(image.get("alt", ""))
    svg = writing.naming.library.pictures.get(name)
    paragraph = start_paragraph(writing, "Normal")
    if svg is None:
        paragraph.add_run(f"Picture: {alt}")
    else:
        _add_picture(paragraph, to_png(svg), name, alt, writing)
    caption = element.find("figcaption")
    if caption is not None:
        paragraph.paragraph_format.keep_with_next = True
        write_inline(caption, start_paragraph(writing, "Caption"), writing)


def _add_picture(paragraph: Paragraph, png: bytes, name: str, alt: str, writing: Writing) -> None:
    width, height = fit_into(png, writing.width * 2 // 3, TALLEST)
    shape: Any = paragraph.add_run().add_picture(BytesIO(png), Emu(width), Emu(height))
    said = shape._inline.docPr
    said.set("name", name)
    said.set("descr", alt)


def _division(element: Element, writing: Writing) -> None:
    kinds = element.get("class", "").split()
    if "fill" in kinds:
        write_room(element, writing, write_block)
        return
    before = length(writing)
    write_blocks(element, writing)
    if "slip" in kinds:
        _cut(writing, before)


def _cut(writing: Writing, before: int) -> None:
    """A line to cut along, above a slip."""
    first = list(writing.document.element.body)[before].get_or_add_pPr()
    set_border(first, ("top",), LINE, "dashed")
    first.spacing_before = Pt(12)


_WRITERS: dict[str, Callable[[Element, Writing], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "p": _paragraph, "ul": _list, "ol": _list, "dl": _definitions, "table": write_table, "blockquote": _quotation,
    "section": _section, "hr": _rule, "figure": _figure, "div": _division,
}  # fmt: skip
