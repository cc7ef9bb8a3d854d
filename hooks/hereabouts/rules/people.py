"""People's own numbers and addresses: Git remembers what was once published, so each is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.rules.walk import lay_out, texts
from hereabouts.source import Source

REMEMBERS = "Git remembers: once published, it stays in the history."
ASK = "ask whose it is before you publish it."
_FREE_HOSTS = (
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|btinternet"
    r"|btopenworld|talktalk|talk21|sky|virginmedia|virgin|ntlworld|blueyonder|tiscali|plusnet|mail"
    r"|proton|protonmail|pm|zoho|fastmail|hushmail|tutanota|tuta)"
)
_FREE_MAIL = rf"[\w.+-]+@{_FREE_HOSTS}\.(?:com|net|org|me|io|de|fr|es|it|ie|uk|co\.uk)\b"
_MOBILE = r"(?<!\d)(?:(?:\+|00)44[ ()-]*(?:0[ )-]*)?|\(?0)7(?:[ )-]?[1-9])(?:[ ()-]{0,2}\d){8}(?!\d)"
FREE_MAIL = re.compile(_FREE_MAIL, re.IGNORECASE)
FREE_MAIL_HOST = re.compile(rf"@{_FREE_HOSTS}\.".encode())
MOBILE = re.compile(_MOBILE)
MOBILE_DIGITS = re.compile(rb"7[ )-]?[1-9](?:[ ()-]{0,2}[0-9]){8}")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\d.])(?!\d\d[ -]\d\d[ -](?:19|20)\d\d)(?:(?:\+|00)44[ ()-]*\d|\(?0\d)(?:[ ()-]{0,2}\d){7,9}(?!\d)"
)
PROSE = {"name": "Name", "summary": "Summary", "description": "Description"}
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [A-Z]")


def phone_is_not_a_personal_mobile(source: Source, context: Context) -> Iterator[Finding]:
    """No mobile number, which is mostly one person's own, stands in any text."""
    if not MOBILE_DIGITS.search(lay_out(source)):
        return
    for field, value in texts(source.data):
        found = MOBILE.search(value)
        if found:
            message = (
                f"Mobile number {found[0].strip()} may be one person's own. {REMEMBERS} Give the group's, or {ASK}"
            )
            yield Finding(field, message)


def email_is_not_free_mail(source: Source, context: Context) -> Iterator[Finding]:
    """No address at a free-mail service, which is mostly one person's own, stands in any text."""
    if not FREE_MAIL_HOST.search(lay_out(source).lower()):
        return
    for field, value in texts(source.data):
        found = FREE_MAIL.search(value)
        if found:
            message = f"E-mail {found[0]} may be one person's own. {REMEMBERS} Give the group's, or {ASK}"
            yield Finding(field, message)


def contact_stands_under_contact(source: Source, context: Context) -> Iterator[Finding]:
    """Name, summary and description hold no e-mail address and no phone number."""
    for key, title in PROSE.items():
        value = source.data.get(key, "")
        if "@" in value:
            found = EMAIL.search(value)
            if found and not FREE_MAIL.search(value):
                yield Finding(key, _say_moved(title, found[0]))
        if "0" in value or "+" in value:
            found = PHONE.search(value)
            if found and not MOBILE.search(value):
                yield Finding(key, _say_moved(title, found[0]))


def teams_are_named_not_people(source: Source, context: Context) -> Iterator[Finding]:
    """Who answers, meets, checks or adds is a role or a team: people change, and are not asked."""
    for field, value in _roles(source):
        if TITLED.search(value):
            message = f'"{value}" names a person. {REMEMBERS} Write the role or the team, such as: the garden lead.'
            yield Finding(field, message)


def _say_moved(title: str, found: str) -> str:
    return (
        f"{title} holds {found.strip()}, which is hard to find and to put right there. {REMEMBERS} Move it to contact."
    )


def _roles(source: Source) -> Iterator[tuple[str, str]]:
    data = source.data
    for index, row in enumerate(data.get("contact", ())):
        if "name" in row:
            yield f"contact.{index}.name", row["name"]
    if "met-by" in data["joining"]:
        yield "joining.met-by", data["joining"]["met-by"]
    for key in ("checked", "added"):
        if key in data:
            yield f"{key}.by", data[key]["by"]
