"""Checksums in the form that `sha256sum -c` reads, and the contents for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path

from hereabouts.export.town import Town
from hereabouts.leave.index import Index

SUMS, CONTENTS = "SHA256SUMS", "contents.json"
FORM = "hereabouts-leave-1"


def list_files(folder: Path) -> list[str]:
    """Every file, '/'-separated, in order."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def write_contents(folder: Path, index: Index, counts: Mapping[str, int], town: Town) -> None:
    """Writes counts, files and what is left out as JSON."""
    told = {
        "form": FORM,
        "about": town.about(),
        "made": town.today.isoformat(),
        "listings": index.listings,
        "rows": dict(counts),
        "left-out": [{"what": one.what, "why": one.why} for one in index.missing],
        "files": [{"path": name, "bytes": (folder / name).stat().st_size} for name in list_files(folder)],
    }
    (folder / CONTENTS).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_sums(folder: Path) -> None:
    """Writes the checksum of every file but this one."""
    lines = []
    for name in list_files(folder):
        with (folder / name).open("rb") as file:
            lines.append(_to_line(file_digest(file, "sha256").hexdigest(), name))
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _to_line(digest: str, name: str) -> str:
    """One line; a name with a break or a backslash in it is written as sha256sum writes it."""
    told = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "" if told == name else "\\"
    return f"{mark}{digest}  {told}\n"
