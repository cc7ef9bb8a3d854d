"""What a leaving directory takes along on paper: every listing as booklets, and the guidance pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hereabouts.booklet.book import to_book
from hereabouts.booklet.build import MOST, write_booklets
from hereabouts.booklet.form import Form
from hereabouts.booklet.paper import missing_letters, to_pdf
from hereabouts.directory import Directory
from hereabouts.guidance.library import read_library
from hereabouts.guidance.print.write import AT_ONCE, FOLDER, write_aside
from hereabouts.home import Home
from hereabouts.listing import Listing
from hereabouts.pages.edition import to_edition
from hereabouts.problem import Problem


def write_papers(out: Path, directory: Directory, home: Home) -> list[Problem]:
    """Writes the folder of files for paper; gives what cannot be made, and letters that paper cannot show.

    What a build has made already is taken from there: the same files, the same bytes.
    """
    by_area = _write_by_area(out / FOLDER, directory, home)
    if not home.prints:
        return [*by_area, *write_booklets(out, directory, home)]
    from hereabouts.guidance.pack import write_pack

    library, problems = read_library(home)
    return [*problems, *by_area, *write_pack(out, library, directory, home)]


def _write_by_area(folder: Path, directory: Directory, home: Home) -> list[Problem]:
    """A directory too large for one book as a booklet for each area, and more where an area is too large."""
    listings = directory.found()
    if len(listings) <= MOST:
        return []
    edition = to_edition(directory)
    parts = list(split_listings(listings))
    books = [to_book(edition, part) for _, part in parts]
    labels = directory.vocabularies["areas"]
    asked = [labels.label(name.removeprefix("in-").partition("--")[0]) for name, _ in parts]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        made = pool.map(lambda at: to_pdf(books[at], asked[at], directory, Form(), home), range(len(parts)))
        for (name, _), held in zip(parts, made, strict=True):
            write_aside(folder / f"{name}.pdf", held)
    return [
        one for (_, part), book in zip(parts, books, strict=True) for one in missing_letters(book, part, home.project)
    ]


def split_listings(listings: Sequence[Listing]) -> Iterator[tuple[str, list[Listing]]]:
    """Each listing once, under the area whose folder it lies in: name of the file, and its listings in their order."""
    areas: dict[str, list[Listing]] = {}
    for listing in listings:
        areas.setdefault(listing.area, []).append(listing)
    for area, found in sorted(areas.items()):
        for at in range(0, len(found), MOST):
            yield f"in-{area}" + (f"--{at // MOST + 1}" if at else ""), found[at : at + MOST]
