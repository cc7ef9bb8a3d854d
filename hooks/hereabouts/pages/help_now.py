"""Urgent help, from its one reviewed file: for the nation of the site, most urgent first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from hereabouts.clean import is_safe_link
from hereabouts.pages.edition import Edition
from hereabouts.pages.words import sms_link, tel_link
from hereabouts.session_words import format_day, join_words
from hereabouts.urgent import Entry, entries_here, terms_with_help

NATIONS = {"england": "England", "wales": "Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}


def help_entries(edition: Edition) -> list[Entry]:
    """The entries that serve the nation of this site."""
    return entries_here(edition.directory)


def line_view(edition: Edition) -> dict[str, Any]:
    """The one constant line, and what it opens to."""
    entries = [entry for entry in help_entries(edition) if entry.get("line") == "yes"]
    return {
        "line": Markup(" · ").join(_marked(entry, entry.get("short") or entry["name"]) for entry in entries),
        "entries": [(entry["name"], entry["says"], list(_ways(entry))) for entry in entries],
    }


def full_view(edition: Edition) -> dict[str, Any]:
    """All entries with all that is known of them."""
    return {
        "intro": edition.directory.help_now.get("intro", ""),
        "entries": [_full_entry(edition, entry) for entry in help_entries(edition)],
        "folded": [],
    }


def folded_view(edition: Edition) -> dict[str, Any]:
    """The same, with all but the most urgent folded away: for pages that are about something else."""
    view = full_view(edition)
    urgent = [entry.get("line") == "yes" for entry in help_entries(edition)]
    return {
        **view,
        "entries": [entry for entry, first in zip(view["entries"], urgent, strict=True) if first],
        "folded": [entry for entry, first in zip(view["entries"], urgent, strict=True) if not first],
    }


def concern_entries(edition: Edition) -> list[dict[str, Any]]:
    """Whom to call about somebody's safety: an adult's, a child's."""
    return [_full_entry(edition, entry) for entry in help_entries(edition) if entry.get("concern")]


def urgent_entries(edition: Edition) -> list[dict[str, Any]]:
    """The entries that words of danger bring, each once, with what the status line says of it."""
    named = {slug for _, slugs in terms_with_help(edition.directory) for slug in slugs}
    entries = [entry for entry in help_entries(edition) if entry["slug"] in named]
    return [{**_full_entry(edition, entry), "slug": entry["slug"], "said": _in_short(entry)} for entry in entries]


def _in_short(entry: Entry) -> str:
    """Name and number: "999", "Samaritans 116 123"."""
    name, call, text = entry["name"], entry.get("call", ""), entry.get("text-to", {})
    if call:
        return name if call in name else f"{name} {call}"
    word = f"{text['word']} to " if text.get("word") else ""
    return f"{name}, text {word}{text['number']}" if text else name


def _full_entry(edition: Edition, entry: Entry) -> dict[str, Any]:
    pages = ((entry.get("chat", ""), "Chat online"), (entry.get("url", ""), "Read more"))
    return {
        "name": entry["name"],
        "says": entry["says"],
        "ways": list(_ways(entry)),
        "pages": [(link, words) for link, words in pages if is_safe_link(link)],
        "notes": list(_notes(edition, entry)),
        "checked": format_day(date.fromisoformat(entry["checked"]["date"])),
    }


def _ways(entry: Entry) -> Iterator[tuple[str, Markup]]:
    if entry.get("call"):
        yield tel_link(entry["call"]), _marked(entry, f"Call {entry['call']}")
    text = entry.get("text-to")
    if text:
        word = text.get("word", "")
        words = f"Text {word} to {text['number']}" if word else f"Text {text['number']}"
        yield sms_link(text["number"], word), _marked(entry, words)


def _marked(entry: Entry, words: str) -> Markup:
    """Words that may be translated, with name, number and the word to send marked as they must stay."""
    kept = (entry["name"], entry.get("text-to", {}).get("word", ""))
    pattern = "|".join([*(re.escape(one) for one in kept if one), r"\d(?:[\d ]*\d)?"])
    pieces = re.split(f"({pattern})", words)
    return Markup("").join(
        Markup('<span translate="no">{}</span>').format(piece) if index % 2 else piece
        for index, piece in enumerate(pieces)
    )


def _notes(edition: Edition, entry: Entry) -> Iterator[str]:
    if entry.get("hours"):
        yield entry["hours"]
    if entry.get("ages"):
        yield f"Ages: {entry['ages']}"
    if entry.get("relay"):
        yield entry["relay"]
    if entry.get("areas"):
        yield f"In {join_words(edition.label_all('areas', tuple(entry['areas'])))}"
    elif entry.get("nations"):
        yield f"In {join_words([NATIONS[nation] for nation in entry['nations']])}"
