"""Dates of record: nothing was checked or added in the future, and no check is too old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.session_words import format_day
from hereabouts.source import Source

HELP_OLD_DAYS = 90


def checked_is_not_in_the_future(source: Source, context: Context) -> Iterator[Finding]:
    """Nobody has checked tomorrow yet."""
    checked = source.data.get("checked")
    if checked:
        today = context.today.isoformat()
        yield from _future("Date checked", checked["date"], "checked.date", today)
        for index, row in enumerate(checked.get("what", ())):
            yield from _future("Date", row.get("date", ""), f"checked.what.{index}.date", today)


def added_is_not_in_the_future(source: Source, context: Context) -> Iterator[Finding]:
    """A listing was added today at the latest."""
    added = source.data.get("added")
    if added:
        today = context.today.isoformat()
        yield from _future("Date added", added["date"], "added.date", today)


def permission_is_not_in_the_future(source: Source, context: Context) -> Iterator[Finding]:
    """Permission was given today at the latest."""
    given = source.data.get("permission", {}).get("date", "")
    yield from _future("Date of permission", given, "permission.date", context.today.isoformat())


def capacity_is_not_in_the_future(source: Source, context: Context) -> Iterator[Finding]:
    """Whether there was room is known up to today."""
    as_of = source.data["joining"].get("capacity-date", "")
    field = "joining.capacity-date"
    yield from _future("Date of room for more", as_of, field, context.today.isoformat())


def capacity_has_a_date(source: Source, context: Context) -> Iterator[Finding]:
    """Little or no room is said as of a day, or it keeps people away for ever."""
    joining = source.data["joining"]
    if joining.get("capacity") in ("limited", "full") and "capacity-date" not in joining:
        message = f"Room for more is {joining['capacity']}, but since when? Add capacity-date."
        yield Finding("joining.capacity", message)


def checked_within_a_year(source: Source, context: Context) -> Iterator[Finding]:
    """What people are sent to was checked in the last twelve months, or as the settings say."""
    checked = source.data.get("checked")
    if not checked or source.data.get("status") in ("ended", "withheld"):
        return
    day, fresh = date.fromisoformat(checked["date"]), context.settings.freshness
    if fresh.is_stale(day, context.today):
        age = f"over {fresh.stale_months} months ago, {format_day(day)}"
        message = f"Date checked is {age}. Check again, and write the new date."
        yield Finding("checked.date", message)


def help_checked_within_90_days(source: Source, context: Context) -> Iterator[Finding]:
    """Urgent help was checked in the last 90 days."""
    for field, day in help_checked_before(source, context, HELP_OLD_DAYS):
        message = f"Date checked is over {HELP_OLD_DAYS} days ago, {day}. Check that this help still answers."
        yield Finding(field, message)


def help_is_not_checked_in_the_future(source: Source, context: Context) -> Iterator[Finding]:
    """Nobody has checked urgent help tomorrow yet."""
    today = context.today.isoformat()
    for index, entry in enumerate(source.data["entries"]):
        field = f"entries.{index}.checked.date"
        yield from _future("Date checked", entry["checked"]["date"], field, today)


def help_checked_before(source: Source, context: Context, days: int) -> Iterator[tuple[str, str]]:
    """The entries of urgent help last checked longer ago than so many days: field and day."""
    oldest = (context.today - timedelta(days)).isoformat()
    for index, entry in enumerate(source.data["entries"]):
        day = entry["checked"]["date"]
        if day < oldest:
            yield f"entries.{index}.checked.date", format_day(date.fromisoformat(day))


def _future(title: str, day: str, field: str, today: str) -> Iterator[Finding]:
    if day > today:
        message = f"{title} must not be in the future; today is {today}. Check the year and the month."
        yield Finding(field, message)
