"""Station 7, the page that adds and corrects: safety first and apart, then a way to report each thing that is wrong."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from hereabouts.address import Addresses
from hereabouts.pages.contact import ISSUE_WARNING, ReportRow, reporting_ways
from hereabouts.pages.edition import Edition
from hereabouts.pages.help_now import concern_entries

REASONS = (
    ("wrong", "Something here is wrong", "Say what is wrong, what is right, and how you know."),
    ("no-answer", "Nobody answers", "Say how you tried to reach them, and when."),
    ("ended", "It has ended", "Say when it ended, if you know, and what came after it."),
    ("not-here", "It is not for my area", "Say which area it serves, and how you know."),
    (
        "remove",
        "Please take our group out",
        "You need not give a reason. If a page is a risk to somebody, say that first.",
    ),
)
"""Anchor, reason, and what to say."""


def render_safety(edition: Edition, _at: Addresses) -> str:
    """What to do when somebody may be at risk; nothing there leads to us."""
    keys = ("name", "says", "ways", "pages", "notes", "checked")
    entries = [tuple(entry[key] for key in keys) for entry in concern_entries(edition)]
    return edition.fragments.render("safety", {"entries": entries})


def render_reports(edition: Edition, _at: Addresses) -> str:
    """Each reason with who reads it, within how many days, and the ways: private ones first, the public one last."""
    data = edition.directory.settings.data
    team = data.get("team", {})
    values = {
        "team": team.get("name", "Our team"),
        "days": team.get("answer-days", ""),
        "warning": ISSUE_WARNING,
        "reasons": [
            (anchor, reason, ask, _rows(data, reason, public=False), _rows(data, reason, public=True))
            for anchor, reason, ask in REASONS
        ],
    }
    return edition.fragments.render("reports", values)


def render_add_form(edition: Edition, _at: Addresses) -> str:
    """What opens the form; without script it stays hidden, and the other ways stand beside it."""
    return edition.fragments.render("add-form", {})


def _rows(data: Any, reason: str, public: bool) -> list[tuple[str, str, str, str]]:
    ways = [way for way in reporting_ways(data) if bool(way.row.warning) == public]
    return [_row(way.row, reason, way.takes_subject) for way in ways]


def _row(row: ReportRow, reason: str, takes_subject: bool) -> tuple[str, str, str, str]:
    subject = quote(reason) if takes_subject else ""
    body = "&body=" + quote("Which group or page:\r\n\r\n") if row.href.startswith("mailto:") else ""
    return row.href + subject + body, row.verb, row.shown, row.says
