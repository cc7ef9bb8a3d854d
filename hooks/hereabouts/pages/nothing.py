"""Station 7: what stands ready below the finder for when nothing fits; nothing.mjs shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from hereabouts.address import Addresses
from hereabouts.pages.contact import ReportRow
from hereabouts.pages.edition import Edition
from hereabouts.pages.words import mail_link

HOW = ("when", "contact")
"""What is said of a person besides name and place."""


def render_talk_briefly(edition: Edition, at: Addresses) -> str:
    """A line for each person to talk to: who, where, when, how."""
    people = edition.directory.settings.data.get("talk-to", ())
    rows = [(row["name"], row.get("where", ""), [row[key] for key in HOW if row.get(key)]) for row in people]
    return edition.fragments.render("talk-briefly", {"people": rows, "all": at.page("help/") + "#talk"})


def render_missing(edition: Edition, at: Addresses) -> str:
    """A box for what is missing, and the ways to send it oneself."""
    team = edition.directory.settings.data.get("team", {})
    ways = list(_ways_to_send(edition, team))
    values = {
        "team": team.get("name", "Our team"),
        "says": list(dict.fromkeys(way.says for way in ways if way.says)),
        "ways": ways,
        "others": at.page("add/") + "#ways",
    }
    return edition.fragments.render("missing", values)


def _ways_to_send(edition: Edition, team: dict[str, Any]) -> Iterator[ReportRow]:
    """A letter and a text message; where the settings name no letter, one to the team."""
    subject = f"?subject={quote(f'What is missing: {edition.directory.settings.place}')}"
    rows = [way.row for way in edition.reporting]
    letters = [row for row in rows if row.href.startswith("mailto:")]
    if not letters and team.get("email") and not edition.directory.settings.practice:
        letters = [ReportRow(mail_link(team["email"]), "E-mail", team["email"], "")]
    for row in letters[:1]:
        yield row._replace(href=row.href.partition("?")[0] + subject)
    yield from [row for row in rows if row.href.startswith("sms:")][:1]
