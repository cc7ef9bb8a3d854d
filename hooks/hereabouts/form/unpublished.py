"""Station 7, the form: what a listing's file holds that nobody needs who tells of a change.

No file of the form serves it: it is shown on no page, or belongs to the team's own book-keeping. What comes back from
the form therefore lacks it, and gets it again from the file before the two are compared: else a change would lose it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from hereabouts.imports.store import fingerprint

Data = dict[str, Any]
Tree = dict[str, "Tree"]
HIDDEN = ("ended", "withheld")
"""Whoever asks for their pages is told so there; nothing else shows them."""
PATHS = tuple(
    tuple(path.split("."))
    for path in (
        "tags-for-teams", "permission", "other-ids", "renamed-from", "checked.by", "source.id", "source.row-hash",
        "where.venue.checked", "where.venue.source", "where.venue.renamed-from",
        "organisation.checked", "organisation.source", "organisation.renamed-from", "organisation.ids",
    )
)  # fmt: skip


def as_published(data: Mapping[str, Any], gone: Collection[str] = ()) -> Data:
    """A listing without these fields, and without the names of others that are nowhere to be read.

    What is left is the listing's own and must not be changed: ten thousand copies of everything take their time.
    """
    shown: Data = _without(data, _DROPPED)
    if related := [slug for slug in shown.get("related", ()) if slug not in gone]:
        shown["related"] = related
    else:
        shown.pop("related", None)
    return shown


def version_of(data: Mapping[str, Any]) -> str:
    """Tells apart the versions of a listing that the form may have begun with."""
    return version_of_published(as_published(data))


def version_of_published(shown: Mapping[str, Any]) -> str:
    """The same, of a listing as published."""
    told = {key: value for key, value in shown.items() if key != "related"}
    return fingerprint(json.dumps(told, sort_keys=True).encode())


def with_unpublished(handed: Mapping[str, Any], lying: Mapping[str, Any], gone: Collection[str] = ()) -> Data:
    """A listing that came from the form, with what its file holds besides; what the form says itself stands."""
    whole = deepcopy(dict(handed))
    if "checked" in lying and _without_by(whole.get("checked")) == _without_by(lying["checked"]):
        whole["checked"] = deepcopy(lying["checked"])  # nobody has checked anything anew
    for path in PATHS:
        _restore(whole, lying, path)
    if hidden := [slug for slug in lying.get("related", ()) if slug in gone and slug not in whole.get("related", ())]:
        whole["related"] = [*whole.get("related", ()), *hidden]
    return whole


def _without_by(checked: Any) -> Any:
    return {key: value for key, value in checked.items() if key != "by"} if isinstance(checked, dict) else None


def _to_tree(paths: Iterable[Sequence[str]]) -> Tree:
    """The paths as one tree: nothing below a field means that the field goes."""
    tree: Tree = {}
    for path in paths:
        node = tree
        for step in path:
            node = node.setdefault(step, {})
    return tree


_DROPPED = _to_tree(PATHS)


def _without(node: Any, dropped: Tree) -> Any:
    if isinstance(node, list):
        return [_without(one, dropped) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without(value, dropped[key]) if key in dropped else value
        for key, value in node.items()
        if dropped.get(key, True)
    }


def _restore(new: Any, old: Any, path: Sequence[str]) -> None:
    step, below = path[0], path[1:]
    if not (isinstance(new, dict) and isinstance(old, dict) and step in old):
        return
    if below:
        for one, other in _pairs(new.get(step), old[step]):
            _restore(one, other, below)
    elif step not in new:
        new[step] = deepcopy(old[step])
    elif isinstance(new[step], list) and isinstance(old[step], list):
        new[step] = [*old[step], *(one for one in new[step] if one not in old[step])]


def _pairs(new: Any, old: Any) -> list[tuple[Any, Any]]:
    """A group and what it was; of the places in a list, those that still bear their name."""
    if not (isinstance(new, list) and isinstance(old, list)):
        return [(new, old)]
    known = {_name(one): one for one in old}
    return [(one, known[_name(one)]) for one in new if _name(one) in known]


def _name(place: Any) -> str:
    venue = place.get("venue") if isinstance(place, dict) else None
    return str(venue.get("name", "")) if isinstance(venue, dict) else str(venue)
