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

AT_A_TIME = 6
"""Booklets that are laid out together; their entries are forgotten before the next."""
Part = tuple[str, str, list[Listing]]
"""Name of the file, area, and listings."""


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
    """A directory too large for one book as a booklet for each area, and more where an area is too large.

    In this process: the compiler has threads, and a process forked after it has set anything would wait for ever.
    """
    listings = directory.found()
    if len(listings) <= MOST:
        return []
    parts = list(split_listings(listings))
    problems: list[Problem] = []
    for at in range(0, len(parts), AT_A_TIME):
        problems += _write_some(parts[at : at + AT_A_TIME], folder, directory, home)
    return problems


def _write_some(parts: Sequence[Part], folder: Path, directory: Directory, home: Home) -> list[Problem]:
    """Writes some booklets; gives letters that paper cannot show."""
    edition = to_edition(directory)
    books = [to_book(edition, listings) for _, _, listings in parts]
    labels = directory.vocabularies["areas"]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = (labels.label(area) for _, area, _ in parts)
        made = pool.map(lambda one, where: to_pdf(one, where, directory, Form(), home), books, asked)
        for (name, _, _), held in zip(parts, made, strict=True):
            write_aside(folder / f"{name}.pdf", held)
    told = zip(parts, books, strict=True)
    return [one for (_, _, listings), book in told for one in missing_letters(book, listings, home.project)]


def split_listings(listings: Sequence[Listing]) -> Iterator[Part]:
    """Each listing once, under the area whose folder it lies in; the listings of each part in their order."""
    areas: dict[str, list[Listing]] = {}
    for listing in listings:
        areas.setdefault(listing.area, []).append(listing)
    for area, found in sorted(areas.items()):
        for at in range(0, len(found), MOST):
            yield f"in-{area}" + (f"--{at // MOST + 1}" if at else ""), area, found[at : at + MOST]
