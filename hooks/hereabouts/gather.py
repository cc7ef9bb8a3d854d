"""Station 1, before reading: which files make up a directory, and which must not be followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hereabouts.home import Home
from hereabouts.problem import Problem

KINDS = {"listings": "listing", "venues": "venue", "organisations": "organisation", "schemes": "scheme"}
SHARED = {"terms": "term"}
SINGLE = {"settings.yml": "settings", "help-now.yml": "help-now", "closures.yml": "closures"}
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
    for folder, kind in KINDS.items():
        for file in _files_below(home.directory / folder):
            entry, found = _to_entry(file, kind, home)
            problems += found
            if entry:
                entries.append(entry)
    return entries, problems


def gather_shared(home: Home) -> list[Entry]:
    """Settings, help, closures and vocabularies: the directory's own, else ours; each vocabulary by itself."""
    singles = [
        Entry(home.shared_file(name), home.shown(home.shared_file(name)), kind, "") for name, kind in SINGLE.items()
    ]
    names = {file.name for base in (home.ours, home.directory) for file in (base / "terms").glob("*.yml")}
    terms = [home.shared_file(f"terms/{name}") for name in sorted(names)]
    return singles + [Entry(file, home.shown(file), "term", "") for file in terms]


def gather_paths(home: Home, paths: Iterable[Path]) -> tuple[list[Entry], list[Problem]]:
    """The files named on the command line; a folder stands for all files in it."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in paths:
        if not path.exists():
            raise PathError(f"There is no file or folder {path}.")
        for file in _files_below(path) if path.is_dir() else [path]:
            entry, found = _to_entry(file.absolute(), kind_of(file.absolute(), home), home)
            problems += found
            if entry:
                entries.append(entry)
    return entries, problems


def kind_of(file: Path, home: Home) -> str:
    """What a file is taken for, by its name and the folders above it; a listing where nothing says otherwise."""
    if file.name in SINGLE:
        return SINGLE[file.name]
    inside = file.relative_to(home.directory) if file.is_relative_to(home.directory) else file
    folders = {**KINDS, **SHARED}
    return next((folders[part] for part in reversed(inside.parts[:-1]) if part in folders), "listing")


def _files_below(folder: Path) -> Iterator[Path]:
    """YAML files of a folder and its folders, in order of name; hidden ones and links to folders apart."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files_below(path)
        elif path.suffix in (".yml", ".yaml") or path.is_symlink():
            yield path


def _to_entry(file: Path, kind: str, home: Home) -> tuple[Entry | None, list[Problem]]:
    shown = home.shown(file)

    def refuse(rule: str, message: str) -> tuple[None, list[Problem]]:
        return None, [Problem(shown, 1, "", rule, "error", message)]

    inside = file.is_relative_to(home.directory)
    if file.is_symlink() or (inside and not file.resolve().is_relative_to(home.directory.resolve())):
        return refuse("path_stays_inside", "This is a link to another place. Put the file itself here.")
    if file.suffix != ".yml":
        return refuse("file_name_ends_in_yml", f"File name must end in .yml. Rename it {file.stem}.yml.")
    if not SLUG.fullmatch(file.stem) or len(file.stem) > MAX_SLUG:
        message = "File name must be small letters, digits and single hyphens, at most 80: riverside-garden.yml."
        return refuse("file_name_is_a_slug", message)
    parts = file.relative_to(home.directory).parts if inside else ()
    if parts[:1] == ("listings",) and len(parts) != 3:
        return refuse(
            "listing_lies_in_an_area", "Listing must lie in the folder of its area: listings/riverside/name.yml."
        )
    return Entry(file, shown, kind, parts[1] if parts[:1] == ("listings",) else ""), []
