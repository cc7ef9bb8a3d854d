"""Station 3, memory: what the last check found in files that have not changed since.

A file is known by its size and its time of change; what it was judged by (terms, settings, venues, rules, today) is
one key for all. The note is plain data, never code, and a run without it finds the same.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgpack

from hereabouts.gather import Entry
from hereabouts.home import Home
from hereabouts.problem import Problem
from hereabouts.source import Source

Judged = tuple[Source | None, list[Problem]]
Stamp = tuple[int, int]

TOO_FRESH_NS = 50_000_000
"""A file changed so shortly before the note was written may change again within the clock's grain."""


class Memory:
    """What is known of files that were judged by the same key."""

    def __init__(self, file: Path, key: bytes) -> None:
        self.file, self.key = file, key
        self._kept = _read_note(file, key)
        self._now: dict[str, Any] = {}

    def recall(self, entry: Entry) -> Judged | None:
        """What was found in the file, where it has not changed since."""
        note = self._kept.get(entry.shown)
        stamp = stamp_of(entry.file)
        if note is None or stamp is None or note[0] != list(stamp):
            return None
        self._now[entry.shown] = note
        _, digest, data, problems = note
        found = [Problem(*row) for row in problems]
        if data is None:
            return None, found
        return Source(entry.shown, entry.kind, entry.file.stem, entry.area, data, entry.file, digest), found

    def note(self, entry: Entry, stamp: Stamp | None, judged: Judged) -> None:
        """Keeps what was found in a file; `stamp` was taken before the file was read."""
        if stamp is None:
            return
        source, problems = judged
        rows = [[p.path, p.line, p.field, p.rule, p.severity, p.message] for p in problems]
        self._now[entry.shown] = [list(stamp), source.digest if source else b"", source.data if source else None, rows]

    def write(self, now_ns: int) -> None:
        """Writes the note aside and renames it; a folder that may not be written to is no mistake."""
        if self._now == self._kept:
            return
        kept = {shown: note for shown, note in self._now.items() if note[0][1] < now_ns - TOO_FRESH_NS}
        aside = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(msgpack.packb([self.key, kept]))
            aside.replace(self.file)
        except OSError:
            aside.unlink(missing_ok=True)


def stamp_of(file: Path) -> Stamp | None:
    """Size and time of change of a file; None where it is gone."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _read_note(file: Path, key: bytes) -> Mapping[str, Any]:
    try:
        written, kept = msgpack.unpackb(file.read_bytes())
    except (OSError, ValueError, TypeError, msgpack.UnpackException):
        return {}
    return kept if written == key else {}


@contextmanager
def remembering(home: Home, what: str, key: bytes) -> Iterator[Memory]:
    """The memory of one directory's `what`, written when the work is done; one note for each directory checked."""
    name = blake2b(str(home.directory).encode(), digest_size=8).hexdigest()
    memory = Memory(home.cache / f"{what}-{name}", key)
    yield memory
    memory.write(time.time_ns())


def judging_key(home: Home, shared: Iterable[Path], things: Mapping[str, Mapping[str, Source]]) -> bytes:
    """One key for all that a file is judged by: shared files, schemas, the rules' own code, venues and the like."""
    digest = blake2b(home.today.isoformat().encode(), digest_size=16)
    code = Path(__file__).parent.rglob("*.py")
    for file in [*shared, *sorted((home.project / "schemas").glob("*.json")), *sorted(code)]:
        digest.update(file.read_bytes() if file.is_file() else b"-")
    for kind, shelf in sorted(things.items()):
        for slug, source in sorted(shelf.items()):
            digest.update(f"{kind}/{slug}".encode() + source.digest)
    return digest.digest()
