"""The folder in which what was made waits for the next run. Only one run at a time works in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

LOCK = "lock"


@contextmanager
def kept_folder(folder: Path) -> Iterator[Path]:
    """The folder; where it may not be written to, or another run is at work in it, one that goes with this run."""
    with ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _take_alone(held.enter_context((folder / LOCK).open("wb")))
        except OSError:
            folder = Path(held.enter_context(TemporaryDirectory()))
        yield folder


def _take_alone(file: IO[bytes]) -> None:
    """Takes the lock until the file is closed; raises OSError where another run has it."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # a system without such locks
        return
    flock(file, LOCK_EX | LOCK_NB)
