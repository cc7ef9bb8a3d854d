"""Station 7: the pages of venues that have a file of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from hereabouts.address import VENUES, venue_path
from hereabouts.listing import Contact, Place, Venue
from hereabouts.pages.contact import to_report_rows, to_way_rows
from hereabouts.pages.edition import Edition
from hereabouts.pages.neutral import moved_drafts, withheld_draft
from hereabouts.pages.page import Draft
from hereabouts.pages.series import Series, series_drafts
from hereabouts.pages.trust import to_checked_view
from hereabouts.pages.when import notice_rows, opening_words
from hereabouts.pages.whereabouts import inside_words, to_access_view, to_venue_view


def venue_drafts(edition: Edition) -> Iterator[Draft]:
    """Drafts of every venue's pages, and of the pages at their old names."""
    live = edition.directory.venues
    for venue in live.values():
        file = f"venue/{venue.slug}"
        withheld = venue.status == "withheld"
        if withheld:
            yield withheld_draft(edition, file, venue_path(venue.slug))
        else:
            yield from series_drafts(edition, _to_series(edition, venue, file))
        old = tuple(slug for slug in venue.renamed_from if slug not in live)
        yield from moved_drafts(edition, file, old, VENUES, venue_path(venue.slug), withheld)


def _to_series(edition: Edition, venue: Venue, file: str) -> Series:
    return Series(
        fragment="venue",
        title=venue.name,
        description=f"What happens at {venue.name}, how to get there and who can get in.",
        path=partial(venue_path, venue.slug),
        listings=edition.groups.venues.get(venue.slug, []),
        files=(file,),
        values=partial(_values, edition, venue),
    )


def _values(edition: Edition, venue: Venue) -> dict[str, Any]:
    ways = (("email", venue.email), ("phone", venue.phone), ("url", venue.url))
    contacts = tuple(Contact(way, value) for way, value in ways if value)
    area = (edition.at.area(venue.area), edition.label("areas", venue.area)) if venue.area else ()
    fresh = edition.directory.settings.freshness
    return {
        "area": area,
        "venue": to_venue_view(edition, Place(venue), {}),
        "access": to_access_view(edition, venue.access or {}, (venue.alcohol, venue.gambling)),
        "inside": inside_words(venue.alcohol, venue.gambling, venue),
        "opening": opening_words(venue, edition.today),
        "ways": to_way_rows(contacts, venue.name),
        "notices": notice_rows(venue.notices, edition.today),
        "ended": venue.status == "ended",
        "checked": to_checked_view(venue.checked, contacts, edition.today, fresh) if venue.checked else None,
        "reporting": to_report_rows(edition.reporting, venue.name),
    }
