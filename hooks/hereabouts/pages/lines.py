"""Lines of listings along which near places lie together: one for each interest, and for each family of interests.

Never all pairs: along them each listing looks at a few to its left and right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hereabouts.pages.stop import Stop

AROUND = 3
"""How many listings of one interest, or of one family, are looked at to each side along the line."""
FAR_AROUND = 6


class Lines(NamedTuple):
    """The listings that may be offered, in their order along the line, by interest and by family."""

    stops: Sequence[Stop]
    by_interest: Mapping[str, Sequence[int]]
    by_family: Mapping[str, Sequence[int]]


def lay_out(stops: Sequence[Stop]) -> Lines:
    """The lines of every interest and family; what nobody new can start now stands on none."""
    by_interest: dict[str, list[int]] = defaultdict(list)
    by_family: dict[str, list[int]] = defaultdict(list)
    for index, stop in enumerate(stops):
        if stop.is_offered:
            for interest in stop.interests:
                by_interest[interest].append(index)
            for family in stop.families:
                by_family[family].append(index)
    return Lines(stops, by_interest, by_family)


def around(index: int, here: Stop, lines: Lines) -> set[int]:
    """The few nearest along the lines of a listing's own interests and families."""
    few: set[int] = set()
    for interest in here.interests:
        few.update(window(lines.by_interest.get(interest, ()), index, AROUND))
    for family in here.families:
        few.update(window(lines.by_family.get(family, ()), index, FAR_AROUND))
    return few


def window(line: Sequence[int], index: int, width: int) -> Sequence[int]:
    """Those of a line to both sides of a listing, and itself."""
    at = bisect_left(line, index)
    return line[max(0, at - width) : at + width + 1]
