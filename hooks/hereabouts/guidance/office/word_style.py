"""The styles of a Word file by their names: headings, what is asked, room to write in, cells of tables."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from hereabouts.guidance.office.look import FALLBACK, FONT, INK, LINE, PRIMARY, QUIET
from hereabouts.guidance.office.ooxml import make, set_border

ASKED, ROOM, BOX, TICK, MARK, CELL, HEAD = "Question", "Lines", "Box", "Tick", "Mark", "Cell", "Cell heading"
"""Our own styles, by the names that a reader of the file sees."""
_SIZES = {"Heading 1": 24, "Heading 2": 17, "Heading 3": 14, "Heading 4": 12.5}


def set_styles(document: Doc, points: float) -> None:
    """Every style that a sheet is written in, for letters of that size."""
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
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
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


def plain_bullets(document: Doc) -> None:
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
