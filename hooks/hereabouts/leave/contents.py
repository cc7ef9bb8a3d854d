"""What lies in the folder of a leaving directory, and what is left out, in words for whoever opens it in ten years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hereabouts.booklet.build import MOST
from hereabouts.build import Build
from hereabouts.guidance.takeaway import format_size
from hereabouts.home import Home
from hereabouts.leave.tables import EVERY

OWN = "own-files"
WHY = {
    "withheld": "Taken off the site by the team. No reason is kept.",
    "ended": "No longer held.",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One file or folder, and how it is read."""

    path: str
    """Counted from the folder's top; a folder ends in a stroke."""
    what: str
    read: str
    """How, and by what programs."""
    size: str = ""
    files: tuple[str, ...] = ()
    """What lies in a folder, where that is few files: a web server shows nobody what is in a folder."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is left out, and why."""

    what: str
    why: str


PIECES = (
    Piece("spreadsheet/directory.xlsx", "Everything as a spreadsheet, a sheet for each table.",
          "Open it in Excel, LibreOffice, Numbers or Google Sheets."),
    Piece("tables/", "The same tables as CSV, in UTF-8. datapackage.json says what each column holds.",
          "Any spreadsheet, R, Python or database reads them. `frictionless validate datapackage.json` checks them. "
          "A cell that could be taken for a formula has ' before it."),
    Piece("database/directory.sqlite", "The same tables with their keys, as one SQLite 3 file.",
          "DB Browser for SQLite, Datasette, QGIS, or `sqlite3 directory.sqlite`."),
    Piece("open-referral-uk/", "The listings as Open Referral UK 3.0 (HSDS), for another directory to take over. "
          "Start with services.json. What the standard has no place for stands under “hereabouts” in each service.",
          "Any JSON reader; importers for Open Referral or HSDS; `hereabouts import`."),
    Piece("json/listings.json", "The listings in our own form, which loses nothing of what may be given out. "
          "Its schema lies in json/schemas/.", "Any JSON reader."),
    Piece("json/places.geojson", "The places that have a point on the map.", "QGIS, geojson.io, any web map."),
    Piece("print/", "PDF: booklets of all listings, and the guidance pack; Word and PowerPoint files to fill in.",
          "Any PDF reader; Word or LibreOffice."),
    Piece("guidance/", "The guidance pack as its authors wrote it, in Markdown.",
          "Any text editor; MkDocs, ProperDocs, Zensical or Pandoc make pages of it."),
    Piece("licences/", "The licences, in full.", "Any text editor."),
    Piece(f"{OWN}/", "The team's own files, as they are. FOR THE TEAM ONLY: they hold what was withheld, who asked "
          "not to be listed, and notes. Take this folder away before you hand the rest on.",
          "Any text editor. With the project's code, DIRECTORY=own-files/directory builds the site again."),
    Piece("contents.json", "This list with counts, for programs.", "Any JSON reader."),
    Piece("SHA256SUMS", "A checksum of every other file: they show whether something was changed or broken on the way.",
          "`sha256sum -c SHA256SUMS` (Linux), `shasum -a 256 -c SHA256SUMS` (Mac), `certutil -hashfile FILE SHA256` "
          "(Windows, one file at a time)."),
)  # fmt: skip


MOST_NAMED = 120
"""Files of a folder that the page names one by one, at most."""


def pieces_in(folder: Path) -> list[Piece]:
    """What stands there, with sizes."""
    return [
        Piece(one.path, one.what, one.read, size_of(folder / one.path), names_in(folder / one.path))
        for one in PIECES
        if (folder / one.path).exists() or one.path in ("SHA256SUMS", "contents.json")
    ]


def size_of(path: Path) -> str:
    """The size of a file, or of all files of a folder; empty for one that is still to be written."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return format_size(sum(file.stat().st_size for file in files)) if files else ""


def names_in(path: Path) -> tuple[str, ...]:
    """The files right in a folder; none where they are many, or where it holds folders."""
    held = sorted(path.iterdir()) if path.is_dir() else []
    is_flat = len(held) <= MOST_NAMED and all(file.is_file() for file in held)
    return tuple(file.name for file in held) if is_flat else ()


def table_rows(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Each table: its name, what it holds, and how many rows."""
    return [(table.name, table.title, counts[table.name]) for table in EVERY]


def left_out(build: Build, home: Home, own: bool) -> list[Missing]:
    """What does not stand in the files for everyone, and why."""
    return [Missing(what, why) for what, why in _left_out(build, home, own)]


def _left_out(build: Build, home: Home, own: bool) -> Iterator[tuple[str, str]]:
    context = build.checked.context
    statuses = Counter(listing.status for listing in build.directory.listings.values())
    for status, why in WHY.items():
        if count := statuses[status]:
            yield _count(count, f"listing that is {status}", f"listings that are {status}"), why
    for things, one, many in (
        (context.venues, "place that is withheld", "places that are withheld"),
        (context.organisations, "organisation that is withheld", "organisations that are withheld"),
    ):
        if count := sum(source.data.get("status") == "withheld" for source in things.values()):
            yield _count(count, one, many), WHY["withheld"]
    yield "Where confidential places are", "Safety. The directory itself does not know it: it says only how to ask."
    yield (
        "Who checked a listing, who agreed to it, and tags for teams",
        "They are for whoever looks after the directory.",
    )
    yield (
        "Who asked not to be listed, leads, and what people asked for",
        "They are about people who did not ask to be told of.",
    )
    yield "The history of changes", "It stays in the Git repository: `git clone` takes it along."
    if not home.prints:
        yield "The guidance pack on paper", "It was not asked for: PRINTS=no."
    found = len(build.directory.found())
    if not found:
        yield "A booklet of the listings", "There are no listings yet."
    elif found > MOST:
        yield "One booklet of everything", f"It would be too thick. Each area has its own, of at most {MOST} listings."
    if not own:
        yield "The team's own files", "They hold all of the above. `hereabouts leave OUT --own-files` takes them along."


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
