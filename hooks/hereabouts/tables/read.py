"""Finds the headings of a table that people have filled in, and its rows; what is passed over is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.table import Row, TableForm, read_records, tidy
from hereabouts.schema import nearest
from hereabouts.tables.column import Column
from hereabouts.tables.said import says_nothing
from hereabouts.tables.workbook import read_workbook

SEARCHED = 15
"""Rows in which the headings are looked for."""
FEWEST = 3
"""Headings that a row must hold to be taken for the headings."""
WHY, NUMBER = "Why it was not taken", "Row it was"
"""Headings that a table of refused rows has in front of ours; they are passed over without a word."""


@dataclass(slots=True)
class Filled:
    """A table as people have filled it in."""

    rows: list[Row] = field(default_factory=list)
    """Cells by the path of their column."""
    letters: dict[str, str] = field(default_factory=dict)
    """The letter that a spreadsheet shows above each column, by its path."""
    notes: list[str] = field(default_factory=list)
    """What was passed over."""


def read_filled(file: Path, columns: Mapping[str, Column]) -> Filled:
    """The rows of a table; raises ImportStopped where no headings of ours are in it."""
    if not file.is_file():
        raise ImportStopped(f"There is no file {file}.")
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        sheets = dict(read_workbook(file))
    else:
        sheets = {"": [[tidy(cell) for cell in record] for record in read_records(file, TableForm())[0]]}
    found = [_read_sheet(file.name, name, rows, columns) for name, rows in sheets.items()]
    whole = [filled for filled in found if filled]
    if not whole:
        known = ", ".join(column.heading for column in list(columns.values())[:6])
        message = (
            f"has no row with our headings, such as {known}. Make a table with hereabouts template, and copy into it."
        )
        raise ImportStopped(f"{file} {message}")
    first = whole[0]
    for other in whole[1:]:
        first.rows += other.rows
        first.notes += other.notes
    return first


def _read_sheet(file: str, sheet: str, rows: list[list[str]], columns: Mapping[str, Column]) -> Filled | None:
    known = _names(columns)
    at, paths = _find_headings(rows, known)
    if at < 0:
        return None
    where = f"{file}, sheet {sheet}" if sheet and sheet != "Listings" else file
    filled = Filled()
    for place, path in enumerate(paths):
        if path:
            filled.letters[path] = letter_of(place)
    _refuse_twice(where, paths, columns)
    if at:
        filled.notes.append(f"{where}: what stands above the headings in row {at + 1} is passed over.")
    filled.notes += _unknown(where, rows, at, paths, known)
    for number, cells in enumerate(rows[at + 1 :], at + 2):
        row = _to_row(where, number, cells, paths)
        if not any(map(tidy, cells)):
            continue
        if _match(cells, known) == _match(rows[at], known) and any(_match(cells, known)):
            filled.notes.append(f"{where}, row {number}: the headings stand here again; it is passed over.")
            continue
        filled.rows.append(row)
    return filled


def _to_row(where: str, number: int, cells: Sequence[str], paths: Sequence[str]) -> Row:
    texts = [tidy(cell) for cell in cells]
    named = {path: text for path, text in zip(paths, texts, strict=False) if path and text and not says_nothing(text)}
    return Row(where, number, named, any(texts[len(paths) :]))


def _names(columns: Mapping[str, Column]) -> dict[str, str]:
    """Path by every way in which people may write a heading; a short one counts where it is the only one."""
    short = Counter(bare(column.heading.rpartition(": ")[2]) for column in columns.values())
    names: dict[str, str] = {}
    for path, column in columns.items():
        last = bare(column.heading.rpartition(": ")[2])
        if short[last] == 1:
            names.setdefault(last, path)
    names |= {path.replace("[]", ""): path for path in columns}
    for path, column in columns.items():
        names[bare(column.heading)] = path
    return names


def bare(text: str) -> str:
    """The letters and figures of a heading: neither capitals, blanks nor marks count."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _match(cells: Sequence[str], known: Mapping[str, str]) -> list[str]:
    return [(known.get(bare(cell)) or known.get(cell.strip().casefold(), "")) if cell else "" for cell in cells]


def _find_headings(rows: Sequence[list[str]], known: Mapping[str, str]) -> tuple[int, list[str]]:
    """Number (from 0) of the row that holds most of our headings, and their paths; -1 where there is none.

    Where people have put a row of groups above, such as When over Day and Start, the two are read as one.
    """
    best, paths = -1, [""]
    for number, cells in enumerate(rows[:SEARCHED]):
        single = _match(cells, known)
        double = _match(_joined(rows[number - 1], cells), known) if number else single
        both = [one or other for one, other in zip(double, single, strict=True)]
        if sum(map(bool, both)) > sum(map(bool, paths)):
            best, paths = number, both
    enough = sum(map(bool, paths)) >= FEWEST and "name" in paths
    return (best, _cut(rows[best], paths)) if enough else (-1, [])


def _joined(above: Sequence[str], cells: Sequence[str]) -> list[str]:
    joined, group = [], ""
    for place, cell in enumerate(cells):
        group = (above[place] if place < len(above) else "") or group
        joined.append(f"{group} {cell}" if cell else "")
    return joined


def _cut(cells: Sequence[str], paths: list[str]) -> list[str]:
    """The paths as far as headings go."""
    last = max((place for place, cell in enumerate(cells) if cell), default=-1)
    return paths[: last + 1]


def _refuse_twice(where: str, paths: Sequence[str], columns: Mapping[str, Column]) -> None:
    for path, count in Counter(filter(None, paths)).items():
        if count > 1:
            letters = " and ".join(letter_of(place) for place, one in enumerate(paths) if one == path)
            what = f"has two columns headed {columns[path].heading}, {letters}"
            raise ImportStopped(f"{where} {what}. A second one goes into the row below, under the same heading.")


def _unknown(
    where: str, rows: Sequence[list[str]], at: int, paths: Sequence[str], known: Mapping[str, str]
) -> Iterator[str]:
    for place, path in enumerate(paths):
        below = any(tidy(row[place]) for row in rows[at + 1 :] if place < len(row))
        if path or not below:
            continue
        heading = rows[at][place]
        if heading in (WHY, NUMBER):
            continue
        near = nearest(bare(heading), list(known)) if heading else ""
        hint = f"Did you mean {known[near].replace('[]', '')}?" if near else "Its cells are left out."
        said = (
            f"heading {heading!r} is not one of ours" if heading else "there is no heading, but something stands below"
        )
        yield f"{where}, column {letter_of(place)}: {said}. {hint}"


def letter_of(place: int) -> str:
    """A, B, ... Z, AA, as a spreadsheet shows it; places count from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
