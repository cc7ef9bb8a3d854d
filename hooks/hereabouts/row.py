"""Station 6: one listing as a row of the finder's data, in small numbers and ready words.

A row depends on its listing (with the venues and schemes in it), the vocabularies and the closures, on nothing
else, so it can be kept or made anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hereabouts.code import Codes, area_code, group_bits, interest_codes, mark_codes
from hereabouts.facet_value import CHEAP_PENCE, cost_values
from hereabouts.gentle import REASONS, gentle_reasons
from hereabouts.listing import QUIETEST_FIRST, Listing
from hereabouts.moment import to_day_number
from hereabouts.notice import WHAT, Notice
from hereabouts.pages.card import state_tags
from hereabouts.pages.cost import cost_tags
from hereabouts.pages.served import SERVES, served_words
from hereabouts.pages.when import place_names, untimed_words
from hereabouts.pages.whereabouts import shown_name
from hereabouts.recurrence import occurs
from hereabouts.session_compact import to_compact, to_compact_notice
from hereabouts.spot import Spot, to_spots

STATUSES = ("active", "seasonal", "paused")
ONLINE = ("no", "yes", "both")
ANSWERS = {"unknown": "0", "yes": "1", "no": "2"}
OTHER_ANSWER = "3"
WELCOME = (
    "bring-someone", "just-watch", "come-and-go", "buddy", "first-visit-free",
    "kit-lent", "carer-free", "lift", "bus-home", "qualification",
)  # fmt: skip
"""The facts that every listing has beside those on access."""


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
        low=group_bits(listing, codes, CHEAP_PENCE),
        nil=group_bits(listing, codes, 0),
        marks=mark_codes(listing, codes),
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


def _gravity(notice: Notice) -> int:
    return WHAT.index(notice.what)


def _is_told(notice: Notice, listing: Listing, codes: Codes) -> bool:
    """A venue's news of some days is none for a listing that is not held there on those days."""
    if not (notice.dates and listing.when) or all(notice not in place.venue.notices for place in listing.where):
        return True
    home = listing.where[0].venue.slug
    return any(occurs(session, day, codes.closures, home) for session in listing.when for day in notice.dates)


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
