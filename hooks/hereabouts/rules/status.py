"""What the status promises holds: ended has no more dates, withheld no reason, paused has one."""

from __future__ import annotations

from collections.abc import Iterator

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.rules.session import last_date
from hereabouts.source import Source


def ended_has_no_dates_to_come(source: Source, context: Context) -> Iterator[Finding]:
    """What has ended has a last date, and it is past."""
    if source.data.get("status") != "ended":
        return
    today = context.today.isoformat()
    for index, session in enumerate(source.data.get("when", ())):
        last = last_date(session)
        if not last or last >= today:
            goes_on = f"its dates go on until {last}" if last else "this time has no last date"
            message = f"Status is ended, but {goes_on}. Write the last date as until, or take the time out."
            yield Finding(f"when.{index}", message)


def withheld_gives_no_reason(source: Source, context: Context) -> Iterator[Finding]:
    """Why a listing is withheld is nobody's business: the file is public."""
    if source.data.get("status") == "withheld" and "status-note" in source.data:
        message = "Note on the status can be read by anyone, though the page does not show it. Take it out."
        yield Finding("status-note", message)


def paused_says_why(source: Source, context: Context) -> Iterator[Finding]:
    """A paused listing tells people when to look again."""
    if source.data.get("status") == "paused" and "status-note" not in source.data:
        message = "Note on the status is missing. Say in a sentence when it may start again, or whom to ask."
        yield Finding("status", message)


def money_help_goes_with_its_kind(source: Source, context: Context) -> Iterator[Finding]:
    """Help with money says what it gives, and nothing else does."""
    is_help, says_help = source.data["kind"] == "money-help", "money-help" in source.data
    if is_help and not says_help:
        message = "Help with money is missing. Add money-help with for-what, how-much and who-may-apply."
        yield Finding("kind", message)
    elif says_help and not is_help:
        message = "Help with money is shown only where the kind is money-help. Change the kind, or take it out."
        yield Finding("money-help", message)
