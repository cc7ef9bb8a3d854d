"""A town small enough to be read at a glance: a few venues, groups and words, and listings made from YAML texts."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from hereabouts.closure import bank_holidays, to_closures
from hereabouts.directory import Directory
from hereabouts.listing import Listing, Position
from hereabouts.record import Shelf, to_listing, to_organisation, to_scheme, to_venue
from hereabouts.settings import to_settings
from hereabouts.source import Source, parse_mapping
from hereabouts.vocabulary import to_vocabulary

TODAY = date(2026, 11, 23)

SETTINGS = """
name: What is on in Smallton
place: Smallton
address: https://smallton.example.org/list/
nation: england
example: yes
team: {name: The Smallton list team, email: list@example.org, phone: 01632 960200, answer-days: "5"}
reporting:
  - {way: issue, to: "https://example.org/issues/new"}
  - {way: email, to: list@example.org, says: Two of us read this on weekdays.}
  - {way: post, to: "The list team, Smallton Library"}
talk-to: [{name: The library desk, where: Smallton Library, when: "Weekdays", contact: Come in, for: Anyone.}]
other-places: [{name: The notice board, good-for: Small things}, {name: The diary, url: "https://example.org/diary"}]
"""

TERMS = {
    "areas": """
      - {slug: riverside, label: Riverside, definition: By the water., centre: {easting: "600000", northing: "480000"}}
      - {slug: hilltop, label: Hilltop, centre: {easting: "602000", northing: "481000"}}
      - {slug: far-end, label: Far End}
    """,
    "interests": """
      - {slug: nature, label: Nature, picture: leaf, definition: Out., terms: [{slug: gardening, label: Gardening}]}
      - {slug: music, label: Music, picture: note, terms: [{slug: singing, label: Singing}]}
    """,
    "kinds": """
      - {slug: group, label: Group}
      - {slug: place-to-be, label: Place}
      - {slug: money-help, label: Help with money}
    """,
    "access": """
      - {slug: step-free, label: Step-free way in}
      - {slug: accessible-toilet, label: Accessible toilet}
      - {slug: hearing-loop, label: Hearing loop}
    """,
    "joining": "[{slug: just-turn-up, label: Just turn up}, {slug: referral, label: Through a referral}]",
    "reduced-for": "[{slug: universal-credit, label: Universal Credit}, {slug: student, label: Student}]",
    "to-do": "[{slug: learn-a-skill, label: Learn a skill}, {slug: lend-a-hand, label: Lend a hand}]",
    "who-for": "[{slug: women, label: Women}]",
    "languages": "[{slug: english, label: English}, {slug: polish, label: Polish}]",
    "good-for": "[{slug: meeting-people, label: Meeting people}]",
    "work-help": "[{slug: cv, label: Writing a CV}]",
    "advice-help": "[{slug: housing, label: Housing}]",
}

HELP_NOW = """
intro: We cannot answer here. These people can.
entries:
  - {slug: emergency, name: "999", says: If a life is at risk now., call: "999", line: yes,
     short: "Danger to life: 999", checked: {date: 2026-11-01, by: the team, source: "https://example.org/"}}
  - {slug: text-line, name: The text line, says: Text at any hour., text-to: {word: HELLO, number: "85000"}, line: yes,
     ages: Any, hours: All day and night, checked: {date: 2026-11-01, by: the team, source: "https://example.org/"}}
  - {slug: valley-line, name: The valley line, says: Only in Wales., call: 01632 960555, nations: [wales], line: yes,
     checked: {date: 2026-11-01, by: the team, source: "https://example.org/"}}
  - {slug: town-line, name: The town line, says: For this town., call: 01632 960556, areas: [riverside],
     relay: "Relay UK: 18001 then the number", chat: "https://example.org/chat",
     checked: {date: 2026-11-01, by: the team, source: "https://example.org/"}}
"""

VENUES = {
    "acorn-hall": """
      name: Acorn Hall
      area: riverside
      address: {street: "4 Mill Lane", town: Smallton}
      postcode: QX1 1AA
      pin: {easting: "600100", northing: "480100"}
      directions: Green door beside the chemist.
      access: {step-free: yes, accessible-toilet: unknown, hearing-loop: {is: no, note: A loop is on order.}}
      travel: {bus: Number 4 stops outside., parking: Two spaces.}
      toilets: By the door.
      quiet-space: The back room.
      alcohol: none
      opening: [{day: [monday, tuesday], start: "09:00", end: "17:00"}]
      phone: 01632 960111
      renamed-from: [oak-hall]
    """,
    "quiet-house": """
      name: The quiet house
      confidential: yes
      ask: Send a text first; we will tell you where to come.
    """,
    "old-barn": "{name: The old barn, area: hilltop, status: withheld}",
}

ORGANISATIONS = {
    "growers": "{name: Smallton Growers, type: charity, about: We grow things., url: 'https://example.org/growers'}",
    "hidden": "{name: The hidden group, type: charity, status: withheld}",
}

SCHEMES = {
    "town-card": """
      name: Smallton Town Card
      who-qualifies: People on a low income.
      for: [universal-credit]
      proof: Show the card.
      costs: "£2 a year"
      how-to-get: At the library.
      url: https://example.org/card
    """,
}

GARDEN = """
name: Community Garden
summary: Grow vegetables together on Tuesday mornings.
description: "We meet at the shed.\\n\\nYou can *dig* or sit. See [our page](https://example.org/garden)."
kind: group
interests: [gardening]
organisation: growers
cost:
  type: pay-each-time
  price: "3"
  per: a session
  reduced:
    - {scheme: town-card, price: "0", shown-in-front-of-others: no}
    - {for: [universal-credit, student], price: "1.50", proof: Tell the leader quietly, shown-in-front-of-others: yes}
  first-visit-free: yes
  extras: Bring gloves.
  kit-lent: yes
where: [{venue: acorn-hall, room: Back garden, travel: The gate is open from ten past ten.}]
when: [{day: tuesday, start: "10:30", end: "12:30", except: [bank-holidays], note: In frost we meet in the shed.}]
notices: [{cancelled: 2026-12-01, because: The leader is away.}]
joining:
  how: just-turn-up
  newcomers: any-time
  first-visit: Ask at the shed.
  met-by: The garden lead
  bring-someone: yes
  just-watch: {is: yes, note: There is a bench.}
contact:
  - {phone: 01632 960123, name: the garden lead}
  - {email: garden@example.org, expect: Answers within two days.}
to-do-there: [learn-a-skill, lend-a-hand]
who-for: {age-from: "18"}
languages: [english]
access: {step-free: {is: yes, note: by the side gate}}
travel: {bus-home: yes}
checked:
  date: 2026-10-01
  how: phone
  by: Riverside team
  what: [{fact: times, answer: asked}, {fact: place, answer: seen, how: visit, date: 2026-06-16}]
source: {from: the-group, licence: cc-by-4.0}
renamed-from: [the-old-garden]
"""

SMALL = """
name: Singing for all
summary: We sing.
kind: group
interests: [singing]
cost: {type: free}
joining: {how: just-turn-up}
checked: {date: 2026-11-01, how: visit, by: Riverside team}
source: {from: visit, licence: cc-by-4.0}
"""


def locate(data: Mapping[str, Any]) -> Position | None:
    """The place of a pin."""
    pin = data.get("pin")
    return Position(int(pin["easting"]), int(pin["northing"]), "pin") if pin else None


def parse(text: str) -> dict[str, Any]:
    """The mapping of a YAML text, every value as text."""
    return parse_mapping(text.encode())


def changed(text: str, **fields: Any) -> dict[str, Any]:
    """The mapping of a text with some of its fields put in another way; None takes one out."""
    data = parse(text)
    for name, value in fields.items():
        key = name.replace("_", "-")
        if value is None:
            data.pop(key, None)
        else:
            data[key] = value
    return data


def make_shelf(today: date = TODAY) -> Shelf:
    """What the town's listings may name."""
    return Shelf(
        venues={slug: to_venue(slug, parse(text), locate, today) for slug, text in VENUES.items()},
        organisations={slug: to_organisation(slug, parse(text)) for slug, text in ORGANISATIONS.items()},
        schemes={slug: to_scheme(slug, parse(text)) for slug, text in SCHEMES.items()},
        area_notices={},
        locate=locate,
        today=today,
    )


def make_listing(data: str | Mapping[str, Any], slug: str = "garden", area: str = "riverside") -> Listing:
    """A listing of the town, from a YAML text or its mapping."""
    mapping = parse(data) if isinstance(data, str) else deepcopy(dict(data))
    path = f"directory/listings/{area}/{slug}.yml"
    return to_listing(Source(path, "listing", slug, area, mapping, Path(path)), make_shelf())


def stand(slug: str, east: int, north: int, interest: str = "singing", **fields: Any) -> Listing:
    """A listing in a hall of its own."""
    pin = {"easting": str(east), "northing": str(north)}
    venue = {"name": f"Hall of {slug}", "postcode": "QX1 1AA", "pin": pin}
    return make_listing(changed(SMALL, **{"interests": [interest], "where": [{"venue": venue}], **fields}), slug)


def make_town(*listings: Listing, settings: str = "", today: date = TODAY) -> Directory:
    """The town with these listings, in order of name; with none, with the garden and the singers."""
    shelf = make_shelf(today)
    chosen = listings or (make_listing(GARDEN), make_listing(SMALL, "singing", "hilltop"))
    vocabularies = {
        name: to_vocabulary(Source("", "term", name, "", parse(f"terms: {terms}"), Path()))
        for name, terms in TERMS.items()
    }
    return Directory(
        settings=to_settings({**parse(SETTINGS), **(parse(settings) if settings else {})}),
        vocabularies=vocabularies,
        help_now=parse(HELP_NOW),
        closures=to_closures({}, bank_holidays("england", 2026, 2028)),
        listings={listing.slug: listing for listing in sorted(chosen, key=lambda one: one.name)},
        venues=shelf.venues,
        organisations=shelf.organisations,
        schemes=shelf.schemes,
        today=today,
    )
