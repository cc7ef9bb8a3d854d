"""What print takes from the directory: the town's names, its logo, urgent help, the listings that a page asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

from hereabouts.directory import Directory
from hereabouts.guidance.live import find_live
from hereabouts.guidance.print.glyph import mend
from hereabouts.guidance.print.logo import Logo, read_logo
from hereabouts.listing import Listing
from hereabouts.pages.cost import cost_tags
from hereabouts.pages.when import pattern_words
from hereabouts.pages.whereabouts import shown_name
from hereabouts.settings import Settings, to_settings
from hereabouts.urgent import Entry, entries_here

CARDS_SHOWN = 4
Card = tuple[str, str, str, str]
"""Name, when, where, cost."""


@dataclass(frozen=True)
class Town:
    """One directory, as print sees it: no letter in it is without a shape."""

    directory: Directory
    letters: frozenset[str]
    logo: Logo | None = None

    @cached_property
    def settings(self) -> Settings:
        """The settings, with a mark for every letter that cannot be drawn."""
        return to_settings(mend(dict(self.directory.settings.data), self.letters))

    @cached_property
    def help_rows(self) -> list[tuple[str, str]]:
        """The most urgent help: whom to turn to, and when."""
        entries = mend([dict(entry) for entry in entries_here(self.directory)], self.letters)
        return [(_way(entry), _first_sentence(entry["says"])) for entry in entries if entry.get("line") == "yes"]

    @cached_property
    def help_line(self) -> str:
        """The same in one line."""
        entries = entries_here(self.directory)
        shorts = [entry.get("short") or entry["name"] for entry in entries if entry.get("line") == "yes"]
        return str(mend(" · ".join(shorts), self.letters))

    def cards(self, query: str, shown: int) -> list[Card]:
        """The first listings that a search gives, those that go on now."""
        running = (listing for listing in find_live(self.directory, query) if listing.status != "paused")
        return [self._card(listing) for listing, _ in zip(running, range(shown), strict=False)]

    def cards_of(self, fields: Mapping[str, str]) -> list[Card]:
        """The listings for a block as it is written: `cost: free`, `show: 4`."""
        return self.cards(*search_of(fields))

    def _card(self, listing: Listing) -> Card:
        patterns = pattern_words(listing, self.directory.today)
        when = patterns[0] if patterns else listing.when_note
        where = shown_name(listing.where[0].venue) if listing.where else ""
        costs = [words for _, words in cost_tags(listing.cost)]
        name, when, where, cost = mend([listing.name, when, where, costs[0] if costs else ""], self.letters)
        return name, when.rstrip("."), where, cost


def to_town(directory: Directory, home_directory: Path, letters: frozenset[str]) -> Town:
    """The town of a directory, its logo read."""
    return Town(directory, letters, read_logo(directory.settings.data, home_directory))


def search_of(fields: Mapping[str, str]) -> tuple[str, int]:
    """A block's choices as a search, and how many listings it shows."""
    chosen = {key: value.replace(" ", "") for key, value in fields.items() if key != "show"}
    return urlencode(chosen, safe=","), int(fields.get("show", CARDS_SHOWN))


def _way(entry: Entry) -> str:
    """Whom to turn to: '999', 'Samaritans 116 123', 'Text SHOUT to 85258'."""
    name, call, text = str(entry["name"]), str(entry.get("call", "")), entry.get("text-to", {})
    if call:
        return name if call in name else f"{name} {call}"
    word = f"{text['word']} to " if text.get("word") else ""
    return f"Text {word}{text['number']}" if text else name


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."
