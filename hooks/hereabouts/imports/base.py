"""What each source said last time, kept in directory/imports/<source>/base.jsonl: one line a listing.

It is written after the listings. A run that was killed in between leaves listings that say what the source says, which
the next run finds already done; the other way round, their changes would be taken for ours.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hereabouts.imports.refusal import ImportStopped

FOLDER = "imports"


def base_file(directory: Path, short_name: str) -> Path:
    """Where the last word of a source is kept."""
    return directory / FOLDER / short_name / "base.jsonl"


def read_base(directory: Path, short_name: str) -> dict[str, dict[str, Any]]:
    """The listings of the source as it gave them last time, by identity; empty at the first import."""
    file = base_file(directory, short_name)
    if not file.is_file():
        return {}
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {row["id"]: row["listing"] for row in rows}
    except (ValueError, KeyError, TypeError) as error:
        message = "cannot be read. Take it back from git, or delete it: then what differs from the source is told as a"
        raise ImportStopped(f"{file} {message} clash, and nothing is written over.") from error


def write_base(directory: Path, short_name: str, base: Mapping[str, Mapping[str, Any]]) -> None:
    """Writes the file aside and renames it; leaves it where nothing has changed."""
    file = base_file(directory, short_name)
    lines = (
        json.dumps({"id": identity, "listing": base[identity]}, ensure_ascii=False, sort_keys=True) + "\n"
        for identity in sorted(base)
    )
    text = "".join(lines).encode()
    if not (file.is_file() and file.read_bytes() == text) and (base or file.exists()):
        write_whole(file, text)


def write_whole(file: Path, text: bytes) -> None:
    """The file holds either all of the old or all of the new, whenever the run is ended."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.aside")
    with aside.open("wb") as writing:
        writing.write(text)
        writing.flush()
        os.fsync(writing.fileno())
    aside.replace(file)
