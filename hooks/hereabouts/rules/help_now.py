"""Urgent help that can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.rules.nearest import suggest_slug
from hereabouts.rules.walk import terms_in
from hereabouts.source import Source

WAYS = ("call", "text-to", "chat", "url")


def help_can_be_reached(source: Source, context: Context) -> Iterator[Finding]:
    """Every entry has a number, a text number, a chat or a page."""
    for index, entry in enumerate(source.data["entries"]):
        if not any(way in entry for way in WAYS):
            message = f"Number to call is missing for {entry['name']}. Add call, text-to, chat or url."
            yield Finding(f"entries.{index}", message)


def help_is_listed_once(source: Source, context: Context) -> Iterator[Finding]:
    """Every entry has a short name of its own."""
    seen: set[str] = set()
    for index, entry in enumerate(source.data["entries"]):
        if entry["slug"] in seen:
            message = f"Short name {entry['slug']} stands here twice. Give one of the two another."
            yield Finding(f"entries.{index}.slug", message)
        seen.add(entry["slug"])


def urgent_help_is_listed(source: Source, context: Context) -> Iterator[Finding]:
    """Words of danger name help that help-now.yml holds."""
    known = [entry["slug"] for entry in context.help_now["entries"]]
    for field, term in terms_in(source):
        for index, slug in enumerate(term.get("help", ())):
            if slug not in known:
                hint = suggest_slug(slug, known, "Choose a short name that stands there.")
                yield Finding(f"{field}.help.{index}", f"Urgent help {slug} is not in help-now.yml. {hint}")
