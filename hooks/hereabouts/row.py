"""Station 6: one listing as a row of the finder's data, in small numbers and ready words.

A row depends on its listing (with the venues and schemes in it), the vocabularies and the closures, on nothing
else, so it can be kept or made anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from hereabouts.choice import FACETS, to_choices
from hereabouts.closure import Closures
from hereabouts.directory import Directory
from hereabouts.facet_value import CHEAP_PENCE, cost_values, plain_values
from hereabouts.gentle import REASONS, gentle_reasons
from hereabouts.listing import QUIETEST_FIRST, Listing, Place
from hereabouts.moment import to_day_number
from hereabouts.notice import WHAT, Notice
from hereabouts.pages.card import state_tags
from hereabouts.pages.cost import cost_tags
from hereabouts.pages.served import SERVES, served_words
from hereabouts.pages.when import place_names, untimed_words
from hereabouts.pages.whereabouts import shown_name
from hereabouts.recurrence import occurs
from hereabouts.session_compact import to_compact, to_compact_notice
from hereabouts.vocabulary import Vocabulary

EXACTNESS = ("pin", "postcode", "sector", "district", "area")
STATUSES = ("active", "seasonal", "paused")
ONLINE = ("no", "yes", "both")
ANSWERS = {"unknown": "0", "yes": "1", "no": "2"}
OTHER_ANSWER = "3"
WELCOME = (
    "bring-someone", "just-watch", "come-and-go", "buddy", "first-visit-free",
    "kit-lent", "carer-free", "lift", "bus-home", "qualification",
)  # fmt: skip
"""The facts that every listing has beside those on access."""


UNMARKED = ("part", "soon", "venue", "with")


class Spot(NamedTuple):
    """One place of a listing that can be measured to."""

    easting: int
    northing: int
    exact: int
    """Counted in EXACTNESS."""
    venue: str
    """The venue's name."""


class Row(NamedTuple):
    """What the find page knows of one listing, its summary apart."""

    slug: str
    name: str
    area: int
    status: int
    interests: tuple[int, ...]
    cost: int
    """1 free, 2 cheap, 3 both."""
    low: int
    """Groups with a reduced price of at most three pounds, a bit each."""
    nil: int
    """Groups for which it is free, a bit each."""
    marks: tuple[int, ...]
    """What it counts as in the facets of needs and more choices, by the numbers of Codes.marks."""
    venues: tuple[tuple[str, str], ...]
    """Slug and name of its places that have a page."""
    runs: tuple[str, str]
    """Slug and name of its organisation, where that has a page."""
    tags: tuple[tuple[str, str], ...]
    """Class and words of each tag on its card."""
    ease: int
    """What makes a first visit gentle: a bit for each of REASONS, the first the lowest."""
    when: tuple[Any, ...]
    """Its sessions, as session_compact.py writes them."""
    halls: Mapping[str, str]
    """Names of its venues by slug, where its sessions are held in several."""
    said: str
    """What is said of its times in words."""
    notices: tuple[Any, ...]
    online: int
    spots: tuple[Spot, ...]
    venue: str
    """Name of its first place."""
    closes: str
    """Slug of its first place where that has closed days of its own; else empty."""
    facts: str
    """A figure for each fact: 0 not known, 1 yes, 2 no, 3 ask; noughts at the end left away."""
    serves: tuple[Any, ...]
    """How it reaches people: a bit for each of SERVES, the words for it and, where it has no spot, its areas."""
    checked: int
    """Day number of its check."""
    ask: int
    """The quietest way to ask, counted from 1 in QUIETEST_FIRST; 0 where there is none."""
    summary: str


Mark = tuple[str, str]
"""A facet and one of its choices."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Which number stands for which term, and the days of rest."""

    areas: Mapping[str, int]
    interests: Mapping[str, int]
    groups: Mapping[str, int]
    access: tuple[str, ...]
    marks: Mapping[Mark, int]
    closures: Closures
    area_terms: Vocabulary
    town: str


def to_codes(directory: Directory) -> Codes:
    """The numbers of a directory's terms, counted in the order of its vocabularies."""

    def numbers(vocabulary: str) -> dict[str, int]:
        terms = directory.vocabularies.get(vocabulary, ())
        return {term.slug: number for number, term in enumerate(terms)}

    return Codes(
        areas=numbers("areas"),
        interests=numbers("interests"),
        groups=numbers("reduced-for"),
        access=tuple(numbers("access")),
        marks=to_marks(directory.vocabularies),
        closures=directory.closures,
        area_terms=directory.vocabularies.get("areas") or Vocabulary("areas", "", {}),
        town=directory.settings.place,
    )


def area_code(listing: Listing, codes: Codes) -> int:
    """The number of its own area."""
    return codes.areas.get(listing.area, -1)


def interest_codes(listing: Listing, codes: Codes) -> tuple[int, ...]:
    """The numbers of its interests."""
    return tuple(codes.interests[i] for i in listing.interests if i in codes.interests)


def to_marks(vocabularies: Mapping[str, Vocabulary]) -> dict[Mark, int]:
    """A number for each choice of needs and more choices, counted as the browser counts them.

    Left out are those it works out from the times, and places and organisations, which are named.
    """
    asked = (facet for facet in FACETS if facet.group != "first" and facet.name not in UNMARKED)
    marks = ((facet.name, slug) for facet in asked for slug, _ in to_choices(facet, vocabularies))
    return {mark: number for number, mark in enumerate(marks)}


def _marks(listing: Listing, codes: Codes) -> tuple[int, ...]:
    values = plain_values(listing)
    found = (codes.marks.get((facet, value)) for facet, some in values.items() for value in some)
    return tuple(sorted(number for number in found if number is not None))


def to_row(listing: Listing, codes: Codes) -> Row:
    """The row of a listing that searches show."""
    values = cost_values(listing.cost, ())
    home = listing.where[0].venue if listing.where else None
    runs = listing.organisation
    return Row(
        slug=listing.slug,
        name=listing.name,
        area=area_code(listing, codes),
        status=STATUSES.index(listing.status),
        interests=interest_codes(listing, codes),
        cost=("free" in values) + 2 * ("cheap" in values),
        low=_group_bits(listing, codes, CHEAP_PENCE),
        nil=_group_bits(listing, codes, 0),
        marks=_marks(listing, codes),
        venues=tuple(dict.fromkeys((one.venue.slug, shown_name(one.venue)) for one in listing.where if one.venue.slug)),
        runs=(runs.slug, runs.name) if runs and runs.slug and runs.status != "withheld" else ("", ""),
        tags=(*cost_tags(listing.cost), *state_tags(listing)),
        ease=_ease(listing),
        when=tuple(map(to_compact, listing.when)),
        halls=place_names(listing) if any(session.venue for session in listing.when) else {},
        said=untimed_words(listing),
        notices=tuple(
            to_compact_notice(one) for one in sorted(listing.notices, key=_gravity) if _is_told(one, listing, codes)
        ),
        online=ONLINE.index(listing.online),
        spots=to_spots(listing),
        venue=home.name if home else "",
        closes=home.slug if home and home.slug in codes.closures.venues else "",
        facts="".join(_facts(listing, codes)).rstrip("0"),
        serves=_serves(listing, codes),
        checked=to_day_number(listing.checked.date),
        ask=QUIETEST_FIRST.index(listing.contacts[0].way) + 1 if listing.contacts else 0,
        summary=listing.summary,
    )


def _serves(listing: Listing, codes: Codes) -> tuple[Any, ...]:
    if not listing.serves:
        return ()
    bits = sum(1 << number for number, way in enumerate(SERVES) if way in listing.serves)
    served = () if to_spots(listing) else (codes.areas[area] for area in listing.areas if area in codes.areas)
    return (bits, served_words(listing, codes.area_terms, codes.town), *served)


def _ease(listing: Listing) -> int:
    held = gentle_reasons(listing)
    return sum(1 << bit for bit, reason in enumerate(REASONS) if reason in held)


def _group_bits(listing: Listing, codes: Codes, pence: int) -> int:
    """A bit for each group with a price of at most this; the lowest bit for any price at all."""
    bits = 0
    for row in listing.cost.reduced:
        if row.price is not None and row.price <= pence:
            bits |= 1
            for group in row.groups:
                # Numbers above 2^31 would lose bits in the browser: late groups share the last one.
                bits |= 2 << min(codes.groups.get(group, 28), 28)
    return bits


def _gravity(notice: Notice) -> int:
    return WHAT.index(notice.what)


def _is_told(notice: Notice, listing: Listing, codes: Codes) -> bool:
    """A venue's news of some days is none for a listing that is not held there on those days."""
    if not (notice.dates and listing.when) or all(notice not in place.venue.notices for place in listing.where):
        return True
    home = listing.where[0].venue.slug
    return any(occurs(session, day, codes.closures, home) for session in listing.when for day in notice.dates)


def to_spots(listing: Listing) -> tuple[Spot, ...]:
    """The places of a listing that can be measured to, each once."""
    return tuple(_spots(listing.where))


def _spots(where: tuple[Place, ...]) -> Iterator[Spot]:
    seen = set()
    for place in where:
        position = place.venue.position
        if position and (position.easting, position.northing) not in seen:
            seen.add((position.easting, position.northing))
            exact = EXACTNESS.index(position.exact)
            yield Spot(position.easting, position.northing, exact, place.venue.name)


def _facts(listing: Listing, codes: Codes) -> Iterator[str]:
    joining, cost = listing.joining, listing.cost
    welcome = (
        joining.bring_someone, joining.just_watch.value, joining.come_and_go.value,
        joining.buddy.value, cost.first_visit_free, cost.kit_lent, cost.carer_free,
        listing.lift.value, listing.bus_home.value, listing.qualification.value,
    )  # fmt: skip
    for value in welcome:
        yield ANSWERS.get(value, OTHER_ANSWER)
    for term in codes.access:
        fact = listing.access.get(term)
        yield ANSWERS.get(fact.value, OTHER_ANSWER) if fact else "0"
