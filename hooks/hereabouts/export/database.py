"""The tables as one SQLite file: the same rows, with their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from hereabouts.export.table import TABLES, Table
from hereabouts.export.town import Town

TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
"""Dates and times are texts: SQLite has no type for them."""
EDITION = 1
"""Counted up when a table changes its columns."""


class Database:
    """The file while it is being written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Adds rows to a table."""
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)


@contextmanager
def open_database(file: Path, town: Town) -> Iterator[Database]:
    """A new file with its tables: equal rows in equal order give equal bytes."""
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        # It is written beside, and put in place whole: a run that is stopped leaves nothing half done.
        for setting in ("page_size = 4096", f"user_version = {EDITION}", "journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.executemany("INSERT INTO about VALUES (?, ?)", town.about().items())
        for table in TABLES:
            connection.execute(to_statement(table))
        yield Database(connection)
        connection.execute("COMMIT")


def to_statement(table: Table) -> str:
    """CREATE TABLE, in words of SQL; all names are our own."""
    columns = [
        f'"{column.name}" {TYPES.get(column.type, "TEXT")}{" NOT NULL" if column.needed else ""}'
        for column in table.columns
    ]
    keys = [f"PRIMARY KEY ({_quoted(table.key)})"]
    for here, (there, columns_there) in table.names.items():
        keys.append(f"FOREIGN KEY ({_quoted(here)}) REFERENCES {there} ({_quoted(columns_there)})")
    return f"CREATE TABLE {table.name} ({', '.join([*columns, *keys])})"


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
