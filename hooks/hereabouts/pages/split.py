"""Long lists of cards are split over pages, so that no page grows heavy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hereabouts.address import Addresses
from hereabouts.listing import Listing

CARDS = 20
"""At most so many cards a page."""
BYTES = 11_000
"""And about so many bytes of them: shell and heading need the rest of 20 KB."""
CARD_BYTES = 800
"""What a card weighs besides its own words."""


def split_listings(listings: Sequence[Listing], weigh: Callable[[Listing], int]) -> list[list[Listing]]:
    """The parts of a list, at least one; how full they are depends on how much the cards say.

    The weight is estimated, not rendered: after a change only the parts it touches are made again.
    """
    parts: list[list[Listing]] = [[]]
    size = 0
    for listing in listings:
        weight = weigh(listing)
        size += weight
        if parts[-1] and (len(parts[-1]) == CARDS or size > BYTES):
            parts.append([])
            size = weight
        parts[-1].append(listing)
    return parts


def card_weight(listing: Listing) -> int:
    """About how many bytes the card of a listing takes."""
    notice = listing.notices[0].because if listing.notices else ""
    session = listing.when[0].note if listing.when else listing.when_note
    venue = listing.where[0].venue.name if listing.where else ""
    words = (listing.name, listing.summary, notice, session, venue, listing.cost.per)
    return CARD_BYTES + sum(len(text.encode()) for text in words)


def page_links(at: Addresses, path: Callable[[int], str], part: int, count: int) -> list[tuple[str, str]]:
    """Links to the part before and the part after; an empty link is the part one stands on."""
    if count < 2:
        return []
    before = [(at.page(path(part - 1)), "Previous")] if part > 1 else []
    after = [(at.page(path(part + 1)), "Next")] if part < count else []
    return [*before, ("", f"Page {part} of {count}"), *after]
