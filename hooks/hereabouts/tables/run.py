"""What the commands about tables do: template, table, and import of a table that was made from a template."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix
from pathlib import Path

from hereabouts.home import Home
from hereabouts.imports.outcome import Outcome
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.run import Upstream, bring_in, field_order, read_context
from hereabouts.imports.settle import Progress
from hereabouts.imports.shelf import look_around
from hereabouts.tables.column import GROUPS, Column
from hereabouts.tables.flat import Cells
from hereabouts.tables.plain import write_plain, write_schema
from hereabouts.tables.read import Filled, read_filled
from hereabouts.tables.sheet import columns_of, example_rows, export_listings, short_columns, used_columns
from hereabouts.tables.take import TABLE, take_rows
from hereabouts.tables.workbook import write_workbook

KINDS = (".xlsx", ".csv")


def write_template(file: Path, home: Home, every: bool) -> str:
    """Writes an empty table to fill in, with an example; gives the words that say so."""
    columns = columns_of(home, read_context(home))
    shown = list(columns.values())[:-2] if every else short_columns(columns)
    examples = example_rows(columns) if not every else [{**row} for row in example_rows(columns)]
    _write(file, shown, examples)
    return f"{file} has {len(shown)} columns and an example in rows 2 and 3. Fill it in from row 4."


def write_table(file: Path, home: Home) -> str:
    """Writes every listing into a table; gives the words that say so."""
    columns = columns_of(home, read_context(home))
    listings = list(export_listings(home, columns))
    rows = [row for listing in listings for row in listing.rows]
    _write(file, used_columns(columns, listings), rows)
    return f"{file} holds {len(listings):,} listings in {len(rows):,} rows."


def _write(file: Path, columns: Sequence[Column], rows: Sequence[Cells]) -> None:
    if file.suffix.lower() not in KINDS:
        raise ImportStopped(f"{file} must end in .xlsx or .csv.")
    if file.suffix.lower() == ".csv":
        write_plain(file, columns, rows)
        write_schema(file, columns)
    else:
        write_workbook(file, columns, rows)


def import_filled(
    files: Sequence[Path], home: Home, progress: Progress, keeps_ours: bool = False
) -> Outcome:  # fmt: skip
    """Brings in the listings of tables that were made from a template or an export."""
    context = read_context(home)
    columns = columns_of(home, context)
    whole = Filled()
    for file in files:
        filled = read_filled(file, columns)
        whole.rows += filled.rows
        whole.notes += filled.notes
        whole.letters |= filled.letters
    known = look_around(home, TABLE, own=True).by_identity
    found = take_rows(whole, columns, known, field_order(home))
    outcome = Outcome(len(whole.rows), found, notes=whole.notes)
    upstream = Upstream(TABLE, own=True, is_part=True, keeps_ours=keeps_ours, name_field=_namer(columns, whole))
    return bring_in(upstream, outcome, home, progress)


class _namer:  # noqa: N801 - it stands where a function is asked for
    """Says of a field in which column of the table it stands."""

    def __init__(self, columns: dict[str, Column], filled: Filled) -> None:
        self.columns, self.letters = columns, filled.letters

    def __call__(self, field: str) -> str:
        path = field
        for group in GROUPS:
            if field.startswith(f"{group}."):
                path = f"{group}[].{field[len(group) + 1 :].partition('.')[2]}".rstrip(".")
        column = self.columns.get(path)
        if not column:
            return self._name_group(path) or field or "listing"
        letter = self.letters.get(path)
        return f"Column {letter}, {column.heading}" if letter else f"Column {column.heading}, which is not in the table"

    def _name_group(self, path: str) -> str:
        """What stands at the head of all columns of a group, such as When or Cost: reduced."""
        begin = (f"{path}.", f"{path}[].")
        headings = [column.heading for column in self.columns.values() if path and column.path.startswith(begin)]
        shared = commonprefix(headings).rpartition(" ")[0].rstrip(":")
        return f'Columns "{shared} …"' if shared else ""
