"""Station 6 for the pack beside its pages: the list of what stands in the folder for print and files to fill in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hereabouts.booklet.form import BOOKLETS
from hereabouts.guidance.library import Library
from hereabouts.guidance.office.write import office_files
from hereabouts.guidance.print.document import prints

FOLDER = "print"
SHELVES = {
    "booklet": "The directory",
    "pack": "Everything in one file",
    "manual": "Manuals",
    "day": "Training day",
    "slides": "Training day",
    "sheet": "Sheets",
    "word": "To fill in on a computer",
    "paper": "Papers for your organisation",
    "leaflet": "Leaflets",
    "folded": "Leaflets",
    "poster": "Posters",
}
_COUNT = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b")
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
KB = 1000


@dataclass(frozen=True, slots=True)
class Download:
    """One file to take away."""

    file: str
    """Its name in the folder print/."""
    title: str
    shelf: str
    form: str
    """What it is, in words: 'PDF, A4'."""
    pages: str
    """How many pages or slides; empty where the reader's own program decides."""
    size: str
    path: str
    """The page it is made of; empty for what is made of many."""


def list_downloads(site_dir: Path, library: Library) -> list[Download]:
    """What stands in the folder, shelf by shelf in reading order."""
    found = [one for one in _every(library, site_dir / FOLDER) if one]
    order = list(dict.fromkeys(SHELVES.values()))
    return sorted(found, key=lambda one: order.index(one.shelf))


def _every(library: Library, folder: Path) -> Iterator[Download | None]:
    for book in BOOKLETS:
        yield _to_download(folder, book.file_name, book.title, "booklet", book.form.paper.upper(), "")
    for one in prints(library):
        path = one.paths[0] if len(one.paths) == 1 else ""
        yield _to_download(folder, one.file_name, one.title, one.kind, one.form, path)
    for file in office_files(library):
        form = "PowerPoint" if file.kind == "slides" else "Word"
        yield _to_download(folder, file.name, file.title, file.kind, form, file.guide.path if file.guide else "")


def _to_download(folder: Path, name: str, title: str, kind: str, form: str, path: str) -> Download | None:
    file = folder / name
    if not file.is_file():
        return None
    held = file.read_bytes()
    return Download(name, title, SHELVES[kind], form, _count_pages(file, held), format_size(len(held)), path)


def _count_pages(file: Path, held: bytes) -> str:
    if file.suffix == ".pdf":
        counts = [int(one or other) for one, other in _COUNT.findall(held)]
        return str(max(counts)) if counts else ""
    if file.suffix == ".pptx":
        return str(sum(bool(_SLIDE.fullmatch(name)) for name in zipfile.ZipFile(file).namelist()))
    return ""


def format_size(count: int) -> str:
    """Bytes as people read them: '84 KB', '1.4 MB'."""
    return f"{count / KB / KB:.1f} MB" if count >= KB * KB else f"{max(1, round(count / KB))} KB"
