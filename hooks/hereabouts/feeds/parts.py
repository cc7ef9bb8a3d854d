"""Parts of other people's JSON, whatever stands in it: what is not of the kind that is asked for is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Entry = Mapping[str, Any]


def group_of(value: Any) -> Entry:
    """The value where it is a group of fields, else an empty one."""
    return value if isinstance(value, dict) else {}


def list_of(value: Any) -> list[Any]:
    """The values of a list; one value that is none stands for a list of one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def rows_of(node: Any, key: str) -> list[Entry]:
    """The groups of fields in a list below a key."""
    found = group_of(node).get(key)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
