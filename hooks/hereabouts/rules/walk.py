"""How rules reach what is written: every text, every venue, session and notice with its address in the file."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hereabouts.source import Source

Data = Mapping[str, Any]


def join(field: str, step: object) -> str:
    """The address of something below a field."""
    return f"{field}.{step}" if field else str(step)


def texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value, with its address."""
    if isinstance(value, str):
        yield field, value
        return
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in items:
        yield from texts(below, join(field, step))


def lay_out(source: Source) -> bytes:
    """All texts of a file side by side, for a first look: most files need no second one.

    Marshal does it in a tenth of the time that a walk takes, and leaves every text as it is written.
    """
    return marshal.dumps(source.data, 2)


def venues_in(source: Source) -> Sequence[tuple[str, Data]]:
    """The venues that the file itself describes; those it only names are not among them."""
    if source.kind == "venue":
        return (("", source.data),)
    return [
        (f"where.{index}.venue", row["venue"])
        for index, row in enumerate(source.data.get("where", ()))
        if isinstance(row["venue"], dict)
    ]


def sessions_in(source: Source) -> Sequence[tuple[str, Data]]:
    """Every session: the times of a listing, the opening times of venues."""
    sessions = [(f"when.{index}", row) for index, row in enumerate(source.data.get("when", ()))]
    for field, venue in venues_in(source):
        opening = venue.get("opening", ())
        sessions += [(join(field, f"opening.{index}"), row) for index, row in enumerate(opening)]
    return sessions


def notices_in(source: Source) -> Sequence[tuple[str, Data]]:
    """Every notice: a listing's, its written venues', an area's."""
    holders = list(terms_in(source)) if source.kind == "term" else [*venues_in(source)]
    if source.kind == "listing":
        holders.append(("", source.data))
    return [
        (join(field, f"notices.{index}"), notice)
        for field, holder in holders
        if "notices" in holder
        for index, notice in enumerate(holder["notices"])
    ]


def terms_in(source: Source) -> Iterator[tuple[str, Data]]:
    """Every term of a vocabulary file, narrower ones after their broader one."""
    for index, term in enumerate(source.data.get("terms", ())):
        yield f"terms.{index}", term
        for below, narrower in enumerate(term.get("terms", ())):
            yield f"terms.{index}.terms.{below}", narrower
