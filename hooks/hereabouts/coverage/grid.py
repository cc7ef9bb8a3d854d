"""A table of counts: rows, columns, and how many listings stand where they cross."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hereabouts.coverage.facts import Facts

ALL = "all"
"""The row of everything together, in which each listing counts once."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or a column stands for."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its counts, in the order of the columns."""

    head: Head
    counted: int
    """How many listings are looked at in this row; a listing may stand in several columns, or in none."""
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of counts."""

    columns: Sequence[Head]
    rows: Sequence[Row]
    whole: Row | None = None
    """Everything together; none where the rows are of one place already."""

    @property
    def most(self) -> int:
        """The highest count in a row."""
        return max((count for row in self.rows for count in row.counts), default=0)


SlugsOf = Callable[[Facts], Hashable]
"""A tuple or a frozenset of slugs: many listings give the same, and each is looked at once."""


def count_grid(
    facts: Iterable[Facts], rows: Sequence[Head], columns: Sequence[Head], rows_of: SlugsOf, columns_of: SlugsOf
) -> Grid:
    """Counts each listing once in every row and column that it belongs to."""
    place = {head.slug: number for number, head in enumerate(columns)}
    counts = {head.slug: [0] * len(columns) for head in rows}
    counted = dict.fromkeys(counts, 0)
    whole, everything = [0] * len(columns), 0
    alike: Counter[Any] = Counter((rows_of(one), columns_of(one)) for one in facts)
    for (in_rows, in_columns), count in alike.items():
        there = {place[slug] for slug in in_columns if slug in place}
        everything += count
        for number in there:
            whole[number] += count
        for row in in_rows:
            if row in counted:
                counted[row] += count
                for number in there:
                    counts[row][number] += count
    made = [Row(head, counted[head.slug], tuple(counts[head.slug])) for head in rows]
    return Grid(columns, made, Row(Head(ALL, "All together"), everything, tuple(whole)))
