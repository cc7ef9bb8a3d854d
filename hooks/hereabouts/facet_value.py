"""Station 6: what one listing counts as in each facet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from hereabouts.closure import Closures
from hereabouts.listing import Cost, Listing, WhoFor
from hereabouts.recurrence import next_dates
from hereabouts.session import WEEKDAYS, Session
from hereabouts.vocabulary import Vocabulary

CHEAP_PENCE = 300
"""Up to three pounds a time counts as cheap."""
NOON, FIVE = time(12), time(17)
BANDS = (("under-18", 0, 17), ("18-to-25", 18, 25), ("26-to-59", 26, 59), ("60-and-over", 60, 200))
"""Ages, both ends included."""
SMALL = ("up-to-5", "6-to-12")
QUIET = ("quiet-space", "low-noise")
"""Access terms that make a place quiet."""
FORTNIGHT = 13
DATES = 3
"""So many next dates are looked at for one that is not cancelled."""


def cost_values(cost: Cost, groups: Collection[str] | None = None) -> frozenset[str]:
    """Whether it is free, and whether it is free or cheap "for me".

    Cheap is a price of at most three pounds (the lower end of a range), or paying what one can.
    A reduced price counts for the groups a person belongs to; `None` means that nobody has asked,
    and then it counts as cheap, never as free: the card says whose price it is. A free first visit
    makes nothing cheap, because the second one must be paid.
    """
    reduced = [row.price for row in cost.reduced if groups is None or not set(groups).isdisjoint(row.groups)]
    free = is_free(cost) or (groups is not None and 0 in reduced)
    known = [price for price in (cost.price, *reduced) if price is not None]
    cheap = free or cost.type == "donation" or any(price <= CHEAP_PENCE for price in known)
    return frozenset(value for value, holds in (("free", free), ("cheap", cheap)) if holds)


def is_free(cost: Cost) -> bool:
    """True when nobody pays."""
    return cost.type == "free" or (cost.price == 0 and not cost.price_to)


def interest_values(slugs: Iterable[str], interests: Vocabulary) -> frozenset[str]:
    """The listing's interests, each with the broader one above it."""
    return frozenset(value for slug in slugs for value in (slug, interests.family(slug)))


def day_values(sessions: Iterable[Session], today: date) -> frozenset[str]:
    """The weekdays on which it is, or will be, held."""
    return frozenset(WEEKDAYS[day] for session in sessions for day in _weekdays(session, today))


def part_values(sessions: Iterable[Session], today: date) -> frozenset[str]:
    """The parts of the day in which it begins; none where nobody has said when."""
    return frozenset(
        _part(session.start) for session in sessions if session.start and any(True for _ in _weekdays(session, today))
    )


def time_values(sessions: Iterable[Session], today: date) -> frozenset[tuple[str, str]]:
    """Each weekday on which it is, or will be, held, with the part of the day; the part is empty where nobody said."""
    return frozenset(
        (WEEKDAYS[day], _part(session.start) if session.start else "")
        for session in sessions
        for day in _weekdays(session, today)
    )


def _part(start: time) -> str:
    if start < NOON:
        return "morning"
    return "afternoon" if start < FIVE else "evening"


def _weekdays(session: Session, today: date) -> Iterator[int]:
    if not session.until or session.until >= today:
        yield from session.days
    yield from (day.weekday() for day in (*session.dates, *session.also) if day >= today)


def soon_values(listing: Listing, now: datetime, closures: Closures) -> frozenset[str]:
    """Whether it is held this week, which ends on Sunday, and in the next 14 days, today included."""
    if listing.status not in ("active", "seasonal"):
        return frozenset()
    venue = listing.where[0].venue.slug if listing.where else ""
    dates = next_dates(listing.when, now, closures, DATES, notices=listing.notices, venue=venue)
    first = next((one.date for one in dates if not one.notice or one.notice.what != "cancelled"), None)
    if first is None:
        return frozenset()
    today = now.date()
    ends = (("week", today + timedelta(6 - today.weekday())), ("fortnight", today + timedelta(FORTNIGHT)))
    return frozenset(value for value, last in ends if first <= last)


def plain_values(listing: Listing) -> dict[str, frozenset[str]]:
    """What it counts as in the facets that depend on nothing but the listing itself."""
    organisation = listing.organisation.slug if listing.organisation else ""
    return {
        "price": frozenset(group for row in listing.cost.reduced if _is_low(row.price) for group in row.groups),
        "access": frozenset(term for term, fact in listing.access.items() if fact.value == "yes"),
        "need": frozenset(_needs(listing)),
        "effort": frozenset({listing.effort} - {"unknown"}),
        "age": frozenset(_ages(listing.who_for)),
        "for": frozenset(listing.who_for.groups),
        "language": frozenset(listing.languages),
        "children": _children(listing.who_for.children),
        "kind": frozenset({listing.kind}),
        "start": frozenset(_starts(listing)),
        "also": frozenset(_also(listing)),
        "company": _company(listing.who_comes),
        "to-do": frozenset(listing.to_do),
        "venue": frozenset(place.venue.slug for place in listing.where if place.venue.slug),
        "with": frozenset({organisation} - {""}),
    }


def _is_low(price: int | None) -> bool:
    return price is not None and price <= CHEAP_PENCE


def _holding(answers: Mapping[str, bool]) -> Iterator[str]:
    return (value for value, holds in answers.items() if holds)


def _needs(listing: Listing) -> Iterator[str]:
    ways = {contact.way for contact in listing.contacts}
    return _holding(
        {
            "bring-someone": listing.joining.bring_someone == "yes",
            "no-phone": bool(ways - {"phone"}) or listing.joining.how == "just-turn-up",
            "no-alcohol": listing.alcohol == "none",
            "quiet": any(term in listing.access and listing.access[term].value == "yes" for term in QUIET),
            "small": listing.group_size in SMALL,
            "lift": listing.lift.value == "yes" or listing.joining.buddy.value == "yes",
            "bus-home": listing.bus_home.value == "yes",
        }
    )


def _ages(who: WhoFor) -> Iterator[str]:
    """Every band in which somebody may come; all of them where no age is named."""
    least, most = who.age_from or 0, who.age_to if who.age_to is not None else 200
    return (band for band, first, last in BANDS if first <= most and last >= least)


def _children(answer: str) -> frozenset[str]:
    if answer == "looked-after":
        return frozenset({"may-come", "looked-after"})
    return frozenset({answer} & {"may-come"})


def _starts(listing: Listing) -> Iterator[str]:
    joining = listing.joining
    return _holding(
        {
            "just-turn-up": joining.how == "just-turn-up",
            "no-referral": joining.how != "referral",
            "no-waiting-list": joining.how != "waiting-list" and joining.capacity != "full",
        }
    )


def _also(listing: Listing) -> Iterator[str]:
    return _holding(
        {
            "free": is_free(listing.cost),
            "first-visit-free": is_free(listing.cost) or listing.cost.first_visit_free == "yes",
            "not-care": listing.run_by_health_or_care == "no",
            "online": listing.online != "no",
        }
    )


def _company(who_comes: str) -> frozenset[str]:
    if who_comes == "both":
        return frozenset({"something-in-common", "all-sorts"})
    return frozenset({who_comes} - {"unknown"})
