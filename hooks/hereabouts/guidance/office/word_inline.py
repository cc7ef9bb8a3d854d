"""The words of a paragraph, as runs and live links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from docx.document import Document as Doc
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from hereabouts.guidance.lead import full_address
from hereabouts.guidance.naming import BLANK, Naming
from hereabouts.guidance.office.ooxml import make
from hereabouts.guidance.office.plain import to_plain
from hereabouts.guidance.tree import TreeError

INLINE = {"a", "span", "mark", "em", "strong", "code", "br", "abbr", "sub", "sup"}


@dataclass(slots=True)
class Writing:
    """One page while it is written."""

    document: Doc
    path: str
    """The page, from guidance/."""
    naming: Naming
    width: int
    """The room between the margins."""
    heading: str = ""
    """The last heading, which names a table for those who do not see it."""
    new_page: bool = False
    """True where the next block begins a new page."""
    fields: int = 0
    """How many fields to fill in there are by now."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How words stand out."""

    bold: bool | None = None
    italic: bool | None = None
    below: bool = False
    above: bool = False
    link: bool = False
    blank: bool = False
    """True for what the owner has still to fill in."""


def write_inline(element: Element, paragraph: Paragraph, writing: Writing) -> None:
    """What stands in an element, at the end of a paragraph; spaces at its start and end go."""
    at = len(paragraph._p)
    _write(element, paragraph._p, paragraph, writing, Marks())
    texts = [text for run in list(paragraph._p)[at:] for text in run.iter(qn("w:t"))]
    if texts:
        texts[0].text = (texts[0].text or "").lstrip(" ")
        texts[-1].text = (texts[-1].text or "").rstrip(" ")


def add_link(paragraph: Paragraph, words: str, address: str) -> None:
    """A live link at the end of a paragraph."""
    _add_run(_open_link(paragraph, address), paragraph, words, Marks(link=True))


def _write(element: Element, parent: Any, paragraph: Paragraph, writing: Writing, marks: Marks) -> None:
    _add_run(parent, paragraph, element.text, marks)
    for child in element:
        _write_child(child, parent, paragraph, writing, marks)
        _add_run(parent, paragraph, child.tail, marks)


def _write_child(child: Element, parent: Any, paragraph: Paragraph, writing: Writing, marks: Marks) -> None:
    if child.tag not in INLINE:
        raise TreeError(f"<{child.tag}> has no form in a Word file.")
    if child.tag == "br":
        run = make("w:r", make("w:br"))
        parent.append(run)
    elif child.tag == "a" and not marks.link:
        naming = writing.naming
        address = full_address(child.get("href", ""), writing.path, naming.library, naming.settings.address)
        inner = _open_link(paragraph, address) if address else parent
        _write(child, inner, paragraph, writing, replace(marks, link=bool(address)))
    elif child.get("class") == BLANK:
        _write(child, parent, paragraph, writing, replace(marks, blank=True))
    else:
        _write(child, parent, paragraph, writing, _marked(marks, child.tag))


def _marked(marks: Marks, tag: str) -> Marks:
    changes = {"strong": {"bold": True}, "em": {"italic": True}, "sub": {"below": True}, "sup": {"above": True}}
    return replace(marks, **changes.get(tag, {}))


def _open_link(paragraph: Paragraph, address: str) -> Any:
    relation = paragraph.part.relate_to(to_plain(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = make("w:hyperlink", history="1")
    link.set(qn("r:id"), relation)
    paragraph._p.append(link)
    return link


def _add_run(parent: Any, paragraph: Paragraph, text: str | None, marks: Marks) -> None:
    words = to_plain(text)
    if not words:
        return
    element = make("w:r")
    parent.append(element)
    run = Run(element, paragraph)
    run.text = words
    run.bold, run.italic = marks.bold, marks.italic
    if marks.below or marks.above:
        run.font.subscript, run.font.superscript = marks.below or None, marks.above or None
    if marks.blank:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if marks.link:
        run.style = "Hyperlink"
