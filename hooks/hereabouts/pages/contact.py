"""Ways to get in touch with a group, quietest first, and ways to tell the team about a change."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

from hereabouts.clean import safe_link
from hereabouts.listing import Contact
from hereabouts.pages.words import format_phone, mail_link, sms_link, tel_link

RELAY = "Relay UK: 18001 then the number"
ISSUE_WARNING = "Anyone can read this, for ever. Write about the group, never about a person."


class WayRow(NamedTuple):
    """One way to get in touch."""

    href: str
    """Empty where there is nothing to press."""
    verb: str
    """What pressing it does: "E-mail", "Call"."""
    who: str
    """Whom or which number; a name, so it is not translated."""
    shown: str
    """The address behind the link, for paper and for copying."""
    role: str
    expect: str
    relay: str = ""
    """The way for people who do not hear or speak on the telephone."""
    is_out: bool = False
    """True where the link leads to somebody else's site."""


def to_way_rows(contacts: tuple[Contact, ...], organisation: str) -> list[WayRow]:
    """The ways of a listing; links are named by the organisation."""
    return [_to_row(contact, organisation) for contact in contacts]


def _to_row(contact: Contact, organisation: str) -> WayRow:
    way, value, role, expect, relay = contact.way, contact.value, contact.name, contact.expect, contact.relay
    if way == "email":
        return WayRow(mail_link(value), "E-mail", organisation or "them", value, role, expect, relay)
    if way == "phone":
        return WayRow(tel_link(value), "Call", format_phone(value), "", role, expect, relay or RELAY)
    if way == "text":
        return WayRow(sms_link(value), "Text", format_phone(value), "", role, expect, relay)
    if way == "drop-in":
        return WayRow("", "Drop in:", "", value, role, expect, relay)
    href = safe_link(value)
    verb = "Fill in the form of" if way == "form" else "Website of"
    return WayRow(href, verb, organisation or "the group", "" if href else value, role, expect, relay, is_out=True)


class ReportRow(NamedTuple):
    """One way to tell the team about a change."""

    href: str
    """Empty where there is nothing to press."""
    verb: str
    shown: str
    says: str
    warning: str = ""


class ReportWay(NamedTuple):
    """A way of the settings, before it is known what the change is about."""

    row: ReportRow
    takes_subject: bool
    """True when the subject is written at the end of the link."""


def to_report_rows(ways: list[ReportWay], about: str) -> list[ReportRow]:
    """The ways for one page, with a subject that names what it is about."""
    subject = quote(f"A change: {about}")
    return [row._replace(href=row.href + subject) if takes_subject else row for row, takes_subject in ways]


def reporting_ways(data: Any) -> list[ReportWay]:
    """The ways of the settings, private ones first; where none is set, the team's own mail and telephone."""
    team = data.get("team", {})
    rows = data.get("reporting") or [{"way": way, "to": team[way]} for way in ("email", "phone") if team.get(way)]
    return [_to_report_way(row) for row in sorted(rows, key=lambda row: row["way"] == "issue")]


def _to_report_way(row: dict[str, str]) -> ReportWay:
    way, to, says = row["way"], row["to"], row.get("says", "")
    if way == "email":
        return ReportWay(ReportRow(f"{mail_link(to)}?subject=", "E-mail", to, says), True)
    if way == "phone":
        return ReportWay(ReportRow(tel_link(to), "Call", format_phone(to), says), False)
    if way == "text":
        return ReportWay(ReportRow(sms_link(to), "Text", format_phone(to), says), False)
    if way == "post":
        return ReportWay(ReportRow("", "Write to", to, says), False)
    href = safe_link(to)
    if way == "form":
        return ReportWay(ReportRow(href, "Use our form", "", says), False)
    link = f"{href}{'&' if '?' in href else '?'}title=" if href else ""
    told = "" if says == ISSUE_WARNING else says
    return ReportWay(ReportRow(link, "Write in public", "", told, ISSUE_WARNING), bool(href))
