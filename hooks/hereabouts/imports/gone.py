"""What a source no longer holds: told for ninety days, for a feed may be broken for a while, then proposed for ending.

directory/imports/<source>/gone.json remembers since when each has been missing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hereabouts.imports.base import FOLDER, write_whole
from hereabouts.imports.desk import AREA, FROM, without_seal
from hereabouts.imports.draft import Draft
from hereabouts.imports.refusal import ImportStopped
from hereabouts.source import read_source

WAIT_DAYS = 90
OVER = ("ended", "withheld")


@dataclass(frozen=True, slots=True)
class Gone:
    """A listing that its source no longer holds."""

    identity: str
    file: Path
    since: date
    area: str
    data: dict[str, Any]
    """As the source said it last."""

    def is_due(self, today: date) -> bool:
        """True when it has been missing for so long that it is proposed for ending."""
        return (today - self.since).days >= WAIT_DAYS


def last_said(base: Mapping[str, dict[str, Any]], lying: Mapping[str, Path]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Area and data of what was brought in before, as the source gave it last, by identity."""
    known = {}
    for identity, file in lying.items():
        data = base.get(identity)
        if data is None:
            source, _ = read_source(file, file.name, "listing")
            data = without_seal(source.data) if source else {}
        area = str(data.get(AREA, file.parent.name))
        known[identity] = (area, {key: value for key, value in data.items() if key not in (AREA, FROM)})
    return known


def find_gone(
    directory: Path,
    short_name: str,
    missing: Mapping[str, Path],
    known: Mapping[str, tuple[str, dict[str, Any]]],
    today: date,
) -> list[Gone]:
    """What is missing from the source and not over yet, each with the day on which that was seen first."""
    since = _read(directory, short_name)
    found = []
    for identity, file in sorted(missing.items()):
        if not _is_over(file):
            area, data = known[identity]
            found.append(Gone(identity, file, since.get(identity, today), area, data))
    return found


def to_end(gone: Gone) -> Draft:
    """The draft that ends a listing: no times any more, and everything else as it was."""
    data = {**{key: value for key, value in gone.data.items() if key != "when"}, "status": "ended"}
    return Draft(gone.identity, gone.file.stem, gone.area, gone.area, data, ())


def remember(directory: Path, short_name: str, gone: Collection[Gone]) -> None:
    """Writes since when each has been missing; leaves the file where nothing has changed."""
    file = _file(directory, short_name)
    days = {one.identity: one.since.isoformat() for one in gone}
    if days == {identity: day.isoformat() for identity, day in _read(directory, short_name).items()}:
        return
    write_whole(file, (json.dumps(days, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())


def _file(directory: Path, short_name: str) -> Path:
    return directory / FOLDER / short_name / "gone.json"


def _read(directory: Path, short_name: str) -> dict[str, date]:
    file = _file(directory, short_name)
    try:
        rows = json.loads(file.read_bytes()) if file.is_file() else {}
        return {identity: date.fromisoformat(day) for identity, day in rows.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise ImportStopped(f"{file} cannot be read. Take it back from git, or delete it.") from error


def _is_over(file: Path) -> bool:
    source, _ = read_source(file, file.name, "listing")
    return bool(source and source.data.get("status") in OVER)
