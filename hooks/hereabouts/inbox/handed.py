"""Reads what the form and the sheet page hand over: one listing's file, or a basket of several in one file.

A listing that was changed in a table says in `started-from` what it was when the table was made from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hereabouts.imports.confidential import drop_addresses
from hereabouts.imports.draft import Draft, Sorted
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.settle import without_seal
from hereabouts.imports.shelf import Lying
from hereabouts.imports.store import to_yaml
from hereabouts.imports.table import Row
from hereabouts.source import parse_mapping
from hereabouts.tables.take import TABLE

MAX_BYTES = 5 * 1024 * 1024
"""A thousand listings take about one."""
_FOR = re.compile(rb"^# For directory/listings/([a-z0-9-]+)/([a-z0-9-]+)\.yml\s*$", re.MULTILINE)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SENT = "What was sent"


def read_handed(file: Path, lying: Lying) -> Sorted:
    """The listings of a file of the form, drafted; raises ImportStopped where it is none."""
    if file.stat().st_size > MAX_BYTES:
        raise ImportStopped(f"{file.name} is larger than {MAX_BYTES // 1024 // 1024} MB.")
    text = file.read_bytes()
    try:
        data = parse_mapping(text.removeprefix(b"\xef\xbb\xbf"))
    except Exception as error:  # it was written by anybody; the words say what is the matter
        raise ImportStopped(f"{file.name} cannot be read. {error}") from None
    found = Sorted()
    for number, entry in enumerate(_entries(text, data, file), 1):
        listing = entry.get("listing") if isinstance(entry, dict) else None
        row = Row(
            file.name, number, {SENT: to_yaml(listing) if isinstance(listing, dict) else str(entry)}, word="listing"
        )
        if reason := _why_not(entry, found):
            found.refused.append((row, reason))
        else:
            draft = _draft(entry, row, lying)
            found.drafts[draft.identity] = draft
    return found


def _entries(text: bytes, data: dict[str, Any], file: Path) -> Iterator[Any]:
    rows = data.get("listings")
    named = _FOR.search(text)
    if isinstance(rows, list):
        yield from rows
    elif named:
        yield {"area": named[1].decode(), "slug": named[2].decode(), "listing": data}
    else:
        raise ImportStopped(
            f"{file.name} does not say which listing it is for. A person has to read it; then take it out of the inbox."
        )


def _why_not(entry: Any, found: Sorted) -> str:
    """Why an entry is none; area and short name could otherwise lead out of the folder."""
    if not isinstance(entry, dict) or not isinstance(entry.get("listing"), dict):
        return "It holds no listing."
    for key in ("area", "slug"):
        if not (isinstance(entry.get(key), str) and _SLUG.fullmatch(entry[key]) and len(entry[key]) <= 80):
            return f"Its {key} is not written in small letters, figures and hyphens."
    if f"{TABLE}:{entry['slug']}" in found.drafts:
        return f"Another listing in this file is called {entry['slug']}, too."
    return ""


def _draft(entry: dict[str, Any], row: Row, lying: Lying) -> Draft:
    """The form starts from the listing as it stands, so everything that differs is meant; a table says what it had."""
    identity = f"{TABLE}:{entry['slug']}"
    data = without_seal(dict(entry["listing"]))
    taken = drop_addresses(data)
    began = entry.get("started-from")
    started = began if isinstance(began, dict) else None
    there = lying.by_identity.get(identity)
    if there and began is None:
        try:
            started = parse_mapping(there.read_bytes())
        except Exception:  # it is broken here; the core leaves it alone and says so
            started = None
    if started and isinstance(started.get("source"), dict) and "row-hash" in started["source"]:
        data["source"] = {**data.get("source", {}), "row-hash": started["source"]["row-hash"]}
    return Draft(
        identity, entry["slug"], entry["area"], entry["area"], data, (row,), (), bool(taken), started_from=started
    )
