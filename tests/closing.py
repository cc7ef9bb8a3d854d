"""Closes the example: its directory with a closing in its settings, and the site that is made of it."""

import shutil
from datetime import date
from pathlib import Path

from building import PROJECT, TODAY
from hereabouts.build import after_build, read_build
from hereabouts.closing.block import write_block
from hereabouts.closing.closed import Pointer
from hereabouts.home import Home
from hereabouts.problem import Problem
from pressing import OURS

DAY = date.fromisoformat(TODAY)
COUNCIL = "https://council.example.net/whats-on"
POINTERS = (Pointer(COUNCIL, "Pellbridge Council"), Pointer("https://libraries.example.net/", ""))
SAYS = "Thank you to everyone who told us what is on."


def home_on(directory: Path, day: date = DAY) -> Home:
    """The home of a directory on a day."""
    return Home(PROJECT, directory, day, prints=False)


def close_town(folder: Path, day: date = DAY, archive: bool = False) -> Path:
    """A copy of the example whose settings say that it closes on the day."""
    shutil.copytree(OURS, folder)
    assert write_block(home_on(folder), day, POINTERS, SAYS, archive) == []
    return folder


def press_on(site: Path, directory: Path, day: date = DAY) -> list[Problem]:
    """Presses a directory into a folder as on that day."""
    build = read_build(home_on(directory, day))
    return after_build(build, site, build.directory.settings.address)


def close_copy(site: Path, room: Path, archive: bool = False) -> Path:
    """A copy of a finished site, closed."""
    directory = close_town(room / "directory", archive=archive)
    # Written anew: a browser that is told of no date to keep a file until takes an old file for one that lasts.
    shutil.copytree(site, room / "site", copy_function=shutil.copyfile)
    assert press_on(room / "site", directory) == []
    return room / "site"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
