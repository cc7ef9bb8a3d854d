"""A list of listings as plain HTML for a page of another site: names with links, times, places and prices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from hereabouts.address import listing_path
from hereabouts.directory import Directory
from hereabouts.listing import Listing
from hereabouts.pages.trust import LICENCES
from hereabouts.pages.when import pattern_words
from hereabouts.pages.whereabouts import shown_name
from hereabouts.pages.words import price_words
from hereabouts.session_words import format_day

WARNING = "Invented example: no such town, no such groups. "


def to_html(listings: Sequence[Listing], directory: Directory) -> str:
    """The list, then whose it is, under which licence, and when it was made."""
    settings = directory.settings
    items = [to_item(listing, settings.address, directory.today) for listing in listings]
    warning = WARNING if settings.example else ""
    licence = LICENCES[settings.listings_licence][0]
    foot = Markup('<p>{}From <a href="{}">{}</a>, {}. {}.</p>').format(
        warning, settings.address, settings.name, format_day(directory.today), licence
    )
    return "\n".join(["<ul>", *items, "</ul>", foot, ""])


def to_item(listing: Listing, address: str, today: date) -> Markup:
    """One line of the list."""
    times = pattern_words(listing, today) if listing.status != "paused" else ["Paused for now"]
    place = shown_name(listing.where[0].venue) if listing.where else "Online" if listing.online != "no" else ""
    says = " · ".join(filter(None, (times[0] if times else "", place, price_words(listing.cost))))
    return Markup('<li><a href="{}">{}</a>: {}</li>').format(address + listing_path(listing.slug), listing.name, says)
