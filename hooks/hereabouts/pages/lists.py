"""Lists for ordinary pages: everything free, A to Z, areas, interests, venues, pictures, and what is on soon."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from operator import itemgetter
from typing import Any

from hereabouts.address import Addresses
from hereabouts.facet_value import cost_values
from hereabouts.listing import Listing
from hereabouts.pages.card import is_off, render_card
from hereabouts.pages.edition import Edition
from hereabouts.pages.fortnight import fortnight_of
from hereabouts.pages.words import price_words
from hereabouts.recurrence import HORIZON_DAYS

Row = tuple[str, str, Any]
Group = tuple[str, str, list[Row]]
PICTURES = 12
SOON = 6
SOON_DAYS = 6
"""How far ahead is looked first; where much is on, no further."""
_MARKS = re.compile(r"[^\w ]|_")
SOON_A_DAY = 2
"""At most so many of one day: the list still says something the day after."""


def free_groups(edition: Edition, at: Addresses) -> list[Group]:
    """What costs nothing, by area."""
    free = [one for one in edition.directory.found() if "free" in cost_values(one.cost)]
    by_area: dict[str, list[Row]] = defaultdict(list)
    for listing in free:
        by_area[listing.area].append((at.listing(listing.slug), listing.name, None))
    order = list(edition.labels.get("areas", {}))
    areas = sorted(by_area, key=lambda slug: order.index(slug) if slug in order else len(order))
    return [(edition.label("areas", slug), f"in-{slug}", by_area[slug]) for slug in areas]


def letter_groups(edition: Edition, at: Addresses) -> list[Group]:
    """Everything by the first letter of its name, with area and price."""
    letters: dict[str, list[Row]] = defaultdict(list)
    keyed = [(_sort_key(listing.name), listing) for listing in edition.directory.found()]
    for key, listing in sorted(keyed, key=itemgetter(0)):
        letters[_letter(key)].append((at.listing(listing.slug), listing.name, _note(edition, listing)))
    order = sorted(letters, key=lambda letter: (letter == "#", letter))
    return [("Other" if letter == "#" else letter, _anchor(letter), letters[letter]) for letter in order]


def _note(edition: Edition, listing: Listing) -> str:
    return f"{edition.label('areas', listing.area)}, {price_words(listing.cost)}"


def _sort_key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return _MARKS.sub("", plain).removeprefix("the ")


def _letter(key: str) -> str:
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def _anchor(letter: str) -> str:
    return "letter-other" if letter == "#" else f"letter-{letter.lower()}"


def area_groups(edition: Edition, at: Addresses) -> list[Group]:
    """Every area with the number of its listings."""
    counts = edition.groups.areas
    rows: list[Row] = [
        (at.area(term.slug), term.label, len(counts.get(term.slug, ())))
        for term in edition.directory.vocabularies["areas"]
    ]
    return [("", "", rows)] if rows else []


def interest_groups(edition: Edition, at: Addresses) -> list[Group]:
    """Every broad interest with those inside it."""
    interests = edition.directory.vocabularies["interests"]
    groups = []
    for term in interests.top():
        rows = [_interest_row(edition, at, one.slug, one.label) for one in interests.below(term.slug)]
        all_of = _interest_row(edition, at, term.slug, f"All of {term.label}" if rows else term.label)
        groups.append((term.label, f"interest-{term.slug}", [all_of, *rows]))
    return groups


def _interest_row(edition: Edition, at: Addresses, slug: str, label: str) -> Row:
    return at.interest(slug), label, len(edition.groups.interests.get(slug, ()))


def venue_groups(edition: Edition, at: Addresses) -> list[Group]:
    """Every place in use, by area."""
    by_area: dict[str, list[Row]] = defaultdict(list)
    for venue in sorted(edition.directory.venues.values(), key=lambda one: _sort_key(one.name)):
        if venue.status == "active":
            count = len(edition.groups.venues.get(venue.slug, ()))
            by_area[venue.area].append((at.venue(venue.slug), venue.name, count))
    order = [*edition.labels.get("areas", {}), ""]
    groups = [(edition.label("areas", slug) if slug else "Elsewhere", slug) for slug in order if slug in by_area]
    return [(label, f"in-{slug}" if slug else "elsewhere", by_area[slug]) for label, slug in groups]


def picture_rows(edition: Edition, at: Addresses) -> list[tuple[str, str, str, str]]:
    """Twelve broad interests with a drawing each: where one leads, the drawing, its words, and its name in a search."""
    drawn = (term for term in edition.directory.vocabularies["interests"].top() if term.picture)
    return [
        (at.interest(term.slug), at.asset(f"pictures/{term.picture}.svg"), term.label, term.slug)
        for term in islice(drawn, PICTURES)
    ]


def soon_cards(edition: Edition, at: Addresses) -> Sequence[str]:
    """Cards of what is on next in time, each listing once."""
    if not edition.soonest:
        soonest = _soonest(edition, SOON_DAYS)
        edition.soonest.extend(soonest if len(soonest) == SOON else _soonest(edition, HORIZON_DAYS))
    return [render_card(edition, listing, at) for listing in edition.soonest]


def _soonest(edition: Edition, within: int) -> list[Listing]:
    """The first listings that have a date so many days ahead, a few of each day; none whose check is old."""
    coming = []
    near = fortnight_of(edition) if within <= SOON_DAYS else {}
    last = edition.today + timedelta(days=within)
    fresh = edition.directory.settings.freshness
    for listing in edition.directory.found():
        if fresh.is_stale(listing.checked.date, edition.today):
            continue
        dates = near.get(listing.slug, ()) if near else edition.dates_within(listing, within)
        first = next((one for one in dates if not is_off(one) and one.date <= last), None)
        if first and listing.joining.capacity != "full":
            coming.append((first.date, first.start.isoformat() if first.start else "", listing.slug))
    chosen: list[Listing] = []
    days: dict[Any, int] = defaultdict(int)
    for day, _, slug in sorted(coming):
        days[day] += 1
        if days[day] <= SOON_A_DAY:
            chosen.append(edition.directory.listings[slug])
    return chosen[:SOON]
