"""Station 7, the page that takes a table: where it is chosen, and the empty ones to fill in."""

from __future__ import annotations

from hereabouts.address import Addresses
from hereabouts.home import Home
from hereabouts.pages.edition import Edition
from hereabouts.tables.page import TEMPLATE, endings_of

ROOT = "../../"
"""The way from the page up to the root."""
WORDS = {".xlsx": "The empty table, for Excel, LibreOffice or Numbers", ".csv": "The empty table, as plain text (.csv)"}


def render_add_sheet(edition: Edition, _at: Addresses) -> str:
    """What takes the table; without script it stays hidden, and the page says what to do instead."""
    return edition.fragments.render("add-sheet", {})


def render_templates(edition: Edition, home: Home) -> str:
    """The empty table, in each form that is made."""
    files = [(f"{ROOT}{TEMPLATE}{ending}", WORDS[ending]) for ending in endings_of(home)]
    return edition.fragments.render("sheet-templates", {"files": files})
