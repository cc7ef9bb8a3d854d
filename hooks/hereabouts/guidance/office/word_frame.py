"""An empty Word file in our look: A4, its styles, language, header and footer."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Emu, Mm

from hereabouts.guidance.office.look import FALLBACK, FONT, LANGUAGE, PANOSE
from hereabouts.guidance.office.ooxml import make
from hereabouts.guidance.office.word_style import plain_bullets, set_styles

SHORT, LONG, MARGIN, TOP = Mm(210), Mm(297), Mm(20), Mm(26)
_UNWANTED = ("thumbnail", "stylesWithEffects", "customXml", "extended-properties")
_FONT_TABLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{FONT}"><w:altName \
w:val="{FALLBACK}"/><w:panose1 w:val="{PANOSE}"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch \
w:val="variable"/></w:font></w:fonts>"""


def new_document(points: float, wide: bool) -> Doc:
    """An empty file with letters of that size, on its side where tables are wide."""
    document = Document()
    _lighten(document)
    _set_page(document, wide)
    _set_language(document)
    set_styles(document, points)
    plain_bullets(document)
    return document


def room_across(document: Doc) -> int:
    """How wide the page is between its margins."""
    return int(document.sections[0].page_width or SHORT) - 2 * MARGIN


def set_edges(document: Doc, top: tuple[str, str], foot: str, note: str = "") -> None:
    """Header and footer: what stands left and right at the top; at the foot, and which page of how many."""
    section = document.sections[0]
    across = room_across(document)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (header, footer):
        paragraph.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(across), WD_TAB_ALIGNMENT.RIGHT)
    header.add_run(top[0])
    header.add_run().add_tab()
    header.add_run(top[1])
    if note:
        section.header.add_paragraph(note, "Header")
    footer.add_run(foot)
    footer.add_run().add_tab()
    footer.add_run("Page ")
    footer._p.append(_field("PAGE"))
    footer.add_run(" of ")
    footer._p.append(_field("NUMPAGES"))


def _field(code: str) -> Any:
    """A number that the reader's program works out."""
    text = make("w:t")
    text.text = "1"
    return make("w:fldSimple", make("w:r", text), instr=code)


def _set_page(document: Doc, wide: bool) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if wide else (SHORT, LONG)
    section.left_margin = section.right_margin = section.bottom_margin = MARGIN
    section.top_margin = TOP
    section.header_distance = section.footer_distance = Mm(10)


def _set_language(document: Doc) -> None:
    """British English for spelling and for reading aloud; a format that today's programs fill in."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _lighten(document: Doc) -> None:
    """Takes out what the library's empty file brings along, and names the font that stands in for ours."""
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_UNWANTED)]:
            del relations[key]
    for key in [key for key, one in document.part.rels.items() if one.reltype == RELATIONSHIP_TYPE.FONT_TABLE]:
        del document.part.rels[key]
    name = PackURI("/word/fontTable.xml")
    table = Part(name, CONTENT_TYPE.WML_FONT_TABLE, _FONT_TABLE.encode(), package)
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
