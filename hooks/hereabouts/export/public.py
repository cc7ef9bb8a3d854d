"""What may be given out of a listing: the fields of its file that its page shows, with all that it names written out.

A field goes out only where it is named here. What is confidential or withheld is left out as on the pages; what is said
of teams among themselves (who checked, who agreed, tags) never goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hereabouts.notice import is_over, to_notice
from hereabouts.source import Source

Data = Mapping[str, Any]

LISTING = (
    "name", "summary", "description", "kind", "status", "status-note", "interests", "good-for", "who-comes",
    "run-by-health-or-care", "organisation", "areas", "serves", "online", "online-link", "online-how", "where", "when",
    "when-note", "cost", "money-help", "notices", "joining", "contact", "to-do-there", "to-do-note", "qualification",
    "work-help", "advice-help", "who-for", "languages", "group-size", "effort", "access", "sensory", "alcohol",
    "gambling", "travel", "funding", "training", "checked", "source", "related",
)  # fmt: skip
KEPT_BACK = ("permission", "added", "renamed-from", "other-ids", "tags-for-teams")
"""Of a listing's fields, those that are for whoever looks after the directory."""
VENUE = (
    "name", "area", "address", "postcode", "pin", "directions", "access", "travel", "alcohol", "gambling", "toilets",
    "quiet-space", "buses", "opening", "url", "phone", "email", "notices",
)  # fmt: skip
CONFIDENTIAL = ("name", "area", "confidential", "ask", "access")
"""Of a confidential place: what its pages say."""
ORGANISATION = ("name", "type", "about", "url", "email", "phone", "ids")
SCHEME = ("name", "who-qualifies", "for", "proof", "costs", "how-to-get", "url")
SOURCE = ("from", "name", "url", "licence")
CHECKED = ("date", "how", "what")
ASK = "Ask them where to come."
FOUND = ("", "active", "seasonal", "paused")
ON_THE_WAY = ("lift", "bus-home")
"""What is said of travel where the place is confidential: it tells nothing of where that is."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """The checked files that listings name."""

    venues: Mapping[str, Source]
    organisations: Mapping[str, Source]
    schemes: Mapping[str, Source]
    found: Collection[str]
    """The listings that searches show; no other is named."""
    today: date


@dataclass(frozen=True, slots=True)
class Public:
    """One listing as it may be given out."""

    slug: str
    area: str
    data: Data
    """In the form of its file, with venue and organisation written out."""
    venues: tuple[str, ...]
    """The short name of each place under where; empty where the place was written in the listing, or is withheld."""
    organisation: str
    """Its organisation's short name, in the same way."""
    schemes: Mapping[str, Data]
    """The discount schemes that it names."""


def is_public(source: Source) -> bool:
    """True for what searches and lists show: not ended, not withheld."""
    return source.data.get("status", "") in FOUND


def to_public(source: Source, shelves: Shelves) -> Public:
    """What may be given out of one listing."""
    said = {key: source.data[key] for key in LISTING if key in source.data}
    places = [_to_place(row, source.area, shelves) for row in said.get("where", ())]
    if places:
        said["where"] = [place for place, _ in places]
        if "confidential" in places[0][0]["venue"] and "travel" in said:
            said["travel"] = pick(said["travel"], ON_THE_WAY)
    said["when"] = [_to_session(row, shelves) for row in said.get("when", ())]
    runs, organisation = _to_organisation(said.get("organisation"), shelves)
    said["organisation"] = runs
    said["notices"] = current(said.get("notices", ()), shelves.today)
    said["related"] = [slug for slug in said.get("related", ()) if slug in shelves.found]
    said["source"] = pick(said["source"], SOURCE)
    said["checked"] = pick(said["checked"], CHECKED)
    data = {key: value for key, value in said.items() if value not in ([], {})}
    venues = tuple(slug for _, slug in places)
    return Public(source.slug, source.area, data, venues, organisation, dict(_schemes(data, shelves)))


def to_public_venue(data: Data, area: str, today: date) -> Data:
    """What may be given out of a place; of a withheld one, only that people have to ask."""
    if data.get("status") == "withheld":
        return {"name": "A place that they tell you", "area": area, "confidential": "yes", "ask": ASK}
    if data.get("confidential") == "yes":
        return {**pick(data, CONFIDENTIAL), "ask": data.get("ask", ASK)}
    notices = current(data.get("notices", ()), today)
    return {**pick(data, VENUE[:-1]), **({"notices": notices} if notices else {})}


def to_public_organisation(data: Data) -> Data:
    """What may be given out of whoever runs it; nothing of one that is withheld."""
    return {} if data.get("status") == "withheld" else pick(data, ORGANISATION)


def pick(data: Data, keys: Collection[str]) -> dict[str, Any]:
    """The mapping with these keys only, in their order."""
    return {key: data[key] for key in keys if key in data}


def current(notices: Any, today: date) -> list[Data]:
    """Notices that are not over."""
    return [notice for notice in notices if not is_over(to_notice(notice), today)]


def _to_place(row: Data, area: str, shelves: Shelves) -> tuple[dict[str, Any], str]:
    named = row["venue"]
    slug, data = (named, shelves.venues[named].data) if isinstance(named, str) else ("", named)
    venue = to_public_venue(data, area, shelves.today)
    if data.get("status") == "withheld":
        return {"venue": venue}, ""
    if "confidential" in venue:
        return {**pick(row, ("room", "access")), "venue": venue}, slug
    return {**pick(row, ("room", "travel", "access")), "venue": venue}, slug


def _to_session(row: Data, shelves: Shelves) -> Data:
    """A time; that of a withheld place does not name it."""
    venue = shelves.venues.get(row.get("venue", ""))
    withheld = venue is not None and venue.data.get("status") == "withheld"
    return {key: value for key, value in row.items() if key != "venue"} if withheld else row


def _to_organisation(named: Any, shelves: Shelves) -> tuple[Data, str]:
    if not named:
        return {}, ""
    slug, data = (named, shelves.organisations[named].data) if isinstance(named, str) else ("", named)
    return (shown, slug) if (shown := to_public_organisation(data)) else ({}, "")


def _schemes(data: Data, shelves: Shelves) -> Iterator[tuple[str, Data]]:
    for row in data["cost"].get("reduced", ()):
        if slug := row.get("scheme"):
            yield slug, pick(shelves.schemes[slug].data, SCHEME)
