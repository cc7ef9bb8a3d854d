"""Station 7: one page, ready to be put into the shell, and the draft that makes it when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hereabouts.listing import Listing


@dataclass(frozen=True, slots=True)
class Page:
    """What the press joins with the shell."""

    address: str
    """Where it lies, counted from the site's root: activity/riverside-garden/."""
    title: str
    """Plain text, not escaped."""
    description: str
    """Plain text, not escaped; empty where a page says nothing about itself."""
    body: str
    """HTML."""
    head: tuple[str, ...] = ()
    """Elements for the head: structured data, modules, where a moved page leads."""
    indexed: bool = True
    """False where search engines should pass by."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is rendered, with all that decides how it looks."""

    address: str
    files: tuple[str, ...]
    """The files it is made of, such as listing/riverside-garden or venue/acorn-hall."""
    shows: str
    """What it shows of other pages; with files, terms, settings and today it is all the page depends on."""
    render: Callable[[], Page]
    indexed: bool = True
    """False where search engines should pass by."""


def listing_files(listing: Listing) -> tuple[str, ...]:
    """The files whose facts a listing shows."""
    venues = (f"venue/{place.venue.slug}" for place in listing.where if place.venue.slug)
    runs = listing.organisation
    organisations = (f"organisation/{runs.slug}",) if runs and runs.slug else ()
    schemes = (f"scheme/{row.scheme.slug}" for row in listing.cost.reduced if row.scheme)
    return (f"listing/{listing.slug}", *venues, *organisations, *schemes)
