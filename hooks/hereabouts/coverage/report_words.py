"""A report in words: the same values for the page on the web and for the page on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hereabouts.coverage.demand import Demand, say_asked
from hereabouts.coverage.heat import cut
from hereabouts.coverage.report import Report, share
from hereabouts.coverage.told import times_words
from hereabouts.directory import Directory
from hereabouts.pages.words import count_words
from hereabouts.session_words import format_day

NAME, LABEL, GAP = 90, 32, 110
"""Letters that there is room for on one side of paper."""


def report_view(report: Report, directory: Directory) -> dict[str, Any]:
    """Everything that the page says: texts and numbers only."""
    return {
        "title": f"Report: {report.quarter.words}",
        "name": cut(report.name, NAME),
        "period": f"{format_day(report.quarter.begins)} to {format_day(report.until)}",
        "example": report.is_example,
        "figures": [dict(zip(("number", "says"), figure, strict=True)) for figure in _figures(report)],
        "areas": [
            [cut(line.label, LABEL), f"{line.listings:,}", f"{line.free:,}", f"{line.low:,}"] for line in report.areas
        ],
        "access": [[cut(row.head.label, LABEL), *(f"{count:,}" for count in row.counts)] for row in report.access],
        "asked": [_asked(one, directory) for one in report.demand],
        "asked_says": _asked_says(report),
        "gaps": [cut(gap, GAP) for gap in report.gaps],
        "how": list(_how(report)),
    }


def _figures(report: Report) -> Iterator[tuple[str, str]]:
    """The few numbers that stand first, with their words."""
    yield f"{report.listings:,}", "listings that people can find"
    low = report.free + report.low
    yield _of(low, report.listings), "free, or at most £3 or what people can give, for everyone"
    yield _of(report.in_time, report.listings), f"checked within {report.due_months} months"
    yield f"{report.change.checked:,}", "last checked in this quarter"
    if report.change.new is not None:
        when = f"since {format_day(report.change.begins)}" if report.change.begins else "in this quarter"
        yield f"{len(report.change.new):,}", f"new {when}"
        yield f"{len(report.change.ended) + report.change.gone:,}", f"ended, or taken off the pages, {when}"


def _of(part: int, whole: int) -> str:
    said = share(part, whole)
    return f"{part:,} ({said})" if said else f"{part:,}"


def _asked(one: Demand, directory: Directory) -> list[str]:
    """In the vocabularies' words; what only a team's own words say is not on the page."""
    where = directory.vocabularies["areas"].label(one.asked.area) if one.asked.area else "anywhere"
    said = say_asked(one.asked, directory.vocabularies)
    return [cut(said, LABEL * 2), cut(where, LABEL), f"{one.asked.times:,}"]


def _asked_says(report: Report) -> str:
    if not report.asked:
        return "Nobody noted what people asked for in this quarter."
    asked = f"People asked teams for something {times_words(report.asked)}."
    return asked if report.demand else f"{asked} Something fits each of them."


def _how(report: Report) -> Iterator[str]:
    """How it was counted, with its days."""
    yield f"Listings as they stood on {format_day(report.as_of)}. Ended and withheld ones are not counted."
    if report.as_of > report.quarter.ends:
        yield "How they stood when the quarter ended cannot be told here."
    yield "A listing in two areas counts in both, and once in all. What is only online has a line of its own."
    some = count_words(report.low_for_some, "listing has", "listings have")
    unknown = count_words(report.cost_unknown, "listing", "listings")
    yield f"{some} a low price for some people only. The cost of {unknown} is not known."
    yield f"Access is counted for {count_words(report.placed, 'listing', 'listings')} with a place to go to."
    if report.change.new is not None and not report.change.begins:
        yield "New and ended: the start of the quarter held against its end. What came and went between is not seen."
    if report.change.says:
        yield report.change.says
    yield "It shows what is written down, not all that exists; and what is on, not who goes."
    yield "Nothing counts who uses the list: people can look without being watched. So this page has no such number."
