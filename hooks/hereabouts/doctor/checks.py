"""What people have to ask about again: urgent help, listings, what somebody spotted, who allowed what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from hereabouts.asked_for import FILE as ASKED_FOR
from hereabouts.asked_for import Asked
from hereabouts.do_not_list import FILE as DO_NOT_LIST
from hereabouts.do_not_list import DoNotList
from hereabouts.doctor.ager import PEOPLE, Ager, days_on
from hereabouts.doctor.past import last_change
from hereabouts.doctor.seen import Seen, count, to_days
from hereabouts.freshness import DAYS_A_MONTH, Freshness
from hereabouts.problem import Problem
from hereabouts.record import to_day
from hereabouts.rules.checked import HELP_OLD_DAYS
from hereabouts.session_words import format_day
from hereabouts.source import Source
from hereabouts.urgent import entries_here

HELP_LATE_DAYS = 180
LEAD_DAYS = 60
ASKED_DAYS = 92
KEPT_OUT_DAYS = 2 * 365
PERMISSION_DAYS = 3 * 365
BY_LEAVE = ("permission-given", "all-rights-reserved")
"""Licences under which somebody let this list alone have the words."""
GONE = ("ended", "withheld")


def check_agers(seen: Seen) -> Iterator[Ager]:
    """Everything that only asking somebody mends, and before it what keeps the site from being made at all."""
    yield from error_agers(seen.checked.problems, seen.today)
    days = to_days(entry["checked"]["date"] for entry in entries_here(seen.directory))
    yield help_ager(days, seen.today, seen.file("help-now.yml"), seen.is_lent("help-now.yml"))
    yield listings_ager(_asked_about(seen), seen.directory.settings.freshness, seen.today)
    yield from leads_agers(seen.checked.shared.leads)
    yield asked_for_ager(seen.checked.shared.asked_for, seen.home.shown(seen.home.directory / ASKED_FOR))
    kept_out = seen.home.directory / DO_NOT_LIST
    changed = last_change(seen.home.directory, DO_NOT_LIST)
    yield from kept_out_agers(seen.checked.shared.do_not_list, seen.home.shown(kept_out), changed)
    yield from permission_agers(seen.checked.listings)


def error_agers(problems: Iterable[Problem], today: date) -> Iterator[Ager]:
    """An error stops every build; what has one is not in the lists below."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        first = errors[0]
        yield Ager(
            "errors",
            f"The directory’s files have {count(len(errors), 'error', 'errors')}, the first in "
            f"{first.path}:{first.line}; what has one is not counted here",
            days_on(today, -1) or today,
            "Nothing new is built or published until they are mended; the site that stood before gets older.",
            "hereabouts check says where each is, by file and line.",
            grave=PEOPLE,
        )


def _asked_about(seen: Seen) -> list[date | None]:
    """The days on which listings, venues and schemes were last checked; None where one never was."""
    context = seen.checked.context
    things = [*context.venues.values(), *context.schemes.values()]
    sources = [source for source in [*seen.checked.listings, *things] if source.data.get("status") not in GONE]
    return [to_day(source.data.get("checked", {}).get("date")) for source in sources]


def help_ager(days: Sequence[date], today: date, file: str, is_lent: bool) -> Ager:
    """Urgent help: the oldest check decides."""
    old, late = (sum((today - day).days > limit for day in days) for limit in (HELP_OLD_DAYS, HELP_LATE_DAYS))
    said = f"the oldest checked {format_day(days[0])}" if days else "none is written down"
    over = f"; {old} of {len(days)} over {HELP_OLD_DAYS} days, {late} over {HELP_LATE_DAYS}" if old else ""
    lent = "; the example’s own, as this directory has no such file" if is_lent else ""
    return Ager(
        "urgent-help",
        f"Numbers for urgent help, {said}{over}{lent}",
        days_on(days[0], HELP_OLD_DAYS) if days else None,
        f"Pages say that the check is old; after {HELP_LATE_DAYS} days hereabouts check --live fails. "
        "The numbers are never hidden.",
        f"Open the source of each in {file}, ring those you can, write the day, then: hereabouts check",
        warn_days=30,
        grave=PEOPLE,
    )


def listings_ager(days: Sequence[date | None], fresh: Freshness, today: date) -> Ager:
    """Listings and places: how many are due, and how many are so old that pages say "ask first"."""
    known = sorted(day for day in days if day)
    due = sum(fresh.is_due(day, today) for day in known) + sum(day is None for day in days)
    stale = sum(fresh.is_stale(day, today) for day in known)
    oldest = known[0] if known else None
    return Ager(
        "listings",
        f"Listings, places and discounts: {due} of {len(days)} due for a check, {stale} of them so old that pages "
        "say “ask first”",
        days_on(oldest, round(fresh.due_months * DAYS_A_MONTH)),
        f"After {fresh.stale_months} months a page says “ask first”, and searches show it later.",
        "hereabouts review --only stale --only due, then ring from the top.",
        warn_days=30,
        grave=PEOPLE,
    )


def leads_agers(leads: Sequence[Mapping[str, str]]) -> Iterator[Ager]:
    """What somebody spotted; no page shows it until somebody asks."""
    days = to_days(lead["date"] for lead in leads if lead.get("date"))
    if days:
        yield Ager(
            "leads",
            f"{count(len(leads), 'lead', 'leads')} not asked about yet, the oldest of {format_day(days[0])}",
            days_on(days[0], LEAD_DAYS),
            "What somebody saw is gone before anybody asks, and no page ever shows it.",
            "hereabouts review --only leads",
            warn_days=14,
        )


def asked_for_ager(rows: Sequence[Asked], file: str) -> Ager:
    """What people asked for: without new lines the gaps on the coverage page are guesses."""
    last = max((row.month for row in rows), default=None)
    said = f"the last line is of {format_day(last).split(' ', 1)[1]}" if last else "nothing is written down"
    return Ager(
        "asked-for",
        f"What people asked the team for: {said}",
        days_on(last, ASKED_DAYS + 30),
        "The page on what is missing answers questions that nobody asks any more.",
        f"Add a line a month to {file}, without a name, then: hereabouts check",
        warn_days=14,
    )


def kept_out_agers(kept_out: DoNotList, file: str, changed: date | None) -> Iterator[Ager]:
    """What was taken out stays out; somebody reads the list through now and then."""
    if kept_out.entries:
        yield Ager(
            "do-not-list",
            f"{count(len(kept_out.entries), 'group', 'groups')} kept out for good; the list"
            f"{f' last changed {format_day(changed)}' if changed else ' has no past in Git'}",
            days_on(changed, KEPT_OUT_DAYS),
            "Nothing breaks: what asked to be out stays out. A group that now wants to be in cannot come in.",
            f"Read {file}; an entry goes only when the group itself asks. Then note the day there, after a #.",
        )


def permission_agers(listings: Iterable[Source]) -> Iterator[Ager]:
    """Words that we may use by leave alone, not by an open licence."""
    by_leave = [s for s in listings if s.data["source"]["licence"] in BY_LEAVE and s.data.get("status") not in GONE]
    days = to_days(source.data.get("permission", {}).get("date") for source in by_leave)
    if by_leave:
        undated = len(by_leave) - len(days)
        yield Ager(
            "permissions",
            f"{count(len(by_leave), 'listing', 'listings')} used by leave of their owners, {undated} without a date",
            days_on(days[0], PERMISSION_DAYS) if days else None,
            "Nobody remembers who allowed it, and you may have to take it down in a hurry.",
            "Ask again on the next check call; hereabouts review lists whom to ring.",
            warn_days=90,
        )
