"""Writes and reads .xlsx: drop-downs for every vocabulary, a hint for every column, cells as the text people see."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from hereabouts.imports.refusal import ImportStopped
from hereabouts.tables.column import MORE, VERSION, Column
from hereabouts.tables.flat import Cells

LISTINGS, CHOICES, HINTS = "Listings", "Choices", "What goes where"
MOST_ROWS = 2000
"""How far down the drop-downs reach."""
MAX_UNPACKED = 300 * 1024 * 1024
LONGEST_PROMPT = 250
"""Letters that a spreadsheet shows beside a cell."""


def write_workbook(file: Path, columns: Sequence[Column], rows: Sequence[Cells]) -> None:
    """A workbook with the rows, their choices and a page that says what goes where."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = LISTINGS
    for place, column in enumerate(columns, 1):
        _put(sheet, 1, place, heading_of(column))
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(columns, 1):
            if row.get(column.path):
                _put(sheet, number, place, row[column.path])
    _dress(sheet, columns)
    _add_hints(book.create_sheet(HINTS), columns)
    _add_choices(book, sheet, columns, max(MOST_ROWS, len(rows) + 500))
    aside = file.with_name(f".{file.name}.aside")
    book.save(aside)
    aside.replace(file)


def heading_of(column: Column) -> str:
    """The heading as it stands in the table; a star marks what every listing needs."""
    return f"{column.heading} *" if column.needed else column.heading


def _put(sheet: Any, row: int, place: int, text: str) -> None:
    """Text stays text: a spreadsheet would take some for formulas, dates or numbers."""
    cell = sheet.cell(row, place)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"


def _dress(sheet: Any, columns: Sequence[Column]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns, 1):
        cell = sheet.cell(1, place)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E5F" if column.needed else "44606B")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.comment = Comment(_hint(column), "Hereabouts")
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.number_format = "@"
        dimension.width = 34 if column.path in ("name", "summary") else 20
        dimension.hidden = column.path in (MORE, VERSION)
    sheet.row_dimensions[1].height = 34
    sheet.freeze_panes = "D2"


def _hint(column: Column) -> str:
    example = f" Example: {column.example}" if column.example else ""
    several = " Several: put a semicolon between them." if column.shape in ("words", "either") else ""
    below = " A second one goes into the row below." if column.group else ""
    return f"{column.what}{several}{below}{example}"


def _add_hints(sheet: Any, columns: Sequence[Column]) -> None:
    from openpyxl.styles import Alignment, Font

    intro = (
        "One row for each listing. A second time, place or way to get in touch goes into the row below, under the same "
        "headings, with the same short name and name or with both left empty. What you do not know stays empty."
    )
    for place, text in enumerate(("Column", "Needed", "What to write", "Example", "Where it cannot be read"), 1):
        _put(sheet, 3, place, text)
        sheet.cell(3, place).font = Font(bold=True)
    _put(sheet, 1, 1, intro)
    for number, column in enumerate(columns, 4):
        facts = (column.heading, "yes" if column.needed else "", _hint(column), column.example, column.remedy)
        for place, text in enumerate(facts, 1):
            _put(sheet, number, place, text)
            sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", (30, 9, 70, 34, 60), strict=True):
        sheet.column_dimensions[letter].width = width


def _add_choices(book: Any, sheet: Any, columns: Sequence[Column], last: int) -> None:
    from openpyxl.utils import get_column_letter, quote_sheetname
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = book.create_sheet(CHOICES)
    place_of: dict[tuple[str, ...], int] = {}
    for place, column in enumerate(columns, 1):
        cells = f"{get_column_letter(place)}2:{get_column_letter(place)}{last}"
        hint = _hint(column)
        about = {"promptTitle": column.heading[:32], "prompt": hint[:LONGEST_PROMPT], "showInputMessage": True}
        if column.choices:
            at = place_of.setdefault(column.choices, len(place_of) + 1)
            letter = get_column_letter(at)
            if lists.cell(1, at).value is None:
                for number, text in enumerate((column.heading, *column.choices), 1):
                    _put(lists, number, at, text)
            span = f"{quote_sheetname(CHOICES)}!${letter}$2:${letter}${len(column.choices) + 1}"
            strict = column.shape == "text"
            rule = DataValidation(type="list", formula1=span, allow_blank=True, showErrorMessage=strict, **about)
            rule.errorTitle, rule.error = "Not in the list", column.remedy[:LONGEST_PROMPT] or "Choose from the list."
        else:
            rule = DataValidation(allow_blank=True, showErrorMessage=False, **about)
        rule.add(cells)
        sheet.add_data_validation(rule)


def read_workbook(file: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Name and rows of every sheet that may hold listings.

    A cell merged downwards counts for all its rows where they are listings of their own; where the name itself is
    merged they are rows of one listing, which is what whoever merged them meant.
    """
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise ImportStopped(f"{file} is too large inside. Cut it into parts.")
        book = load_workbook(file, data_only=True)
    except ImportStopped:
        raise
    except Exception as error:  # whatever is wrong inside: openpyxl raises what its parts raise
        raise ImportStopped(f"{file} cannot be read as a workbook. Open it, and save it again as .xlsx.") from error
    for sheet in book.worksheets:
        if sheet.title in (CHOICES, HINTS):
            continue
        rows = [[to_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        yield sheet.title, _fill_merged(rows, [span.bounds for span in sheet.merged_cells.ranges])


def _fill_merged(rows: list[list[str]], spans: Sequence[tuple[int, int, int, int]]) -> list[list[str]]:
    names = _merged_name_rows(rows, spans)
    for left, top, _, bottom in spans:
        for number in range(top + 1, bottom + 1):
            if number not in names and number <= len(rows):
                rows[number - 1][left - 1] = rows[top - 1][left - 1]
    return rows


def _merged_name_rows(rows: list[list[str]], spans: Sequence[tuple[int, int, int, int]]) -> set[int]:
    """The rows, after their first, over which a name is merged."""
    from hereabouts.tables.column import fold

    places = {place for row in rows[:15] for place, text in enumerate(row, 1) if fold(text) in ("name", "short name")}
    return {number for left, top, _, bottom in spans if left in places for number in range(top + 1, bottom + 1)}


def to_text(value: Any) -> str:
    """A cell as people see it: dates as year-month-day, times on the 24-hour clock, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.strftime("%Y-%m-%dT%H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def as_mapping(columns: Sequence[Column]) -> Mapping[str, Column]:
    """The columns by their path."""
    return {column.path: column for column in columns}
