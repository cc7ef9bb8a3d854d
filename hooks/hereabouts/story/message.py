"""Say it for me: the first words to a group, by its quietest way, with blanks to fill.

Nothing in it says who sends it or why: a name is a blank, and no word is about health, benefits or services.
"""

from __future__ import annotations

from collections.abc import Sequence

from hereabouts.listing import Contact, Listing
from hereabouts.pages.words import format_phone
from hereabouts.story.scene import Message

BLANK = "____"
QUESTIONS = 3
"""More questions than this in a first message are many to answer."""
LEAVES_OUT = ("Do I need to bring anything?", "How many people come?")
"""Asked last: they matter less before a first visit."""


def to_message(listing: Listing, asks: Sequence[str]) -> Message:
    """The message for one listing, asking what is not known, the most pressing first."""
    contact = next((one for one in listing.contacts if one.way != "url"), None)
    questions = sorted(asks, key=lambda ask: ask in LEAVES_OUT)[:QUESTIONS] or ["Is there anything I should know?"]
    way = contact.way if contact else ""
    return Message(
        way=way,
        to=_shown(contact),
        expect=contact.expect if contact else "",
        subject=f"{listing.name}: my first time",
        lines=tuple(_spoken(listing, questions) if way in ("phone", "drop-in") else _written(listing, questions)),
    )


def _shown(contact: Contact | None) -> str:
    if contact is None:
        return ""
    return format_phone(contact.value) if contact.way in ("phone", "text") else contact.value


def _verb(listing: Listing) -> str:
    return "come to" if listing.where else "try"


def _written(listing: Listing, questions: Sequence[str]) -> list[str]:
    return [
        "Hello,",
        f"I would like to {_verb(listing)} {listing.name} on {BLANK}. It would be my first time.",
        *questions,
        f"Thank you. {BLANK}",
    ]


def _spoken(listing: Listing, questions: Sequence[str]) -> list[str]:
    return [
        f"Hello, my name is {BLANK}. I am asking about {listing.name}.",
        f"I would like to {'come' if listing.where else 'start'} on {BLANK}. It would be my first time.",
        *questions,
        "Thank you. That is all I wanted to know. Goodbye.",
    ]
