"""Reads what the form and the sheet page hand over: one listing's file, or a basket of several in one file.

A basket is YAML as a listing is: `listings:` with rows of `area`, `slug` and `listing`; where that was changed in a
table, `started-from` says what it was when the table was made. One listing names where it belongs in a comment above
it. The inbox, the practice town and the tests all read it here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hereabouts.gather import MAX_SLUG, SLUG
from hereabouts.imports.store import to_yaml
from hereabouts.source import parse_mapping

FOR = r"^# For (?:\S*/)?listings/([a-z0-9-]+)/([a-z0-9-]+)\.yml"
"""How a file of the form says where it belongs."""
_FROM = re.compile(r"^# From version ([0-9a-f]{16})\s*$", re.MULTILINE)
_FOR = re.compile(rf"{FOR}\s*$", re.MULTILINE)
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Handed:
    """A listing that was handed over, not checked yet."""

    area: str = ""
    slug: str = ""
    listing: dict[str, Any] = field(default_factory=dict)
    text: bytes = b""
    """Its file."""
    version: str = ""
    """Which version of a listing a change began with; empty for a new one."""
    began: Any = None
    """What a table had of the listing; None where it comes from the form."""
    wrong: str = ""
    """Why it can be put nowhere, in words; empty where it can."""


def read_handed(text: bytes) -> list[Handed]:
    """The listings in a file of the form; none where it is no such file. May raise what `parse_mapping` raises."""
    data = parse_mapping(text.removeprefix(BOM))
    rows = data.get("listings")
    if isinstance(rows, list):
        return [_to_handed(row) for row in rows]
    words = text.decode("utf-8", "replace").replace("\r\n", "\n")
    found, version = _FOR.search(words), _FROM.search(words)
    return [_checked(Handed(found[1], found[2], data, text, version[1] if version else ""))] if found else []


def _to_handed(row: Any) -> Handed:
    if not isinstance(row, Mapping) or not isinstance(row.get("listing"), dict):
        return Handed(wrong="It holds no listing.", text=str(row).encode())
    listing = row["listing"]
    area, slug = (value if isinstance(value := row.get(key), str) else "" for key in ("area", "slug"))
    return _checked(Handed(area, slug, listing, to_yaml(listing).encode(), began=row.get("started-from")))


def _checked(handed: Handed) -> Handed:
    """The same with what is wrong: area and short name could otherwise lead out of the folder."""
    for word, value in (("area", handed.area), ("slug", handed.slug)):
        if not SLUG.fullmatch(value) or len(value) > MAX_SLUG:
            wrong = f"Its {word} is not written in small letters, figures and hyphens."
            return replace(handed, wrong=wrong)
    return handed
