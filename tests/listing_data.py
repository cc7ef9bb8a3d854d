"""Listings made up from the schema itself: every field it allows, with the texts that tables most often spoil."""

from functools import cache

from hypothesis import strategies as st

from hereabouts.home import PROJECT
from hereabouts.schema import read_schema

SPOILT = [
    "=1+1", "'=quoted", "+44 1632 960123", "@here", "a; b", "two\nlines", "two  blanks", " edge ", "yes: no", "3,50",
    "012", "1e5", "TRUE", "2026-12-01", "18:30", '{"a": 1}', "&amp; <b>", "_x0041_", "\u200bnothing", "Łódź 🌱", "no",
    "'",
]  # fmt: skip
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n")
TEXTS = st.sampled_from(SPOILT) | st.text(LETTERS, min_size=1, max_size=30)


def _shapes(document, node):
    yield node
    if "$ref" in node:
        target = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from _shapes(document, target)


def _values(document, node, words):
    shapes = list(_shapes(document, node))
    found = {}
    for shape in reversed(shapes):
        found |= shape
    if "if" in found and "then" in found and "else" in found:
        return st.one_of(_values(document, found["then"], words), _values(document, found["else"], words))
    if "enum" in found:
        return st.sampled_from(found["enum"])
    if "anyOf" in found and "type" not in found:
        return st.one_of([_values(document, one, words) for one in found["anyOf"]])
    if "items" in found:
        return st.lists(_values(document, found["items"], words), min_size=1, max_size=3)
    if "patternProperties" in found:
        below = next(iter(found["patternProperties"].values()))
        return st.dictionaries(st.sampled_from(words), _values(document, below, words), min_size=1, max_size=3)
    if "properties" in found:
        return _groups(document, found, words)
    return TEXTS | st.sampled_from(words)


def _groups(document, shape, words):
    below = {
        key: st.deferred(lambda node=node: _values(document, node, words)) for key, node in shape["properties"].items()
    }
    required = {key: below[key] for key in shape.get("required", ())}
    some = {key: value for key, value in below.items() if key not in required}
    return st.sets(st.sampled_from(sorted(some)), max_size=8).flatmap(
        lambda keys: st.fixed_dictionaries({**required, **{key: some[key] for key in sorted(keys)}})
    ).filter(bool) if some else st.fixed_dictionaries(required)  # fmt: skip


@cache
def listings():
    """Mappings in the shape of a listing; their words may be any."""
    document = read_schema(PROJECT / "schemas", "listing").document
    words = ["step-free", "lift", "gardening", "walking", "carers", "polish", "acorn-hall", "not-in-any-list"]
    return _groups(document, document, words)
