"""Every venue, organisation, scheme and listing that is named has a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.rules.nearest import suggest_slug
from hereabouts.source import Source


def venue_is_known(source: Source, context: Context) -> Iterator[Finding]:
    """A venue named in `where` has a file in venues/."""
    for index, row in enumerate(source.data.get("where", ())):
        venue = row["venue"]
        if isinstance(venue, str) and venue not in context.venues:
            yield Finding(f"where.{index}.venue", _say("Venue", venue, context.venues, "venues"))


def organisation_is_known(source: Source, context: Context) -> Iterator[Finding]:
    """An organisation that is named has a file in organisations/."""
    named = source.data.get("organisation")
    if isinstance(named, str) and named not in context.organisations:
        message = _say("Organisation", named, context.organisations, "organisations")
        yield Finding("organisation", message)


def scheme_is_known(source: Source, context: Context) -> Iterator[Finding]:
    """A discount scheme that is named has a file in schemes/."""
    for index, row in enumerate(source.data["cost"].get("reduced", ())):
        named = row.get("scheme")
        if named is not None and named not in context.schemes:
            message = _say("Scheme", named, context.schemes, "schemes")
            yield Finding(f"cost.reduced.{index}.scheme", message)


def session_venue_is_one_of_where(source: Source, context: Context) -> Iterator[Finding]:
    """A session is held at one of the listing's own venues."""
    for index, session in enumerate(source.data.get("when", ())):
        if "venue" not in session:
            continue
        named = [row["venue"] for row in source.data.get("where", ()) if _is_slug(row["venue"])]
        if session["venue"] not in named:
            hint = suggest_slug(session["venue"], named, "Add it there, or take it out here.")
            message = f"Venue {session['venue']} is not among the places under where. {hint}"
            yield Finding(f"when.{index}.venue", message)


def venue_is_in_use(source: Source, context: Context) -> Iterator[Finding]:
    """A listing that people are sent to is not at a venue that has ended or is withheld."""
    if source.data.get("status") in ("ended", "withheld"):
        return
    for index, row in enumerate(source.data.get("where", ())):
        venue = context.venues.get(row["venue"]) if _is_slug(row["venue"]) else None
        if venue and venue.data.get("status", "active") != "active":
            message = f"Venue {venue.slug} is marked {venue.data['status']}. Ask where they meet now."
            yield Finding(f"where.{index}.venue", message)


def closed_venue_is_known(source: Source, context: Context) -> Iterator[Finding]:
    """A venue named in closures.yml has a file in venues/."""
    for index, closure in enumerate(source.data.get("closures", ())):
        for place, venue in enumerate(closure.get("venues", ())):
            if venue not in context.venues:
                message = _say("Venue", venue, context.venues, "venues")
                yield Finding(f"closures.{index}.venues.{place}", message)


def related_is_known(sources: Sequence[Source], context: Context) -> Iterator[tuple[Source, Finding]]:
    """A related listing is another listing of this directory."""
    known = {source.slug for source in sources if source.kind == "listing"}
    for source in sources:
        for index, slug in enumerate(source.data.get("related", ())):
            field = f"related.{index}"
            if slug == source.slug:
                yield source, Finding(field, "Related names this listing itself. Take it out.")
            elif slug not in known:
                yield source, Finding(field, _say("Related", slug, known, "listings"))


def _is_slug(venue: object) -> bool:
    return isinstance(venue, str)


def _say(title: str, slug: str, known: Iterable[str], folder: str) -> str:
    otherwise = f"Write its file in {folder}, or put that file right first if it has errors."
    return f"{title} {slug} is not found. {suggest_slug(slug, known, otherwise)}"
