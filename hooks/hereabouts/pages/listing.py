"""Station 7: the page of one listing, from its record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from hereabouts.address import LISTINGS, listing_path
from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition
from hereabouts.pages.jsonld import listing_data
from hereabouts.pages.listing_view import to_ended_view, to_listing_view
from hereabouts.pages.neutral import moved_drafts, withheld_page
from hereabouts.pages.page import Draft, Page
from hereabouts.pages.quick_exit import listing_exit
from hereabouts.pages.snippet import all_neighbour_groups, neighbour_groups, shorten_groups

LONG = 5_000
"""Letters that people read: a page with more than these shows two of each kind of neighbour, not three; one guide."""
MAYBE_LONG = 9_000
"""Letters with all markup: below these no page has so many to read, and nobody needs to count."""
FIRST_VISITS, MONEY_AND_TRAVEL = "practice/first-visits/", "practice/money-and-travel/"
"""The guidance for those who go along, behind the teams' door."""
MONEY = ', and <a href="{}">money and travel</a>'
MODULE = '<script type="module" src="{}"></script>'


def listing_drafts(edition: Edition) -> Iterator[Draft]:
    """Drafts of every listing's page, and of the pages at their old names."""
    live = edition.directory.listings
    groups = all_neighbour_groups(edition)
    for listing in live.values():
        yield _to_draft(edition, listing, groups[listing.slug])
        old = tuple(slug for slug in listing.renamed_from if slug not in live)
        target = listing_path(listing.slug)
        file = f"listing/{listing.slug}"
        yield from moved_drafts(edition, file, old, LISTINGS, target, listing.status == "withheld")


def _to_draft(edition: Edition, listing: Listing, groups: str) -> Draft:
    return Draft(
        address=listing_path(listing.slug),
        files=edition.files_of(listing),
        shows=groups,
        render=partial(render_listing, edition, listing, groups),
        indexed=listing.is_found,
    )


def is_long(body: str) -> bool:
    """True when there is so much to read that the page must save elsewhere to stay light."""
    return len(body) > MAYBE_LONG and len(Markup(body).striptags()) > LONG


def render_listing(edition: Edition, listing: Listing, neighbours: str | None = None) -> Page:
    """The page of a listing: whole, ended, or withheld."""
    address = listing_path(listing.slug)
    if listing.status == "withheld":
        return withheld_page(edition, address)
    if listing.status == "ended":
        body = listing_exit(edition, listing) + edition.fragments.render("ended", to_ended_view(edition, listing))
        return Page(address, listing.name, "This has ended.", body, indexed=False)
    groups = neighbour_groups(edition, listing) if neighbours is None else neighbours
    view = to_listing_view(edition, listing)
    view["neighbours"] = Markup(groups)
    view["first_visits"] = edition.at.page(FIRST_VISITS)
    view["money_and_travel"] = money = Markup(MONEY.format(edition.at.page(MONEY_AND_TRAVEL)))
    head = [listing_data(edition, listing)]
    if view["sessions"]:
        head.append(MODULE.format(edition.at.asset("javascripts/dates.mjs")))
    body = listing_exit(edition, listing) + edition.fragments.render("listing", view)
    if is_long(body.replace(groups, "")):
        body = body.replace(groups, shorten_groups(groups)).replace(money, "")
    return Page(address, listing.name, listing.summary, body, tuple(head))
