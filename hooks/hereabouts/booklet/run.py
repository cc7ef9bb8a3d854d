"""From a directory on disk to a booklet on disk."""

from __future__ import annotations

from pathlib import Path

from hereabouts.booklet.book import to_book
from hereabouts.booklet.form import Form
from hereabouts.booklet.paper import missing_letters, to_pdf
from hereabouts.booklet.search import Search, find_listings, search_words
from hereabouts.build import read_build
from hereabouts.guidance.print.write import write_aside
from hereabouts.home import Home
from hereabouts.pages.edition import to_edition
from hereabouts.problem import Problem


def make_booklet(home: Home, out: Path, search: Search, form: Form) -> tuple[int, list[Problem]]:
    """Writes the booklet of a search; gives how many listings it holds, and warnings about letters."""
    directory = read_build(home, guidance=False).directory
    listings = find_listings(directory, search)
    book = to_book(to_edition(directory), listings)
    write_aside(out, to_pdf(book, search_words(directory, search), directory, form, home))
    return len(listings), list(missing_letters(book, listings, home.project))
