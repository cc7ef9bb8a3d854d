"""Station 1c: what only the owner of a site knows, by the name under which papers ask for it; else a blank.

A paper writes `[here:owner-name]`. Where the settings say nothing, "[to fill in: ...]" stands there in sight, the same
on a page and in a file, until `hereabouts check --live` finds no blank any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hereabouts.session_words import format_day

MARK = "owner-"
"""How the names of these values begin."""
BLANK = "[to fill in:"
"""How a blank begins; one that was copied from a paper into the settings is a blank still."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that only the owner knows."""

    words: str
    """What stands in the blank."""
    needed: bool = False
    """True for what the law wants said before the first visitor comes."""


OWNER: Mapping[str, Asked] = {
    "name": Asked("the organisation that answers for this site", needed=True),
    "address": Asked("its postal address", needed=True),
    "public-body": Asked("whether it is a public sector body"),
    "data-protection": Asked("how to reach its data protection officer", needed=True),
    "ico-number": Asked("its number in the ICO’s register"),
    "lawful-basis": Asked("the lawful basis it relies on"),
    "decides": Asked("who decides what is listed"),
    "appeals": Asked("who looks at an appeal"),
    "appeal-days": Asked("working days for an appeal"),
    "complaints": Asked("how to complain about the team"),
    "complaint-days": Asked("working days for a complaint"),
    "removal-days": Asked("working days until an entry is taken out"),
    "safeguarding": Asked("the safeguarding lead’s role and contact"),
    "information-requests": Asked("where requests for information go"),
    "records-years": Asked("how many years letters and notes are kept"),
    "clinical-safety": Asked("the clinical safety officer’s role and contact"),
    "technical": Asked("who looks after the technical side"),
    "security": Asked("where faults in security are told"),
    "security-days": Asked("working days for an answer about security"),
    "hosting-name": Asked("who hosts the site", needed=True),
    "hosting-country": Asked("the country it is hosted in", needed=True),
    "hosting-logs": Asked("what the host writes down of a visit"),
    "hosting-log-days": Asked("how many days the host keeps that", needed=True),
    "accessibility-prepared": Asked("the day this statement was prepared"),
    "accessibility-reviewed": Asked("the day it was last reviewed"),
    "accessibility-tried": Asked("the day somebody last went through the hand checks"),
    "accessibility-tried-by": Asked("who went through the hand checks"),
}
"""By path in the settings below `owner:`, its parts joined by hyphens; in the order in which papers need them."""


def owner_value(data: Mapping[str, Any], name: str) -> str:
    """What the settings say of one of them, in words; empty where they do not."""
    owner = data.get("owner") or {}
    value = owner.get(name)
    for group in ("hosting", "accessibility"):
        if value is None and name.startswith(f"{group}-"):
            value = owner.get(group, {}).get(name.removeprefix(f"{group}-"))
    words = str(value) if value is not None else ""
    return "" if words.startswith(BLANK) else _in_words(words)


def blank_of(name: str) -> str:
    """What stands where nothing is set."""
    return f"{BLANK} {OWNER[name].words}]"


def setting_of(name: str) -> str:
    """Where the value belongs, as the settings file writes it: 'owner: hosting: country:'."""
    group, _, rest = name.partition("-")
    return f"owner: {group}: {rest}:" if group in ("hosting", "accessibility") else f"owner: {name}:"


def _in_words(value: str) -> str:
    try:
        return format_day(date.fromisoformat(value))
    except ValueError:
        return value
