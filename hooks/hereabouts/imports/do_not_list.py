"""Groups that asked not to be listed: directory/do-not-list.yml keeps them out of every import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hereabouts.do_not_list import FILE, mark_of
from hereabouts.imports.draft import Draft
from hereabouts.imports.refusal import ImportStopped
from hereabouts.source import read_source


@dataclass(frozen=True, slots=True)
class Removed:
    """One group that is not to be listed again. Its name is not written there; its mark tells it again."""

    slugs: frozenset[str]
    area: str
    name_mark: str
    ids: frozenset[str]
    date: str


def read_removed(directory: Path) -> list[Removed]:
    """The groups of the file; none without it. Raises ImportStopped where it cannot be read."""
    file = directory / FILE
    if not file.is_file():
        return []
    source, problems = read_source(file, file.as_posix(), "do-not-list")
    rows = source.data.get("entries", []) if source else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        said = problems[0].message if problems else "Write a list under entries."
        raise ImportStopped(f"{file} cannot be read, so nobody knows who must stay out. {said}")
    return [_to_removed(row) for row in rows]


def why_removed(draft: Draft, removed: list[Removed]) -> str:
    """Why this listing stays out; empty where it may come in."""
    mark = mark_of(str(draft.data.get("name", "")))
    ids = {draft.identity, *(f"{one.get('in')}: {one.get('id')}" for one in draft.data.get("other-ids", ()))}
    ids.add(draft.data.get("source", {}).get("id", ""))
    for one in removed:
        is_same = mark == one.name_mark and (not one.area or draft.area == one.area)
        if ids & one.ids or draft.slug in one.slugs or is_same:
            since = f" since {one.date}" if one.date else ""
            return f"It is in {FILE}{since}. Only the group can ask to come back."
    return ""


def _to_removed(row: dict[str, Any]) -> Removed:
    slugs = frozenset((str(row.get("slug", "")), *_texts(row.get("other-slugs"))))
    return Removed(
        slugs, str(row.get("area", "")), str(row.get("name-mark", "")), frozenset(_texts(row.get("ids"))),
        str(row.get("date", "")),
    )  # fmt: skip


def _texts(value: Any) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else []
