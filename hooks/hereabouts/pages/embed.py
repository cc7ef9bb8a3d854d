"""Station 7: the search for other people's sites, whole in HTML; embed.mjs gives it life."""

from __future__ import annotations

from hereabouts.address import Addresses
from hereabouts.pages.edition import Edition
from hereabouts.pages.find import within_choices
from hereabouts.pages.help_now import urgent_entries


def render_embed(edition: Edition, at: Addresses) -> str:
    """The form with an empty list of results, and links that stand in its place without script."""
    values = {
        "within": within_choices(),
        "urgent": urgent_entries(edition),
        "a_to_z": at.page("a-to-z/"),
        "free": at.page("free/"),
        "find": at.find(),
    }
    return edition.fragments.render("embed", values)
