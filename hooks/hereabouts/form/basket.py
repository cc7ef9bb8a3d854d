"""Reads what the form on the page `/add/` hands over: one listing's file, or a basket of several in one file.

A basket is YAML as a listing is: `listings:` with rows of `area`, `slug` and `listing`. One listing names where it
belongs in a comment above it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hereabouts.imports.store import to_yaml
from hereabouts.source import parse_mapping

_FOR = re.compile(rb"^# For directory/listings/([a-z0-9-]+)/([a-z0-9-]+)\.yml$", re.MULTILINE)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Handed:
    """A listing that was handed over, not checked yet."""

    area: str
    slug: str
    text: bytes
    """Its file."""


def read_handed(text: bytes) -> list[Handed]:
    """The listings in a file of the form; none where it is no such file. May raise what `parse_mapping` raises."""
    data = parse_mapping(text)
    rows = data.get("listings")
    if isinstance(rows, list):
        return [_to_handed(row) for row in rows if _is_row(row)]
    found = _FOR.search(text)
    return [Handed(found[1].decode(), found[2].decode(), text)] if found else []


def _to_handed(row: Mapping[str, Any]) -> Handed:
    return Handed(row["area"], row["slug"], to_yaml(row["listing"]).encode())


def _is_row(row: Any) -> bool:
    """True for what the form writes: area and short name could otherwise lead out of the folder."""
    if not isinstance(row, dict) or not isinstance(row.get("listing"), dict):
        return False
    return all(isinstance(row.get(key), str) and _SLUG.fullmatch(row[key]) for key in ("area", "slug"))
