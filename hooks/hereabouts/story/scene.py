"""What a first-visit story is made of: scenes, each with a picture, what is known, and what one could ask."""

from __future__ import annotations

from dataclasses import dataclass

PICTURES = ("people", "calendar", "bus", "door", "chair", "hello", "cup", "coin", "home", "screen", "map")
"""The pictograms of all scenes; they lie with the site's other pictures."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One part of the way, from the door at home to the way home."""

    picture: str
    """The name of one of our pictograms."""
    title: str
    says: tuple[str, ...]
    """A sentence or more for each known fact."""
    asks: tuple[str, ...] = ()
    """Questions for what nobody knows: "May I bring someone?" """


@dataclass(frozen=True, slots=True)
class Message:
    """First words to the group, with blanks to fill; nothing in it says why somebody comes."""

    way: str
    """How it goes there: email, text, phone, form, drop-in; empty where no way is known."""
    to: str
    """Address or number; empty where there is none to write in."""
    expect: str
    """What the group says will happen then."""
    subject: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All of it, for one listing; a date is chosen by whoever reads it."""

    slug: str
    name: str
    scenes: tuple[Scene, ...]
    ladder: tuple[str, ...]
    """Small steps, the easiest first."""
    message: Message

    @property
    def asks(self) -> tuple[str, ...]:
        """Every question, in the order of the story."""
        return tuple(ask for scene in self.scenes for ask in scene.asks)
