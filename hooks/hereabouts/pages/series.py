"""Pages that hold a list of cards: split into parts, each part a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hereabouts.listing import Listing
from hereabouts.pages.card import card_of
from hereabouts.pages.edition import Edition
from hereabouts.pages.page import Draft, Page
from hereabouts.pages.split import page_links, split_listings


@dataclass(frozen=True, slots=True)
class Series:
    """What one list is about, and its listings."""

    fragment: str
    """Name of the template."""
    title: str
    description: str
    path: Callable[[int], str]
    """Where each part lies."""
    listings: Sequence[Listing]
    files: tuple[str, ...] = ()
    """The files it is made of, besides those of its listings."""
    shows: str = ""
    """What it shows of other pages."""
    values: Callable[[], Mapping[str, Any]] = dict
    """Gives what the template needs besides the list, when a part is rendered."""
    head: tuple[str, ...] = ()


def series_drafts(edition: Edition, series: Series) -> Iterator[Draft]:
    """A draft for each part of the list; the first is made even where nothing is listed."""
    parts = split_listings(series.listings, edition.weight)
    for number, part in enumerate(parts, 1):
        files = dict.fromkeys(file for listing in part for file in edition.files_of(listing))
        yield Draft(
            address=series.path(number),
            files=(*series.files, *files),
            shows=f"{len(series.listings)} {number} {len(parts)} {series.shows}",
            render=_Part(edition, series, number, len(parts), part),
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """Renders one part when it is called."""

    edition: Edition
    series: Series
    number: int
    count: int
    listings: Sequence[Listing]

    def __call__(self) -> Page:
        series, edition = self.series, self.edition
        cards = "\n".join(f'<li class="card">\n{card_of(edition, one)}</li>' for one in self.listings)
        values = {
            **series.values(),
            "title": series.title,
            "number": self.number,
            "total": len(series.listings),
            "cards": Markup(cards),
            "pages": page_links(edition.at, series.path, self.number, self.count),
        }
        later = f", page {self.number}" if self.number > 1 else ""
        body = edition.fragments.render(series.fragment, values)
        head = series.head if self.number == 1 else ()
        return Page(series.path(self.number), series.title + later, series.description, body, head)
