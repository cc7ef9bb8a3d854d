"""All tables at once, as CSV and in the database, while the listings pass by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hereabouts.export.database import Database, open_database
from hereabouts.export.many import Sheet, open_sheet
from hereabouts.export.rows import ONCE, Row, Rows, term_rows
from hereabouts.export.table import BY_NAME, TABLES
from hereabouts.export.town import Town


class Tables:
    """Both forms of every table; rows that several listings name wait for the end."""

    def __init__(self, sheets: Mapping[str, Sheet], database: Database) -> None:
        self._sheets, self._database = sheets, database
        self._once: dict[str, dict[str, Row]] = {name: {} for name in ONCE}

    def add(self, rows: Rows) -> None:
        """The rows of one listing."""
        for name, found in rows.items():
            if name in self._once:
                self._once[name].update((row[0], row) for row in found)
            else:
                self.put(name, found)

    def put(self, name: str, rows: list[Row]) -> None:
        """Rows into one table."""
        self._sheets[name].add(rows)
        self._database.add(BY_NAME[name], rows)

    def end(self) -> None:
        """The rows that waited, each once."""
        for name, rows in self._once.items():
            self.put(name, [row for _, row in sorted(rows.items())])


@contextmanager
def open_tables(folder: Path, town: Town) -> Iterator[Tables]:
    """The tables, with the words that listings are described by."""
    with ExitStack() as files:
        sheets = {table.name: files.enter_context(open_sheet(folder, table, town.warning)) for table in TABLES}
        tables = Tables(sheets, files.enter_context(open_database(folder / "listings.sqlite", town)))
        tables.put("terms", term_rows(town))
        yield tables
        tables.end()
