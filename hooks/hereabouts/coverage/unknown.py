"""What nobody has asked yet, as a list of calls: by question, and by whom one call asks about several listings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hereabouts.keeping.missing import QUESTIONS, Question, open_questions
from hereabouts.keeping.review import group_of
from hereabouts.listing import Contact, Listing

SHOWN = 10
"""Calls that are shown; all are in the file."""


@dataclass(frozen=True, slots=True)
class Call:
    """What one call may settle."""

    title: str
    contacts: tuple[Contact, ...]
    listings: list[tuple[Listing, Sequence[Question]]] = field(default_factory=list)

    @property
    def answers(self) -> int:
        """How many facts it brings."""
        return sum(len(questions) for _, questions in self.listings)

    @property
    def questions(self) -> list[Question]:
        """Every question of the call once, in the order of a call."""
        asked = {question.fact for _, questions in self.listings for question in questions}
        return [question for question in QUESTIONS if question.fact in asked]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Everything that is not known."""

    by_fact: Sequence[tuple[Question, int]]
    """Each question that is open somewhere with how many listings it is open for, the most first."""
    calls: Sequence[Call]
    """The call that brings most first."""
    listings: int
    """How many listings have an open question."""


def find_unknown(listings: Iterable[Listing]) -> Unknown:
    """What is not known of the listings that searches show."""
    calls: dict[str, Call] = {}
    open_for: Counter[str] = Counter()
    for listing in listings:
        questions = open_questions(listing) if listing.is_found else []
        open_for.update(question.fact for question in questions)
        if questions:
            key, group = group_of(listing)
            calls.setdefault(key, Call(group.title, group.contacts)).listings.append((listing, questions))
    by_fact = [(question, open_for[question.fact]) for question in QUESTIONS if open_for[question.fact]]
    return Unknown(
        sorted(by_fact, key=lambda one: -one[1]),
        sorted(calls.values(), key=lambda call: (not call.contacts, -call.answers, call.title)),
        sum(len(call.listings) for call in calls.values()),
    )
