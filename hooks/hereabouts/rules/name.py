"""Short names: each listing has its own, and an earlier one leads to a single place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.source import Source

Findings = Iterator[tuple[Source, Finding]]


def slug_is_used_once(sources: Sequence[Source], context: Context) -> Findings:
    """No two listings, in whichever areas, have the same file name: it is their address on the site."""
    first: dict[str, Source] = {}
    for source in _listings(sources):
        other = first.setdefault(source.slug, source)
        if other is not source:
            message = f"File name {source.slug} is taken by {other.path}. Give this file another name."
            yield source, Finding("", message)


def renamed_from_is_free(sources: Sequence[Source], context: Context) -> Findings:
    """An earlier short name is not the name of something that is still there."""
    for family in _families(sources, context):
        taken = {source.slug: source for source in family}
        for source, field, slug in _renamed(family):
            if slug in taken:
                message = f"Earlier short name {slug} is the name of {taken[slug].path}. Take it out here."
                yield source, Finding(field, message)


def renamed_from_is_used_once(sources: Sequence[Source], context: Context) -> Findings:
    """An earlier short name leads to one place only."""
    for family in _families(sources, context):
        first: dict[str, Source] = {}
        for source, field, slug in _renamed(family):
            other = first.setdefault(slug, source)
            if other is not source:
                message = f"Earlier short name {slug} stands in {other.path} too. Keep it in one of the two."
                yield source, Finding(field, message)


def _listings(sources: Iterable[Source]) -> list[Source]:
    return [source for source in sources if source.kind == "listing"]


def _families(sources: Sequence[Source], context: Context) -> Iterator[list[Source]]:
    """Listings, venues and organisations: each family has addresses of its own."""
    yield _listings(sources)
    yield list(context.venues.values())
    yield list(context.organisations.values())


def _renamed(family: Iterable[Source]) -> Iterator[tuple[Source, str, str]]:
    for source in family:
        for index, slug in enumerate(source.data.get("renamed-from", ())):
            yield source, f"renamed-from.{index}", slug
