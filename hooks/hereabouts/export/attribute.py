"""The words of our vocabularies as Open Referral's taxonomies, terms and attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hereabouts.export.town import Town
from hereabouts.feeds.own import FIELDS
from hereabouts.vocabulary import Term

Data = Mapping[str, Any]


def to_attributes(slug: str, data: Data, town: Town) -> list[dict[str, Any]]:
    """A row for every word of a listing, with the term written out."""
    link = town.names.of(f"service/{slug}")
    return [
        {
            "id": town.names.of(f"service/{slug}/attribute/{vocabulary}/{word}"),
            "link_id": link,
            "link_entity": "service",
            "link_type": vocabulary,
            "taxonomy_term_id": term["id"],
            "taxonomy_term": term,
        }
        for vocabulary, word in words_of(data)
        if vocabulary in town.vocabularies
        for term in [to_term(vocabulary, word, town)]
    ]


def words_of(data: Data) -> Iterator[tuple[str, str]]:
    """Every word of a listing with its vocabulary."""
    for vocabulary, path in FIELDS.items():
        value: Any = data
        for step in path:
            value = value.get(step, ()) if isinstance(value, Mapping) else ()
        yield from ((vocabulary, word) for word in ([value] if isinstance(value, str) else value))


def to_term(vocabulary: str, slug: str, town: Town) -> dict[str, Any]:
    """One word, as a term of its taxonomy; made once."""
    name = f"{vocabulary}/{slug}"
    if name not in town.terms:
        town.terms[name] = _make_term(vocabulary, slug, town)
    return town.terms[name]


def _make_term(vocabulary: str, slug: str, town: Town) -> dict[str, Any]:
    term = town.vocabularies[vocabulary].get(slug) or Term(slug, town.label(vocabulary, slug))
    row = {
        "id": town.names.of(f"term/{vocabulary}/{slug}"),
        "code": slug,
        "name": term.label,
        "description": term.definition or term.label,
        "taxonomy": vocabulary,
        "taxonomy_id": town.names.of(f"taxonomy/{vocabulary}"),
    }
    return {**row, "parent_id": town.names.of(f"term/{vocabulary}/{term.parent}")} if term.parent else row


def to_terms(town: Town) -> Iterator[dict[str, Any]]:
    """Every word of every vocabulary that listings are described by."""
    for vocabulary in _shown(town):
        yield from (to_term(vocabulary, term.slug, town) for term in town.vocabularies[vocabulary])


def to_taxonomies(town: Town) -> Iterator[dict[str, Any]]:
    """The vocabularies."""
    for name in _shown(town):
        title = name.replace("-", " ").capitalize()
        says = f"{title}: words of the directory {town.settings.name}."
        yield {"id": town.names.of(f"taxonomy/{name}"), "name": name, "description": says, "uri": town.file("")}


def _shown(town: Town) -> Iterable[str]:
    return [name for name in FIELDS if name in town.vocabularies]
