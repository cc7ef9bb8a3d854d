"""Where things lie: the project's folder, the directory that is built, and today's date.

The environment is read here and nowhere else: `DIRECTORY` names the directory to build (without it, town.txt does, else
it is the example), `TODAY` fixes the clock, `PRINTS=no` leaves out what is made for paper, and `EXTRAS=no` what is made
to take elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from zoneinfo import ZoneInfo

from hereabouts.town import chosen_town

PROJECT = Path(__file__).resolve().parents[2]
LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Home:
    """The folders one run works with."""

    project: Path
    """The folder that holds mkdocs.yml, schemas and overrides."""
    directory: Path
    """The directory that is built: listings, venues, terms, settings."""
    today: date
    """The day the site is built for, in Europe/London."""
    prints: bool = True
    """True where the pack is made for paper, too, and as files to fill in; at first that takes half a minute."""
    extras: bool = True
    """True where what other programs take is made, too: calendars, open data. The bench times it apart."""

    @property
    def ours(self) -> Path:
        """The directory that ships with the project; it lends what the built one lacks."""
        return self.project / "directory"

    @property
    def cache(self) -> Path:
        """Where a run may leave what saves the next one work; nothing in it is ever needed."""
        return self.project / ".cache" / "hereabouts"

    def own_cache(self, what: str) -> Path:
        """The same, for one thing about this directory alone."""
        name = blake2b(str(self.directory).encode(), digest_size=8).hexdigest()
        return self.cache / f"{what}-{name}"

    @property
    def is_ours(self) -> bool:
        """True when the directory that is built is the one that ships."""
        return self.directory.resolve() == self.ours.resolve()

    @property
    def folder(self) -> str:
        """The directory's folder, seen from the project's, such as directory/; empty where it lies outside."""
        inside = self.directory.is_relative_to(self.project) and self.directory != self.project
        return f"{self.directory.relative_to(self.project).as_posix()}/" if inside else ""

    def shared_file(self, name: str) -> Path:
        """The directory's own file or folder of that name, else ours."""
        own = self.directory / name
        return own if own.exists() else self.ours / name

    def shown(self, path: Path) -> str:
        """The path as a contributor writes it: from the project's folder, else from the directory's parent."""
        for base in (self.project, self.directory.parent):
            if path.is_relative_to(base):
                return path.relative_to(base).as_posix()
        return path.as_posix()


class HomeError(ValueError):
    """The environment names a directory or a day that cannot be used; the message says which."""


def find_home(environ: Mapping[str, str] = os.environ) -> Home:
    """The folders and the day for this run; raises HomeError when `DIRECTORY` or `TODAY` cannot be used."""
    named = environ.get("DIRECTORY") or chosen_town(PROJECT)
    directory = Path(named).expanduser().absolute() if named else PROJECT / "directory"
    if not directory.is_dir():
        raise HomeError(f"DIRECTORY names {named}, which is not a folder. Give the folder that holds listings/.")
    return Home(
        PROJECT,
        directory,
        read_today(environ.get("TODAY") or ""),
        environ.get("PRINTS") != "no",
        environ.get("EXTRAS") != "no",
    )


def read_today(text: str) -> date:
    """The day in `text` (2026-11-23), or today in Europe/London where it is empty."""
    if not text:
        return datetime.now(LONDON).date()
    try:
        return to_day_at_hand(text)
    except ValueError as error:
        raise HomeError(f"TODAY is {text}, which is not a date. Write it as 2026-11-23.") from error


def to_day_at_hand(text: str) -> date:
    """The day in `text`; raises ValueError where it is none, or so far off that years before and after it run out."""
    day = date.fromisoformat(text)
    if not 1000 <= day.year < 9000:
        raise ValueError(f"{text} is out of reach")
    return day
