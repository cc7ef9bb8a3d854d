"""The booklets that a build makes for everyone to take away: the whole directory, as it is and in large print."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hereabouts.booklet.book import to_book
from hereabouts.booklet.form import BOOKLETS
from hereabouts.booklet.paper import missing_letters, to_files
from hereabouts.directory import Directory
from hereabouts.guidance.print.compiler import VERSION, Files, compile_pdf
from hereabouts.guidance.print.write import FOLDER, write_aside
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key
from hereabouts.pages.edition import to_edition
from hereabouts.problem import Problem

MOST = 1000
"""A thicker book is made by `hereabouts booklet` only: nobody prints it at home, and every build would wait for it."""


def write_booklets(site_dir: Path, directory: Directory, home: Home) -> list[Problem]:
    """Writes the booklets into the site; gives a warning for each letter that paper cannot show.

    Nothing is written for a directory that is empty, or too large to be printed as a whole.
    """
    listings = directory.found()
    if not listings or len(listings) > MOST:
        return []
    kept = Kept(home.own_cache("booklet"), judging_key(home, (), {}))
    book = to_book(to_edition(directory), listings)
    for one in BOOKLETS:
        files = to_files(book, "", directory, one.form, home)
        write_aside(site_dir / FOLDER / one.file_name, _make(files, home, kept))
    kept.forget_rest()
    return list(missing_letters(book, listings, home.project))


def _make(files: Files, home: Home, kept: Kept) -> bytes:
    return kept(_inputs(files), lambda: compile_pdf(files, home.project, home.today))


def _inputs(files: Files) -> Iterable[bytes]:
    yield VERSION.encode()
    for path, held in sorted(files.items()):
        yield path.encode()
        yield held
