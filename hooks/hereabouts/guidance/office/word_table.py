"""Tables of a Word file: headings that come again on each page, columns by what they hold, empty cells to write in."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import Table, _Cell

from hereabouts.guidance.office.look import LINE, TINT
from hereabouts.guidance.office.ooxml import make
from hereabouts.guidance.office.plain import in_short
from hereabouts.guidance.office.word_inline import Writing, write_inline
from hereabouts.guidance.office.word_start import start_paragraph
from hereabouts.guidance.office.word_style import CELL, HEAD

LEAST, MOST = 7, 34
"""No column counts as narrower or wider than so many letters."""
FOR_WRITING = 72
"""So many letters are shared by columns that are to be filled in."""
ROW_TO_FILL = Mm(9)
LONGEST_CAPTION = 120


def write_table(element: Element, writing: Writing) -> None:
    """A table; where a new page begins, in a paragraph of its own before it."""
    rows = [list(row) for row in element.iter("tr")]
    if writing.new_page:
        start_paragraph(writing, CELL)
    table = writing.document.add_table(len(rows), max(map(len, rows)), "Table Grid")
    table.autofit = False
    _describe(table, writing.heading)
    widths = _widths(rows, writing.width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for cells, row in zip(rows, list(table.rows), strict=True):
        is_head = any(cell.tag == "th" for cell in cells)
        row._tr.get_or_add_trPr().append(make("w:cantSplit"))
        if is_head:
            row._tr.get_or_add_trPr().append(make("w:tblHeader"))
        elif not all("".join(cell.itertext()).strip() for cell in cells):
            row.height, row.height_rule = ROW_TO_FILL, WD_ROW_HEIGHT_RULE.AT_LEAST
        # The library's own way to a row's cells looks at all rows each time.
        for cell, width, place in zip(cells, widths, row._tr.tc_lst, strict=False):
            target = _Cell(place, table)
            target.width = Emu(width)
            target.paragraphs[0].style = HEAD if is_head else CELL
            write_inline(cell, target.paragraphs[0], writing)
            if is_head:
                target._tc.get_or_add_tcPr().append(make("w:shd", val="clear", color="auto", fill=TINT))
    after = writing.document.add_paragraph(style=CELL)
    after.paragraph_format.space_after = 0


def _describe(table: Table, heading: str) -> None:
    """Name, border, and which row holds the headings."""
    properties = table._tbl.tblPr
    borders = [
        make(f"w:{side}", val="single", sz="4", space="0", color=LINE)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(make("w:tblBorders", *borders))
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    properties.append(make("w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0"))
    properties.append(make("w:tblCaption", val=in_short(heading, LONGEST_CAPTION)))


def _widths(rows: Sequence[Sequence[Element]], across: int) -> list[int]:
    """Each column's share, by its longest word and its usual length."""
    shares = []
    columns = max(map(len, rows))
    for column in range(columns):
        texts = ["".join(row[column].itertext()).strip() for row in rows if column < len(row)]
        filled = [len(text) for text in texts if text] or [LEAST]
        longest = max((len(word) for text in texts for word in text.split()), default=LEAST)
        to_write_in = FOR_WRITING // columns if len(filled) < len(texts) else 0
        shares.append(min(MOST, max(LEAST, longest, sum(filled) // len(filled), to_write_in)))
    return [across * share // sum(shares) for share in shares]
