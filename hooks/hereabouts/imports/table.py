"""Station 1: reads a table, whatever its encoding and delimiter, into rows of text that know their number."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hereabouts.imports.refusal import ImportStopped

MAX_MEGABYTES = 100
DELIMITERS = ",;\t|"
PLAIN_TEXT = (".csv", ".tsv", ".txt")
WORKBOOKS = {".xlsx": "openpyxl", ".xls": "xlrd", ".ods": "ezodf"}
"""What reads each kind of workbook, where it is installed."""
_BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row, every cell as tidy text."""

    file: str
    """Name of the table's file, for reports."""
    number: int
    """As a spreadsheet shows it: the heading is row 1."""
    cells: Mapping[str, str]
    """By heading; an empty text where nothing is written."""
    too_long: bool = False
    """True where the row has more cells than the table has headings."""
    word: str = "row"
    """What it is called in reports: a feed has items."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    """How its letters were read; empty where the format says it itself."""


@dataclass(frozen=True, slots=True)
class TableForm:
    """What the mapping says of the file; empty where it is to be found out."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    heading_row: int = 1


def read_table(file: Path, form: TableForm) -> Table:
    """The table of a file; raises ImportStopped with words where it cannot be read."""
    records, encoding = read_records(file, form)
    return to_table(file.name, records, form.heading_row, encoding)


def read_records(file: Path, form: TableForm) -> tuple[list[list[Any]], str]:
    """Every row of a file as its cells, headings and all, and how its letters were read."""
    if not file.is_file():
        raise ImportStopped(f"There is no file {file}.")
    if file.stat().st_size > MAX_MEGABYTES * 1024 * 1024:
        raise ImportStopped(f"{file} is larger than {MAX_MEGABYTES} MB. Cut it into parts.")
    reader = WORKBOOKS.get(file.suffix.lower())
    if reader and find_spec(reader) is None:
        raise ImportStopped(f"{file} is a workbook, which is not read here. Save its sheet as CSV (UTF-8).")
    encoding = ""
    if file.suffix.lower() in PLAIN_TEXT:
        encoding = form.encoding or find_encoding(file.read_bytes(), file)
    return list(_read_records(file, form, encoding)), encoding


def find_encoding(text: bytes, file: Path) -> str:
    """UTF-8 where the bytes allow it, for they seldom do by chance; else what Windows writes in Britain."""
    for beginning, encoding in _BEGINNINGS:
        if text.startswith(beginning):
            return encoding
    for encoding in ("utf-8", "cp1252"):
        try:
            text.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise ImportStopped(f"The letters of {file} cannot be read. Save it as UTF-8, or name its encoding under table.")


def find_delimiter(heading: str) -> str:
    """What stands most often between the headings, outside quotation marks."""
    outside = "".join(heading.split('"')[::2])
    counts = Counter(letter for letter in outside if letter in DELIMITERS)
    return counts.most_common(1)[0][0] if counts else ","


def to_table(name: str, records: Sequence[Sequence[Any]], heading_row: int, encoding: str) -> Table:
    """The records below the heading as rows; rows with nothing in them are passed over."""
    if len(records) < heading_row:
        raise ImportStopped(f"{name} has no row {heading_row}, where its headings should stand.")
    columns = tuple(tidy(cell) for cell in records[heading_row - 1])
    while columns and not columns[-1]:
        columns = columns[:-1]
    twice = [column for column, count in Counter(columns).items() if count > 1]
    if twice or not columns:
        said = f"has two columns headed {twice[0]!r}" if twice else "has no headings"
        raise ImportStopped(f"{name} {said} in row {heading_row}. Give each column a heading of its own.")
    rows = [to_row(name, number, columns, record) for number, record in _below(records, heading_row)]
    return Table(columns, tuple(rows), encoding)


def to_row(name: str, number: int, columns: Sequence[str], record: Sequence[Any]) -> Row:
    """One record as a row; cells that are missing at its end are empty."""
    cells = [tidy(cell) for cell in record]
    filled = [*cells, *[""] * (len(columns) - len(cells))]
    return Row(name, number, dict(zip(columns, filled, strict=False)), any(cells[len(columns) :]))


def tidy(cell: Any) -> str:
    """The cell as text without the blanks that nobody sees; line breaks inside are kept."""
    text = "" if cell is None else str(cell)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").replace("\u200b", "")
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in text.strip().split("\n"))


def _below(records: Sequence[Sequence[Any]], heading_row: int) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, record in enumerate(records[heading_row:], heading_row + 1):
        if any(tidy(cell) for cell in record):
            yield number, record


def _read_records(file: Path, form: TableForm, encoding: str) -> Iterable[list[Any]]:
    # Imported late: it takes over a second, and a mapping with a mistake should be told at once.
    from frictionless import Detector, FrictionlessException, Resource, formats, system
    from frictionless.resources import TableResource

    options: dict[str, Any] = {"detector": Detector(sample_size=1)}
    if encoding:
        delimiter = form.delimiter or find_delimiter(_line(file, encoding, form.heading_row))
        options |= {"format": "csv", "encoding": encoding, "control": formats.CsvControl(delimiter=delimiter)}
    elif form.sheet:
        options["control"] = formats.ExcelControl(sheet=form.sheet)
    try:
        with system.use_context(trusted=True), Resource(path=str(file), **options) as resource:
            if not isinstance(resource, TableResource):
                raise ImportStopped(f"{file} holds no table. Save it as CSV.")
            yield from resource.cell_stream
    except FrictionlessException as error:
        raise ImportStopped(f"{file} cannot be read as a table: {error.error.note} Save it as CSV.") from None
    except ImportError:
        raise ImportStopped(f"{file} is of a kind that is not read here. Save it as CSV (UTF-8).") from None
    except (LookupError, UnicodeError) as error:
        raise ImportStopped(f"{file} cannot be read: {error}. Look at encoding, under table in the mapping.") from None


def _line(file: Path, encoding: str, number: int) -> str:
    with file.open(encoding=encoding, newline="") as lines:
        for count, line in enumerate(lines, 1):
            if count == number:
                return line
    return ""
