"""Station 3, memory: what the last check found in files that have not changed since.

A file is known by its size and its time of change; what it was judged by (terms, settings, venues, rules, today) is
one key for all. The note is plain data, never code, and a run without it finds the same.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

import msgpack

from hereabouts.gather import Entry
from hereabouts.home import Home
from hereabouts.problem import Problem
from hereabouts.source import Source

Judged = tuple[Source | None, list[Problem]]
Stamp = tuple[int, int]

TOO_FRESH_NS = 50_000_000
"""A file changed so shortly before the note was written may change again within the clock's grain."""


SHARDS = 32
"""The note is cut into so many files, so that one change does not write all of it again."""

Note = dict[str, Any]
"""By file as shown: its stamp, its digest, its data, its problems."""


class Memory:
    """What is known of files that were judged by the same key."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder, self.key = folder, key
        self._kept: list[Note] = [_read_note(folder / str(shard), key) for shard in range(SHARDS)]
        self._now: list[Note] = [{} for _ in range(SHARDS)]

    def recall(self, entry: Entry) -> Judged | None:
        """What was found in the file, where it has not changed since."""
        shard = _shard_of(entry)
        note = self._kept[shard].get(entry.shown)
        stamp = stamp_of(entry.file)
        if note is None or stamp is None or note[0] != list(stamp):
            return None
        self._now[shard][entry.shown] = note
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
        found = [list(stamp), source.digest if source else b"", source.data if source else None, rows]
        self._now[_shard_of(entry)][entry.shown] = found

    def write(self, now_ns: int) -> None:
        """Writes what has changed; a folder that may not be written to is no mistake."""
        for shard, (now, kept) in enumerate(zip(self._now, self._kept, strict=True)):
            if now != kept:
                old_enough = {shown: note for shown, note in now.items() if note[0][1] < now_ns - TOO_FRESH_NS}
                _write_note(self.folder / str(shard), self.key, old_enough)


def _shard_of(entry: Entry) -> int:
    return crc32(entry.shown.encode()) % SHARDS


def _write_note(file: Path, key: bytes, note: Note) -> None:
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(msgpack.packb([key, note]))
        aside.replace(file)
    except OSError:
        aside.unlink(missing_ok=True)


def stamp_of(file: Path) -> Stamp | None:
    """Size and time of change of a file; None where it is gone."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _read_note(file: Path, key: bytes) -> Note:
    try:
        written, kept = msgpack.unpackb(file.read_bytes())
    except (OSError, ValueError, TypeError, msgpack.UnpackException):
        return {}
    return kept if written == key else {}


@contextmanager
def remembering(home: Home, what: str, key: bytes) -> Iterator[Memory]:
    """The memory of one directory's `what`, written when the work is done; one note for each directory checked."""
    memory = Memory(home.own_cache(what), key)
    yield memory
    memory.write(time.time_ns())


@cache
def modules_digest() -> bytes:
    """Changes when a module does; read once, for a process goes on with the modules that it has loaded."""
    digest = blake2b(digest_size=16)
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()


def judging_key(home: Home, shared: Iterable[Path], things: Mapping[str, Mapping[str, Source]]) -> bytes:
    """One key for all that a file is judged by: shared files, schemas, the rules' own code, venues and the like."""
    digest = blake2b(home.today.isoformat().encode() + modules_digest(), digest_size=16)
    for file in [*shared, *sorted((home.project / "schemas").glob("*.json"))]:
        digest.update(file.read_bytes() if file.is_file() else b"-")
    for kind, shelf in sorted(things.items()):
        for slug, source in sorted(shelf.items()):
            digest.update(f"{kind}/{slug}".encode() + source.digest)
    return digest.digest()
