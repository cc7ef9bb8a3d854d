"""Pages that say almost nothing: where something was withheld, and where something has moved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import escape

from hereabouts.address import Addresses
from hereabouts.pages.edition import Edition
from hereabouts.pages.page import Draft, Page

GONE = "This page is not available at the moment"


def withheld_page(edition: Edition, address: str) -> Page:
    """The page of what is withheld: no name, no reason."""
    says = "There may be something like it close by."
    return Page(address, GONE, "", _render(edition, GONE, says, _ways_on(edition.at)), indexed=False)


def _ways_on(at: Addresses) -> list[tuple[str, str]]:
    return [
        (at.find(), "Find something to do"),
        (at.page("a-to-z/"), "Everything from A to Z"),
        (at.page("help/"), "Urgent help"),
    ]


def moved_page(edition: Edition, address: str, target: str) -> Page:
    """The page at an old address that leads to the new one."""
    link = edition.at.page(target)
    body = _render(edition, "This page has moved", "You are being taken there.", [(link, "Go to the page")])
    refresh = f'<meta http-equiv="refresh" content="0; url={escape(link)}">'
    return Page(address, "This page has moved", "", body, (refresh,), indexed=False)


def _render(edition: Edition, heading: str, says: str, links: list[tuple[str, str]]) -> str:
    return edition.fragments.render("neutral", {"heading": heading, "says": says, "links": links})


def withheld_draft(edition: Edition, file: str, address: str) -> Draft:
    """The draft of a page that is withheld."""
    return Draft(address, (file,), "withheld", partial(withheld_page, edition, address), indexed=False)


def moved_drafts(
    edition: Edition, file: str, old: tuple[str, ...], family: str, target: str, is_withheld: bool
) -> Iterator[Draft]:
    """Drafts for the old names of one file; what is withheld is withheld under its old names too."""
    for slug in old:
        address = f"{family}/{slug}/"
        if is_withheld:
            yield withheld_draft(edition, file, address)
        else:
            yield Draft(address, (file,), target, partial(moved_page, edition, address, target), indexed=False)
