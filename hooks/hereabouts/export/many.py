"""Files of many listings, written one listing after the other: a list in JSON, a table as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hereabouts.export.document import to_json
from hereabouts.export.sheet import to_cell
from hereabouts.export.table import WARNING, Table


class JsonList:
    """A JSON document that ends in a list, one entry a line."""

    def __init__(self, file: Any) -> None:
        self._file, self._mark = file, b""

    def add(self, entry: bytes) -> None:
        """Writes one entry that is JSON already."""
        self._file.write(self._mark + entry)
        self._mark = b",\n"


@contextmanager
def open_list(file: Path, head: Mapping[str, Any], name: str) -> Iterator[JsonList]:
    """A document with what stands in `head` first, and then a list called `name`."""
    with file.open("wb") as written:
        written.write(to_json(head)[:-1] + (b"," if head else b"") + to_json(name) + b":[\n")
        yield JsonList(written)
        written.write(b"\n]}\n")


def write_list(file: Path, head: Mapping[str, Any], name: str, entries: Iterable[bytes]) -> None:
    """The same, of entries that are at hand."""
    with open_list(file, head, name) as listed:
        for entry in entries:
            listed.add(entry)


class Sheet:
    """A table as CSV in UTF-8, as RFC 4180 has it."""

    def __init__(self, writer: Any, warning: str) -> None:
        self._writer, self._last = writer, [warning] if warning else []

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Writes rows; no cell can be taken for a formula."""
        self._writer.writerows([*map(to_cell, row), *self._last] for row in rows)


@contextmanager
def open_sheet(folder: Path, table: Table, warning: str) -> Iterator[Sheet]:
    """The file of a table, its headings written."""
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*(column.name for column in table.columns), *([WARNING.name] if warning else [])])
        yield Sheet(writer, warning)
