"""Station 8: words of danger, as the find page reads them, and the urgent help that they bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hereabouts.directory import Directory
from hereabouts.vocabulary import Term

Entry = Mapping[str, Any]
VOCABULARY = "urgent"


def entries_here(directory: Directory) -> list[Entry]:
    """The entries of help-now.yml that serve the nation of this site, as they stand there."""
    nation = directory.settings.nation
    return [entry for entry in directory.help_now.get("entries", ()) if nation in entry.get("nations", (nation,))]


def terms_with_help(directory: Directory) -> list[tuple[Term, list[str]]]:
    """Words of danger with the short names of their help.

    A town may have help of its own and our words: what it does not list is passed over.
    """
    known = {entry["slug"] for entry in entries_here(directory)}
    terms = directory.vocabularies.get(VOCABULARY, ())
    named = [(term, [slug for slug in term.extra.get("help", ()) if slug in known]) for term in terms]
    return [(term, slugs) for term, slugs in named if slugs]


def to_urgent(directory: Directory) -> list[list[Any]]:
    """Short name, heading, help, phrases and harmless neighbours of each term, for urgent.mjs."""
    return [
        [term.slug, term.label, slugs, list(term.also), list(term.extra.get("calm", ()))]
        for term, slugs in terms_with_help(directory)
    ]
