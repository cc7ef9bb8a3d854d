"""Drafts the listings of a file of the form, as every import drafts its rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hereabouts.form.basket import Handed, read_handed
from hereabouts.form.unpublished import HIDDEN, with_unpublished
from hereabouts.imports.confidential import drop_addresses
from hereabouts.imports.desk import without_seal
from hereabouts.imports.draft import Draft, Sorted
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.shelf import Lying
from hereabouts.imports.store import to_yaml
from hereabouts.imports.table import Row
from hereabouts.inbox.earlier import find_started
from hereabouts.source import read_source
from hereabouts.tables.take import TABLE

SENT = "What was sent"


def draft_handed(file: Path, text: bytes, lying: Lying) -> Sorted:
    """The listings of a file of the form, drafted; raises ImportStopped where it is none."""
    rows = read_handed(text)
    if not rows:
        raise ImportStopped(
            f"{file.name} does not say which listing it is for. A person has to read it; then take it out of the inbox."
        )
    found = Sorted()
    for number, handed in enumerate(rows, 1):
        sent = to_yaml(handed.listing) if handed.listing else handed.text.decode("utf-8", "replace")
        row = Row(file.name, number, {SENT: sent}, word="listing")
        identity = f"{TABLE}:{handed.slug}"
        if handed.wrong:
            found.refused.append((row, handed.wrong))
        elif identity in found.drafts:
            found.refused.append((row, f"Another listing in this file is called {handed.slug}, too."))
        else:
            found.drafts[identity] = _draft(identity, handed, row, lying)
    return found


def _draft(identity: str, handed: Handed, row: Row, lying: Lying) -> Draft:
    """The form starts from the listing as it is published, so whatever differs is meant; a table says what it had."""
    data = without_seal(dict(handed.listing))
    taken = drop_addresses(data)
    there = lying.by_identity.get(identity)
    began = handed.began
    is_over = bool(there) and not handed.version and _status(handed.slug, lying) in HIDDEN
    if began is None:  # nobody sees in the form what is over: only a new listing can have its name
        started = find_started(there, handed.version) if there and not is_over else None
        if started:
            data = with_unpublished(data, started, _hidden(started, lying))
    else:
        started = began if isinstance(began, dict) else None
        data = _with_seal(data, started)
    area = handed.area
    return Draft(identity, handed.slug, area, area, data, (row,), (), bool(taken), started_from=started)


def _with_seal(data: dict[str, Any], started: Mapping[str, Any] | None) -> dict[str, Any]:
    """The listing with the seal of what its table had, where that had one."""
    source = (started or {}).get("source")
    if not isinstance(source, dict) or "row-hash" not in source:
        return data
    return {**data, "source": {**data.get("source", {}), "row-hash": source["row-hash"]}}


def _hidden(data: Mapping[str, Any], lying: Lying) -> set[str]:
    """The related listings that the form does not name, since no page shows them."""
    return {slug for slug in data.get("related", ()) if _status(slug, lying) in HIDDEN}


def _status(slug: str, lying: Lying) -> str:
    file = lying.by_identity.get(f"{TABLE}:{slug}")
    source = read_source(file, slug, "listing")[0] if file else None
    return str(source.data.get("status", "")) if source else ""
