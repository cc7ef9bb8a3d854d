"""What nobody has asked yet about a listing: each fact with its question, in the order of a phone call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hereabouts.listing import Fact, Listing

PAID = ("pay-each-time", "membership", "course-fee")


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that may be unknown."""

    fact: str
    """What it is called in a table."""
    asks: str
    """What to ask on the phone."""
    is_open: Callable[[Listing], bool]


def _access_is_open(term: str) -> Callable[[Listing], bool]:
    return lambda one: bool(one.where) and one.access.get(term, Fact()).value == "unknown"


QUESTIONS = (
    Question("times", "When is it on?", lambda one: not one.when and not one.when_note and one.kind != "money-help"),
    Question(
        "price", "What does it cost?",
        lambda one: one.cost.type == "unknown" or (one.cost.type in PAID and one.cost.price is None),
    ),
    Question("contact", "How may people get in touch?", lambda one: not one.contacts),
    Question("first visit", "What happens on a first visit?", lambda one: not one.joining.first_visit),
    Question("bring someone", "May people bring someone along?", lambda one: one.joining.bring_someone == "unknown"),
    Question("new people", "May new people start at any time?", lambda one: one.joining.newcomers == "unknown"),
    Question("step-free", "Can people get in without a step?", _access_is_open("step-free")),
    Question("toilet", "Is there a toilet that a wheelchair user can use?", _access_is_open("accessible-toilet")),
    Question("how many", "How many people usually come?", lambda one: one.group_size == "unknown"),
    Question("moving about", "How much moving about is there?", lambda one: one.effort == "unknown"),
    Question(
        "first visit free", "Is the first visit free?",
        lambda one: one.cost.type in PAID and one.cost.first_visit_free == "unknown",
    ),
    Question("permission", "Are they happy to be listed?", lambda one: one.permission.get("given", "") == ""),
)  # fmt: skip


def open_questions(listing: Listing) -> list[Question]:
    """The questions about a listing that have no answer yet."""
    return [question for question in QUESTIONS if question.is_open(listing)]
