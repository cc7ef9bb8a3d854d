"""What may be wanted: free, on a weekend, music, a way in without a step. Gaps are looked for, and said, in these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from hereabouts.coverage.facts import FREE, PARTS, WEEKEND, Facts
from hereabouts.vocabulary import Vocabulary

ACCESS_ASKED = 2
"""So many of the first access terms are looked at: they decide for most whether they can come at all."""


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that may be wanted of a listing."""

    kind: str
    """cost, interest, access, company, run or time; two of one kind are never asked together."""
    slug: str
    words: str
    """As they stand behind 'Nothing'."""
    holds: Callable[[Facts], bool]


ORDER = ("cost", "interest", "access", "company", "run", "time")
"""Of the words in a sentence."""
PAIRS = frozenset(
    {("cost", "interest"), ("cost", "access"), ("cost", "time"), ("interest", "time"), ("access", "time")}
)
"""Kinds that are looked at together; a gap in more than two things tells little."""


def find_wants(words: Mapping[str, Vocabulary]) -> list[Want]:
    """Everything that gaps are looked for in."""
    return [
        Want("cost", FREE, "free", lambda one: one.cost == FREE),
        *(_interest(term.slug, term.label) for term in (words["interests"].top() if "interests" in words else ())),
        *(_access(term.slug, term.label) for term in list(words.get("access", ()))[:ACCESS_ASKED]),
        Want(
            "company", "all-sorts", "where all sorts of people meet", lambda one: one.who_comes in ("all-sorts", "both")
        ),
        Want("run", "no", "that health or care does not run", lambda one: one.run_by_care == "no"),
        Want("time", "weekend", "on a weekend", lambda one: any(day in WEEKEND for day, _ in one.times)),
        *(_part(part) for part in PARTS),
    ]


def _interest(slug: str, label: str) -> Want:
    return Want("interest", slug, f"under “{label}”", lambda one: slug in one.interests)


def _access(slug: str, label: str) -> Want:
    return Want("access", slug, f"known to have “{label}”", lambda one: one.access.get(slug) == "yes")


def _part(part: str) -> Want:
    return Want("time", part, f"in the {part}", lambda one: any(held == part for _, held in one.times))


def say_nothing(wants: Iterable[Want], where: str) -> str:
    """'Nothing free on a weekend in Millgate'."""
    ordered = sorted(wants, key=lambda want: ORDER.index(want.kind))
    return " ".join(["Nothing", *(want.words for want in ordered), where])


def groups_of(wants: Sequence[Want]) -> list[tuple[int, ...]]:
    """What is looked for together, by place in `wants`: nothing at all, each by itself, then pairs."""
    alone = [(number,) for number in range(len(wants))]
    pairs = [
        (one, other)
        for one, other in combinations(range(len(wants)), 2)
        if (wants[one].kind, wants[other].kind) in PAIRS
    ]
    return [(), *alone, *pairs]
