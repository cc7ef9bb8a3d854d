"""An empty Word file in our look: A4, styles by name, language, header and footer."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor

from hereabouts.guidance.office.look import FALLBACK, FONT, INK, LANGUAGE, LINE, PANOSE, PRIMARY, QUIET
from hereabouts.guidance.office.ooxml import make, set_border

SHORT, LONG, MARGIN, TOP = Mm(210), Mm(297), Mm(20), Mm(26)
ASKED, ROOM, BOX, TICK, MARK, CELL, HEAD = "Question", "Lines", "Box", "Tick", "Mark", "Cell", "Cell heading"
"""Our own styles, by the names that a reader of the file sees."""
_SIZES = {"Heading 1": 24, "Heading 2": 17, "Heading 3": 14, "Heading 4": 12.5}
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
    _set_styles(document, points)
    _plain_bullets(document)
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


def _set_styles(document: Doc, points: float) -> None:
    styles = document.styles
    _loosen(styles.element, points)
    normal = styles["Normal"]
    _write(normal, points, INK)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for name, size in _SIZES.items():
        _write(styles[name], size, PRIMARY, bold=True)
        form = styles[name].paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(0 if size > 20 else 14), Pt(5), True
    for name in ("Header", "Footer", "Caption"):
        _write(styles[name], 10, QUIET)
        styles[name].paragraph_format.space_after = Pt(0 if name != "Caption" else 6)
    for name, base in ((ASKED, "Normal"), (ROOM, "Normal"), (BOX, "Normal"), (TICK, "Normal"), (MARK, "Normal")):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    for name in (CELL, HEAD):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        styles[name].paragraph_format.space_after = styles[name].paragraph_format.space_before = Pt(2)
        styles[name].font.size = Pt(points - 1)
    _write(styles[HEAD], points - 1, INK, bold=True)
    _write(styles[MARK], points, PRIMARY, bold=True)
    styles[MARK].paragraph_format.keep_with_next = styles[ASKED].paragraph_format.keep_with_next = True
    styles[ASKED].paragraph_format.space_before = Pt(8)
    _make_room(document, points)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor.from_string(PRIMARY)


def _loosen(styles: Any, points: float) -> None:
    """Takes the library's own letters out of its styles, and the styles for single words that go with headings."""
    for fonts in list(styles.iter(qn("w:rFonts"))):
        fonts.getparent().replace(fonts, make("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FALLBACK))
    for link in list(styles.iter(qn("w:link"))):
        link.getparent().remove(link)
    for style in [style for style in styles.style_lst if str(style.name_val).endswith(" Char")]:
        styles.remove(style)
    defaults = styles.find(qn("w:docDefaults"))
    for tag in ("w:sz", "w:szCs"):
        for size in defaults.iter(qn(tag)):
            size.set(qn("w:val"), str(round(points * 2)))


def _plain_bullets(document: Doc) -> None:
    """Bullets that every font has, instead of those of a font for signs."""
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        sign = level.find(qn("w:lvlText"))
        if any(kind.get(qn("w:val")) == "bullet" for kind in level.iter(qn("w:numFmt"))):
            sign.set(qn("w:val"), "•")
            for look in level.findall(qn("w:rPr")):
                level.remove(look)


def _make_room(document: Doc, points: float) -> None:
    """Lines and boxes that grow with what is written; boxes to tick, with their words beside them."""
    styles = document.styles
    set_border(styles[ROOM].element.get_or_add_pPr(), ("bottom", "between"), LINE)
    set_border(styles[BOX].element.get_or_add_pPr(), ("top", "left", "bottom", "right"), LINE)
    styles[ROOM].paragraph_format.space_before = Pt(points * 0.6)
    styles[BOX].paragraph_format.left_indent = styles[BOX].paragraph_format.right_indent = Mm(3)
    styles[BOX].paragraph_format.space_after = styles[ROOM].paragraph_format.space_after = Pt(4)
    styles[TICK].paragraph_format.left_indent, styles[TICK].paragraph_format.first_line_indent = Mm(9), Mm(-9)
    styles[TICK].paragraph_format.tab_stops.add_tab_stop(Mm(9))


def _write(style: Any, points: float, colour: str, bold: bool = False) -> None:
    style.font.size, style.font.color.rgb = Pt(points), RGBColor.from_string(colour)
    style.font.bold = bold
    style.font.italic = False


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
