"""Station 1d: asked-for.csv, what people asked a team for, where and how many times, typed by the team without a name.

It is a table, so that it can be kept in a spreadsheet; its schema, its rules and its words are made as for every other
file, and each problem names the line of its row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from hereabouts.problem import Problem
from hereabouts.schema import Schema, check_schema
from hereabouts.session import MONTHS
from hereabouts.source import Source

FILE, KIND, ROWS = "asked-for.csv", "asked-for", "asked-for"
COLUMNS = ("month", "area", "interest", "day", "part", "cost", "access", "times", "missing")
MOST_BYTES = 512 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """One row: what was asked for in a month. What is empty was not said."""

    month: date
    """Its first day."""
    times: int
    area: str = ""
    interest: str = ""
    day: str = ""
    """A weekday, or weekday or weekend."""
    part: str = ""
    cost: str = ""
    """free or low."""
    access: str = ""
    missing: str = ""


def read_asked_for(file: Path, shown: str, schema: Schema) -> tuple[Source | None, list[Problem]]:
    """The table as a source and what is wrong with it; no source where it has errors, or is not there."""
    if not file.exists():
        return None, []
    source, fault = _read_table(file, shown)
    if source is None:
        return None, [Problem(shown, fault[0], "", "table_can_be_read", "error", fault[1])]
    problems = check_schema(source, schema)
    return (None if problems else source), problems


def to_asked_for(data: Mapping[str, Sequence[Mapping[str, str]]]) -> tuple[Asked, ...]:
    """The rows of a table that its schema has passed."""
    return tuple(
        Asked(
            **{**row, "month": date.fromisoformat(f"{row['month']}-01"), "times": int(row["times"])}  # type: ignore[arg-type]
        )
        for row in data[ROWS]
    )


Fault = tuple[int, str]
"""Line and message."""


def _read_table(file: Path, shown: str) -> tuple[Source | None, Fault]:
    try:
        held = file.read_bytes()
    except OSError as error:
        return None, (1, f"File cannot be read ({error.strerror}). Check its permissions.")
    if len(held) > MOST_BYTES:
        return None, (1, f"File is {len(held) // 1024} KB. Keep it below {MOST_BYTES // 1024} KB.")
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (held.count(b"\n", 0, error.start) + 1, "This file is not UTF-8. Save it as CSV UTF-8.")
    table = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [cell.strip().lower() for cell in next(table, ())]
        fault = _fault_of_head(head)
        rows = [] if fault else [(table.line_num, [cell.strip() for cell in row]) for row in table if any(row)]
    except csv.Error:
        return None, (table.line_num, "A quotation mark is not closed, or a cell is far too long. Mend the row.")
    fault = fault or _fault_of_rows(rows, len(head))
    if fault:
        return None, fault
    data = {ROWS: [_to_row(head, row) for _, row in rows]}
    digest = blake2b(held, digest_size=12).digest()
    return Source(shown, KIND, file.stem, "", data, file, digest, tuple(line for line, _ in rows)), (1, "")


def _to_row(head: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    filled = {name: cell for name, cell in zip(head, row, strict=False) if cell}
    return {**filled, "month": to_month(filled["month"])} if "month" in filled else filled


def to_month(text: str) -> str:
    """2026-10 for what a spreadsheet makes of it: Oct-26, October 2026, 01/10/2026; else the text as it is."""
    day = re.fullmatch(r"(\d{4})-(\d\d)-\d\d", text)
    if day:
        return f"{day[1]}-{day[2]}"
    slashed = re.fullmatch(r"\d{1,2}/(\d{1,2})/(\d{4})", text)
    if slashed:
        return f"{slashed[2]}-{slashed[1]:0>2}"
    named = re.fullmatch(r"([A-Za-z]{3,9})[- ](?:20)?(\d\d)", text)
    number = next((n for n, name in enumerate(MONTHS, 1) if named and name.startswith(named[1].lower())), 0)
    return f"20{named[2]}-{number:02}" if named and number else text


def _fault_of_head(head: Sequence[str]) -> Fault | None:
    wanted = ",".join(COLUMNS)
    unknown = next((name for name in head if name not in COLUMNS), None)
    if "month" not in head or "times" not in head:
        return 1, f"The first line must name the columns: {wanted}. They are parted by commas."
    if unknown is not None:
        return 1, f"There is no column '{unknown[:60]}'. The columns are: {wanted}."
    if len(set(head)) < len(head):
        return 1, "A column stands here twice. Keep one of the two."
    return None


def _fault_of_rows(rows: Sequence[tuple[int, Sequence[str]]], width: int) -> Fault | None:
    """The first row with more cells than there are columns: a comma in a text that stands without quotation marks."""
    for line, row in rows:
        if len(row) > width and any(row[width:]):
            message = (
                f'This row has {len(row)} cells, the first line {width}. Put words with a comma in "quotation marks".'
            )
            return line, message
    return None
