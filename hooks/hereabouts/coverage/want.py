"""What may be wanted: free, on a weekend, music, a way in without a step. Gaps are looked for, and said, in these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by."""
        return self.kind, self.slug


ORDER = ("cost", "interest", "access", "company", "run", "time")
"""Of the words in a sentence."""
PAIRS = frozenset(
    {("cost", "interest"), ("cost", "access"), ("cost", "time"), ("interest", "time"), ("access", "time")}
)
"""Kinds that are looked at together; a gap in more than two things tells little."""


def find_wants(words: Mapping[str, Vocabulary]) -> list[Want]:
    """Everything that gaps are looked for in."""
    interests = words["interests"].top() if "interests" in words else ()
    access = list(words.get("access", ()))[:ACCESS_ASKED]
    return [
        Want("cost", FREE, "free"),
        *(Want("interest", term.slug, f"under “{term.label}”") for term in interests),
        *(Want("access", term.slug, f"known to have “{term.label}”") for term in access),
        Want("company", "all-sorts", "where all sorts of people meet"),
        Want("run", "no", "that health or care does not run"),
        Want("time", "weekend", "on a weekend"),
        *(Want("time", part, f"in the {part}") for part in PARTS),
    ]


def keys_of(one: Facts) -> set[tuple[str, str]]:
    """The wants that a listing meets, by their keys."""
    return {
        ("cost", one.cost),
        ("company", "all-sorts" if one.who_comes == "both" else one.who_comes),
        ("run", one.run_by_care),
        *(("interest", slug) for slug in one.interests),
        *(("access", term) for term, fact in one.access.items() if fact.value == "yes"),
        *(("time", part) for _, part in one.times),
        *(("time", "weekend") for day, _ in one.times if day in WEEKEND),
    }


def say_nothing(wants: Iterable[Want], where: str) -> str:
    """'Nothing free on a weekend in Millgate'."""
    ordered = sorted(wants, key=lambda want: ORDER.index(want.kind))
    return " ".join(["Nothing", *(want.words for want in ordered), where])


def groups_of(wants: Sequence[Want], numbers: Sequence[int]) -> list[tuple[int, ...]]:
    """What is looked for together of some wants, by their places: nothing at all, each by itself, then pairs."""
    pairs = [pair for pair in combinations(numbers, 2) if (wants[pair[0]].kind, wants[pair[1]].kind) in PAIRS]
    return [(), *((number,) for number in numbers), *pairs]
