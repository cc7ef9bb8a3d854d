"""Station 6: what makes a first visit gentle, from the facts of a listing alone: each reason in words, no score.

What is not known is no reason, and neither is "ask".
"""

from __future__ import annotations

from collections.abc import Iterable

from hereabouts.listing import Listing

REASONS = {
    "bring-someone": "you may bring someone",
    "no-booking": "no need to book",
    "first-visit-free": "the first visit is free",
    "small": "few people",
    "come-and-go": "you may leave early",
    "just-watch": "you may just watch",
    "met": "someone meets you",
}
"""Every reason there is and its words, in the order people read them; written to follow "Gentler:" or "because"."""
SMALL = ("up-to-5", "6-to-12")


def gentle_reasons(listing: Listing) -> tuple[str, ...]:
    """The reasons that hold for a listing, in the order of REASONS."""
    joining, cost = listing.joining, listing.cost
    holds = (
        joining.bring_someone == "yes",
        joining.how == "just-turn-up",
        cost.type == "free" or cost.first_visit_free == "yes",
        listing.group_size in SMALL,
        joining.come_and_go.value == "yes",
        joining.just_watch.value == "yes",
        bool(joining.met_by) or joining.buddy.value == "yes",
    )
    return tuple(reason for reason, does_hold in zip(REASONS, holds, strict=True) if does_hold)


def gentle_words(reasons: Iterable[str]) -> list[str]:
    """The words of some reasons, in the order given."""
    return [REASONS[reason] for reason in reasons]
