"""A listing as a card: the same lines as on the find page, wherever listings stand in a list."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from hereabouts.address import Addresses
from hereabouts.gentle import gentle_reasons, gentle_words
from hereabouts.listing import Listing
from hereabouts.pages.cost import cost_tags
from hereabouts.pages.edition import Edition
from hereabouts.pages.served import served_in
from hereabouts.pages.tongue import name_tongue
from hereabouts.pages.trust import ask_words, checked_words
from hereabouts.pages.when import pattern_words, to_notice_rows, untimed_words
from hereabouts.pages.whereabouts import shown_name
from hereabouts.recurrence import Occurrence
from hereabouts.session import WEEKDAYS
from hereabouts.session_words import format_day, join_words

ACCESS_SHOWN = 2
"""How many access facts stand on a card: the first of the vocabulary."""
GENTLE_ORDER = ("just-watch", "met", "come-and-go", "no-booking", "small", "bring-someone", "first-visit-free")
"""Reasons in the order in which a card names them: what no fact or tag on it says already comes first."""
TIMES_NOT_KNOWN = "Times not known: ask them"
"""What a card says where nobody has said when; card.mjs says the same."""
GENTLE_SHOWN = 3
"""How many reasons a card names at most, unless they are what people sort by."""


def card_of(edition: Edition, listing: Listing) -> Markup:
    """The card for pressed pages, made once."""
    made = edition.cards.get(listing.slug)
    if made is None:
        made = edition.cards[listing.slug] = render_card(edition, listing, edition.at)
    return made


def render_card(edition: Edition, listing: Listing, at: Addresses) -> Markup:
    """The card of a listing for pages from which the root is reached by `at`."""
    return Markup(edition.fragments.render("card", _view(edition, listing, at)))


def _view(edition: Edition, listing: Listing, at: Addresses) -> dict[str, Any]:
    next_day = next((one for one in edition.next_dates(listing) if not is_off(one)), None)
    fresh = edition.directory.settings.freshness
    return {
        "link": at.listing(listing.slug),
        "name": listing.name,
        "tongue": name_tongue(edition, listing),
        "summary": listing.summary,
        "notices": to_notice_rows(edition, listing)[:1],
        "times": _times(edition, listing),
        "next_iso": next_day.date.isoformat() if next_day else "",
        "next_day": _day_words(edition, next_day) if next_day else "",
        "place": "" if listing.serves and not listing.where else edition.label("areas", listing.area),
        "venue": shown_name(listing.where[0].venue) if listing.where else "",
        "served": served_in(edition.directory, listing),
        "tags": cost_tags(listing.cost) + state_tags(listing),
        "facts": _facts(edition, listing),
        "why": welcome_words(listing),
        "checked": checked_words(listing.checked.date, edition.today, fresh),
        "ask": ask_words(listing.contacts),
        "due": fresh.is_stale(listing.checked.date, edition.today),
    }


def is_off(one: Occurrence) -> bool:
    """Tell whether a date is cancelled."""
    return one.notice is not None and one.notice.what == "cancelled"


def _times(edition: Edition, listing: Listing) -> str:
    if listing.status == "paused":
        return "Paused for now"
    patterns = pattern_words(listing, edition.today)
    if not patterns:
        return untimed_words(listing) or TIMES_NOT_KNOWN
    return f"{patterns[0]}, and other times" if len(patterns) > 1 else patterns[0]


def _day_words(edition: Edition, one: Occurrence) -> str:
    return f"{WEEKDAYS[one.date.weekday()].capitalize()} {format_day(one.date, edition.today)}"


def state_tags(listing: Listing) -> list[tuple[str, str]]:
    """Online, full, paused: further class and words."""
    tags = []
    if listing.online != "no":
        tags.append(("", "Online" if listing.online == "yes" else "There or online"))
    if listing.joining.capacity == "full":
        tags.append((" note", "Full"))
    if listing.status == "paused":
        tags.append((" note", "Paused"))
    if listing.status == "seasonal":
        tags.append((" note", "Part of the year"))
    return tags


def _facts(edition: Edition, listing: Listing) -> list[tuple[str, str]]:
    facts = []
    if listing.where:
        for slug, label in list(edition.labels.get("access", {}).items())[:ACCESS_SHOWN]:
            fact = listing.access.get(slug)
            facts.append(_fact(label, fact.value if fact else "unknown"))
    return [*facts, _fact("Bring someone", listing.joining.bring_someone)]


def _fact(label: str, value: str) -> tuple[str, str]:
    words = {"yes": label, "no": f"{label}: no", "ask": f"{label}: ask first"}.get(value, f"{label}: not known")
    return ("" if value == "ask" else value), words


def welcome_words(listing: Listing) -> str:
    """What makes a first visit gentle, in one sentence; empty where nothing is known."""
    reasons = sorted(gentle_reasons(listing), key=GENTLE_ORDER.index)[:GENTLE_SHOWN]
    return f"Gentle: {join_words(gentle_words(reasons))}." if reasons else ""
