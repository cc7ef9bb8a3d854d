"""Text as an office file may hold it: what XML cannot carry is taken out, spaces of the source are one space."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f]")
_SPACES = re.compile(r"[ \t\r\n]+")
LONGEST_PROPERTY, LONGEST_NAME = 255, 64
"""How long a file's properties may be, and the name of a field to fill in."""


def to_plain(text: str | None) -> str:
    """The text on one line."""
    return _SPACES.sub(" ", _NOT_XML.sub("", text or ""))


def in_short(text: str, longest: int) -> str:
    """The same, cut at a word where it is too long."""
    text = to_plain(text).strip()
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
