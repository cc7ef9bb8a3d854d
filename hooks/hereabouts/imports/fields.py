"""Which fields a listing may have, so that a mapping that names another is told at once, with the nearest right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hereabouts.schema import describe, nearest
from hereabouts.shape import written_shapes

Data = Mapping[str, Any]
DEEPEST = 6


def is_field(document: Data, path: str) -> bool:
    """Tell whether a listing may have this field, such as where.0.venue.name."""
    return bool(describe(document, tuple(path.split("."))))


def nearest_field(document: Data, path: str) -> str:
    """The field that is written most like this one; empty where none is."""
    return nearest(path, sorted(set(field_paths(document, document))))


def field_paths(document: Data, node: Data, above: str = "", depth: int = 0) -> Iterator[str]:
    """The address of every field below a node of the schema; lists are counted from 0."""
    if above:
        yield above
    if depth > DEEPEST:
        return
    for shape in written_shapes(document, node):
        for name, below in shape.get("properties", {}).items():
            yield from field_paths(document, below, f"{above}.{name}".lstrip("."), depth + 1)
        if isinstance(shape.get("items"), dict):
            yield from field_paths(document, shape["items"], f"{above}.0", depth + 1)
