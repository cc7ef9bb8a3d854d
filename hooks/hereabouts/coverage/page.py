"""What fills the coverage page, and the files beside it. It is worked out where the site has such a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgpack

from hereabouts.changes.history import History
from hereabouts.changes.past import PastError
from hereabouts.coverage.change import Change, ask_history, find_change, months_before
from hereabouts.coverage.demand import find_demand, year_before
from hereabouts.coverage.facts import Facts, gather_facts
from hereabouts.coverage.gap import find_gaps
from hereabouts.coverage.grid import Grid
from hereabouts.coverage.heat import draw_heat
from hereabouts.coverage.sheet import grid_csv
from hereabouts.coverage.told import (
    asked_csv,
    gaps_csv,
    render_asked,
    render_change,
    render_gaps,
    render_unknown,
    unknown_csv,
)
from hereabouts.coverage.unknown import find_unknown
from hereabouts.coverage.view import VIEWS, count_access_known, count_view, count_week
from hereabouts.directory import Directory
from hereabouts.kept import Keep
from hereabouts.pages.fragment import Fragments
from hereabouts.pages.words import count_words
from hereabouts.session_words import format_day

FOLDER = "coverage/"
PAGE = f"{FOLDER}index.html"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The page's parts by slot, and its files by their address."""

    slots: Mapping[str, str]
    files: Mapping[str, bytes]


NO_COVERAGE = Coverage({}, {})
"""A site without such a page."""
NO_PICTURES = {f"coverage-{view.name}": "<p>Nothing to count yet.</p>" for view in VIEWS}


@dataclass(frozen=True, slots=True)
class Shown:
    """One table of counts with its words."""

    name: str
    title: str
    says: str
    first: str
    """What a row is."""
    grid: Grid


def keep_coverage(
    directory: Directory, folder: Path, fragments: Fragments, keep: Keep, digests: Iterable[bytes]
) -> Coverage:
    """The same as `make_coverage`; what was made of the same files and the same history is not made again."""
    told = ask_history(folder)
    state = told.commits[0].name if isinstance(told, History) else str(told)
    # A file that was moved to another area's folder holds what it held.
    paths = "\n".join(sorted(one.path for one in directory.listings.values()))
    inputs = (b"".join(digests), paths.encode(), repr(directory.asked_for).encode(), state.encode())

    def make() -> bytes:
        coverage = make_coverage(directory, told, fragments)
        return bytes(msgpack.packb((coverage.slots, coverage.files)))

    return Coverage(*msgpack.unpackb(keep(inputs, make)))


def make_coverage(directory: Directory, told: History | PastError, fragments: Fragments) -> Coverage:
    """Everything that the page shows; `told` is what Git tells of the directory."""
    words, today = directory.vocabularies, directory.today
    facts = gather_facts(directory.listings.values(), words, today)
    shown = list(find_shown(directory, facts)) if facts else []
    demand = find_demand(directory.asked_for, facts, year_before(today), today)
    asked = [row for row in directory.asked_for if year_before(today) <= row.month <= today]
    gaps = find_gaps(facts, words, asked, directory.settings.place)
    unknown = find_unknown(directory.listings.values())
    slots = {
        "coverage-counted": _counted(directory, facts),
        **({f"coverage-{one.name}": _render(one, fragments) for one in shown} or NO_PICTURES),
        "coverage-gaps": render_gaps(gaps, fragments),
        "coverage-asked": render_asked(demand, directory, fragments),
        "coverage-unknown": render_unknown(unknown, directory, fragments),
        "coverage-change": render_change(_changes(directory, told), fragments),
    }
    files = {
        **{one.name: grid_csv(one.grid, one.first) for one in shown},
        "gaps": gaps_csv(gaps, directory),
        "asked-for": asked_csv(demand, directory),
        "unknown": unknown_csv(unknown, directory),
    }
    return Coverage(slots, {f"{FOLDER}{name}.csv": held for name, held in files.items()})


def _changes(directory: Directory, told: History | PastError) -> Iterator[tuple[str, Change]]:
    for title, months in (("Three months", 3), ("Twelve months", 12)):
        since = months_before(directory.today, months) + timedelta(1)
        yield title, find_change(directory.listings, since, directory.today, told)


def find_shown(directory: Directory, facts: list[Facts]) -> Iterator[Shown]:
    """Every table, in the order of the page."""
    words = directory.vocabularies
    for view in VIEWS:
        yield Shown(view.name, view.title, view.says, "Area", count_view(view, facts, words))
    says = "Everything together: what begins on which day, and when."
    yield Shown("week", "The week", says, "Day", count_week(facts))
    says = "All places together. What nobody has asked about is not known; it is not a no."
    yield Shown("access-known", "Access: yes, no and not known", says, "Question", count_access_known(facts, words))


def _render(one: Shown, fragments: Fragments) -> str:
    values = {"name": one.name, "title": one.title, "says": one.says, "first": one.first, "grid": one.grid}
    return fragments.render("coverage-heat", {**values, "heat": draw_heat(one.grid)})


def _counted(directory: Directory, facts: list[Facts]) -> str:
    """How many listings are counted, and on which day."""
    day = format_day(directory.today)
    if not facts:
        return f"<p>There are no listings yet ({day}). The pictures come with the first ones.</p>"
    paused = sum(one.is_paused for one in facts)
    rest = f" {count_words(paused, 'has', 'have')} stopped for a while." if paused else ""
    return f"<p><strong>{count_words(len(facts), 'listing', 'listings')}</strong>, counted on {day}.{rest}</p>"
