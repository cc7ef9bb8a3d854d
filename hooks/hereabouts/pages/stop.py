"""A listing as the ways onward see it: where it is, what it is about, and to whom it may be offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hereabouts.bolder import MORE, bolder_bounds, bolder_reasons
from hereabouts.gentle import REASONS, gentle_reasons
from hereabouts.listing import Listing, WhoFor
from hereabouts.next_door import NextDoor
from hereabouts.vocabulary import Vocabulary

GENTLE_BIT = {reason: 1 << number for number, reason in enumerate(REASONS)}
BOLD_BIT = {reason: 1 << number for number, reason in enumerate(MORE)}
OPEN_GROUPS = frozenset({"beginners", "local-residents"})
"""Words on who something is for that leave nobody out who would come anyway."""
NOT_NOW = ("waiting-list", "members-only")
ON_REQUEST = (*NOT_NOW, "referral")
ADULT, OLDEST = 18, 150
UNSURE = ("district", "area")
"""Places that are known too roughly for a distance."""


class Stop(NamedTuple):
    """What decides whether a listing is offered on another's page, and why."""

    slug: str
    interests: frozenset[str]
    families: tuple[str, ...]
    """The broad interests it belongs to, each once."""
    point: tuple[int, int] | None
    is_sure: bool
    """True where its place is known well enough for a distance in words."""
    area: str
    is_online: bool
    gentle: int
    """A bit for each gentle reason."""
    ease: int
    """How many gentle reasons there are."""
    bold: int
    """A bit for each thing that there is more of."""
    bounds: int
    """A bit for each thing that others cannot have more of."""
    asked: frozenset[str]
    """Its interests and its kind, as far as they are offered only where people asked for them."""
    groups: frozenset[str]
    """Whom it is for, where that leaves others out."""
    youngest: int
    oldest: int
    welcomes: int
    """The youngest age of a reader that its page is taken to have."""
    is_offered: bool
    """False where nobody new can start now."""
    is_start: bool
    """True where one may start without being sent or chosen."""
    is_visit: bool
    """False for grants and the like, which have no first visit."""
    named: tuple[str, ...]
    """What whoever wrote it says goes with it."""


def to_stop(listing: Listing, vocabulary: Vocabulary, beside: NextDoor) -> Stop:
    """A listing as the ways onward see it."""
    position, how = listing.position, listing.joining.how
    gentle = gentle_reasons(listing)
    youngest, oldest, welcomes = _ages(listing.who_for)
    asked = beside.asked_interests.intersection(listing.interests) | beside.asked_kinds.intersection((listing.kind,))
    return Stop(
        slug=listing.slug,
        interests=frozenset(listing.interests),
        families=tuple(dict.fromkeys(vocabulary.family(slug) for slug in listing.interests)),
        point=(position.easting, position.northing) if position else None,
        is_sure=position is not None and position.exact not in UNSURE,
        area=listing.area,
        is_online=listing.online != "no",
        gentle=_bits(gentle, GENTLE_BIT),
        ease=len(gentle),
        bold=_bits(bolder_reasons(listing), BOLD_BIT),
        bounds=_bits(bolder_bounds(listing), BOLD_BIT),
        asked=asked,
        groups=frozenset(listing.who_for.groups) - OPEN_GROUPS,
        youngest=youngest,
        oldest=oldest,
        welcomes=welcomes,
        is_offered=listing.status != "paused" and listing.joining.capacity != "full" and how not in NOT_NOW,
        is_start=how not in ON_REQUEST,
        is_visit=not listing.money_help,
        named=listing.related,
    )


def _ages(who: WhoFor) -> tuple[int, int, int]:
    """Youngest and oldest age, and that of the youngest reader: an adult where nothing else is said."""
    youngest = who.age_from or 0
    oldest = OLDEST if who.age_to is None else who.age_to
    return youngest, oldest, max(youngest, ADULT if oldest >= ADULT and who.age_from is None else 0)


def _bits(reasons: tuple[str, ...], of: Mapping[str, int]) -> int:
    return sum(of[reason] for reason in reasons)


def in_bits(bits: int, of: Mapping[str, int]) -> list[str]:
    """The reasons that some bits stand for, in their order."""
    return [reason for reason, bit in of.items() if bits & bit]
