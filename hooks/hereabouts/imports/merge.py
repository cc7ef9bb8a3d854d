"""The three-way core: what a source says now, what it said last time, and what we made of it become one listing.

Upstream changes come in, ours stay, and where both changed the same thing differently ours stands and a person is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]
PAIRED = frozenset(("where",))
"""Lists whose entries are merged one by one while there are as many as before; any other list of groups is one fact."""
_NOTHING: Any = None


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both have changed, each in another way."""

    field: str
    before: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of three versions of a listing."""

    data: Data
    came_in: tuple[str, ...]
    """Fields that the source has changed and we had not."""
    clashes: tuple[Clash, ...]


def merge(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """The listing that holds every change of either side."""
    came_in: list[str] = []
    clashes: list[Clash] = []
    data = _merge_groups(base, ours, theirs, "", came_in, clashes)
    return Merged(data, tuple(came_in), tuple(clashes))


def settled_base(theirs: Mapping[str, Any], clashes: tuple[Clash, ...]) -> Data:
    """What to compare with next time: all that the source says now, but what it said before where it clashes.

    So a clash is told at every import until somebody has settled it.
    """
    data: Data = deepcopy(dict(theirs))
    for clash in clashes:
        *above, last = clash.field.split(".")
        node: Any = data
        for step in above:
            node = node[int(step) if isinstance(node, list) else step]
        key = int(last) if isinstance(node, list) else last
        if clash.before is None:
            node.pop(key, None)
        else:
            node[key] = clash.before
    return data


def _merge_groups(
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    above: str,
    came_in: list[str],
    clashes: list[Clash],
) -> Data:
    merged: Data = {}
    for key in dict.fromkeys((*ours, *theirs)):
        field = f"{above}.{key}".lstrip(".")
        value = _merge_value(base.get(key), ours.get(key), theirs.get(key), field, came_in, clashes)
        if value is not _NOTHING:
            merged[key] = value
    return merged


def _merge_value(base: Any, ours: Any, theirs: Any, field: str, came_in: list[str], clashes: list[Clash]) -> Any:
    if theirs == base or ours == theirs:
        return ours
    if ours == base:
        came_in.append(field)
        return theirs
    if all(isinstance(one, dict) for one in (ours, theirs)) and isinstance(base, dict | None):
        return _merge_dicts(base, ours, theirs, field, came_in, clashes)
    if all(map(_is_words, (base, ours, theirs))):
        came_in.append(field)
        return _merge_words(base, ours, theirs) or _NOTHING
    if field in PAIRED and _are_paired(base, ours, theirs):
        return [
            _merge_value(*three, f"{field}.{number}", came_in, clashes)
            for number, three in enumerate(zip(base, ours, theirs, strict=True))
        ]
    clashes.append(Clash(field, base, ours, theirs))
    return ours


def _merge_dicts(base: Any, ours: Data, theirs: Data, field: str, came_in: list[str], clashes: list[Clash]) -> Any:
    """A group of fields, merged one by one.

    Where nothing of it would be left and something clashes, the group is the clash: else the next run, which finds no
    group of ours, would tell another one.
    """
    within_in: list[str] = []
    within: list[Clash] = []
    merged = _merge_groups(base or {}, ours, theirs, field, within_in, within)
    if within and not merged:
        clashes.append(Clash(field, base, ours, theirs))
        return ours
    came_in += within_in
    clashes += within
    return merged or _NOTHING


def _are_paired(*lists: Any) -> bool:
    return all(isinstance(one, list) and len(one) == len(lists[0]) for one in lists)


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _merge_words(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """Our words in our order, less what the source took away, and what it added behind them."""
    kept = [word for word in ours if word in theirs or word not in base]
    return kept + [word for word in theirs if word not in base and word not in kept]
