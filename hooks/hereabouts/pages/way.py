"""The ways onward from a listing, as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

NAMED, CLOSE, BESIDE, SURPRISING = "named", "close", "next-door", "surprising"


class Way(NamedTuple):
    """Another listing, how far it is, and why it is offered."""

    slug: str
    metres: int | None
    """None where there is no honest distance."""
    why: str


class Different(NamedTuple):
    """Something different, and how different it is."""

    how: str
    """named by whoever wrote the page, close, next-door or surprising."""
    term: str
    """The interest that leads there; empty for what is named."""
    way: Way


@dataclass(frozen=True, slots=True)
class Onward:
    """The ways onward from one listing."""

    smaller: tuple[Way, ...] = ()
    bigger: tuple[Way, ...] = ()
    different: tuple[Different, ...] = ()
