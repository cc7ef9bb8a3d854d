"""The one way for words into Typst code: strings are quoted here, and calls are put together here, nowhere else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

_SPACES = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
NOTHING = "[]"
"""Typst's empty content."""


def quote(text: str) -> str:
    """The text as a Typst string: runs of spaces as one, and what cannot be seen taken out."""
    seen = "".join(letter for letter in _SPACES.sub(" ", text) if is_printed(letter))
    return '"' + seen.replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_printed(letter: str) -> bool:
    """False for control characters, marks of direction, halves of letters and letters that Unicode does not know."""
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn", "Co")


def printed_only(data: Any) -> Any:
    """Data for a template without what cannot be seen, which PDF/UA refuses; line breaks stay."""
    if isinstance(data, str):
        if data.isprintable():  # most texts are, whole
            return data
        return "".join(letter for letter in data if is_printed(letter) or letter == "\n")
    if isinstance(data, dict):
        return {key: printed_only(value) for key, value in data.items()}
    return [printed_only(one) for one in data] if isinstance(data, (list, tuple)) else data


def call(name: str, *values: str, **named: str | bool | int) -> str:
    """A call of one of the templates' functions; `values` are Typst code already."""
    words = [f"{key.replace('_', '-')}: {_code(value)}" for key, value in named.items()]
    return f"{name}({', '.join([*words, *values])})"


def join(pieces: Iterable[str]) -> str:
    """Several pieces of content, one behind the other."""
    held = [piece for piece in pieces if piece != NOTHING]
    return "{" + "; ".join(held) + "}" if held else NOTHING


def stack(pieces: Iterable[str]) -> str:
    """The same, each on a line of its own, for a reader of the code."""
    held = [piece for piece in pieces if piece != NOTHING]
    return "{\n" + "\n".join(held) + "\n}" if held else NOTHING


def listed(values: Iterable[str]) -> str:
    """A Typst array."""
    held = list(values)
    return "(" + ", ".join(held) + ("," if len(held) == 1 else "") + ")"


def _code(value: str | bool | int) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
