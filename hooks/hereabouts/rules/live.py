"""What must be gone before a directory is published: the invented example, and help nobody has checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hereabouts.context import Context
from hereabouts.rules.checked import help_checked_before
from hereabouts.rules.finding import Finding
from hereabouts.rules.walk import texts
from hereabouts.source import Source

Findings = Iterator[tuple[Source, Finding]]

HELP_DAYS = 180
POSTCODE = re.compile(r"\bQX\d[A-Z\d]?(?: ?\d[A-Z]{2})?\b|^QX$", re.IGNORECASE)
PHONE = re.compile(r"(?:\b0|\+44[ ()0-]*)1632[ -]?960[ -]?\d{0,3}")
ADDRESS = re.compile(r"(?<![\w-])example\.(?:org|com|net)\b(?!\.\w)|\b[\w-]+\.example\b(?!\.\w)", re.IGNORECASE)
TOWN = re.compile(r"\bPellbridge\b", re.IGNORECASE)


def live_is_not_the_example(sources: Sequence[Source], context: Context) -> Findings:
    """The settings no longer say that the directory is an invented example."""
    for source in sources:
        if source.kind == "settings" and source.data.get("example") == "yes":
            message = "Invented example is still yes. Write your own settings, then set example: no."
            yield source, Finding("example", message)


def live_has_no_example_postcodes(sources: Sequence[Source], context: Context) -> Findings:
    """No postcode begins with QX, as the invented town's do."""
    yield from _traces(sources, POSTCODE, "a postcode of the invented town")
    count = sum(unit.startswith("QX") for unit in context.postcodes.extra)
    for source in sources:
        if count and source.kind == "settings":
            message = (
                f"File postcodes.csv still holds postcodes of the invented town, {count} in all. Take them out of it."
            )
            yield source, Finding("", message)


def live_has_no_example_phones(sources: Sequence[Source], context: Context) -> Findings:
    """No telephone number is one of those kept for drama, 01632 960000 to 960999."""
    yield from _traces(sources, PHONE, "an invented telephone number")


def live_has_no_example_addresses(sources: Sequence[Source], context: Context) -> Findings:
    """No web or e-mail address is at example.org or its like."""
    yield from _traces(sources, ADDRESS, "an invented address")


def live_has_no_example_town(sources: Sequence[Source], context: Context) -> Findings:
    """Nothing is said of Pellbridge."""
    yield from _traces(sources, TOWN, "the invented town")


def live_help_is_checked(sources: Sequence[Source], context: Context) -> Findings:
    """Urgent help was checked in the last 180 days."""
    for source in sources:
        if source.kind == "help-now":
            for field, day in help_checked_before(source, context, HELP_DAYS):
                message = (
                    f"Date checked is over {HELP_DAYS} days ago, {day}. Ring, write and open every link, then date it."
                )
                yield source, Finding(field, message)


def _traces(sources: Sequence[Source], trace: re.Pattern[str], what: str) -> Findings:
    for source in sources:
        for field, value in texts(source.data):
            found = trace.search(value)
            if found:
                message = f'"{found[0]}" is {what}. Replace it with your own, or take it out.'
                yield source, Finding(field, message)
