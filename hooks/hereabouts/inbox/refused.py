"""The table of what could not be taken, in words: mended, it may go into the inbox again."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from hereabouts.imports.base import write_whole
from hereabouts.imports.table import Row
from hereabouts.tables.column import Column
from hereabouts.tables.read import NUMBER, WHY

FOLDER = "refused"
FORMULA = tuple("=+-@\t\r")


def refused_file(inbox: Path, file: Path, text: bytes) -> Path:
    """Where the refused rows of a file go: another file of the same name has a table of its own."""
    return inbox / FOLDER / f"{file.stem[:60]}-{blake2b(text, digest_size=4).hexdigest()}.csv"


def write_refused(file: Path, refused: Sequence[tuple[Row, str]], columns: Mapping[str, Column]) -> None:
    """Writes the rows with the reason in front of each; spreadsheets take nothing in them for a formula."""
    rows = sorted(refused, key=lambda one: one[0].number)
    used = list(dict.fromkeys(path for path in columns for row, _ in rows if path in row.cells))
    used += list(dict.fromkeys(key for row, _ in rows for key in row.cells if key not in columns))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([WHY, NUMBER, *(columns[path].heading if path in columns else path for path in used)])
    for row, reason in rows:
        writer.writerow([_safe(reason), row.number, *(_safe(row.cells.get(path, "")) for path in used)])
    write_whole(file, text.getvalue().encode("utf-8-sig"))


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
