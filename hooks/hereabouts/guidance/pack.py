"""Station 7 for the pack beside its pages: everything for paper, and the files to fill in."""

from __future__ import annotations

from pathlib import Path

from hereabouts.booklet.build import write_booklets
from hereabouts.directory import Directory
from hereabouts.guidance.library import Library
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.office.write import write_office
from hereabouts.guidance.print.write import write_prints
from hereabouts.home import Home
from hereabouts.papers.tell import facts_of
from hereabouts.problem import Problem


def write_pack(site_dir: Path, library: Library, directory: Directory, home: Home) -> list[Problem]:
    """Writes everything for paper and to fill in; gives what cannot be made."""
    booklets = write_booklets(site_dir, directory, home)
    if not library.guides:
        return booklets
    naming = Naming(library, directory.settings)
    facts = facts_of(directory, library)
    prints = write_prints(site_dir, library, directory, home)
    return [*booklets, *prints, *write_office(site_dir, library, naming, home, facts)]
