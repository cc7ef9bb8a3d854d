"""Joins what several phones hand in: files that the form saved, one listing or a basket each, become one basket.

The same listing twice is kept once. Two that would have one file name are both kept, the later under another name, and
told of; nothing that somebody wrote is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hereabouts.form.basket import read_handed
from hereabouts.imports.store import to_yaml
from hereabouts.source import read_source


@dataclass(frozen=True, slots=True)
class Row:
    """A listing as it was handed in, not checked yet."""

    area: str
    slug: str
    listing: dict[str, Any]

    @property
    def name(self) -> str:
        """What people call it."""
        return str(self.listing.get("name", self.slug))


@dataclass(slots=True)
class Joined:
    """The rows of all files, and what is to be said about them."""

    rows: list[Row] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def join_files(files: Sequence[Path]) -> Joined:
    """The listings of all files in their order; a file that cannot be used is named, and the others are joined."""
    joined = Joined()
    for file in files:
        source, problems = read_source(file, str(file), "listing")
        if source is None:
            joined.refused += [f"{problem.path}:{problem.line}: {problem.message}" for problem in problems]
            continue
        rows = list(_read_rows(file.read_bytes()))
        if not rows:
            joined.refused.append(f"{file}:1: This is no file that the form saved. Save it on the form's page again.")
        for row in rows:
            _add(row, joined, file)
    return joined


def _read_rows(text: bytes) -> Iterator[Row]:
    return (Row(one.area, one.slug, one.listing) for one in read_handed(text) if not one.wrong)


def _add(row: Row, joined: Joined, file: Path) -> None:
    if any(other == row for other in joined.rows):
        joined.said.append(f"{file}: {row.name} came twice and is kept once.")
        return
    double = next((other for other in joined.rows if other.name.casefold() == row.name.casefold()), None)
    if double:
        joined.said.append(f"{file}: {row.name} is written about twice, in other words. Both are kept: choose one.")
    joined.rows.append(replace(row, slug=_free_slug(row.slug, {other.slug for other in joined.rows})))


def _free_slug(slug: str, taken: set[str]) -> str:
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def to_basket(rows: Iterable[Row]) -> str:
    """The rows as the form hands over several listings: one file."""
    found = [{"area": row.area, "slug": row.slug, "listing": row.listing} for row in rows]
    return f"# {len(found)} listings from several devices, joined into one basket.\n" + to_yaml({"listings": found})
