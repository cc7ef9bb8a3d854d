"""Writes .csv, and the Table Schema that goes with it, which other tools read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hereabouts.imports.base import write_whole
from hereabouts.tables.column import Column
from hereabouts.tables.flat import Cells
from hereabouts.tables.workbook import heading_of


def write_plain(file: Path, columns: Sequence[Column], rows: Sequence[Cells]) -> None:
    """The rows as CSV in UTF-8, marked so that spreadsheets read its letters right."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(heading_of, columns))
    writer.writerows([row.get(column.path, "") for column in columns] for row in rows)
    write_whole(file, text.getvalue().encode("utf-8-sig"))


def write_schema(file: Path, columns: Sequence[Column]) -> Path:
    """Writes the Table Schema beside the table, and gives its name."""
    beside = file.with_suffix(".schema.json")
    write_whole(beside, (json.dumps(to_table_schema(columns), ensure_ascii=False, indent=2) + "\n").encode())
    return beside


def to_table_schema(columns: Sequence[Column]) -> dict[str, Any]:
    """The columns as a Table Schema (https://specs.frictionlessdata.io/table-schema/).

    Nothing is required of a single row: the second time of a listing stands in a row without its name.
    """
    return {"fields": [_to_field(column) for column in columns], "missingValues": [""]}


def _to_field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": heading_of(column),
        "type": "string",
        "title": column.heading,
        "description": column.what,
    }
    if column.example:
        field["example"] = column.example
    if column.choices and column.shape == "text":
        field["constraints"] = {"enum": list(column.choices)}
    return field
