"""Station 7, the page that takes a table: where it is chosen, and the empty one to fill in."""

from __future__ import annotations

from hereabouts.address import Addresses
from hereabouts.pages.edition import Edition
from hereabouts.tables.page import TEMPLATE


def render_add_sheet(edition: Edition, _at: Addresses) -> str:
    """What takes the table; without script it stays hidden, and the page says what to do instead."""
    return edition.fragments.render("add-sheet", {})


def render_sheet_template(edition: Edition, at: Addresses) -> str:
    """The empty table, in both of its forms."""
    start = f"{at.root}{TEMPLATE}"
    return edition.fragments.render("sheet-template", {"xlsx": f"{start}.xlsx", "csv": f"{start}.csv"})
