"""The pictures of the coverage page: which columns each has, and what puts a listing into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hereabouts.coverage.facts import (
    DEARER,
    FREE,
    LOW,
    LOW_FOR_SOME,
    NONE,
    ONLINE,
    PARTS,
    UNKNOWN,
    WEEKEND,
    Facts,
    Times,
)
from hereabouts.coverage.grid import Grid, Head, Row, count_grid
from hereabouts.session import WEEKDAYS
from hereabouts.vocabulary import Vocabulary

Vocabularies = Mapping[str, Vocabulary]
Slugs = frozenset[str] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One picture: a row for each area."""

    name: str
    """As its file is called."""
    title: str
    says: str
    """How to read it."""
    columns: Callable[[Vocabularies], Sequence[Head]]
    columns_of: Callable[[Facts], Slugs]
    counts: Callable[[Facts], bool] = lambda _one: True
    """Which listings it looks at."""


def _fixed(*heads: tuple[str, str]) -> Callable[[Vocabularies], Sequence[Head]]:
    return lambda _words: tuple(Head(*head) for head in heads)


def _interests(words: Vocabularies) -> Sequence[Head]:
    terms = words["interests"].top() if "interests" in words else ()
    return (*(Head(term.slug, term.label) for term in terms), Head(NONE, "None named"))


def _access(words: Vocabularies) -> Sequence[Head]:
    return tuple(Head(term.slug, term.label) for term in words.get("access", ()))


@cache
def _days_of(times: Times) -> Slugs:
    return frozenset(day for day, _ in times) or (NONE,)


@cache
def _parts_of(times: Times) -> Slugs:
    return frozenset(part_of_week(day, part) for day, part in times) or (NONE,)


def part_of_week(day: str, part: str) -> str:
    """weekday-morning, weekend-evening; time-unknown where nobody has said when it begins."""
    if not part:
        return "time-unknown"
    return f"{'weekend' if day in WEEKEND else 'weekday'}-{part}"


VIEWS = (
    View(
        "interest", "Interests", "A listing with several interests counts under each.",
        _interests, lambda one: one.interests or (NONE,),
    ),
    View(
        "cost", "Cost", "Low means up to £3 a time, or what people can give. Each listing stands in one column.",
        _fixed(
            (FREE, "Free"), (LOW, "Low for all"), (LOW_FOR_SOME, "Low for some"),
            (DEARER, "Costs more"), (UNKNOWN, "Not known"),
        ),
        lambda one: (one.cost,),
    ),
    View(
        "day", "Days", "What is held on several days counts on each. No day: people may drop in, or nobody has said.",
        _fixed(*((day, day.capitalize()) for day in WEEKDAYS), (NONE, "No day")), lambda one: _days_of(one.times),
    ),
    View(
        "part", "Parts of the week",
        "Mornings end at noon, afternoons at 5pm. What is held several times counts in each part.",
        _fixed(
            *((f"{week}-{part}", f"{week.capitalize()} {part}") for week in ("weekday", "weekend") for part in PARTS),
            ("time-unknown", "Time not known"), (NONE, "No day"),
        ),
        lambda one: _parts_of(one.times),
    ),
    View(
        "access", "Getting in and being there",
        "Counts what is known to be there. Where a number is low, look at what is not known before you call it a gap.",
        _access, lambda one: tuple(term for term, fact in one.access.items() if fact.value == "yes"),
        lambda one: one.has_place,
    ),
    View(
        "who-comes", "Who comes", "Who meets whom: people who share something, or all sorts of people.",
        _fixed(
            ("something-in-common", "Something in common"), ("all-sorts", "All sorts"), ("both", "Both"),
            (UNKNOWN, "Not known"),
        ),
        lambda one: (one.who_comes,),
    ),
    View(
        "run-by", "Run by health or care, or not", "Whether the NHS or social care runs it.",
        _fixed(("no", "Not health or care"), ("both", "Both"), ("yes", "Health or care"), (UNKNOWN, "Not known")),
        lambda one: (one.run_by_care,),
    ),
)  # fmt: skip
"""In the order of the page."""


def count_view(view: View, facts: Sequence[Facts], words: Vocabularies) -> Grid:
    """The picture's numbers."""
    looked_at = [one for one in facts if view.counts(one)]
    return count_grid(
        looked_at, area_heads(looked_at, words), view.columns(words), lambda one: one.rows, view.columns_of
    )


def area_heads(facts: Sequence[Facts], words: Vocabularies) -> list[Head]:
    """A row for each area, those with nothing in them too; one for what is only online, where there is any."""
    heads = [Head(term.slug, term.label) for term in words.get("areas", ())]
    if any(one.is_online_only for one in facts):
        heads.append(Head(ONLINE, "Only online"))
    return heads


def count_week(facts: Sequence[Facts]) -> Grid:
    """Days and parts of the day of everything together."""
    days = [Head(day, day.capitalize()) for day in WEEKDAYS]
    parts = [*(Head(part, part.capitalize()) for part in PARTS), Head("", "Time not known")]
    grid = [[0] * len(parts) for _ in days]
    counted = [0] * len(days)
    for times, count in Counter(one.times for one in facts).items():
        for number, day in enumerate(days):
            held = {part for on, part in times if on == day.slug}
            counted[number] += count if held else 0
            for place, part in enumerate(parts):
                grid[number][place] += count if part.slug in held else 0
    return Grid(parts, [Row(*row) for row in zip(days, counted, map(tuple, grid), strict=True)])


def count_access_known(facts: Sequence[Facts], words: Vocabularies) -> Grid:
    """For each question about access: how many places are known to have it, not to have it, or not known."""
    answers = [Head("yes", "Yes"), Head("no", "No"), Head(UNKNOWN, "Not known")]
    placed = sum(one.has_place for one in facts)
    said = Counter((term, fact.value) for one in facts for term, fact in one.access.items())
    rows = []
    for term in words.get("access", ()):
        yes, no = said[term.slug, "yes"], said[term.slug, "no"]
        rows.append(Row(Head(term.slug, term.label), placed, (yes, no, placed - yes - no)))
    return Grid(answers, rows)
