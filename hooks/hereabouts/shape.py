"""What a node of a schema stands for: itself, what it refers to, and what it allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Data = Mapping[str, Any]
CHOICES = ("anyOf", "oneOf", "allOf")


def written_shapes(document: Data, node: Data, among: tuple[str, ...] = ()) -> Iterator[Data]:
    """The node itself, then what it refers to and adds under conditions; with `among`, the shapes it allows as well."""
    yield node
    if "$ref" in node:
        target: Any = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target.get(step, {})
        yield from written_shapes(document, target, among)
    shapes = [shape for key in among for shape in node.get(key, ())]
    for shape in [*shapes, *(node[key] for key in ("then", "else") if isinstance(node.get(key), dict))]:
        yield from written_shapes(document, shape, among)


def every_shape(document: Data, node: Data) -> Iterator[Data]:
    """The same with all the shapes that it allows."""
    return written_shapes(document, node, CHOICES)
