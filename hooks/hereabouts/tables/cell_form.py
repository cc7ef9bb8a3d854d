"""What a cell of a column looks like: one text or several, its kind of text, and what may be chosen in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hereabouts.shape import written_shapes
from hereabouts.tables.column import fold
from hereabouts.tables.said import SAID, YES_NO
from hereabouts.vocabulary import Vocabulary

Data = Mapping[str, Any]


def form_of(document: Data, shapes: Sequence[Data]) -> str:
    """What kind of text it is, by the shared definition that the schema names."""
    names = [shape["$ref"].rpartition("/")[2] for shape in shapes if "$ref" in shape]
    names += [one["$ref"].rpartition("/")[2] for shape in shapes for one in _items(document, shape) if "$ref" in one]
    known = ("date", "time", "price", "postcode", "weekday", "yes-no", "url", "email", "phone")
    return next((name for name in names if name in known), "")


def _items(document: Data, shape: Data) -> Iterator[Data]:
    if isinstance(shape.get("items"), dict):
        yield from written_shapes(document, shape["items"])
        for one in shape["items"].get("anyOf", ()):
            yield from written_shapes(document, one)


def enum_of(document: Data, shape: Data) -> Iterator[str]:
    """The words that the schema itself lists."""
    yield from shape.get("enum", ())
    for item in _items(document, shape):
        yield from item.get("enum", ())


def in_cell(example: Any, shape: str) -> str:
    """An example as it stands in a cell."""
    if isinstance(example, list):
        return "; ".join(map(str, example))
    return "" if isinstance(example, dict) else str(example)


def shape_of(shapes: Sequence[Data]) -> str:
    """Whether a cell holds a text, words, or either."""
    types = {kind for shape in shapes for kind in _types(shape)}
    return "either" if {"array", "string"} <= types else "words" if "array" in types else "text"


def _types(shape: Data) -> Sequence[str]:
    kind = shape.get("type", ())
    return (kind,) if isinstance(kind, str) else kind


def may_be_text(shapes: Sequence[Data]) -> bool:
    """True for what is either a short name or written out, such as a venue."""
    types = {kind for shape in shapes[:1] for kind in _types(shape)}
    return {"string", "object"} <= types


def choices_of(vocabulary: Vocabulary) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """Labels to choose from, and what every label, other name and short name stands for."""
    slugs: dict[str, str] = {}
    for term in vocabulary:
        for name in term.also:
            slugs.setdefault(fold(name), term.slug)
    for term in vocabulary:
        slugs[fold(term.label)] = term.slug
    slugs |= {term.slug: term.slug for term in vocabulary}
    labels = [term.label if slugs[fold(term.label)] == term.slug else term.slug for term in vocabulary]
    return tuple(labels), slugs


def with_said(path: str, slugs: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """The words of a column with what people write for them besides."""
    if not slugs:
        return slugs
    ours = set(slugs.values())
    said = {**SAID.get(path, {}), **(YES_NO if {"yes", "no"} <= ours else {})}
    return {**{word: slug for word, slug in said.items() if slug in ours}, **slugs}


def folded(words: Sequence[str]) -> Mapping[str, str]:
    """What each of these words stands for, however it is written."""
    return {fold(word): word for word in words} | {fold(word.replace("-", " ")): word for word in words}
