"""Which listings stand in a booklet: a search as the find page makes it, told in plain Python."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import hypot
from urllib.parse import parse_qsl

from hereabouts.choice import FACETS, to_choices
from hereabouts.directory import Directory
from hereabouts.facet import facet_values, matches
from hereabouts.listing import Listing, Position
from hereabouts.place import METRES_IN_A_MILE
from hereabouts.postcode_text import to_postcode
from hereabouts.session_words import join_words
from hereabouts.spot import to_spots

WITHIN = 2.0
"""Miles, where nobody says how far: as on the find page."""
_WORD = re.compile(r"[^\W_]+")


class NoSuchSearch(ValueError):
    """Something that was asked for is not in the directory; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked."""

    areas: tuple[str, ...] = ()
    words: str = ""
    near: str = ""
    within: float = WITHIN
    """Miles."""
    chosen: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Choices by facet."""


def read_address(address: str) -> Search:
    """The search in an address of the find page: `https://…/find/#near=Millgate&within=2&cost=free`."""
    chosen: dict[str, list[str]] = {}
    said = {}
    for key, value in parse_qsl(address.rpartition("#")[2], keep_blank_values=False):
        if key in ("q", "near", "within", "sort"):
            said[key] = value
        else:
            chosen.setdefault(key, []).extend(value.split(","))
    try:
        within = float(said.get("within", WITHIN))
    except ValueError:
        raise NoSuchSearch(f"within={said['within']} is no number of miles.") from None
    return Search(words=said.get("q", ""), near=said.get("near", ""), within=within, chosen=chosen)


def find_listings(directory: Directory, search: Search) -> list[Listing]:
    """The listings that fit, by name; raises NoSuchSearch where it asks for what there is not."""
    _check_choices(directory, search)
    here = _to_here(directory, search.near) if search.near else None
    return [one for one in directory.found() if _fits(one, directory, search, here)]


def search_words(directory: Directory, search: Search) -> str:
    """What was asked, in words for the cover; empty where everything stands in the booklet."""
    labels = {facet.name: dict(to_choices(facet, directory.vocabularies)) for facet in FACETS}
    labels["venue"] = {slug: venue.name for slug, venue in directory.venues.items()}
    labels["with"] = {slug: one.name for slug, one in directory.organisations.items()}
    areas = [directory.vocabularies["areas"].label(slug) for slug in search.areas]
    miles = f"{search.within:g} mile{'' if search.within == 1 else 's'}"
    parts = [
        f"In {join_words(areas)}" if areas else "",
        f"Within {miles} of {search.near}" if search.near else "",
        f"About “{search.words}”" if search.words else "",
        *(f"{facet.label}: {chosen}" for facet in FACETS if (chosen := _chosen(search, facet.name, labels))),
    ]
    return ". ".join(filter(None, parts))


def _chosen(search: Search, facet: str, labels: Mapping[str, Mapping[str, str]]) -> str:
    return join_words([labels[facet].get(value, value) for value in search.chosen.get(facet, ())])


def _check_choices(directory: Directory, search: Search) -> None:
    _check_known("area", search.areas, [area.slug for area in directory.vocabularies.get("areas", ())])
    known = {facet.name: {slug for slug, _ in to_choices(facet, directory.vocabularies)} for facet in FACETS}
    known["venue"], known["with"] = set(directory.venues), set(directory.organisations)
    _check_known("choice", search.chosen, known)
    for facet, values in search.chosen.items():
        _check_known(facet, values, known[facet])


def _check_known(what: str, asked: Iterable[str], known: Iterable[str]) -> None:
    names = list(known)
    for value in asked:
        if value not in names:
            near = difflib.get_close_matches(value, names, 1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(sorted(names)) or 'none'}."
            raise NoSuchSearch(f"There is no {what} {value}. {hint}")


@dataclass(frozen=True, slots=True)
class _Here:
    """Where one measures from, and the areas that it lies in."""

    position: Position
    areas: frozenset[str]


def _to_here(directory: Directory, near: str) -> _Here:
    """Where a place lies that people name: an area or a venue of the directory, or a postcode."""
    name = near.casefold().strip()
    areas = directory.vocabularies.get("areas", ())
    for area in areas:
        centre = area.extra.get("centre")
        if centre and name in (area.slug, area.label.casefold(), *(word.casefold() for word in area.also)):
            middle = Position(round(float(centre["easting"])), round(float(centre["northing"])), "area")
            return _Here(middle, frozenset({area.slug}))
    for venue in directory.venues.values():
        if venue.position and not venue.confidential and name in (venue.slug, venue.name.casefold()):
            return _Here(venue.position, frozenset({venue.area}))
    found, postcode = directory.postcodes.find(near), to_postcode(near)
    if found is None or postcode is None:
        raise NoSuchSearch(f"We do not know where {near} is. Name an area, a venue or a postcode.")
    district = postcode.district
    return _Here(found, frozenset(area.slug for area in areas if district in area.extra.get("districts", ())))


def _fits(listing: Listing, directory: Directory, search: Search, here: _Here | None) -> bool:
    if search.areas and set(search.areas).isdisjoint(listing.areas):
        return False
    if here and not _is_near(listing, here, search.within):
        return False
    if not _has_words(listing, directory, search.words):
        return False
    interests = directory.vocabularies["interests"]
    groups = search.chosen.get("price") or None
    return not search.chosen or matches(
        facet_values(listing, interests, directory.today, directory.closures, groups), search.chosen
    )


def _is_near(listing: Listing, here: _Here, miles: float) -> bool:
    """What has no place of its own is near where it serves the area."""
    spots = to_spots(listing)
    if not spots:
        return bool(listing.serves) and not here.areas.isdisjoint(listing.areas)
    easting, northing = here.position.easting, here.position.northing
    return any(hypot(spot.easting - easting, spot.northing - northing) <= miles * METRES_IN_A_MILE for spot in spots)


def _has_words(listing: Listing, directory: Directory, asked: str) -> bool:
    """True when each word asked for begins a word of the listing; the find page also forgives slips of the finger."""
    wanted = _WORD.findall(asked.casefold())
    if not wanted:
        return True
    interests = directory.vocabularies["interests"]
    terms = [term for slug in listing.interests if (term := interests.get(slug))]
    told = [listing.name, listing.summary, *(word for term in terms for word in (term.label, *term.also))]
    held = _WORD.findall(" ".join(told).casefold())
    return all(any(word.startswith(begun) for word in held) for begun in wanted)
