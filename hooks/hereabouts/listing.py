"""Station 4: records. Only ever built from sources without errors; venue, organisation and scheme are joined in.

Every record is frozen, so a page, a tile and a file made from one listing cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hereabouts.notice import Notice
from hereabouts.session import Session


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that may be so, may not, or is not known. Silence is never 'no'."""

    value: str = "unknown"
    """yes, no or unknown; some facts have further words, such as 'ask'."""
    note: str = ""


UNKNOWN = Fact()


@dataclass(frozen=True, slots=True)
class Position:
    """A point in metres of the British National Grid."""

    easting: int
    northing: int
    exact: str
    """How it is known: pin, postcode, sector, district or area."""


@dataclass(frozen=True, slots=True)
class CheckedFact:
    """One thing the team asked about, or did not."""

    fact: str
    answer: str
    """seen, asked or not-asked."""
    date: date | None
    how: str


@dataclass(frozen=True, slots=True)
class Checked:
    """When, how and by which team the facts were checked."""

    date: date
    how: str
    by: str
    what: tuple[CheckedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Venue:
    """A place, held once and named from listings, or written inside one (then its slug is empty)."""

    slug: str
    name: str
    area: str = ""
    confidential: bool = False
    ask: str = ""
    """How to ask for the address of a confidential place."""
    street: str = ""
    town: str = ""
    county: str = ""
    postcode: str = ""
    position: Position | None = None
    directions: str = ""
    access: Mapping[str, Fact] | None = None
    travel: Mapping[str, str] | None = None
    alcohol: str = "unknown"
    gambling: str = "unknown"
    toilets: str = ""
    quiet_space: str = ""
    buses: str = ""
    opening: tuple[Session, ...] = ()
    url: str = ""
    phone: str = ""
    email: str = ""
    notices: tuple[Notice, ...] = ()
    checked: Checked | None = None
    status: str = "active"
    renamed_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where one listing happens: a venue, and what the listing adds to it."""

    venue: Venue
    room: str = ""
    travel: str = ""
    access: Mapping[str, Fact] | None = None
    """The venue's access with the listing's own on top."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who runs it; its slug is empty where it is written inside one listing."""

    slug: str
    name: str
    type: str
    about: str = ""
    url: str = ""
    email: str = ""
    phone: str = ""
    status: str = "active"
    renamed_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """A discount scheme: who qualifies, what proof, what it costs, how to get it."""

    slug: str
    name: str
    who_qualifies: str
    groups: tuple[str, ...] = ()
    proof: str = ""
    costs: str = ""
    how_to_get: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReducedPrice:
    """A lower price, for the holders of a scheme or for groups of people."""

    scheme: Scheme | None
    groups: tuple[str, ...]
    price: int | None
    """Pence; None where only words say it."""
    note: str = ""
    proof: str = ""
    in_front_of_others: str = "unknown"
    residents_only: str = "unknown"


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs everyone, and what it costs whom."""

    type: str
    price: int | None = None
    """Pence."""
    price_to: int | None = None
    per: str = ""
    reduced: tuple[ReducedPrice, ...] = ()
    first_visit_free: str = "unknown"
    extras: str = ""
    kit_lent: str = "unknown"
    carer_free: str = "unknown"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to get in touch."""

    way: str
    """form, email, text, drop-in, phone or url."""
    value: str
    name: str = ""
    expect: str = ""
    relay: str = ""
    """Sign language video, textphone or text relay for this way."""


QUIETEST_FIRST = ("form", "email", "text", "drop-in", "phone", "url")


@dataclass(frozen=True, slots=True)
class Joining:
    """How to start, and what the first visit is like."""

    how: str
    newcomers: str = "unknown"
    first_visit: str = ""
    met_by: str = ""
    buddy: Fact = UNKNOWN
    bring_someone: str = "unknown"
    come_and_go: Fact = UNKNOWN
    just_watch: Fact = UNKNOWN
    referral_by: str = ""
    referral_link: str = ""
    wait: str = ""
    capacity: str = "unknown"
    capacity_date: date | None = None


@dataclass(frozen=True, slots=True)
class WhoFor:
    """Who may come."""

    age_from: int | None = None
    age_to: int | None = None
    groups: tuple[str, ...] = ()
    children: str = "unknown"
    note: str = ""
    eligibility: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of the directory, ready to be shown."""

    slug: str
    path: str
    """Its file, as a contributor sees it."""
    area: str
    """Slug of the area whose folder it lies in."""
    name: str
    summary: str
    description: str
    kind: str
    status: str
    status_note: str
    interests: tuple[str, ...]
    good_for: tuple[str, ...]
    who_comes: str
    run_by_health_or_care: str
    organisation: Organisation | None
    areas: tuple[str, ...]
    """Every area it serves, its own first."""
    online: str
    online_link: str
    online_how: str
    where: tuple[Place, ...]
    when: tuple[Session, ...]
    when_note: str
    cost: Cost
    money_help: Mapping[str, str]
    notices: tuple[Notice, ...]
    """Its own, its venues' and its areas', without those that are over."""
    joining: Joining
    contacts: tuple[Contact, ...]
    """Quietest first."""
    to_do: tuple[str, ...]
    to_do_note: str
    qualification: Fact
    work_help: tuple[str, ...]
    advice_help: tuple[str, ...]
    who_for: WhoFor
    languages: tuple[str, ...]
    group_size: str
    effort: str
    access: Mapping[str, Fact]
    """By access term; the listing's own word over its first venue's."""
    sensory: str
    alcohol: str
    gambling: str
    travel: Mapping[str, str]
    lift: Fact
    bus_home: Fact
    funding: str
    training: str
    checked: Checked
    source: Mapping[str, str]
    permission: Mapping[str, str]
    """Whether the group agreed to be listed, and when; empty where nobody noted it."""
    added: Mapping[str, str]
    """When it was first listed, and by which team; empty where nobody noted it."""
    related: tuple[str, ...]
    renamed_from: tuple[str, ...]
    serves: tuple[str, ...] = ()
    """comes-to-you, anywhere-in-area, practice-members: how it reaches the areas it serves."""

    @property
    def is_found(self) -> bool:
        """True when searches and lists show it: not ended, not withheld."""
        return self.status in ("active", "seasonal", "paused")

    @property
    def position(self) -> Position | None:
        """Where to measure distances to: the first place that has a position."""
        return next((place.venue.position for place in self.where if place.venue.position), None)
