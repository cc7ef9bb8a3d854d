"""`hereabouts checked`: writes when, how and by which team a listing was checked, and changes nothing else in it."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from hereabouts.gather import Entry
from hereabouts.home import Home
from hereabouts.keeping.change import Change, Data, read_or_refuse, to_change, to_changes, write_changes
from hereabouts.keeping.edit import CannotEdit, add_field, has_field, replace_value, to_row
from hereabouts.keeping.named import Refused, find_named
from hereabouts.problem import Problem
from hereabouts.session_words import format_day


@dataclass(frozen=True, slots=True)
class Stamp:
    """When somebody last made sure, how, and which team."""

    day: date
    how: str
    by: str

    @property
    def values(self) -> dict[str, str]:
        """As they stand under `checked`."""
        return {"date": self.day.isoformat(), "how": self.how, "by": self.by}


def stamp_checked(home: Home, names: Iterable[str], stamp: Stamp) -> tuple[list[str], list[Problem]]:
    """Stamps every file that is named, or none of them; what was done in words, and new warnings."""
    if stamp.day > home.today:
        raise Refused([f"The day of the check, {format_day(stamp.day)}, is still to come. Today is {home.today}."])
    if not stamp.by.strip():
        raise Refused(["Who checked? Write the team after --by, such as --by 'Riverside team'."])
    entries = find_named(home, names)
    changes = to_changes(entries, lambda entry: _to_stamped(entry, stamp))
    warnings = write_changes(home, changes)
    return [line for change in changes for line in _said(change, stamp)], warnings


def _to_stamped(entry: Entry, stamp: Stamp) -> Change:
    checked = read_or_refuse(entry).data.get("checked")
    last = checked.get("date") if isinstance(checked, dict) else None
    if isinstance(last, str) and last > stamp.day.isoformat():
        raise Refused([f"{entry.shown}: was checked after that, on {last}. Leave it out."])
    return to_change(entry, lambda text, data: stamped_text(text, data, stamp), lambda data: _expected(data, stamp))


def stamped_text(text: str, data: Data, stamp: Stamp) -> str:
    """The text of a file with the stamp in it; a venue that was never checked gets the line."""
    if not has_field(text, "checked"):
        return add_field(text, f"checked: {to_row({**stamp.values})}", before=("status", "renamed-from"))
    if not isinstance(data["checked"], dict):
        raise CannotEdit("checked holds no date. Write checked: {date: ..., how: ..., by: ...} first.")
    for key, value in stamp.values.items():
        if data["checked"].get(key) != value:
            text = replace_value(text, f"checked.{key}", value)
    return text


def _expected(data: Data, stamp: Stamp) -> Data:
    expected = deepcopy(data)
    expected.setdefault("checked", {}).update(stamp.values)
    return expected


def _said(change: Change, stamp: Stamp) -> Iterable[str]:
    shown = change.entry.shown
    if not change.is_change:
        yield f"{shown}: says so already."
        return
    yield f"{shown}: checked {format_day(stamp.day)}, {stamp.how}, {stamp.by}."
    asked = _asked_without_a_day(read_or_refuse(change.entry).data)
    if asked:
        yield f"  It now says that this was asked then: {', '.join(asked)}. Where it was not, put it right under what."


def _asked_without_a_day(data: Data) -> list[str]:
    """The things asked about that are read as of the stamp, since they have no day of their own."""
    rows = data["checked"].get("what", ())
    return [row["fact"] for row in rows if row.get("answer") != "not-asked" and "date" not in row]
