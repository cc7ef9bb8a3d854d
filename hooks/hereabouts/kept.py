"""Memory between runs: what was made of the same inputs is not made again.

Each thing is a file named by the key of all it was made of, so nothing in it can be out of date; what a run does not
ask for goes. Bytes only, never code, and a run without the files makes the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

Keep = Callable[[Iterable[bytes], Callable[[], bytes]], bytes]
"""Gives the bytes for some inputs: the same that a call of the second argument makes."""


def make_anew(inputs: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Keeps nothing."""
    return make()


class Kept:
    """One folder of things made by earlier runs. `common` is what all of them depend on: code, terms, today."""

    def __init__(self, folder: Path, common: bytes) -> None:
        self.folder, self.common = folder, common
        self._asked: set[str] = set()

    def __call__(self, inputs: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
        digest = blake2b(self.common, digest_size=16)
        for one in inputs:
            digest.update(len(one).to_bytes(4) + one)
        name = digest.hexdigest()
        self._asked.add(name)
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            made = make()
            self._write(name, made)
            return made

    def _write(self, name: str, made: bytes) -> None:
        """Aside and renamed; a folder that may not be written to is no mistake."""
        aside = self.folder / f".{name}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(made)
            aside.replace(self.folder / name)
        except OSError:
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def forget_rest(self) -> None:
        """Takes away what this run has not asked for."""
        for file in self.folder.iterdir() if self.folder.is_dir() else ():
            if file.name not in self._asked:
                file.unlink(missing_ok=True)
