"""A closing, as the settings speak of it."""

from __future__ import annotations

from collections.abc import Iterator

from hereabouts.closing.closed import FIELD, leads_back
from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.source import Source


def closed_leads_elsewhere(source: Source, context: Context) -> Iterator[Finding]:
    """A closed site leads to whoever keeps the list now, and not to itself."""
    for number, row in enumerate(source.data.get(FIELD, {}).get("to", ())):
        if leads_back(row["url"], source.data["address"]):
            message = "Web address is this site itself. Give the page of whoever keeps the list now."
            yield Finding(f"{FIELD}.to.{number}.url", message)
