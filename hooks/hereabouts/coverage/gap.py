"""Gaps, said in words, the most useful first.

A gap is something that the whole place has and one area lacks. How many there would be if the area were like the rest
says how much it stands out; what people asked for goes before everything. What is part of another gap is not named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hereabouts.asked_for import Asked
from hereabouts.coverage.facts import Facts
from hereabouts.coverage.want import Want, find_wants, groups_of, keys_of, say_nothing
from hereabouts.vocabulary import Vocabulary

SHOWN, OF_AN_AREA = 12, 3
"""So many are shown, and so many of one area: more are not read. All are in the file."""
LEAST = 1.0
"""Where fewer would be expected, a blank says nothing."""
Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that an area lacks, or the whole place."""

    words: str
    area: str
    """Slug; empty for the whole place."""
    expected: float
    """How many there would be if it were spread as everything else is."""
    asked: int
    """How many times people asked for it."""
    is_all: bool = False
    """True where the area has nothing whatever."""


def find_gaps(
    facts: Sequence[Facts], words: Mapping[str, Vocabulary], asked: Iterable[Asked] = (), place: str = ""
) -> list[Gap]:
    """Every gap, the most useful first."""
    held = [one for one in facts if not one.is_online_only]
    if not held:
        return []
    wants = find_wants(words)
    groups = groups_of(wants, range(len(wants)))
    areas = [(term.slug, term.label) for term in words.get("areas", ())]
    counts = _count_groups(held, wants)
    rows = list(asked)
    interests = words.get("interests")
    broad = [replace(row, interest=interests.family(row.interest)) for row in rows] if interests else rows
    gaps = [
        _to_gap(wants, group, "", "", _by_chance(group, counts[""], len(held)), broad, place)
        for group in _lacking(groups, counts[""], set())
    ]
    everywhere = {group for group in groups if not counts[""][group]}
    for slug, label in areas:
        there = counts.get(slug, Counter())
        for group in _lacking(groups, there, everywhere):
            expected = there[()] * counts[""][group] / len(held)
            gaps.append(_to_gap(wants, group, slug, label, expected, broad, place))
    told = [gap for gap in gaps if gap.is_all or gap.expected >= LEAST or gap.asked]
    return sorted(told, key=lambda gap: (-gap.asked, -gap.expected, gap.area != "", gap.words))


def _by_chance(group: Group, counts: Mapping[Group, int], everything: int) -> float:
    """How many there would be in the whole place if the two had nothing to do with each other; all, for one alone."""
    if len(group) < 2:
        return float(everything)
    return counts[group[:1]] * counts[group[1:]] / everything


def choose_gaps(gaps: Iterable[Gap]) -> list[Gap]:
    """The few that are shown: not all of one area."""
    of_area: Counter[str] = Counter()
    chosen: list[Gap] = []
    for gap in gaps:
        of_area[gap.area] += 1
        if of_area[gap.area] <= OF_AN_AREA and len(chosen) < SHOWN:
            chosen.append(gap)
    return chosen


def _count_groups(facts: Iterable[Facts], wants: Sequence[Want]) -> dict[str, Counter[Group]]:
    """How many listings have all of a group, by area, and by '' in the whole place.

    Many listings are alike in all that is asked, so each kind of listing is looked at once for each area.
    """
    kinds: dict[str, Counter[Group]] = {"": Counter()}
    places = {want.key: number for number, want in enumerate(wants)}
    for one in facts:
        kind = tuple(sorted(places[key] for key in keys_of(one) & places.keys()))
        for row in ("", *one.rows):
            kinds.setdefault(row, Counter())[kind] += 1
    within = {kind: groups_of(wants, kind) for kind in kinds[""]}
    counts: dict[str, Counter[Group]] = {}
    for row, held in kinds.items():
        counts[row] = Counter()
        for kind, count in held.items():
            for group in within[kind]:
                counts[row][group] += count
    return counts


def _lacking(groups: Iterable[Group], counts: Mapping[Group, int], passed_by: set[Group]) -> list[Group]:
    """The groups of which there are none, without those that hold a smaller one of which there are none either."""
    found: list[Group] = []
    for group in groups:
        narrower = any(set(one) <= set(group) for one in (*found, *passed_by))
        if not counts.get(group, 0) and not narrower:
            found.append(group)
    return found


def _to_gap(
    wants: Sequence[Want], group: Group, slug: str, label: str, expected: float, rows: Iterable[Asked], place: str
) -> Gap:
    chosen = [wants[number] for number in group]
    where = f"in {label}" if slug else f"anywhere in {place}"
    said = say_nothing(chosen, where) if group else f"Nothing at all {where}"
    times = sum(row.times for row in rows if _asks(row, chosen, slug))
    return Gap(said, slug, expected, times, is_all=not group)


def _asks(row: Asked, wants: Sequence[Want], area: str) -> bool:
    """True where what was asked for holds all of the gap, and names its area."""
    return bool(wants) and row.area == area and all(_is_asked(row, want) for want in wants)


def _is_asked(row: Asked, want: Want) -> bool:
    if want.kind == "cost":
        return row.cost == want.slug
    if want.kind == "access":
        return row.access == want.slug
    if want.kind == "time":
        return want.slug in (row.part, "weekend" if row.day in ("weekend", "saturday", "sunday") else "")
    return want.kind == "interest" and row.interest == want.slug
