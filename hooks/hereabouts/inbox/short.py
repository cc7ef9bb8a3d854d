"""The two short files of the form: "I spotted something" becomes a lead, "Cancel one session" a notice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hereabouts.do_not_list import mark_of
from hereabouts.form.basket import FOR
from hereabouts.gather import gather_directory
from hereabouts.home import Home
from hereabouts.imports.refusal import ImportStopped
from hereabouts.keeping.lead import SAID, add_lead
from hereabouts.keeping.named import Refused
from hereabouts.keeping.tell import add_notice, to_notice_row
from hereabouts.report import format_line
from hereabouts.source import parse_mapping, read_source

_LISTING = re.compile(rf"{FOR}(?::|\s|$)", re.MULTILINE)
_NAME = re.compile(r"^# For: (.+?)\s*$", re.MULTILINE)
CANCELLED = {"cancelled", "because"}


@dataclass(frozen=True, slots=True)
class Spotted:
    """Something that somebody saw."""

    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cancelled:
    """One session of a listing that is off."""

    slug: str
    name: str
    """Of the listing, where its short name is not known."""
    day: str
    because: str


def read_short(text: bytes) -> Spotted | Cancelled | None:
    """What a short file says; None where it is another file. May raise what `parse_mapping` raises."""
    data = parse_mapping(text)
    if {"name", "where"} <= data.keys() <= set(SAID) and all(isinstance(value, str) for value in data.values()):
        return Spotted({key: " ".join(value.split()) for key, value in data.items()})
    rows = data.get("notices") if data.keys() == {"notices"} else None
    row: Any = rows[0] if isinstance(rows, list) and len(rows) == 1 else None
    if not (isinstance(row, dict) and row.keys() == CANCELLED and all(isinstance(one, str) for one in row.values())):
        return None
    words = text.decode("utf-8", "replace").replace("\r\n", "\n")
    listing, named = _LISTING.search(words), _NAME.search(words)
    return Cancelled(listing[2] if listing else "", named[1] if named else "", row["cancelled"], row["because"])


def do_short(short: Spotted | Cancelled, home: Home) -> list[str]:
    """Does what it asks for, and says so in words; raises ImportStopped where a person has to look at it."""
    try:
        if isinstance(short, Spotted):
            said, warnings = add_lead(home, short.said)
            return [said, *map(format_line, warnings)]
        return _cancel(short, home)
    except Refused as refused:
        raise ImportStopped(" ".join(refused.reasons)) from None


def _cancel(short: Cancelled, home: Home) -> list[str]:
    try:
        day = date.fromisoformat(short.day)
    except ValueError:
        raise ImportStopped(f"{short.day!r} is not a date. Write it as 2026-11-23.") from None
    slug = short.slug or _find_named_so(short.name, home)
    lines, warnings = add_notice(home, [slug], to_notice_row("cancelled", [day], " ".join(short.because.split())))
    return [*lines, *map(format_line, warnings)]


def _find_named_so(name: str, home: Home) -> str:
    """The short name of the one listing of this name; it may be written in any spelling of its capitals."""
    if not name:
        raise ImportStopped("It does not say which listing is meant. Write # For: and its name above it.")
    found = []
    for entry in gather_directory(home)[0]:
        source = read_source(entry.file, entry.shown, entry.kind, entry.area)[0] if entry.kind == "listing" else None
        if source and mark_of(str(source.data.get("name", ""))) == mark_of(name):
            found.append(entry)
    if len(found) == 1:
        return found[0].file.stem
    if not found:
        raise ImportStopped(f"No listing is called {name}. Ask whoever sent it which is meant.")
    several = ", ".join(f"listings/{entry.area}/{entry.file.name}" for entry in found)
    raise ImportStopped(
        f"{len(found)} listings are called {name}: {several}. Use `hereabouts notice` for the right one."
    )
