"""What the page `/add/sheet/` needs to read a table as the command does, and the empty table that it gives away.

The columns are those of the template; a list of choices that several share is written once. The empty table is kept
between runs: it changes with its columns alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hereabouts.context import Context
from hereabouts.form.unpublished import PATHS as UNPUBLISHED
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.rules import LISTING_ERRORS
from hereabouts.source import Source
from hereabouts.tables.column import GROUPS, Column
from hereabouts.tables.said import WORDS
from hereabouts.tables.sheet import columns_of, example_rows, short_columns

COLUMNS = "data/form/sheet.json"
TEMPLATE = "assets/tables/new-listings"
Lists = dict[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], int]
"""Where each list of choices stands, and what people write for them: columns of the same choices may differ in that."""
_HERE = Path(__file__).parent
_MADE_BY = [(_HERE / name).read_bytes() for name in ("column.py", "make.py", "plain.py", "sheet.py", "workbook.py")]


def write_sheet(site_dir: Path, context: Context, home: Home) -> None:
    """Writes what the page loads when somebody chooses a table, and nothing earlier."""
    file = site_dir / COLUMNS
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(to_sheet(columns_of(home, _public(context))), ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")


def _public(context: Context) -> Context:
    """The same without places and organisations that no page names."""
    return replace(context, venues=_shown(context.venues), organisations=_shown(context.organisations))


def _shown(shelf: Mapping[str, Source]) -> dict[str, Source]:
    return {slug: source for slug, source in shelf.items() if source.data.get("status") != "withheld"}


def endings_of(home: Home) -> tuple[str, ...]:
    """The kinds of table to fill in: a workbook only where the other files to fill in are made, too."""
    return (".xlsx", ".csv") if home.prints else (".csv",)


def write_templates(site_dir: Path, context: Context, home: Home) -> None:
    """Writes the tables to fill in, which the page gives away."""
    columns = columns_of(home, _public(context))
    kept = Kept(home.own_cache("tables"), b"".join(_MADE_BY))
    for ending in endings_of(home):
        file = site_dir / f"{TEMPLATE}{ending}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(kept([repr(columns).encode(), ending.encode()], partial(_make_template, columns, ending)))
    kept.forget_rest()


def _make_template(columns: Mapping[str, Column], ending: str) -> bytes:
    """The bytes of an empty table. Imported late: most builds have it from an earlier one."""
    from hereabouts.tables.plain import write_plain
    from hereabouts.tables.workbook import write_workbook

    write: Callable[..., None] = write_workbook if ending == ".xlsx" else write_plain
    with TemporaryDirectory() as aside:
        file = Path(aside) / f"template{ending}"
        write(file, short_columns(columns), example_rows(columns))
        return file.read_bytes()


def to_sheet(columns: Mapping[str, Column]) -> dict[str, Any]:
    """The columns in the order of the table, their lists of choices, and the rules that a listing must keep."""
    lists: Lists = {}
    return {
        "columns": [_to_row(column, lists) for column in columns.values()],
        "lists": [{"choices": choices, "slugs": dict(slugs)} for choices, slugs in lists],
        "said": WORDS,
        "unpublished": UNPUBLISHED,
        "groups": GROUPS,
        "rules": [rule.__name__ for rule in LISTING_ERRORS],
    }


def _to_row(column: Column, lists: Lists) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": column.path,
        "heading": column.heading,
        "shape": column.shape,
        "form": column.form,
    }
    if column.slugs is not None:
        row |= {"list": lists.setdefault((column.choices, tuple(column.slugs.items())), len(lists))}
    return {**row, "remedy": column.remedy} if column.needed else row
