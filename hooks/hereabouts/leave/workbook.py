"""The tables as one workbook: a sheet for each, text as text, and the same bytes from the same rows."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from hereabouts.export.table import Table
from hereabouts.export.town import Town
from hereabouts.leave.tables import EVERY, read_rows

FIRST = ("listings", "venues", "organisations", "schemes", "terms", "areas", "help_now")
"""The sheets that people look for; the others follow."""
MOST_ROWS = 1_000_000
"""A sheet of a workbook ends soon after; what is more stands on a sheet of its own."""
LONGEST = 32_000
"""Letters that a cell may hold, nearly."""
CUT = " … (cut here: the whole text stands in the folder tables)"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OLD = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_workbook(file: Path, database: Path, town: Town) -> None:
    """Writes the workbook from the database."""
    from openpyxl import Workbook

    file.parent.mkdir(parents=True)
    book = Workbook(write_only=True)
    with closing(sqlite3.connect(database)) as connection:
        for table in sorted(EVERY, key=_place):
            rows = read_rows(connection, table)
            count = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
            for part in range(1, max(1, -(-count // MOST_ROWS)) + 1):
                _add_sheet(book, table, part, islice(rows, MOST_ROWS), town.warning)
    aside = file.with_suffix(".aside")
    book.save(aside)
    _repack(aside, file, town.today)
    aside.unlink()


def _place(table: Table) -> int:
    return FIRST.index(table.name) if table.name in FIRST else len(FIRST)


def _add_sheet(book: Any, table: Table, part: int, rows: Iterable[tuple[Any, ...]], warning: str) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    name = table.name.replace("_", " ")
    sheet = book.create_sheet(name if part == 1 else f"{name} {part}")
    sheet.freeze_panes = "A2"
    names = [*(column.name for column in table.columns), *(["warning"] if warning else [])]
    for place, column in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(place)].width = 34 if column in ("name", "summary", "says") else 18
    head = [WriteOnlyCell(sheet, column) for column in names]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    last = [warning] if warning else []
    for row in rows:
        sheet.append([*_to_cells(sheet, row), *last])


def _to_cells(sheet: Any, row: tuple[Any, ...]) -> Iterator[Any]:
    """Text stays text: a spreadsheet would take some for a formula."""
    from openpyxl.cell import WriteOnlyCell

    for value in row:
        if not isinstance(value, str):
            yield value
            continue
        text = _UNWRITABLE.sub("", value)
        text = text if len(text) <= LONGEST else text[:LONGEST] + CUT
        if text.startswith("="):
            cell = WriteOnlyCell(sheet, text)
            cell.data_type = "s"
            yield cell
        else:
            yield text


def _repack(made: Path, file: Path, day: date) -> None:
    """The same workbook, its bytes saying nothing of the moment at which it was made, only of the day."""
    moment = datetime(day.year, day.month, day.day).strftime("%Y-%m-%dT00:00:00Z").encode()  # noqa: DTZ001
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            held = old.read(part)
            if part.filename == "docProps/core.xml":
                held = _MOMENT.sub(rb"\g<1>" + moment, held)
            entry = zipfile.ZipInfo(part.filename, _OLD)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, held)
