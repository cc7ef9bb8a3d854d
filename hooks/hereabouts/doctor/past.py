"""What Git knows of a project: when files last changed, how many people change it. Nothing where there is no Git.

A history that was cut short begins with a commit that seems to have written everything; it is not believed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from hereabouts.changes.past import PastError, ask_git
from hereabouts.moment import LONDON


def last_change(folder: Path, *paths: str) -> date | None:
    """The day of the last commit, of some files or of any; None where Git knows of none."""
    return _day_of(folder, "--", *paths)


def last_change_of_line(folder: Path, pattern: str, file: str) -> date | None:
    """The day of the last commit that changed a line like this in a file."""
    return _day_of(folder, f"-G{pattern}", "--", file)


def is_cut_short(folder: Path) -> bool:
    """True where only the end of the history was fetched, as `git clone --depth 1` does."""
    return bool(_cuts(folder))


def _cuts(folder: Path) -> frozenset[str]:
    """The commits before which the history was cut off."""
    try:
        named = ask_git(folder, "rev-parse", "--git-path", "shallow").decode().strip()
        return frozenset((folder / named).read_text(encoding="ascii").split())
    except (PastError, OSError, ValueError):
        return frozenset()


def count_hands(folder: Path, since: date, until: date) -> int | None:
    """How many people committed between two days; None where Git cannot say. Nobody is named."""
    if is_cut_short(folder):
        return None
    try:
        said = ask_git(folder, "log", "--max-count=5000", f"--since={since}", f"--until={until} 23:59", "--format=%ae")
    except PastError:
        return None
    return len(set(said.decode("utf-8", "replace").split("\n")) - {""})


def _day_of(folder: Path, *words: str) -> date | None:
    try:
        commit, _, said = ask_git(folder, "log", "-1", "--format=%H %ct", *words).decode().strip().partition(" ")
        if not commit or (words[-1] != "--" and commit in _cuts(folder)):
            return None
        return datetime.fromtimestamp(int(said), UTC).astimezone(LONDON).date()
    except (PastError, ValueError):
        return None
