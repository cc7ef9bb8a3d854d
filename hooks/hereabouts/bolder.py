"""Station 6: what there is more of at a listing than going along: something to learn, to do or to run, more people.

From facts alone, as gentle.py: what is not known is never claimed.
"""

from __future__ import annotations

from collections.abc import Iterable

from hereabouts.listing import Listing

MORE = {
    "help-to-run-it": "you can help to run it",
    "perform-or-show": "you can perform, or show what you made",
    "show-others": "you can show others how",
    "lend-a-hand": "you can lend a hand",
    "get-a-certificate": "it can end with a certificate",
    "paid-work": "there is paid work",
    "class": "it is a class or course",
    "training": "it is training",
    "volunteering": "it is volunteering",
    "club": "it is a club",
    "outing": "you go somewhere together",
    "learn-a-skill": "you can learn a skill",
    "in-person": "you meet in person",
    "over-30": "more than 30 people come",
    "13-to-30": "more than 12 people come",
}
"""Every reason there is and its words, the most telling first; without a capital or a full stop."""
SIZES = ("13-to-30", "over-30")


def bolder_reasons(listing: Listing) -> tuple[str, ...]:
    """What a listing can be said to have, in the order of MORE."""
    return _in_order({*listing.to_do, listing.kind, listing.group_size, *_certificate(listing), *_in_person(listing)})


def bolder_bounds(listing: Listing) -> tuple[str, ...]:
    """What another listing cannot be said to have more of: also every smaller size, and every size if none is known."""
    size = listing.group_size
    known = {"over-30": SIZES, "unknown": SIZES, "13-to-30": SIZES[:1]}.get(size, ())
    return _in_order({*bolder_reasons(listing), *known})


def bolder_words(reasons: Iterable[str]) -> list[str]:
    """The words of some reasons, in the order given."""
    return [MORE[reason] for reason in reasons]


def _certificate(listing: Listing) -> tuple[str, ...]:
    return ("get-a-certificate",) if listing.qualification.value == "yes" else ()


def _in_person(listing: Listing) -> tuple[str, ...]:
    return ("in-person",) if listing.where and listing.online != "yes" else ()


def _in_order(held: set[str]) -> tuple[str, ...]:
    return tuple([reason for reason in MORE if reason in held])
