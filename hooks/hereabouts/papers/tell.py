"""Every fact that a paper may ask for by `::: facts name`, of one directory and one pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from hereabouts.directory import Directory
from hereabouts.guidance.library import Library
from hereabouts.papers.blanks import tell_blanks
from hereabouts.papers.device import kept_rows
from hereabouts.papers.fact import Facts, bullets
from hereabouts.papers.held import (
    tell_checks,
    tell_contacts,
    tell_licences,
    tell_outside,
    tell_regulations,
    tell_ways,
)
from hereabouts.papers.tried import tell_faults, tell_not_tried, tell_tests

TOLD: Mapping[str, Callable[[Directory, Library], Sequence[Element]]] = {
    "device": lambda directory, _: (bullets(kept_rows(directory.settings.offline)),),
    "contacts": lambda directory, _: tell_contacts(directory),
    "team": lambda directory, _: tell_ways(directory),
    "outside": lambda directory, _: tell_outside(directory),
    "checks": lambda directory, _: tell_checks(directory),
    "licences": lambda directory, _: tell_licences(directory),
    "regulations": lambda directory, _: tell_regulations(directory),
    "tests": lambda directory, library: tell_tests(library.tested, directory.today),
    "not-tried": lambda _, library: tell_not_tried(library.tested),
    "faults": lambda _, library: tell_faults(library.tested),
    "blanks": lambda directory, library: tell_blanks(library, directory.settings),
}
"""By name."""


def facts_of(directory: Directory, library: Library) -> Facts:
    """What the papers of one directory are told; nothing by a name that is not known, which the check refuses."""

    def tell(name: str) -> Sequence[Element]:
        return TOLD[name](directory, library) if name in TOLD else ()

    return tell
