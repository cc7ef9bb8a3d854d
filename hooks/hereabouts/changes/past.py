"""The directory as it was at an earlier revision, taken out of Git into a folder of its own.

Git is asked by lists of words, never by a shell line, and a revision is resolved before anything else sees it.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hereabouts.home import Home

FILE_MODES = (b"100644", b"100755")
"""Plain files; links and other repositories are not followed."""
ENDINGS = (".yml", ".csv")


class PastError(ValueError):
    """The earlier state cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class PastHome(Home):
    """A home whose directory will not stand long: what is remembered of it goes with it."""

    @property
    def cache(self) -> Path:
        """Beside the directory, in the same passing folder."""
        return self.directory.parent / "cache"


def read_past(home: Home, revision: str, room: Path) -> PastHome:
    """The directory at a revision, written into `room`; one that was not there yet is empty."""
    top = Path(ask_git(home.directory, "rev-parse", "--show-toplevel").decode().strip())
    commit = _resolve(home.directory, revision)
    below = home.directory.resolve().relative_to(top.resolve()).as_posix()
    past = room / "past" / home.directory.name
    past.mkdir(parents=True)
    prefix = "" if below == "." else f"{below}/"
    names = list_files(top, commit, prefix)
    contents = read_blobs(top, [blob for blob, _ in names])
    for (_, name), content in zip(names, contents, strict=True):
        file = past / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return PastHome(home.project, past, home.today)


def _resolve(folder: Path, revision: str) -> str:
    try:
        found = ask_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except PastError:
        raise PastError(f"Git knows no revision called {revision!r} here. Name one, such as main or HEAD^1.") from None
    return found.decode().strip()


def list_files(top: Path, commit: str, prefix: str) -> list[tuple[bytes, str]]:
    """Blob and name, seen from the directory, of each plain file that a check reads."""
    listed = ask_git(top, "ls-tree", "-r", "-z", "--full-tree", commit, *([f"./{prefix}"] if prefix else []))
    found = []
    for row in filter(None, listed.split(b"\0")):
        about, _, path = row.partition(b"\t")
        mode, _, blob = about.split(b" ")
        name = path.decode("utf-8", "surrogateescape").removeprefix(prefix)
        if mode in FILE_MODES and name.endswith(ENDINGS) and ".." not in PurePosixPath(name).parts:
            found.append((blob, name))
    return found


def read_blobs(top: Path, blobs: list[bytes]) -> list[bytes]:
    answer = ask_git(top, "cat-file", "--batch", said=b"".join(blob + b"\n" for blob in blobs))
    contents, at = [], 0
    for _ in blobs:
        line_end = answer.index(b"\n", at)
        size = int(answer[at:line_end].split(b" ")[2])
        contents.append(answer[line_end + 1 : line_end + 1 + size])
        at = line_end + size + 2
    return contents


def ask_git(folder: Path, *words: str, said: bytes = b"") -> bytes:
    """What Git answers; raises PastError where it cannot."""
    try:
        ended = subprocess.run(["git", "-C", str(folder), *words], input=said, capture_output=True, check=False)
    except FileNotFoundError:
        raise PastError("Git is not installed on this machine.") from None
    if ended.returncode:
        raise PastError(ended.stderr.decode("utf-8", "replace").strip() or f"git {words[0]} failed")
    return ended.stdout
