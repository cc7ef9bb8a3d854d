"""Draws a table of counts as a picture: a field for each count, darker for more, the number in it.

All fields of one shade are one path and all numbers of one shade one group, so that the picture stays small. Colours
and letters are the style sheet's, in light, in dark and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hereabouts.coverage.grid import Grid

WIDE, HIGH = 42, 34
"""A field, in the picture's own units, which are pixels where there is room."""
LETTER = 7.7
"""About how wide a letter of 15 units is."""
LONGEST = 30
"""Letters of a label; the table has all of it."""
SLANT = 0.71
"""How far a slanted label goes up, and to the right, for its length."""
SHADES = 4
GAP = 2


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a place."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Shade:
    """All fields of one shade."""

    level: int
    path: str
    numbers: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Heat:
    """A picture, ready to be put into a page."""

    width: int
    height: int
    columns: Sequence[Text]
    rows: Sequence[Text]
    shades: Sequence[Shade]
    key: Sequence[str]
    """What each shade stands for, from nothing up."""


def level_of(count: int, most: int) -> int:
    """0 for nothing, else 1 to 4 by quarters of the highest count; few are never called many."""
    return -(-SHADES * count // max(most, SHADES)) if count else 0


def shade_words(most: int) -> list[str]:
    """The counts that each shade in use stands for: "0", "1 to 3", "4"."""
    by_level: dict[int, list[int]] = {}
    for count in range(most + 1):
        by_level.setdefault(level_of(count, most), []).append(count)
    return [f"{held[0]:,}" if len(held) == 1 else f"{held[0]:,} to {held[-1]:,}" for held in by_level.values()]


def draw_heat(grid: Grid) -> Heat:
    """The picture of a table."""
    labels = [cut(row.head.label) for row in grid.rows]
    heads = [cut(column.label) for column in grid.columns]
    left = round(max((len(label) for label in labels), default=0) * LETTER) + 14
    top = round(max((len(head) for head in heads), default=0) * LETTER * SLANT) + 22
    beyond = max(
        (number * WIDE + WIDE // 2 + len(head) * LETTER * SLANT for number, head in enumerate(heads)), default=0
    )
    return Heat(
        width=left + round(max(beyond, len(heads) * WIDE)) + 8,
        height=top + len(labels) * HIGH + 4,
        columns=[Text(left + number * WIDE + WIDE // 2, top - 10, head) for number, head in enumerate(heads)],
        rows=[Text(left - 10, top + number * HIGH + HIGH // 2, label) for number, label in enumerate(labels)],
        shades=list(_shades(grid, left, top)),
        key=shade_words(grid.most),
    )


def _shades(grid: Grid, left: int, top: int) -> Iterator[Shade]:
    most = grid.most
    fields: Mapping[int, list[tuple[int, int, int]]] = {level: [] for level in range(SHADES + 1)}
    for down, row in enumerate(grid.rows):
        for across, count in enumerate(row.counts):
            fields[level_of(count, most)].append((left + across * WIDE, top + down * HIGH, count))
    for level, held in fields.items():
        wide, high = WIDE - GAP, HIGH - GAP
        path = "".join(f"M{x} {y}h{wide}v{high}h-{wide}z" for x, y, _ in held)
        numbers = [Text(x + wide // 2, y + high // 2, f"{count:,}") for x, y, count in held]
        if held:
            yield Shade(level, path, numbers)


def cut(label: str, longest: int = LONGEST) -> str:
    """A label that is not too long for a picture."""
    return label if len(label) <= longest else label[: longest - 1].rstrip() + "…"
