"""The team's own copy of its own files: as they are, withheld ones too, and what the project lends the directory."""

from __future__ import annotations

import shutil
from pathlib import Path

from hereabouts.gather import gather_shared
from hereabouts.home import Home
from hereabouts.leave.contents import OWN

WARNING = """\
FOR THE TEAM ONLY

These are your own files as they are. They hold listings and places that were withheld, who asked not to be listed,
and notes. Take this folder away before you hand the rest on, and never publish it.

directory/   what the team wrote. With the project's code, DIRECTORY=directory builds the site again.
lent/        what the project lent it: words, urgent help, closures that directory/ has no file of its own for.
"""


def copy_own_files(folder: Path, home: Home) -> None:
    """Copies them into a folder of their own, with a warning beside; links are not followed."""
    own = folder / OWN
    shutil.copytree(home.directory, own / "directory", ignore=_not_ours, copy_function=shutil.copyfile)
    for entry in gather_shared(home):
        if not entry.file.is_relative_to(home.directory) and entry.file.is_file():
            target = own / "lent" / entry.file.relative_to(home.ours)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(entry.file, target)
    (own / "READ-FIRST.txt").write_text(WARNING, encoding="utf-8")


def _not_ours(folder: str, names: list[str]) -> list[str]:
    """What is hidden, such as a history, and links, which may lead anywhere."""
    return [name for name in names if name.startswith(".") or Path(folder, name).is_symlink()]
