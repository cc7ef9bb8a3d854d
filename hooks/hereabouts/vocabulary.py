"""Station 1b: vocabularies, the controlled lists in `directory/terms/`. A town changes its words there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hereabouts.source import Source

VOCABULARY_OF: Mapping[str, str] = {
    "kind": "kinds",
    "interests": "interests",
    "good-for": "good-for",
    "areas": "areas",
    "where.venue.area": "areas",
    "where.venue.access": "access",
    "where.access": "access",
    "access": "access",
    "cost.reduced.for": "reduced-for",
    "joining.how": "joining",
    "to-do-there": "to-do",
    "work-help": "work-help",
    "advice-help": "advice-help",
    "who-for.groups": "who-for",
    "languages": "languages",
}
"""The vocabulary that a field of a listing takes its words from."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary."""

    slug: str
    label: str
    """What people read."""
    also: tuple[str, ...] = ()
    """Other words that mean it, "I used to" words included."""
    definition: str = ""
    picture: str = ""
    parent: str = ""
    """Slug of the broader term; empty at the top level."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What only some vocabularies hold: an area's districts and centre, a language's code, a quick exit."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of terms under one name, in the order people should read them."""

    name: str
    title: str
    terms: Mapping[str, Term]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms.values())

    def __contains__(self, slug: object) -> bool:
        return slug in self.terms

    def get(self, slug: str) -> Term | None:
        return self.terms.get(slug)

    def label(self, slug: str) -> str:
        """The label of a term, or the slug as words where the vocabulary lacks it."""
        term = self.terms.get(slug)
        return term.label if term else slug.replace("-", " ")

    def top(self) -> list[Term]:
        """The terms of the first level."""
        return [term for term in self if not term.parent]

    def below(self, slug: str) -> list[Term]:
        """The narrower terms of one term."""
        return [term for term in self if term.parent == slug]

    def family(self, slug: str) -> str:
        """Slug of the top-level term that `slug` belongs to; itself at the top."""
        term = self.terms.get(slug)
        return (term.parent or slug) if term else slug

    def saying_yes(self, key: str) -> Iterator[str]:
        """Slugs of the terms that say yes to `key`; a narrower term says what its broader one says."""
        for term in self:
            said = (term, self.terms.get(term.parent))
            if any(one and one.extra.get(key) == "yes" for one in said):
                yield term.slug


_OWN_KEYS = frozenset({"slug", "label", "also", "used-to", "definition", "picture", "terms"})


def to_vocabulary(source: Source) -> Vocabulary:
    """The vocabulary of a terms file that its schema has passed."""
    terms: dict[str, Term] = {}
    for data in source.data.get("terms", []):
        _add_term(terms, data, "")
    return Vocabulary(source.slug, source.data.get("title", source.slug), terms)


class _Unread(dict[str, Term]):
    """The terms of a file that cannot be used: there are none to show, yet any word may be one of them."""

    def __contains__(self, slug: object) -> bool:
        return True


def unread_vocabulary(name: str) -> Vocabulary:
    """What stands in for a vocabulary whose file has errors, so that no listing is blamed for them."""
    return Vocabulary(name, name, _Unread())


def _add_term(terms: dict[str, Term], data: Mapping[str, Any], parent: str) -> None:
    slug = data["slug"]
    extra = {key: value for key, value in data.items() if key not in _OWN_KEYS}
    also = (*data.get("also", ()), *data.get("used-to", ()))
    terms[slug] = Term(slug, data["label"], also, data.get("definition", ""), data.get("picture", ""), parent, extra)
    for narrower in data.get("terms", []):
        _add_term(terms, narrower, slug)
