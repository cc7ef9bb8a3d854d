"""The pages that are pressed from a directory: listings, venues, organisations, areas, interests, and slots."""

from __future__ import annotations

from hereabouts.pages.area import area_drafts
from hereabouts.pages.edition import Edition, to_edition
from hereabouts.pages.interest import interest_drafts
from hereabouts.pages.listing import listing_drafts
from hereabouts.pages.organisation import organisation_drafts
from hereabouts.pages.page import Draft
from hereabouts.pages.slots import render_slots
from hereabouts.pages.venue import venue_drafts

__all__ = ["Edition", "draft_pages", "render_slots", "to_edition"]

FAMILIES = (listing_drafts, venue_drafts, organisation_drafts, area_drafts, interest_drafts)


def draft_pages(edition: Edition) -> list[Draft]:
    """A draft of every page of the families; each address once."""
    drafts: dict[str, Draft] = {}
    for make in FAMILIES:
        for draft in make(edition):
            drafts.setdefault(draft.address, draft)
    return list(drafts.values())
