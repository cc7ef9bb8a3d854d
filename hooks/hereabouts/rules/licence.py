"""Facts and words may be published under our licence, and by those they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.source import Source

FITTING = {
    "cc-by-4.0": frozenset(("cc-by-4.0", "cc0-1.0", "ogl-3.0", "permission-given")),
    "cc-by-sa-4.0": frozenset(("cc-by-sa-4.0", "cc-by-4.0", "cc0-1.0", "ogl-3.0", "permission-given")),
    "odbl-1.0": frozenset(("odbl-1.0", "cc0-1.0", "ogl-3.0", "permission-given")),
    "ogl-3.0": frozenset(("ogl-3.0", "cc0-1.0", "permission-given")),
    "cc0-1.0": frozenset(("cc0-1.0", "permission-given")),
}
"""For each licence we may publish under, the licences of sources that allow it."""


def source_licence_fits_ours(source: Source, context: Context) -> Iterator[Finding]:
    """The licence of the source allows the licence under which we publish."""
    theirs = source.data.get("source", {}).get("licence")
    ours = context.settings.listings_licence
    if theirs and theirs not in FITTING.get(ours, (theirs,)):
        message = (
            f"Licence {theirs} does not allow what we publish, which is under {ours}. "
            "Ask the owner, then write permission-given; or write the facts anew from the group itself."
        )
        yield Finding("source.licence", message)


def permission_is_given(source: Source, context: Context) -> Iterator[Finding]:
    """What the group itself told us is published because it said so."""
    given = source.data.get("permission", {}).get("given", "unknown")
    if source.data["source"]["from"] == "the-group" and given == "unknown":
        message = (
            "Permission is not noted, though the group told us this. Ask, then add permission: {given: yes, date: ...}."
        )
        yield Finding("permission" if "permission" in source.data else "source.from", message)
