"""What every file of the open data shares: whose it is, its licence, its words, and whether it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hereabouts.address import listing_path
from hereabouts.closure import Closures
from hereabouts.directory import Directory
from hereabouts.export.identity import Names, names_of
from hereabouts.pages.trust import LICENCES
from hereabouts.session import Session
from hereabouts.settings import Settings
from hereabouts.vocabulary import Vocabulary

INVENTED = "Invented example: no such town, no such groups."
PRACTICE = "Made on a training day: nothing here is real."


@dataclass(frozen=True, slots=True)
class Town:
    """The town whose data it is."""

    settings: Settings
    vocabularies: Mapping[str, Vocabulary]
    labels: Mapping[str, Mapping[str, str]]
    closures: Closures
    names: Names
    today: date
    terms: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Words as terms of their taxonomy, filled as they are asked for: many listings share them."""
    dates: dict[tuple[Session, str, bool], list[date]] = field(default_factory=dict)
    """The dates of a session at a venue, with or without closures, filled in the same way."""

    @property
    def warning(self) -> str:
        """What every file has to say first; empty where the data is real."""
        return INVENTED if self.settings.example else PRACTICE if self.settings.practice else ""

    @property
    def is_closed(self) -> bool:
        """True from the day on which the directory closed."""
        return self.settings.is_closed(self.today)

    @property
    def licence(self) -> tuple[str, str]:
        """Name and address of the licence of the whole."""
        return LICENCES[self.settings.listings_licence]

    def page(self, slug: str) -> str:
        """The address of a listing's page."""
        return self.settings.address + listing_path(slug)

    def file(self, path: str) -> str:
        """The address of a file of the open data."""
        return f"{self.settings.address}data/{path}"

    def label(self, vocabulary: str, slug: str) -> str:
        """What people read for a term; its slug as words where the vocabulary lacks it."""
        return self.labels.get(vocabulary, {}).get(slug) or slug.replace("-", " ").capitalize()

    def about(self) -> dict[str, Any]:
        """The head of a JSON file."""
        name, url = self.licence
        said = {"from": self.settings.name, "address": self.settings.address, "licence": name, "licence-url": url}
        closed = self.settings.closed
        if closed and self.is_closed:
            said |= {"closed": closed.day.isoformat(), "now-at": " ".join(one.url for one in closed.pointers)}
        return {"warning": self.warning, **said} if self.warning else said


def to_town(directory: Directory) -> Town:
    """The town of a directory."""
    labels = {name: {term.slug: term.label for term in words} for name, words in directory.vocabularies.items()}
    return Town(
        directory.settings,
        directory.vocabularies,
        labels,
        directory.closures,
        names_of(directory.settings.place),
        directory.today,
    )
