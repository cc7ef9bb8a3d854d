"""Cells of a table that a spreadsheet may open: none can be taken for a formula."""

from __future__ import annotations

from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'")
"""How a cell begins that some spreadsheet takes for a formula; and the mark that says it is none."""


def to_cell(value: Any) -> Any:
    """The text of a cell: one that could be taken for a formula has a mark before it, which says that it is text."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def from_cell(text: str) -> str:
    """The text that was put into a cell."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
