"""The quick exit: it stands on pages that could do harm if somebody else saw them, as their terms say."""

from __future__ import annotations

from markupsafe import Markup

from hereabouts.address import Addresses
from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition

USUAL = "https://www.bbc.co.uk/weather"
"""Where the exit leads unless the settings name another page: known to all, about nothing in particular."""


def listing_exit(edition: Edition, listing: Listing) -> str:
    """The quick exit of a listing's page; nothing where none of its terms asks for it."""
    return render_exit(edition, edition.at) if asks_for_exit(edition, listing) else ""


def asks_for_exit(edition: Edition, listing: Listing) -> bool:
    """True when its kind, an interest or whom it is for says so."""
    names = [f"kinds/{listing.kind}"]
    names += [f"interests/{slug}" for slug in listing.interests]
    names += [f"who-for/{slug}" for slug in listing.who_for.groups]
    return not edition.exits.isdisjoint(names)


def interest_exit(edition: Edition, slug: str) -> Markup:
    """The quick exit of an interest's page, where the interest says so."""
    return Markup(render_exit(edition, edition.at)) if f"interests/{slug}" in edition.exits else Markup()


def render_exit(edition: Edition, at: Addresses) -> str:
    """The link that is the exit, a word on what it cannot do, and the module that makes it quick."""
    address = edition.directory.settings.data.get("quick-exit", USUAL)
    values = {
        "address": address,
        "host": address.removeprefix("https://").partition("/")[0].removeprefix("www."),
        "privacy": f"{at.page('about/privacy/')}#exit",
        "module": at.asset("javascripts/exit.mjs"),
    }
    return edition.fragments.render("quick-exit", values)
