"""Station 1, before reading: which files make up a directory, and which must not be followed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hereabouts.home import Home
from hereabouts.problem import Problem, Severity

KINDS = {"listings": "listing", "venues": "venue", "organisations": "organisation", "schemes": "scheme"}
SHARED = {"terms": "term"}
SINGLE = {
    "settings.yml": "settings",
    "help-now.yml": "help-now",
    "closures.yml": "closures",
    "next-door.yml": "next-door",
}
OWN = {"do-not-list.yml": "do-not-list", "leads.yml": "leads"}
"""What a directory may have and no other lends it."""
VOCABULARIES = (
    "access", "advice-help", "areas", "good-for", "interests", "joining", "kinds", "languages", "reduced-for", "to-do",
    "who-for", "work-help",
)  # fmt: skip
"""The vocabularies that rules and pages ask for; one that is missing is named as any file that cannot be read."""
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_SLUG = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One file to read, and what it is taken for."""

    file: Path
    shown: str
    kind: str
    area: str


class PathError(ValueError):
    """A path named on the command line cannot be used; the message says which."""


def gather_directory(home: Home) -> tuple[list[Entry], list[Problem]]:
    """The files of listings, venues, organisations and schemes, and what is wrong with their names."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    shown = home.shown(home.directory)
    for folder, kind in KINDS.items():
        for inside, is_link in _find_files(home.directory / folder, folder):
            fault = _name_fault(inside, is_link)
            if fault:
                problems.append(Problem(f"{shown}/{inside}", 1, "", *fault))
            else:
                file = Path(f"{home.directory}/{inside}")
                entries.append(Entry(file, f"{shown}/{inside}", kind, _area_of(inside)))
    return entries, problems


def gather_shared(home: Home) -> list[Entry]:
    """Settings, help and the other shared files: the directory's own, else ours; each vocabulary by itself."""
    singles = [
        Entry(home.shared_file(name), home.shown(home.shared_file(name)), kind, "") for name, kind in SINGLE.items()
    ]
    singles += [
        Entry(home.directory / name, home.shown(home.directory / name), kind, "")
        for name, kind in OWN.items()
        if (home.directory / name).exists()
    ]
    names = {file.stem for base in (home.ours, home.directory) for file in (base / "terms").glob("*.yml")}
    terms = [home.shared_file(f"terms/{name}.yml") for name in sorted(names.union(VOCABULARIES))]
    return singles + [Entry(file, home.shown(file), "term", "") for file in terms]


def gather_paths(home: Home, paths: Iterable[Path]) -> tuple[list[Entry], list[Problem]]:
    """The files named on the command line; a folder stands for all files in it."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in paths:
        if not path.exists():
            raise PathError(f"There is no file or folder {path}.")
        found = [f"{path}/{inside}" for inside, _ in _find_files(path, "")] if path.is_dir() else [str(path)]
        for file in map(Path.absolute, map(Path, found)):
            inside = file.relative_to(home.directory).as_posix() if file.is_relative_to(home.directory) else file.name
            fault = _name_fault(inside, file.is_symlink())
            if fault:
                problems.append(Problem(home.shown(file), 1, "", *fault))
            else:
                entries.append(Entry(file, home.shown(file), kind_of(file, home), _area_of(inside)))
    return entries, problems


def kind_of(file: Path, home: Home) -> str:
    """What a file is taken for, by its name and the folders above it; a listing where nothing says otherwise."""
    single = {**SINGLE, **OWN}
    if file.name in single:
        return single[file.name]
    inside = file.relative_to(home.directory) if file.is_relative_to(home.directory) else file
    folders = {**KINDS, **SHARED}
    return next((folders[part] for part in reversed(inside.parts[:-1]) if part in folders), "listing")


def _find_files(folder: Path, inside: str) -> Iterator[tuple[str, bool]]:
    """YAML files below a folder, in order of name, each with whether it is a link; links are not followed.

    Strings, not paths, and no look at the disk for each file: a directory may hold a hundred thousand.
    """
    if folder.is_symlink():
        yield inside, True
    elif folder.is_dir():
        yield from _find_below(str(folder), inside and f"{inside}/")


def _find_below(folder: str, prefix: str) -> Iterator[tuple[str, bool]]:
    for item in sorted(os.scandir(folder), key=lambda item: item.name):
        if item.name.startswith("."):
            continue
        if item.is_symlink():
            yield prefix + item.name, True
        elif item.name.endswith((".yml", ".yaml")):
            yield prefix + item.name, False
        elif item.is_dir():
            yield from _find_below(item.path, f"{prefix}{item.name}/")


def _name_fault(inside: str, is_link: bool) -> tuple[str, Severity, str] | None:
    """Rule, severity and words of what is wrong with a file's name or place; None where nothing is."""
    folder, _, name = inside.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    if is_link:
        return "path_stays_inside", "error", "This is a link to another place. Put the file itself here."
    if dot + ending != ".yml":
        return "file_name_ends_in_yml", "error", f"File name must end in .yml. Rename it {stem}.yml."
    if not SLUG.fullmatch(stem) or len(stem) > MAX_SLUG:
        message = "File name must be small letters, digits and single hyphens, at most 80: riverside-garden.yml."
        return "file_name_is_a_slug", "error", message
    if inside.startswith("listings/") and folder.count("/") != 1:
        message = "Listing must lie in the folder of its area: listings/riverside/name.yml."
        return "listing_lies_in_an_area", "error", message
    return None


def _area_of(inside: str) -> str:
    return inside.split("/")[1] if inside.startswith("listings/") else ""
