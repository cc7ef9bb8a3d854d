"""Station 8, news: when the files of the listings were added and last changed, as Git knows it.

Git is asked by lists of words, never by a shell line. Where there is no history nothing is known, and that is no
mistake. A file that was only checked again has not changed: that is no news to a reader.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path, PurePosixPath

from hereabouts.moment import LONDON

MOST_COMMITS = 2000
"""So far back is looked: what has not been touched since is no news."""
MOST_COMPARED = 1000
"""So many changes, the last ones, are looked into; older ones count as changes."""
_LOG = ("log", f"--max-count={MOST_COMMITS}", "--no-renames", "--diff-filter=AM", "--raw", "--no-abbrev")
_CHECK = re.compile(rb"^checked:.*\n?(?:[ \t#].*\n?)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Touched:
    """When one listing's file was touched."""

    changed: datetime
    added: datetime | None = None
    """None where it was there before the history that is known begins."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file in one commit."""

    moment: datetime
    slug: str
    before: str
    """What it held, by Git's name for it; empty where it was added."""
    after: str


def read_history(folder: Path, today: date) -> dict[str, Touched]:
    """By slug, what the history says of the listings below a folder up to today; empty where there is none."""
    log = _git(folder, *_LOG, "--format=@%H %ct", "--", ".").decode("utf-8", "replace")
    last = datetime.combine(today + timedelta(days=1), time(), LONDON)
    rows = [row for row in _read_log(log.splitlines(), _cut_commits(folder)) if row.moment < last]
    return to_touched(_without_checks(folder, rows))


def to_touched(rows: Iterable[Row]) -> dict[str, Touched]:
    """What is known of each slug; the newest row comes first."""
    found: dict[str, Touched] = {}
    for row in rows:
        changed = found[row.slug].changed if row.slug in found else row.moment
        found[row.slug] = Touched(changed, None if row.before else row.moment)
    return found


def _read_log(lines: Iterable[str], cut: set[str]) -> Iterator[Row]:
    """The rows of a log. Where a history was cut off, its first commit seems to add everything: that is left out."""
    moment: datetime | None = None
    for line in lines:
        if line.startswith("@"):
            commit, _, seconds = line[1:].partition(" ")
            moment = None if commit in cut else datetime.fromtimestamp(int(seconds), UTC)
        elif moment and line.startswith(":") and line.endswith(".yml"):
            about, _, path = line.partition("\t")
            _, _, before, after, how = about.split(" ")
            yield Row(moment, PurePosixPath(path).stem, "" if how == "A" else before, after)


def _without_checks(folder: Path, rows: Sequence[Row]) -> list[Row]:
    """The rows in which more has changed than when and how a listing was checked."""
    compared = [row for row in rows if row.before][:MOST_COMPARED]
    blobs = [blob for row in compared for blob in (row.before, row.after)]
    contents = [_CHECK.sub(b"", content) for content in _read_blobs(folder, blobs)]
    pairs = zip(compared, contents[::2], contents[1::2], strict=False)
    only_checked = {id(row) for row, before, after in pairs if before == after}
    return [row for row in rows if id(row) not in only_checked]


def _read_blobs(folder: Path, blobs: Sequence[str]) -> list[bytes]:
    """What each file held; nothing at all where Git cannot say."""
    answer = _git(folder, "cat-file", "--batch", said="".join(f"{blob}\n" for blob in blobs).encode()) if blobs else b""
    contents: list[bytes] = []
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        words = answer[at:end].split(b" ")
        if len(words) < 3:
            return []
        size = int(words[2])
        contents.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return contents


def _cut_commits(folder: Path) -> set[str]:
    """The commits at which a clone was cut off."""
    name = _git(folder, "rev-parse", "--path-format=absolute", "--git-path", "shallow").decode().strip()
    try:
        return set(Path(name).read_text(encoding="ascii").split()) if name else set()
    except OSError:
        return set()


def _git(folder: Path, *words: str, said: bytes = b"") -> bytes:
    """What Git answers; nothing where it cannot."""
    try:
        ended = subprocess.run(["git", "-C", str(folder), *words], input=said, capture_output=True, check=False)
    except OSError:
        return b""
    return b"" if ended.returncode else ended.stdout
