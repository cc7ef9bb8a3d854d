"""Station 1c: what was taken out for good. The check, the form and every import keep it out.

`do-not-list.yml` is public like every other file: it holds no reason, no person and no contact. A name is not written
in it but known again by its mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

FILE = "do-not-list.yml"
_NOT_LETTERS = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class KeptOut:
    """One thing that is not to be listed again."""

    slugs: frozenset[str]
    """The file names that it had."""
    area: str
    day: date
    name_mark: str
    ids: frozenset[str]
    """What other directories call it."""


@dataclass(frozen=True, slots=True)
class DoNotList:
    """Everything that is to stay out."""

    entries: tuple[KeptOut, ...] = ()

    def find(self, slug: str, area: str, name: str = "", ids: Iterable[str] = ()) -> KeptOut | None:
        """The entry that keeps this out: by file name, by name in the same area, or by what others call it."""
        if not self.entries:
            return None
        mark, known = mark_of(name), frozenset(ids)
        for entry in self.entries:
            is_same_name = bool(name) and mark == entry.name_mark and area == entry.area
            if slug in entry.slugs or is_same_name or known & entry.ids:
                return entry
        return None

    def find_called(self, name: str) -> KeptOut | None:
        """The entry of this name, in whichever area."""
        mark = mark_of(name)
        return next((entry for entry in self.entries if entry.name_mark == mark), None)


def to_do_not_list(data: Mapping[str, Any]) -> DoNotList:
    """The entries of a file that its schema has passed."""
    return DoNotList(tuple(map(_to_kept_out, data["entries"])))


def _to_kept_out(row: Mapping[str, Any]) -> KeptOut:
    slugs = frozenset((row["slug"], *row.get("other-slugs", ())))
    day = date.fromisoformat(row["date"])
    return KeptOut(slugs, row["area"], day, row.get("name-mark", ""), frozenset(row.get("ids", ())))


def mark_of(name: str) -> str:
    """Sixteen letters that tell the same name again, however it is spaced and spelt in capitals."""
    plain = _NOT_LETTERS.sub("", unicodedata.normalize("NFKD", name).casefold())
    return sha256(plain.encode()).hexdigest()[:16]


def ids_of(data: Mapping[str, Any]) -> list[str]:
    """What other directories call a listing: its row in the source it came from, and its names elsewhere."""
    source, others = data.get("source"), data.get("other-ids")
    row = source.get("id") if isinstance(source, dict) else None
    named = [one for one in others if isinstance(one, dict)] if isinstance(others, list) else []
    return [*([str(row)] if row else ()), *(f"{one.get('in')}: {one.get('id')}" for one in named)]
