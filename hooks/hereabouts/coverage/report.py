"""A quarter on one page, for whoever pays for the list: counts with their days, and how they were counted.

Counts only: no listing, group or person is named in it. What was asked for is said in the words of the vocabularies,
so that nothing a team has typed stands on it either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hereabouts.changes.history import History
from hereabouts.changes.past import PastError
from hereabouts.coverage.change import Change, find_change
from hereabouts.coverage.demand import Demand, find_demand
from hereabouts.coverage.facts import FREE, LOW, LOW_FOR_SOME, UNKNOWN, Facts, gather_facts
from hereabouts.coverage.gap import choose_gaps, find_gaps
from hereabouts.coverage.grid import Row
from hereabouts.coverage.quarter import Quarter
from hereabouts.coverage.view import VIEWS, count_access_known, count_view
from hereabouts.directory import Directory

AREAS, ACCESS, ASKED, GAPS = 14, 6, 6, 5
"""So many lines there is room for on one side of paper."""


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area, or all that have no line of their own."""

    label: str
    listings: int
    free: int
    low: int


@dataclass(frozen=True, slots=True)
class Report:
    """One quarter."""

    name: str
    place: str
    quarter: Quarter
    until: date
    """The last day that is counted: the quarter's own, or today while it lasts."""
    as_of: date
    """The day whose listings were counted."""
    listings: int
    free: int
    low: int
    low_for_some: int
    cost_unknown: int
    in_time: int
    """How many were checked so lately that no check was due."""
    due_months: int
    placed: int
    """How many have a place to go to."""
    change: Change
    areas: Sequence[AreaLine]
    access: Sequence[Row]
    """Yes, no and not known, for the first questions about access."""
    demand: Sequence[Demand]
    """What was asked for in the quarter and is missing; the most often asked first."""
    asked: int
    """How many times anything was asked for in the quarter."""
    gaps: Sequence[str]
    is_example: bool


def make_report(directory: Directory, quarter: Quarter, today: date, told: History | PastError) -> Report:
    """The report on a directory as it stands at `directory.today`, which is the quarter's end or later."""
    words, until = directory.vocabularies, min(quarter.ends, today)
    facts = gather_facts(directory.listings.values(), words, directory.today)
    costs = [one.cost for one in facts]
    asked = [row for row in directory.asked_for if quarter.begins <= row.month <= until]
    demand = find_demand(asked, facts, quarter.begins, until)
    freshness = directory.settings.freshness
    return Report(
        name=directory.settings.name,
        place=directory.settings.place,
        quarter=quarter,
        until=until,
        as_of=directory.today,
        listings=len(facts),
        free=costs.count(FREE),
        low=costs.count(LOW),
        low_for_some=costs.count(LOW_FOR_SOME),
        cost_unknown=costs.count(UNKNOWN),
        in_time=sum(not freshness.is_due(one.checked, directory.today) for one in facts),
        due_months=freshness.due_months,
        placed=sum(one.has_place for one in facts),
        change=find_change(directory.listings, quarter.begins, until, told),
        areas=area_lines(facts, directory),
        access=count_access_known(facts, words).rows[:ACCESS],
        demand=[one for one in demand if one.is_missing][:ASKED],
        asked=sum(row.times for row in asked),
        gaps=[gap.words for gap in choose_gaps(find_gaps(facts, words, asked, directory.settings.place))[:GAPS]],
        is_example=directory.settings.example,
    )


def area_lines(facts: Sequence[Facts], directory: Directory) -> list[AreaLine]:
    """The areas with most listings; where there are more than have room, all others in one line, each listing once."""
    cost = next(view for view in VIEWS if view.name == "cost")
    rows = list(count_view(cost, facts, directory.vocabularies).rows)
    if len(rows) <= AREAS:
        return [_line(row) for row in rows]
    by_size = sorted(rows, key=lambda row: -row.counted)[: AREAS - 1]
    named = {row.head.slug for row in by_size}
    shown = [_line(row) for row in rows if row.head.slug in named]
    others = {row.head.slug for row in rows} - named
    rest = [one for one in facts if not others.isdisjoint(one.rows)]
    costs = [one.cost for one in rest]
    label = f"{len(others)} other areas"
    return [*shown, AreaLine(label, len(rest), costs.count(FREE), costs.count(LOW))]


def _line(row: Row) -> AreaLine:
    return AreaLine(row.head.label, row.counted, row.counts[0], row.counts[1])


def share(part: int, whole: int) -> str:
    """'61%', and nothing where there is no whole."""
    return f"{round(100 * part / whole)}%" if whole else ""
