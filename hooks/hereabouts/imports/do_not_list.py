"""Groups that asked not to be listed: directory/do-not-list.yml keeps them out of every import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hereabouts.imports.draft import Draft
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.rule import fold
from hereabouts.source import read_source

FILE = "do-not-list.yml"


@dataclass(frozen=True, slots=True)
class Removed:
    """One group that is not to be listed again."""

    slug: str
    name: str
    ids: tuple[str, ...]
    date: str


def read_removed(directory: Path) -> list[Removed]:
    """The groups of the file; none without it. Raises ImportStopped where it cannot be read."""
    file = directory / FILE
    if not file.is_file():
        return []
    source, problems = read_source(file, file.as_posix(), "do-not-list")
    rows = source.data.get("removed", []) if source else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        said = problems[0].message if problems else "Write a list under removed."
        raise ImportStopped(f"{file} cannot be read, so nobody knows who must stay out. {said}")
    return [_to_removed(row) for row in rows]


def why_removed(draft: Draft, removed: list[Removed]) -> str:
    """Why this listing stays out; empty where it may come in."""
    name = fold(str(draft.data.get("name", "")))
    ids = {draft.identity, *(str(one.get("id", "")) for one in draft.data.get("other-ids", ()))}
    for one in removed:
        if ids & set(one.ids) or draft.slug == one.slug or (name and name == fold(one.name)):
            since = f" since {one.date}" if one.date else ""
            return f"It is in {FILE}{since}, as {one.name or one.slug}. Only the group can ask to come back."
    return ""


def _to_removed(row: dict[str, Any]) -> Removed:
    ids = row.get("ids") or ()
    ids = (ids,) if isinstance(ids, str) else ids
    return Removed(str(row.get("slug", "")), str(row.get("name", "")), tuple(map(str, ids)), str(row.get("date", "")))
