"""Changes the fields of a listing's text that are to change, and leaves every other line as somebody wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from hereabouts.imports.store import to_yaml
from hereabouts.keeping.edit import to_scalar
from hereabouts.source import parse_mapping


def patch(text: str, data: Mapping[str, Any]) -> str:
    """The text with the fields that differ from `data` written anew; empty where it would not read back as `data`."""
    text = text.replace("\r\n", "\n")
    if text and not text.endswith("\n"):
        text += "\n"
    old = parse_mapping(text.encode())
    text = _with_values(text, old, data)
    old = parse_mapping(text.encode())
    lines = text.split("\n")[:-1]
    spans = _spans(text, len(lines))
    for key, (start, end) in sorted(spans.items(), key=lambda span: -span[1][0]):
        if key not in data:
            lines[start:end] = _comments(lines[start:end])
        elif data[key] != old[key]:
            lines[start:end] = [*_comments(lines[start:end]), *to_yaml({key: data[key]}).split("\n")[:-1]]
    added = {key: value for key, value in data.items() if key not in old}
    new = "\n".join(lines) + "\n" + to_yaml(added) if added else "\n".join(lines) + "\n"
    return new if _reads_as(new, data) else ""


def _with_values(text: str, old: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """The text with the values that differ where they stand, in every field that keeps its shape."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return text
    fields = {key.value: node for key, node in root.value}
    changes: list[tuple[Any, str]] = []
    for key in fields:
        if isinstance(data.get(key), dict | list):
            changes += _value_changes(fields[key], old[key], data[key]) or []
    for node, value in sorted(changes, key=lambda change: -change[0].start_mark.index):
        text = text[: node.start_mark.index] + to_scalar(value) + text[node.end_mark.index :]
    return text


def _value_changes(node: Any, old: Any, new: Any) -> list[tuple[Any, str]] | None:
    """The nodes whose value differs, and what it shall be; None where more than values has changed."""
    if old == new:
        return []
    if isinstance(old, str) and isinstance(new, str) and node.style not in ("|", ">"):
        return [(node, new)]
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        pairs = [(below, old[key.value], new[key.value]) for key, below in node.value]
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = list(zip(node.value, old, new, strict=True))
    else:
        return None
    found = [_value_changes(*pair) for pair in pairs]
    return None if None in found else [change for changes in found for change in changes or ()]


def _spans(text: str, count: int) -> dict[str, tuple[int, int]]:
    """First line and the line after the last of every field; what stands between fields belongs to neither."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return {}
    starts = [key.start_mark.line for key, _ in node.value]
    lines = text.split("\n")
    spans = {}
    for (key, _), start, after in zip(node.value, starts, [*starts[1:], count], strict=True):
        end = after
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        spans[key.value] = (start, end)
    return spans


def _comments(lines: list[str]) -> list[str]:
    """The lines that hold nothing but a comment, brought to the margin."""
    return [line.strip() for line in lines[1:] if line.strip().startswith("#")]


def _reads_as(text: str, data: Mapping[str, Any]) -> bool:
    try:
        return bool(parse_mapping(text.encode()) == dict(data))
    except Exception:  # whatever is wrong with it, it may not be written
        return False
