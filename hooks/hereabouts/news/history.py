"""Station 8, news: when the files of the listings were added and last changed, as Git knows it.

Git is asked by lists of words, never by a shell line. Where there is no history nothing is known, and that is no
mistake.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path, PurePosixPath

from hereabouts.moment import LONDON

MOST_COMMITS = 2000
"""So far back is looked: what has not been touched since is no news."""
_LOG = ("log", f"--max-count={MOST_COMMITS}", "--no-renames", "--diff-filter=AM", "--name-status", "--format=@%H %ct")


@dataclass(frozen=True, slots=True)
class Touched:
    """When one listing's file was touched."""

    changed: datetime
    added: datetime | None = None
    """None where it was there before the history that is known begins."""


def read_history(folder: Path, today: date) -> dict[str, Touched]:
    """By slug, what the history says of the listings below a folder up to today; empty where there is none."""
    log = _git(folder, *_LOG, "--", ".")
    if not log:
        return {}
    last = datetime.combine(today + timedelta(days=1), time(), LONDON)
    return to_touched(_read_log(log.splitlines(), _cut_commits(folder)), last)


def to_touched(rows: Iterable[tuple[datetime, str, str]], before: datetime) -> dict[str, Touched]:
    """What is known of each slug; `rows` are moment, A or M, and slug, the newest first."""
    found: dict[str, Touched] = {}
    for moment, how, slug in rows:
        if moment < before:
            changed = found[slug].changed if slug in found else moment
            found[slug] = Touched(changed, moment if how == "A" else None)
    return found


def _read_log(lines: Iterable[str], cut: set[str]) -> Iterator[tuple[datetime, str, str]]:
    """The rows of a log. Where a history was cut off, its first commit seems to add everything: that is left out."""
    moment: datetime | None = None
    for line in lines:
        if line.startswith("@"):
            commit, _, seconds = line[1:].partition(" ")
            moment = None if commit in cut else datetime.fromtimestamp(int(seconds), UTC)
        elif moment and line[1:2] == "\t" and line.endswith(".yml"):
            yield moment, line[0], PurePosixPath(line[2:]).stem


def _cut_commits(folder: Path) -> set[str]:
    """The commits at which a clone was cut off."""
    name = _git(folder, "rev-parse", "--path-format=absolute", "--git-path", "shallow").strip()
    try:
        return set(Path(name).read_text(encoding="ascii").split())
    except OSError:
        return set()


def _git(folder: Path, *words: str) -> str:
    """What Git answers; nothing where it cannot."""
    try:
        ended = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError:
        return ""
    return "" if ended.returncode else ended.stdout.decode("utf-8", "replace")
