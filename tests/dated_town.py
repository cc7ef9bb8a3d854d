"""A small town under Git, in a folder below the top, whose commits have days of their own."""

import os
import subprocess
from pathlib import Path

from town import GARDEN, LISTING, make_town, write

TIMES = 'when:\n  - {day: tuesday, start: "10:30", end: "12:30"}\n'


def listing(name: str, status: str = "active", checked: str = "2026-10-01", more: str = "") -> str:
    """A listing's file; one that has ended has no times."""
    text = LISTING.replace("Riverside Community Garden", name).replace("2026-10-01", checked)
    return f"{text.replace(TIMES, '') if status == 'ended' else text}status: {status}\n{more}"


def make_dated_town(folder: Path) -> Path:
    """A town with three listings since 1 June."""
    town = make_town(folder / "top/town")
    git(folder / "top", "init", "-q", "-b", "main")
    write(town / GARDEN, listing("Riverside Community Garden", checked="2026-05-20"))
    write(town / "listings/riverside/choir.yml", listing("The choir on the quay", checked="2026-05-20"))
    write(town / "listings/riverside/chess.yml", listing("Chess for beginners", checked="2026-01-05"))
    commit(town, "2026-06-01")
    return town


def git(folder: Path, *words: str, day: str = "2026-06-01") -> None:
    """Runs Git as on a day."""
    at = f"{day}T12:00:00+00:00"
    who = {
        f"GIT_{role}_{what}": f"{what}@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    when = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    subprocess.run(["git", *words], cwd=folder, env={**os.environ, **who, **when}, check=True, capture_output=True)


def commit(town: Path, day: str) -> None:
    """Commits the town as it stands."""
    git(town, "add", "-A", day=day)
    git(town, "commit", "-q", "-m", "A change", day=day)
