"""Folders in which a run lays its files aside until all of them are checked; what a killed run left is taken away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def laid_aside(directory: Path, word: str) -> Iterator[Path]:
    """A folder in the directory that nothing reads and that goes at the end; `word` says whose it is."""
    _sweep(directory, f".{word}-")
    with TemporaryDirectory(prefix=f".{word}-{os.getpid()}-", dir=directory) as folder:
        yield Path(folder)


def _sweep(directory: Path, begin: str) -> None:
    """Takes away what a killed run has left; a run that still goes on keeps its own."""
    for folder in directory.glob(f"{begin}*"):
        number = folder.name.removeprefix(begin).partition("-")[0]
        if not (number.isdigit() and Path("/proc").is_dir() and Path(f"/proc/{number}").exists()):
            shutil.rmtree(folder, ignore_errors=True)
