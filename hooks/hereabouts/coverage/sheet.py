"""Tables as files for a spreadsheet. Nothing in a cell is taken for a sum."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from hereabouts.coverage.grid import Grid
from hereabouts.keeping.review_form import FORMULA

Cell = str | int


def to_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The bytes of a file; the mark at its head tells a spreadsheet that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(_cell, head))
    writer.writerows([_cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def grid_csv(grid: Grid, first: str) -> bytes:
    """A table of counts, everything together in the last row."""
    head = [first, "Listings", *(column.label for column in grid.columns)]
    rows = [*grid.rows, *([grid.whole] if grid.whole else [])]
    return to_csv(head, ([row.head.label, row.counted, *row.counts] for row in rows))


def _cell(value: Cell) -> str:
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.startswith(FORMULA) else value
