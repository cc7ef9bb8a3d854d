"""What has changed over a time: new, ended and checked. New and ended are told by Git, checked by the listings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from hereabouts.changes.history import Commit, History, read_history
from hereabouts.changes.past import PastError
from hereabouts.listing import Listing
from hereabouts.session_words import format_day

FOUND = ("active", "seasonal", "paused")
"""The states in which searches show a listing."""
SHALLOW = " This copy holds the last commits only: git fetch --unshallow brings the rest."


@dataclass(frozen=True, slots=True)
class Change:
    """What happened between two days."""

    since: date
    """From the beginning of this day."""
    until: date
    """To the end of this day."""
    checked: int
    """How many of the listings that are shown were last checked in this time."""
    new: Sequence[Listing] | None = None
    """Shown now and not there at the beginning; None where Git does not tell."""
    ended: Sequence[Listing] = ()
    """Shown at the beginning, and has ended since."""
    gone: int = 0
    """Shown at the beginning, and taken out or off the pages since: they are counted and not named."""
    begins: date | None = None
    """Where the history begins later than the time: the day from which new and ended are told."""
    says: str = ""
    """What the numbers leave out, in a sentence."""


def find_change(listings: Mapping[str, Listing], since: date, until: date, told: History | PastError) -> Change:
    """What has changed in the listings, as they stand at the end of the time."""
    checked = sum(since <= one.checked.date <= until for one in listings.values() if one.is_found)
    change = Change(since, until, checked)
    if isinstance(told, PastError):
        return replace(change, says=f"What is new and what has ended cannot be told here. {told}")
    before = told.commit_on(since)
    if before:
        return _compare(listings, told, before, change)
    more = SHALLOW if told.is_shallow else ""
    if told.begins > until:
        return replace(change, says=f"What is new and what has ended cannot be told: the history begins later.{more}")
    first = told.commits[-1]
    says = f"The history begins on {format_day(first.day)}: what came before cannot be told.{more}"
    return _compare(listings, told, first, replace(change, begins=first.day, says=says))


def ask_history(folder: Path) -> History | PastError:
    """The history of a directory, or why there is none."""
    try:
        return read_history(folder)
    except PastError:
        return PastError("This copy is not kept with Git, or holds no history of the listings.")


def _compare(listings: Mapping[str, Listing], told: History, before: Commit, change: Change) -> Change:
    then = told.listings_at(before)
    names = {name: one for one in listings.values() for name in (one.slug, *one.renamed_from)}
    new = [
        one for one in listings.values() if one.is_found and not any(s in then for s in (one.slug, *one.renamed_from))
    ]
    lost = [slug for slug in then if slug not in names or not names[slug].is_found]
    was = dict(zip(lost, told.read([then[slug] for slug in lost]), strict=True))
    shown = [slug for slug in lost if was[slug].get("status", "active") in FOUND]
    ended = [names[slug] for slug in shown if slug in names and names[slug].status == "ended"]
    return replace(change, new=new, ended=ended, gone=len(shown) - len(ended))


def months_before(day: date, months: int) -> date:
    """The same day some months ago; the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(year, month + 1, min(day.day, last))
