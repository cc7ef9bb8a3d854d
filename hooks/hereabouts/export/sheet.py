"""A table as CSV that a spreadsheet may open: no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from hereabouts.export.table import WARNING, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'")
"""How a cell begins that some spreadsheet takes for a formula; and the mark that says it is none."""


def to_csv(table: Table, rows: Iterable[Sequence[Any]], warning: str) -> bytes:
    """The table in UTF-8, as RFC 4180 has it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    more = [WARNING.name] if warning else []
    writer.writerow([*(column.name for column in table.columns), *more])
    last = [warning] if warning else []
    writer.writerows([*map(to_cell, row), *last] for row in rows)
    return text.getvalue().encode()


def to_cell(value: Any) -> Any:
    """The text of a cell: one that could be taken for a formula has a mark before it, which says that it is text."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def from_cell(text: str) -> str:
    """The text that was put into a cell."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
