"""The tables as one SQLite file: the same rows, with their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from hereabouts.export.table import TABLES, Table
from hereabouts.export.town import Town

TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
"""Dates and times are texts: SQLite has no type for them."""
EDITION = 1
"""Counted up when a table changes its columns."""


def to_database(rows: Mapping[str, Sequence[Sequence[Any]]], town: Town) -> bytes:
    """The file: equal rows give equal bytes."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute(f"PRAGMA user_version = {EDITION}")
        database.execute("PRAGMA foreign_keys = ON")
        with database:
            database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
            database.executemany("INSERT INTO about VALUES (?, ?)", town.about().items())
            for table in TABLES:
                database.execute(to_statement(table))
                marks = ", ".join("?" * len(table.columns))
                database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows.get(table.name, ()))
        return database.serialize()


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
