"""Fields as block YAML: quicker than a general writer, and enough for texts, lists and mappings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def to_yaml(value: Any, indent: str = "") -> str:
    """The fields as block YAML, every text in quotes."""
    return "".join(_lines(value, indent))


def _lines(fields: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:\n"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{indent}{key}:\n"
            for item in value:
                yield f"{indent}- {''.join(_lines(item, indent + '  ')).lstrip()}"
        elif isinstance(value, list):
            yield f"{indent}{key}: [{', '.join(map(_text, value))}]\n"
        else:
            yield f"{indent}{key}: {_text(value)}\n"


def _text(value: str) -> str:
    if value.replace("-", "").isalpha() and value.isascii():
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
