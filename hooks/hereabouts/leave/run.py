"""From a directory on disk to a folder that holds all of it: written aside, and put in place whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hereabouts.address import OPEN_DATA, SERVICES
from hereabouts.build import Build
from hereabouts.export import write_open_data
from hereabouts.export.many import write_list
from hereabouts.export.paging import CONTENTS, to_envelope
from hereabouts.export.town import Town, to_town
from hereabouts.home import Home
from hereabouts.leave.contents import left_out, pieces_in, table_rows
from hereabouts.leave.index import Index, write_index
from hereabouts.leave.own import copy_own_files
from hereabouts.leave.paper import write_papers
from hereabouts.leave.sums import write_contents, write_sums
from hereabouts.leave.tables import complete_database, count_rows, write_tables
from hereabouts.leave.workbook import write_workbook
from hereabouts.press.job import file_digests
from hereabouts.problem import Problem

DATABASE = "database/directory.sqlite"
LISTS = ("organizations", "locations", "service_at_locations")
PLACES = {
    "listings.sqlite": DATABASE,
    "listings.json": "json/listings.json",
    "places.geojson": "json/places.geojson",
    "schemas": "json/schemas",
    **{
        f"{name}.json": f"open-referral-uk/{name}.json"
        for name in ("index", *LISTS, "taxonomies", "taxonomy_terms", "gone")
    },
}  # fmt: skip
"""Where the files of the open data go."""


class CannotLeave(ValueError):
    """The place cannot be used; the message says why, and nothing there was touched."""


@dataclass(frozen=True, slots=True)
class Left:
    """What was written."""

    listings: int
    files: int
    problems: list[Problem]


def leave(home: Home, build: Build, out: Path, own: bool = False) -> Left:
    """Writes everything into the folder OUT, which must be empty or not there yet."""
    out = out.absolute()
    judge_place(home, out)
    with _aside(out) as folder:
        problems = write_everything(folder, home, build, own)
        files = sum(file.is_file() for file in folder.rglob("*"))
        if out.exists():
            out.rmdir()
        folder.rename(out)
    return Left(len(build.directory.found()), files, problems)


def judge_place(home: Home, out: Path) -> None:
    """Raises CannotLeave where nothing may be written there."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise CannotLeave(f"{out} is there already and is no folder. Name another place.")
    if out.is_dir() and any(out.iterdir()):
        raise CannotLeave(f"{out} holds something already. Name an empty folder, or one that is not there yet.")
    inside = (home.directory, home.project / "guidance")
    if any(out.resolve().is_relative_to(folder.resolve()) for folder in inside):
        raise CannotLeave(f"{out} lies among the files that are to be taken along. Name a place outside.")


@contextmanager
def _aside(out: Path) -> Iterator[Path]:
    """A folder beside OUT, which is taken away where it was not put in place."""
    folder = out.with_name(f".{out.name}.new")  # one name: what a power cut left goes with the next run
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    except OSError as error:
        raise CannotLeave(f"Nothing can be written into {out.parent} ({error.strerror}). Name another place.") from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_everything(folder: Path, home: Home, build: Build, own: bool = False) -> list[Problem]:
    """Fills an empty folder; gives what cannot be made, and letters that paper cannot show."""
    town = to_town(build.directory)
    with TemporaryDirectory(dir=folder, prefix=".leave-") as room:
        _take_open_data(Path(room), folder, home, build, town)
    complete_database(folder / DATABASE, build, town)
    write_tables(folder / "tables", folder / DATABASE, town)
    write_workbook(folder / "spreadsheet/directory.xlsx", folder / DATABASE, town)
    problems = write_papers(folder, build.directory, home)
    _copy_guidance(folder, home)
    if own:
        copy_own_files(folder, home)
    counts = count_rows(folder / DATABASE)
    listings = len(build.directory.found())
    index = Index(town, listings, pieces_in(folder), table_rows(counts), left_out(build, home, own))
    write_index(folder, index)
    write_contents(folder, index, counts, town)
    write_sums(folder)
    return problems


def _take_open_data(room: Path, folder: Path, home: Home, build: Build, town: Town) -> None:
    """The open data as a build writes it, put where the page says; whole services in one file, not in one each."""
    write_open_data(room, build.directory, build.checked, file_digests(build.checked), home)
    for name, place in PLACES.items():
        (folder / place).parent.mkdir(exist_ok=True)
        (room / OPEN_DATA / name).rename(folder / place)
    services = sorted(file for file in (room / SERVICES).iterdir() if file.suffix == ".json")
    envelope = to_envelope(len(services), town)
    write_list(
        folder / "open-referral-uk/services.json", envelope, CONTENTS, (file.read_bytes() for file in services)
    )  # fmt: skip


def _copy_guidance(folder: Path, home: Home) -> None:
    """The pack's sources and the licences, as they are."""
    shutil.copytree(
        home.project / "guidance", folder / "guidance", copy_function=shutil.copyfile,
        ignore=lambda _, names: [name for name in names if name.startswith(".")],
    )  # fmt: skip
    (folder / "licences").mkdir()
    for name in ("LICENSE", "LICENSE-content"):
        shutil.copyfile(home.project / name, folder / "licences" / f"{name}.txt")
