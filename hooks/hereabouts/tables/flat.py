"""A listing laid out in rows of cells, and gathered up again; nothing is lost on the way.

What may stand several times, such as a time or a way to get in touch, takes one row each: the second stands in the row
below the first, under the same headings. Cells are kept by the path of their column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hereabouts.imports.refusal import Refused
from hereabouts.tables.cell import from_cell, to_cell
from hereabouts.tables.column import AREA, GROUPS, MORE, SLUG, VERSION, Column
from hereabouts.tables.version import pack

Data = dict[str, Any]
Cells = dict[str, str]
SPECIAL = frozenset((SLUG, AREA, MORE, VERSION))
MOST = 500
"""Entries of one group; no listing has so many."""
NOT_OURS = "The cell for everything else is not as the export wrote it."
REPEATED = (SLUG, "name")
"""Written in every row of a listing, so that it stays together however the table is sorted."""


def to_rows(slug: str, area: str, data: Mapping[str, Any], columns: Mapping[str, Column]) -> list[Cells]:
    """The rows of one listing."""
    rows: list[Cells] = [{SLUG: slug, AREA: to_cell(columns[AREA], area) or area}]
    left: Data = {}
    for path, value in _leaves(data):
        column = columns.get(_column_path(path))
        text = to_cell(column, value) if column else ""
        number = _row_of(path)
        if not column or not text:
            left[path] = value
            continue
        while len(rows) <= number:
            rows.append({})
        rows[number][column.path] = text
    _take_back_broken_groups(data, rows, left)
    if left:
        rows[0][MORE] = to_cell(columns[MORE], left)
    rows[0][VERSION] = pack(data)
    for row in rows[1:]:
        row |= {key: rows[0][key] for key in REPEATED if key in rows[0]}
    return rows


def from_rows(rows: Sequence[Cells], columns: Mapping[str, Column]) -> Data:
    """The listing of its rows, without slug and area; raises Refused at the first cell that cannot be read."""
    data: Data = {}
    for path, text in _single(rows, columns):
        _put(data, path.split("."), _read(columns[path], text))
    for group in GROUPS:
        for number, row in enumerate(_entries(rows, group)):
            for path, text in row.items():
                _put(
                    data, [*group.split("."), str(number), *columns[path].below.split(".")], _read(columns[path], text)
                )
    more = next((row[MORE] for row in rows if row.get(MORE)), "")
    for path, value in _read(columns[MORE], more).items() if more else ():
        _put(data, path.split("."), value)
    return data


def _read(column: Column, text: str) -> Any:
    try:
        return from_cell(column, text)
    except Refused as refused:
        raise Refused(f"Column {column.heading}: {refused}") from None


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its address; lists of groups are counted through, other lists are one value."""
    if isinstance(node, dict) and not (set(node) <= {"is", "note"} and "is" in node):
        for key, below in node.items():
            yield from _leaves(below, f"{path}.{key}".lstrip("."))
    elif isinstance(node, list) and path in GROUPS and all(isinstance(item, dict) for item in node):
        for number, below in enumerate(node):
            yield from _leaves(below, f"{path}.{number}")
    else:
        yield path, node


def _group_of(path: str) -> str:
    return next((group for group in GROUPS if path.startswith(f"{group}.") and _number(path, group).isdigit()), "")


def _number(path: str, group: str) -> str:
    return path[len(group) + 1 :].partition(".")[0]


def _column_path(path: str) -> str:
    group = _group_of(path)
    return f"{group}[]{path[len(group) + 1 + len(_number(path, group)) :]}" if group else path


def _row_of(path: str) -> int:
    group = _group_of(path)
    return int(_number(path, group)) if group else 0


def _take_back_broken_groups(data: Mapping[str, Any], rows: list[Cells], left: Data) -> None:
    """A group one of whose entries fills no cell cannot be counted by rows: it travels whole."""
    for group in GROUPS:
        entries: Any = data
        for step in group.split("."):
            entries = entries.get(step, ()) if isinstance(entries, dict) else ()
        filled = [any(path.startswith(f"{group}[]") for path in row) for row in rows]
        if isinstance(entries, list) and entries and not all(filled[: len(entries)]):
            for row in rows:
                for path in [path for path in row if path.startswith(f"{group}[]")]:
                    del row[path]
            for path in [path for path in left if path.startswith(f"{group}.")]:
                del left[path]
            left[group] = entries
    while len(rows) > 1 and not rows[-1]:
        rows.pop()


def _single(rows: Sequence[Cells], columns: Mapping[str, Column]) -> Iterator[tuple[str, str]]:
    for path, column in columns.items():
        if path in SPECIAL or column.group:
            continue
        texts = list(dict.fromkeys(row[path] for row in rows if row.get(path)))
        if len(texts) > 1:
            said = f"holds {texts[0]!r} and, in a row below, {texts[1]!r}"
            raise Refused(
                f"Column {column.heading} {said}. A listing has but one; a new listing needs a name of its own."
            )
        if texts:
            yield path, texts[0]


def _entries(rows: Sequence[Cells], group: str) -> Iterator[Cells]:
    for row in rows:
        cells = {path: text for path, text in row.items() if text and path.startswith(f"{group}[]")}
        if cells:
            yield cells


def _put(data: Any, steps: Sequence[str], value: Any) -> None:
    *above, last = steps
    if any(step.isdigit() and int(step) > MOST for step in steps):
        raise Refused(NOT_OURS)
    node = data
    for step, after in zip(above, steps[1:], strict=True):
        empty: Any = [] if after.isdigit() else {}
        if isinstance(node, list):
            if not step.isdigit():
                raise Refused(NOT_OURS)
            while len(node) <= int(step):
                node.append({})
            node = node[int(step)]
        else:
            node = node.setdefault(step, empty)
        if not isinstance(node, dict | list):
            raise Refused(f"{steps[-2]} is named as a file and also written out. Keep one of the two.")
    if isinstance(node, dict) and isinstance(node.get(last), dict) and isinstance(value, str):
        raise Refused(f"{last} is named as a file and also written out. Keep one of the two.")
    if isinstance(node, list):
        raise Refused(NOT_OURS)
    node[last] = value
