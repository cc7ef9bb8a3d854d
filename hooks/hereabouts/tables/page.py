"""What the page `/add/sheet/` needs to read a table as the command does: the columns, and the order of the rules.

The columns are those of the template; a list of choices that several share is written once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hereabouts.context import Context
from hereabouts.home import Home
from hereabouts.rules import LISTING_ERRORS
from hereabouts.tables.column import GROUPS, Column
from hereabouts.tables.sheet import columns_of

FILE = "data/form/sheet.json"


def write_sheet(site_dir: Path, context: Context, home: Home) -> None:
    """Writes what the page loads when somebody chooses a table, and nothing earlier."""
    file = site_dir / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(to_sheet(columns_of(home, context)), ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")


def to_sheet(columns: Mapping[str, Column]) -> dict[str, Any]:
    """The columns in the order of the table, their lists of choices, and the rules that a listing must keep."""
    lists: dict[tuple[str, ...], int] = {}
    slugs = {column.choices: column.slugs for column in columns.values() if column.slugs is not None}
    return {
        "columns": [_to_row(column, lists) for column in columns.values()],
        "lists": [{"choices": choices, "slugs": slugs[choices]} for choices in lists],
        "groups": GROUPS,
        "rules": [rule.__name__ for rule in LISTING_ERRORS],
    }


def _to_row(column: Column, lists: dict[tuple[str, ...], int]) -> dict[str, Any]:
    row = {"path": column.path, "heading": column.heading, "shape": column.shape, "form": column.form}
    if column.slugs is not None:
        row |= {"list": lists.setdefault(column.choices, len(lists))}
    return {**row, "remedy": column.remedy} if column.needed else row
