"""When the directory stood how: the commits that hold it, by time, and which listings each held.

A copy may have no Git, or only its last commits; whoever asks is told how far back the answer reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from hereabouts.changes.past import PastError, ask_git, list_files, read_blobs
from hereabouts.moment import LONDON
from hereabouts.source import parse_front

LISTINGS = "listings/"


@dataclass(frozen=True, slots=True)
class Commit:
    """One state of the directory."""

    name: str
    day: date
    """When it was made, in Europe/London."""
    moment: int


@dataclass(frozen=True)
class History:
    """The main line of one repository, as far as it holds one directory."""

    top: Path
    prefix: str
    """The directory from the top, with a slash at its end; empty where it is the top."""
    commits: Sequence[Commit]
    """The newest first; the directory's folder changed in each of them."""
    is_shallow: bool

    @cached_property
    def begins(self) -> date:
        """The day of the first commit that is there."""
        return self.commits[-1].day

    def commit_on(self, day: date) -> Commit | None:
        """The state in which a day began; None where the history begins later."""
        return self._before(datetime.combine(day, time.min, LONDON))

    def commit_after(self, day: date) -> Commit | None:
        """The state in which a day ended."""
        return self._before(datetime.combine(day, time.max, LONDON))

    def listings_at(self, commit: Commit) -> dict[str, bytes]:
        """The listings of a state: the name of each file's contents, by slug."""
        files = list_files(self.top, commit.name, self.prefix)
        return {PurePosixPath(name).stem: blob for blob, name in files if is_listing(name)}

    def read(self, blobs: Sequence[bytes]) -> list[Mapping[str, Any]]:
        """What stood in some files; nothing for one that cannot be read."""
        return [parse_front(content, "")[0] or {} for content in read_blobs(self.top, list(blobs))]

    def _before(self, moment: datetime) -> Commit | None:
        until = moment.timestamp()
        return next((commit for commit in self.commits if commit.moment <= until), None)


def is_listing(name: str) -> bool:
    """True for a listing's file, seen from the directory."""
    return name.startswith(LISTINGS) and name.endswith(".yml")


def read_history(directory: Path) -> History:
    """The history of a directory; raises PastError where there is none."""
    top = Path(ask_git(directory, "rev-parse", "--show-toplevel").decode().strip())
    below = directory.resolve().relative_to(top.resolve()).as_posix()
    where = [] if below == "." else ["--", below]
    listed = ask_git(top, "rev-list", "--first-parent", "--timestamp", "HEAD", *where).decode().split("\n")
    commits = [_to_commit(*line.split(" ")) for line in listed if line]
    if not commits:
        raise PastError("Git holds no earlier state of this directory.")
    is_shallow = ask_git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
    return History(top, "" if below == "." else f"{below}/", commits, is_shallow)


def _to_commit(moment: str, name: str) -> Commit:
    return Commit(name, datetime.fromtimestamp(int(moment), LONDON).date(), int(moment))
