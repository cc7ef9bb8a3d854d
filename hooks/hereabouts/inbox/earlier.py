"""From which of a listing's versions a change was written: the one that lies here, or one that Git remembers.

A change may wait for days. What the team has put right meanwhile must not be taken back by it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from hereabouts.form.unpublished import version_of
from hereabouts.source import parse_mapping

Data = dict[str, Any]
LOOKS_BACK = 60
"""Versions of one file."""


def find_started(file: Path, version: str) -> Data | None:
    """The listing as whoever changed it saw it; empty where nobody knows any more, None where the file is broken."""
    there = _parsed(file.read_bytes())
    if there is None or not version or version_of(there) == version:
        return there
    for commit in _git(file, "log", f"--max-count={LOOKS_BACK}", "--format=%H", "--", file.name).decode().split():
        before = _parsed(_git(file, "show", f"{commit}:./{file.name}"))
        if before and version_of(before) == version:
            return before
    return {}


def _parsed(text: bytes) -> Data | None:
    try:
        return parse_mapping(text.removeprefix(b"\xef\xbb\xbf"))
    except Exception:  # it is broken; whoever asks leaves the file alone
        return None


def _git(file: Path, *words: str) -> bytes:
    """What Git says; nothing where it is not there, or knows nothing of the file."""
    try:
        return subprocess.run(["git", "-C", str(file.parent), *words], capture_output=True, check=False).stdout
    except OSError:
        return b""
