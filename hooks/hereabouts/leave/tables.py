"""The tables of a leaving directory: those of the open data with what no listing names, and those it has not.

All stand in the database first; tables and workbook are read from there, so that none can hold another row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from hereabouts.build import Build
from hereabouts.export.database import to_statement
from hereabouts.export.document import to_json
from hereabouts.export.many import open_sheet
from hereabouts.export.package import to_package
from hereabouts.export.table import BY_NAME, TABLES, Table
from hereabouts.export.town import Town
from hereabouts.leave.more import MORE, Row, more_rows, unnamed_rows

EVERY = (*TABLES, *MORE)


def complete_database(file: Path, build: Build, town: Town) -> None:
    """Puts into the database what the open data leaves out because no listing names it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        known = {
            name: [row[0] for row in read_rows(connection, BY_NAME[name])] for name in ("organisations", "schemes")
        }
        for name, rows in unnamed_rows(build, town, known).items():
            _insert(connection, BY_NAME[name], rows)
        found = more_rows(build, town)
        for table in MORE:
            connection.execute(to_statement(table))
            _insert(connection, table, found[table.name])
        connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    marks = ", ".join("?" * len(table.columns))
    connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)


def read_rows(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in their order; the database keeps true and false as numbers."""
    truths = [place for place, column in enumerate(table.columns) if column.type == "boolean"]
    for row in connection.execute(f"SELECT * FROM {table.name} ORDER BY rowid"):
        if truths:
            yield tuple(bool(cell) if place in truths else cell for place, cell in enumerate(row))
        else:
            yield row


def count_rows(file: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(file)) as connection:
        return {
            table.name: connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] for table in EVERY
        }  # fmt: skip


def write_tables(folder: Path, database: Path, town: Town) -> None:
    """Every table as CSV, with the description of all in datapackage.json."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(database)) as connection:
        for table in EVERY:
            with open_sheet(folder, table, town.warning) as sheet:
                sheet.add(read_rows(connection, table))
    (folder / "datapackage.json").write_bytes(to_json(to_package(folder, town, EVERY)) + b"\n")
