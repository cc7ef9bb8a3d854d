"""How a listing welcomes people: the first visit, how to start, and who it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hereabouts.clean import safe_link
from hereabouts.listing import Joining, Listing, WhoFor
from hereabouts.pages.edition import Edition
from hereabouts.pages.words import ANSWERS, NOT_KNOWN, fact_words
from hereabouts.session_words import format_day, join_words

NEWCOMERS = {
    "any-time": "New people may start at any time.",
    "set-dates": "New people start on set dates: ask when.",
    "by-invitation": "New people come by invitation.",
}
CAPACITY = {"open": "There is room", "limited": "There are few places", "full": "It is full"}
CHILDREN = {"may-come": "May come along", "looked-after": "Looked after while you take part", "no": "No"}
GROUP_SIZE = {
    "up-to-5": "Up to 5 people",
    "6-to-12": "6 to 12 people",
    "13-to-30": "13 to 30 people",
    "over-30": "Over 30 people",
}
EFFORT = {
    "seated": "All of it can be done sitting",
    "gentle": "A little",
    "moderate": "A fair amount",
    "hard": "A lot",
}
WHO_COMES = {
    "something-in-common": "People with something in common",
    "all-sorts": "All sorts of people",
    "both": "People with something in common, and all sorts",
}


class Answer(NamedTuple):
    """A question that people ask, and what we know."""

    question: str
    words: str
    sign: str = ""
    """yes, no or unknown; empty where the answer is neither."""


def to_first_visit(joining: Joining) -> list[Answer]:
    """What people want to know before they go for the first time."""
    bring = joining.bring_someone
    return [
        Answer("Who meets you?", joining.met_by or NOT_KNOWN, "" if joining.met_by else "unknown"),
        Answer("May I bring someone?", ANSWERS[bring], "" if bring == "ask" else bring),
        Answer("May I leave early, or miss a week?", fact_words(joining.come_and_go), joining.come_and_go.value),
        Answer("May I just watch?", fact_words(joining.just_watch), joining.just_watch.value),
        Answer("Can someone keep me company at first?", fact_words(joining.buddy), joining.buddy.value),
    ]


@dataclass(frozen=True, slots=True)
class StartView:
    """How to start."""

    how: str
    says: list[str]
    referral_by: str
    referral_link: str


def to_start_view(edition: Edition, joining: Joining) -> StartView:
    """How a listing is joined, in words."""
    says = [NEWCOMERS.get(joining.newcomers, "")]
    if joining.capacity in CAPACITY:
        day = joining.capacity_date
        since = f", as of {format_day(day, edition.today)}" if day else ""
        says.append(f"{CAPACITY[joining.capacity]}{since}.")
    if joining.wait:
        says.append(f"Waiting time: {joining.wait}")
    says = [text for text in says if text]
    return StartView(edition.label("joining", joining.how), says, joining.referral_by, safe_link(joining.referral_link))


SILENT = ("For", "Good for", "Areas it serves")
"""What is not missed where nobody has said it."""


@dataclass(frozen=True, slots=True)
class WhoForView:
    """Who may come, and who does."""

    answers: list[Answer]
    unknown: str
    says: list[str]


def to_who_for_view(edition: Edition, listing: Listing) -> WhoForView:
    """Who a listing is for; what nobody has said is gathered in one line."""
    who = listing.who_for
    rows = [
        ("Ages", age_range(who)),
        ("For", join_words(edition.label_all("who-for", who.groups))),
        ("Children", CHILDREN.get(who.children, "")),
        ("Languages", join_words(edition.label_all("languages", listing.languages))),
        ("How many come", GROUP_SIZE.get(listing.group_size, "")),
        ("Moving about", EFFORT.get(listing.effort, "")),
        ("Who comes", WHO_COMES.get(listing.who_comes, "")),
        ("Areas it serves", join_words(edition.label_all("areas", listing.areas)) if len(listing.areas) > 1 else ""),
        ("Good for", join_words(edition.label_all("good-for", listing.good_for))),
    ]
    silent = [name for name, _ in rows] if listing.money_help else SILENT
    unknown = [name.lower() for name, words in rows if not words and name not in silent]
    answers = [Answer(name, words) for name, words in rows if words]
    return WhoForView(answers, ", ".join(unknown), [text for text in (who.eligibility, who.note) if text])


def age_range(who: WhoFor) -> str:
    """Return "18 and over", "Up to 25", "16 to 25"; empty where nobody has said."""
    if who.age_from is not None and who.age_to is not None:
        return f"{who.age_from} to {who.age_to}"
    if who.age_from is not None:
        return f"{who.age_from} and over"
    return f"Up to {who.age_to}" if who.age_to is not None else ""
