"""`hereabouts notice` and `hereabouts withhold`: news about some dates; off every page at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from hereabouts.gather import Entry
from hereabouts.home import Home
from hereabouts.keeping.area import split_names, to_areas_noticed
from hereabouts.keeping.change import Change, Data, to_change, to_changes, write_changes
from hereabouts.keeping.edit import CannotEdit, add_field, add_row, drop_field, has_field, replace_value, to_row
from hereabouts.keeping.named import Refused, find_named
from hereabouts.notice import is_over, to_notice
from hereabouts.problem import Problem

BEFORE = ("joining", "checked")
"""A listing's notices stand where people look for them: after the cost, before how to start."""


def to_notice_row(what: str, dates: Sequence[date], because: str, to: str = "", until: date | None = None) -> Data:
    """The notice as it stands in a file; where people go instead is said first."""
    days: Any = [day.isoformat() for day in dates]
    place = f"This time at {to.rstrip('.')}." if to else ""
    row: Data = {what: "all" if until and not days else days[0] if len(days) == 1 else days}
    if until:
        row["until"] = until.isoformat()
    return {**row, "because": " ".join(filter(None, (place, because)))}


def add_notice(home: Home, names: Iterable[str], row: Data) -> tuple[list[str], list[Problem]]:
    """Puts the notice into every listing, venue or area that is named, or into none."""
    if not row["because"].strip():
        raise Refused(["Why, or what instead? Write one sentence for everyone to read after --because."])
    if is_over(to_notice(row), home.today):
        raise Refused([f"That day is past; nobody would see the notice. Today is {home.today}."])
    areas, others = split_names(names)
    entries = find_named(home, others, ("listing", "venue"))
    changes = to_changes(entries, lambda entry: _to_noticed(entry, row)) + to_areas_noticed(home, areas, row)
    warnings = write_changes(home, changes)
    return [f"{one.entry.shown}: {_noticed_words(one)}" for one in changes], warnings


def _to_noticed(entry: Entry, row: Data) -> Change:
    def edit(text: str, data: Data) -> str:
        if not isinstance(data.get("notices", []), list):
            raise CannotEdit("notices is not a list. Put that right first.")
        if row in data.get("notices", ()):
            return text
        if has_field(text, "notices"):
            return add_row(text, "notices", to_row(row))
        line = f"notices: [{to_row(row)}]"
        return add_field(text, line, before=BEFORE)

    def expect(data: Data) -> Data:
        expected = deepcopy(data)
        if row not in expected.setdefault("notices", []):
            expected["notices"].append(row)
        return expected

    return to_change(entry, edit, expect)


def _noticed_words(change: Change) -> str:
    return (
        "says the notice. It goes by itself when the day is past." if change.is_change else "has that notice already."
    )


def withhold(home: Home, names: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """Takes listings, venues or organisations off every page, feed and print; no reason is asked for or kept."""
    entries = find_named(home, names, ("listing", "venue", "organisation"))
    changes = to_changes(entries, _to_withheld)
    warnings = write_changes(home, changes)
    words = "is withheld. Publish now: only then is its page gone. No reason stands in the file, and none should."
    return [f"{one.entry.shown}: {words if one.is_change else 'is withheld already.'}" for one in changes], warnings


def _to_withheld(entry: Entry) -> Change:
    def edit(text: str, data: Data) -> str:
        if has_field(text, "status-note"):
            text = drop_field(text, "status-note")
        if has_field(text, "status"):
            return text if data["status"] == "withheld" else replace_value(text, "status", "withheld")
        return add_field(text, "status: withheld", after=("kind", "type", "name"))

    def expect(data: Data) -> Data:
        return {**{key: value for key, value in data.items() if key != "status-note"}, "status": "withheld"}

    return to_change(entry, edit, expect)
