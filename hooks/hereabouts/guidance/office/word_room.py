"""Room to write in, as fields of a Word file: lines, boxes, numbers and lists to tick, each named by what is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from docx.text.paragraph import Paragraph

from hereabouts.guidance.office.ooxml import make
from hereabouts.guidance.office.plain import LONGEST_NAME, in_short
from hereabouts.guidance.office.word_inline import Writing, write_inline
from hereabouts.guidance.office.word_start import start_paragraph
from hereabouts.guidance.office.word_style import ASKED, BOX, ROOM, TICK

EMPTY, TICKED = "☐", "☒"
_SIGNS = "MS Gothic"
"""The font in which Word itself draws its boxes to tick."""
Flow = Callable[[Element, Writing], None]


def write_room(element: Element, writing: Writing, flow: Flow) -> None:
    """What is asked, and the room below it."""
    if "tick" in element.get("class", "").split():
        for rows in element:
            for item in rows:
                write_tick(item, writing)
        return
    asked = _write_asked(element, writing)
    for child in element:
        kind = child.get("class", "")
        if kind == "scale":
            _write_scale(child, asked, writing)
        elif kind.startswith("box"):
            _write_lines(int(kind.rpartition("-")[2]), BOX, asked, writing)
        elif child.tag == "table":
            flow(child, writing)
    lines = sum(child.get("class") == "line" for child in element)
    if lines:
        _write_lines(lines, ROOM, asked, writing)


def write_tick(item: Element, writing: Writing) -> None:
    """One box to tick with its words."""
    paragraph = start_paragraph(writing, TICK)
    paragraph._p.append(_tick_box("".join(item.itertext()), writing))
    paragraph.add_run().add_tab()
    for part in item if item.find("p") is not None else [item]:
        write_inline(part, paragraph, writing)


def _write_asked(element: Element, writing: Writing) -> str:
    """Writes what is asked and gives it as text."""
    for asked in element:
        if asked.get("class") == "asked":
            for block in asked:
                write_inline(block, start_paragraph(writing, ASKED), writing)
            return "".join(asked.itertext())
    return writing.heading


def _write_lines(count: int, style: str, asked: str, writing: Writing) -> None:
    _wrap([start_paragraph(writing, style) for _ in range(count)], asked, writing)


def _write_scale(numbers: Element, asked: str, writing: Writing) -> None:
    paragraph = start_paragraph(writing, "Normal")
    for number in numbers:
        paragraph._p.append(_tick_box(f"{number.text}: {asked}", writing))
        paragraph.add_run(f"\u00a0{number.text}" + ("   " if number is not numbers[-1] else ""))


def _wrap(paragraphs: Sequence[Paragraph], asked: str, writing: Writing) -> None:
    """One field around several empty paragraphs; it grows with what is written into it."""
    content = make("w:sdtContent")
    field = make("w:sdt", _named(asked, writing), content)
    paragraphs[0]._p.addprevious(field)
    for paragraph in paragraphs:
        content.append(paragraph._p)


def _tick_box(asked: str, writing: Writing) -> Any:
    box = make(
        "w14:checkbox",
        make("w14:checked", prefix="w14", val="0"),
        make("w14:checkedState", prefix="w14", val=f"{ord(TICKED):04X}", font=_SIGNS),
        make("w14:uncheckedState", prefix="w14", val=f"{ord(EMPTY):04X}", font=_SIGNS),
    )
    named = _named(asked, writing)
    named.append(box)
    sign = make("w:t")
    sign.text = EMPTY
    fonts = make("w:rFonts", ascii=_SIGNS, eastAsia=_SIGNS, hAnsi=_SIGNS, hint="eastAsia")
    return make("w:sdt", named, make("w:sdtContent", make("w:r", make("w:rPr", fonts), sign)))


def _named(asked: str, writing: Writing) -> Any:
    """The head of a field: its name, which is read aloud, and its number."""
    writing.fields += 1
    name = in_short(asked, LONGEST_NAME).rstrip(":")
    return make("w:sdtPr", make("w:alias", val=name), make("w:id", val=writing.fields))
