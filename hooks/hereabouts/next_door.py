"""Station 1d: next-door.yml, the reviewed map of which interests lie next to which, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Door(NamedTuple):
    """Another interest, and the sentence that leads to it."""

    term: str
    because: str


@dataclass(frozen=True, slots=True)
class NextDoor:
    """What `next-door.yml` says."""

    beside: Mapping[str, tuple[Door, ...]] = field(default_factory=dict)
    """By interest: what lies next door."""
    surprising: Mapping[str, tuple[Door, ...]] = field(default_factory=dict)
    """By interest: what few would think of."""
    asked_interests: frozenset[str] = frozenset()
    """Interests that no page proposes unless it is about them."""
    asked_kinds: frozenset[str] = frozenset()
    """Kinds that only a page of the same kind proposes."""


def to_next_door(data: Mapping[str, Any]) -> NextDoor:
    """The map of a file that its schema has passed."""
    rows: Mapping[str, Any] = data.get("interests", {})
    asked = data.get("only-if-asked", {})
    return NextDoor(
        beside={slug: _to_doors(row.get("next-door", ())) for slug, row in rows.items()},
        surprising={slug: _to_doors(row.get("surprising", ())) for slug, row in rows.items()},
        asked_interests=frozenset(asked.get("interests", ())),
        asked_kinds=frozenset(asked.get("kinds", ())),
    )


def _to_doors(rows: Any) -> tuple[Door, ...]:
    return tuple(Door(row["term"], row["because"]) for row in rows)
