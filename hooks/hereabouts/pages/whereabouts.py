"""Where a listing happens, how to get there, and who can get in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hereabouts.listing import Fact, Listing, Place, Venue
from hereabouts.pages.degrees import degrees_of
from hereabouts.pages.edition import Edition

TRAVEL = {
    "bus": "By bus", "train": "By train", "walk": "On foot", "cycle": "By bike", "parking": "Parking",
    "drop-off": "Dropping off", "quiet-times": "Quieter times to travel",
}  # fmt: skip
DRINK = {
    "none": "No alcohol there",
    "in-the-building": "There is a bar in the building",
    "part-of-it": "Drinking alcohol is part of it",
}
GAMES = {
    "none": "No gambling there",
    "in-the-building": "There are gambling machines in the building",
    "part-of-it": "Playing for money is part of it",
}
MAP = "https://www.openstreetmap.org/?mlat={}&mlon={}&zoom=18"


@dataclass(frozen=True, slots=True)
class VenueView:
    """A place as an address is written on an envelope."""

    name: str
    link: str
    room: str
    lines: list[str]
    map: str
    directions: str
    ask: str
    """How to ask for the address; then there are no lines."""
    travel: list[tuple[str, str]]


def to_venue_view(edition: Edition, place: Place, travel: Mapping[str, str]) -> VenueView:
    """One place of a listing; a confidential one tells only how to ask."""
    venue = place.venue
    if venue.status == "withheld":
        return VenueView("", "", "", [], "", "", "Ask them where to come.", [])
    link = edition.at.venue(venue.slug) if venue.slug else ""
    if venue.confidential:
        ask = venue.ask or "The address is not public. Ask them where to come."
        return VenueView(venue.name, link, place.room, [], "", "", ask, [])
    says = [("Getting in", place.travel)] if place.travel else []
    return VenueView(
        name=venue.name,
        link=link,
        room=place.room,
        lines=address_lines(venue),
        map=map_link(venue),
        directions=venue.directions,
        ask="",
        travel=says + travel_rows(venue, travel),
    )


def shown_name(venue: Venue) -> str:
    """The name of a venue; empty where the venue is withheld."""
    return "" if venue.status == "withheld" else venue.name


def address_lines(venue: Venue) -> list[str]:
    """The lines of an address, the postcode last."""
    street = [line for line in venue.street.splitlines() if line.strip()]
    return [line for line in (*street, venue.town, venue.county, venue.postcode) if line]


def map_link(venue: Venue) -> str:
    """The place on a public map, by its position only; empty where that is not well known."""
    degrees = degrees_of(venue.position)
    return MAP.format(degrees.lat, degrees.lon) if degrees else ""


def travel_rows(venue: Venue, travel: Mapping[str, str]) -> list[tuple[str, str]]:
    """How to travel there; what the listing says goes over what the venue says."""
    said = {**(venue.travel or {}), **travel}
    rows = [(words, said[key]) for key, words in TRAVEL.items() if said.get(key)]
    return [("Buses", venue.buses), *rows] if venue.buses and "bus" not in said else rows


@dataclass(frozen=True, slots=True)
class AccessView:
    """Who can get in: what is there, what is not, and in one line what nobody knows."""

    facts: list[tuple[str, str, str]]
    """Sign, words, note."""
    unknown: str


def to_access_view(edition: Edition, access: Mapping[str, Fact], inside: tuple[str, str] = ("", "")) -> AccessView:
    """The access facts in the order of the vocabulary; `inside` says what is known of drink and of games."""
    facts = []
    unknown = []
    for slug, label in edition.labels.get("access", {}).items():
        fact = access.get(slug)
        if fact is None or fact.value == "unknown":
            unknown.append(f"{label} ({fact.note})" if fact and fact.note else label)
        else:
            facts.append((fact.value, label if fact.value == "yes" else f"{label}: no", fact.note))
    unknown += [words for words, value in zip(("alcohol", "gambling"), inside, strict=True) if value == "unknown"]
    facts.sort(key=lambda fact: fact[0], reverse=True)
    return AccessView(facts, ", ".join(unknown))


def inside_words(alcohol: str, gambling: str, venue: Venue | None, sensory: str = "") -> list[str]:
    """What else to know about being inside: drink, games, noise, toilets, a quiet place.

    Of a confidential place nothing of its own is told.
    """
    told = venue if venue and not venue.confidential else None
    rows = [
        ("", " ".join(f"{words}." for words in (DRINK.get(alcohol), GAMES.get(gambling)) if words)),
        ("Sound, light and smell: ", sensory),
        ("Toilets: ", told.toilets if told else ""),
        ("A quiet place: ", told.quiet_space if told else ""),
    ]
    return [f"{name}{text}" for name, text in rows if text]


def going_home(listing: Listing) -> tuple[list[str], str]:
    """What is known of lifts and of buses home, and what is not."""
    asked = (
        (
            listing.lift,
            "Someone can give you a lift or walk with you",
            "No lifts are given",
            "a lift or someone to walk with",
        ),
        (
            listing.bus_home,
            "There is a bus home after it ends",
            "No bus runs home after it ends",
            "a bus home after it ends",
        ),
    )
    says = []
    unknown = []
    for fact, yes, no, question in asked:
        if fact.value == "unknown":
            unknown.append(question)
        else:
            says.append(f"{yes if fact.value == 'yes' else no}. {fact.note}".rstrip())
    return says, ", ".join(unknown)
