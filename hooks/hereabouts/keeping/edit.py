"""Changes one value, row or field in the text of a file, and leaves every other letter as it was typed.

A file is never written anew from its data: comments, order, quotation marks and line ends are somebody's work. Each
function takes the text and gives the text; places are found from the marks of its YAML nodes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import yaml

from hereabouts.source import read_nodes

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .'’/()&-]*[A-Za-z0-9.)’]|[A-Za-z]")
_OTHERS_TYPES = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)\.?", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class CannotEdit(ValueError):
    """The file is laid out in a way that this cannot change; the message says what to do by hand."""


def to_scalar(value: str) -> str:
    """The value as YAML: in quotation marks wherever a reader might take it for something else."""
    plain = _DATE.fullmatch(value) or (_PLAIN.fullmatch(value) and not _OTHERS_TYPES.fullmatch(value))
    return value if plain else json.dumps(value, ensure_ascii=False)


def to_row(values: dict[str, str | Sequence[str]]) -> str:
    """A short mapping on one line, as people write them."""
    return "{" + ", ".join(f"{key}: {_to_flow(value)}" for key, value in values.items()) + "}"


def _to_flow(value: str | Sequence[str]) -> str:
    return to_scalar(value) if isinstance(value, str) else "[" + ", ".join(map(to_scalar, value)) + "]"


def replace_value(text: str, field: str, value: str) -> str:
    """The text with another value in a field that holds one, such as 'checked.date'."""
    node = _find(text, field)
    if not isinstance(node, yaml.ScalarNode):
        raise CannotEdit(f"{field} holds more than one value. Change it by hand.")
    start, end = node.start_mark.index, node.end_mark.index
    is_block = node.style in ("|", ">")
    return text[:start] + to_scalar(value) + (_line_end(text) if is_block else "") + text[end:]


def add_row(text: str, field: str, row: str) -> str:
    """The text with one more row at the end of a list."""
    return _add_to(text, _find(text, field), field, row)


def _add_to(text: str, rows: Any, field: str, row: str) -> str:
    if not isinstance(rows, yaml.SequenceNode):
        raise CannotEdit(f"{field} is not a list. Change it by hand.")
    if not rows.value:
        end = rows.end_mark.index - 1
        return f"{text[:end].rstrip()}{row}{text[end:]}"
    if rows.flow_style:
        end = rows.value[-1].end_mark.index
        return f"{text[:end]}, {row}{text[end:]}"
    return _put_line(text, _line_after(text, _last_letter(rows)), " " * rows.start_mark.column + f"- {row}")


def add_row_field(text: str, field: str, number: int, name: str, row: str) -> str:
    """The text with one more row in a list that a row of another list holds; the list comes into being at its first."""
    rows = _find(text, field)
    node = rows.value[number]
    held = next((value for key, value in node.value if key.value == name), None)
    if held is not None:
        return _add_to(text, held, f"{field}.{number}.{name}", row)
    if node.flow_style:
        end = node.value[-1][1].end_mark.index
        return f"{text[:end]}, {name}: [{row}]{text[end:]}"
    return _put_line(text, _line_after(text, _last_letter(node)), " " * node.start_mark.column + f"{name}: [{row}]")


def add_field(text: str, line: str, *, before: Sequence[str] = (), after: Sequence[str] = ()) -> str:
    """The text with a new field of the file: before or after the first of these that it has, else at its end.

    A comment that stands above a field stays with it.
    """
    fields = _top_fields(text)
    for name in before:
        if name in fields:
            start = _line_start(text, fields[name][0].start_mark.index)
            return _put_line(text, _above_comments(text, start), line)
    for name in after:
        if name in fields:
            return _put_line(text, _line_after(text, _last_letter(fields[name][1])), line)
    return _put_line(text, len(text), line)


def drop_field(text: str, name: str) -> str:
    """The text without a field of the file."""
    key, value = _top_fields(text)[name]
    return text[: _line_start(text, key.start_mark.index)] + text[_line_after(text, _last_letter(value)) :]


def drop_row(text: str, name: str, index: int) -> str:
    """The text without one row of a list; without the whole field where that was its only row."""
    rows = _top_fields(text)[name][1]
    if len(rows.value) == 1:
        return drop_field(text, name)
    item = rows.value[index]
    if not rows.flow_style:
        return text[: _line_start(text, item.start_mark.index)] + text[_line_after(text, _last_letter(item)) :]
    is_last = index == len(rows.value) - 1
    start = rows.value[index - 1].end_mark.index if is_last else item.start_mark.index
    end = item.end_mark.index if is_last else rows.value[index + 1].start_mark.index
    return text[:start] + text[end:]


def has_field(text: str, name: str) -> bool:
    """True when the file has such a field."""
    return name in _top_fields(text)


def _top_fields(text: str) -> dict[str, tuple[Any, Any]]:
    root = read_nodes(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise CannotEdit("The whole file stands in curly brackets. Write each field on a line of its own first.")
    return {key.value: (key, value) for key, value in root.value}


def _find(text: str, field: str) -> Any:
    node: Any = read_nodes(text)
    for step in field.split("."):
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == step), None)
        if node is None:
            raise CannotEdit(f"{field} is not in the file. Add it by hand.")
    return node


def _last_letter(node: Any) -> int:
    """Where the node's own text ends; a block's mark lies after the comments that follow it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _last_letter(last[1] if isinstance(node, yaml.MappingNode) else last)


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_after(text: str, index: int) -> int:
    """Where the line after this letter begins; a block of text ends there already."""
    if index and text[index - 1] == "\n":
        return index
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _above_comments(text: str, start: int) -> int:
    while start:
        above = _line_start(text, start - 1)
        if not text[above:start].startswith("#"):
            break
        start = above
    return start


def _put_line(text: str, at: int, line: str) -> str:
    end = _line_end(text)
    if at and text[at - 1] != "\n":
        return f"{text[:at]}{end}{line}{text[at:]}"
    return f"{text[:at]}{line}{end}{text[at:]}"


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
