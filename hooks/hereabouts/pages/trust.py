"""What was checked and what was not, when and how; where the words come from and who may use them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hereabouts.clean import safe_link
from hereabouts.freshness import Freshness
from hereabouts.listing import Checked, Contact
from hereabouts.pages.words import HOW_ASKED, age_words, quietest_words
from hereabouts.session_words import format_day

FACTS = {
    "times": "times", "place": "place", "price": "price", "contact": "how to get in touch", "access": "access",
    "first-visit": "the first visit", "safeguarding": "who keeps people safe", "insurance": "insurance",
}  # fmt: skip
FROM = {
    "the-group": "the group itself",
    "group-website": "the group’s website",
    "visit": "a visit",
    "leaflet": "a leaflet or poster",
    "other-directory": "another directory",
    "open-data": "open data",
}
LICENCES = {
    "cc-by-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "cc0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ogl-3.0": (
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "odbl-1.0": ("Open Database Licence 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "cc-by-sa-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "all-rights-reserved": ("all rights reserved", ""),
    "permission-given": ("used with permission", ""),
}


@dataclass(frozen=True, slots=True)
class CheckedView:
    """How far the facts can be trusted."""

    last: str
    """"Last checked 1 October 2026, by phone"."""
    is_stale: bool
    ask: str
    """What to do first where the check is old; else empty."""
    said: str
    """When that was, where it was so long ago that `last` tells the age; else empty."""
    by: str
    asked: list[tuple[str, str]]
    """When and how, and which things."""
    not_asked: str
    is_noted: bool
    """False where nobody wrote down which things were asked about."""


def to_checked_view(checked: Checked, contacts: tuple[Contact, ...], today: date, fresh: Freshness) -> CheckedView:
    """The eight things: which were asked about or seen, when and how, and which were not."""
    is_stale = fresh.is_stale(checked.date, today)
    grouped: dict[str, list[str]] = {}
    answers = {row.fact: row for row in checked.what}
    not_asked = []
    for fact, words in FACTS.items():
        row = answers.get(fact)
        if row is None or row.answer == "not-asked":
            not_asked.append(words)
            continue
        how = HOW_ASKED.get(row.how or checked.how, row.how)
        verb = "Seen" if row.answer == "seen" else "Asked"
        grouped.setdefault(f"{verb} {format_day(row.date or checked.date)} ({how})", []).append(words)
    return CheckedView(
        last=checked_words(checked.date, today, fresh),
        is_stale=is_stale,
        ask=ask_words(contacts) if is_stale else "",
        said=f"Last checked {format_day(checked.date)}" if is_stale else "",
        by=f"{HOW_ASKED[checked.how]}, {checked.by}",
        asked=[(when, ", ".join(words)) for when, words in grouped.items()],
        not_asked=", ".join(not_asked),
        is_noted=bool(checked.what),
    )


def checked_words(day: date, today: date, fresh: Freshness) -> str:
    """Return "Last checked 1 October 2026", or "Not checked for 14 months" where that was long ago."""
    if fresh.is_stale(day, today):
        return f"Not checked for {age_words(day, today).removesuffix(' ago')}"
    return f"Last checked {format_day(day)}"


def ask_words(contacts: tuple[Contact, ...]) -> str:
    """Return what to do where a check is old: "ask first, by e-mail"; no way is named where there is none."""
    return ", ".join(filter(None, ("ask first", quietest_words(contacts))))


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where the words come from."""

    origin: str
    name: str
    url: str
    licence: str
    licence_url: str


def to_source_view(source: Mapping[str, str]) -> SourceView:
    """Source and licence of a listing."""
    licence, licence_url = LICENCES[source["licence"]]
    return SourceView(
        FROM[source["from"]], source.get("name", ""), safe_link(source.get("url", "")), licence, licence_url
    )


PERMISSION = {
    "yes": "The group agreed to be listed",
    "public-source": "Listed from what is public",
    "not-needed": "Listed by whoever runs it",
}


def agreed_words(permission: Mapping[str, str], added: Mapping[str, str]) -> list[str]:
    """Sentences on who agreed to the listing and since when it has stood; none where nobody noted it."""
    agreed = PERMISSION.get(permission.get("given", ""), "")
    day = permission.get("date", "")
    sentences = [f"{agreed}{f', {format_day(date.fromisoformat(day))}' if day else ''}."] if agreed else []
    if added:
        sentences.append(f"Added {format_day(date.fromisoformat(added['date']))} by {added['by']}.")
    return sentences
