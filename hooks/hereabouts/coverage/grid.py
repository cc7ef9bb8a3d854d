"""A table of counts: rows, columns, and how many listings stand where they cross."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

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


ColumnsOf = Callable[[Facts], Collection[str]]
RowsOf = Callable[[Facts], Collection[str]]


def count_grid(
    facts: Iterable[Facts], rows: Sequence[Head], columns: Sequence[Head], rows_of: RowsOf, columns_of: ColumnsOf
) -> Grid:
    """Counts each listing once in every row and column that it belongs to."""
    place = {head.slug: number for number, head in enumerate(columns)}
    counts = {head.slug: [0] * len(columns) for head in rows}
    counted = dict.fromkeys(counts, 0)
    whole, everything = [0] * len(columns), 0
    for one in facts:
        there = {place[slug] for slug in columns_of(one) if slug in place}
        everything += 1
        for number in there:
            whole[number] += 1
        for row in rows_of(one):
            if row in counted:
                counted[row] += 1
                for number in there:
                    counts[row][number] += 1
    made = [Row(head, counted[head.slug], tuple(counts[head.slug])) for head in rows]
    return Grid(columns, made, Row(Head(ALL, "All together"), everything, tuple(whole)))
