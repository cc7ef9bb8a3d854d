"""Which files there are in print: the whole pack, manuals, sheets, leaflets in two forms, posters in two sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from hereabouts.guidance.guide import FOLDERS, MANUALS, UNBOUND, Guide
from hereabouts.guidance.library import Library
from hereabouts.guidance.scan import scan_blocks

Kind = Literal["pack", "manual", "sheet", "leaflet", "folded", "poster", "day"]
TITLES = {
    "implementation": "Implementation Manual",
    "practice": "Practice Guidance",
    "training": "Training Manual",
    "toolkit": "Toolkit",
    "leaflets": "Leaflets",
    "posters": "Posters",
}
GATHERING = {"whole", "references"}
PACK, DAY = "whole-pack", "the-day"
PEOPLE = 12
"""For so many people the day in one file is made, unless somebody asks for another number."""
HANDOUTS = "training/handouts.md"


@dataclass(frozen=True, slots=True)
class Print:
    """One file."""

    name: str
    """Its name without an ending: 't4-goal-plan'."""
    title: str
    kind: Kind
    form: str
    """The size of its paper, in words."""
    paths: tuple[str, ...]
    """The pages that it holds, in order."""

    @property
    def file_name(self) -> str:
        """As it lies in the folder print/."""
        return f"{self.name}.pdf"


def prints(library: Library) -> list[Print]:
    """Every file that is made of the pack, in the order in which a list names them."""
    return [*_bound(library), *(one for guide in library.guides.values() for one in _single(guide)), *_day(library)]


def _bound(library: Library) -> Iterator[Print]:
    pages = tuple(path for path in library.guides if is_printed(library.guides[path]))
    if len({guide.folder for guide in library.guides.values()}) > 1:
        yield Print(PACK, "The whole pack", "pack", "A4", pages)
    for folder in MANUALS:
        held = tuple(guide.path for guide in library.of_folder(folder) if is_printed(guide))
        if held:
            name = TITLES[folder].lower().replace(" ", "-")
            yield Print(name, TITLES[folder], "manual", "A4", held)


def is_printed(guide: Guide) -> bool:
    """False for what stays out of the pack, and for pages that only gather what a bound manual has."""
    return guide.folder not in UNBOUND and not any(
        block.name in GATHERING for block in scan_blocks(guide.text, guide.first_line)
    )


def _single(guide: Guide) -> Iterator[Print]:
    if not guide.tool or guide.folder not in FOLDERS[len(MANUALS) :]:
        return
    name = f"{guide.tool.lower()}-{PurePosixPath(guide.path).stem}"
    if guide.folder == "posters":
        for size in ("A4", "A3"):
            yield Print(f"{name}-{size.lower()}", guide.title, "poster", size, (guide.path,))
    elif guide.folder == "leaflets" and guide.meta.get("sheet") != "a4":
        yield Print(name, guide.title, "leaflet", "A5", (guide.path,))
        yield Print(f"{name}-folded", guide.title, "folded", "A4, folded to A5", (guide.path,))
    else:
        yield Print(name, guide.title, "sheet", "A4", (guide.path,))


def _day(library: Library) -> Iterator[Print]:
    if library.handouts and HANDOUTS in library.guides:
        yield Print(DAY, f"The day in one file, for {PEOPLE} people", "day", "A4", (HANDOUTS,))


def find_prints(library: Library, names: Sequence[str]) -> tuple[list[Print], list[str]]:
    """The files of these names, or marks such as T4, and the names that no file has; every file where none is named."""
    every = prints(library)
    if not names:
        return every, []
    wanted = {name.lower().removesuffix(".pdf") for name in names}
    found = [one for one in every if {one.name, one.name.split("-")[0]} & wanted]
    known = {one.name for one in found} | {one.name.split("-")[0] for one in found}
    return found, sorted(wanted - known)
