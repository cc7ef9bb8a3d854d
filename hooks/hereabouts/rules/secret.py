"""Confidential places stay so: the file is public, and so is every earlier version of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hereabouts.context import Context
from hereabouts.rules.finding import Finding
from hereabouts.rules.walk import Data, join, texts, venues_in
from hereabouts.source import Source

PUBLIC = "This file is public, and so is its past."
TITLES = {"street": "Street", "postcode": "Postcode", "pin": "Pin", "directions": "Finding the door"}
SAID_ELSEWHERE = frozenset(("ask", "address", *TITLES))
"""Fields of a venue that have a rule of their own; and `ask`, which tells where to ask."""
OF_OTHERS = frozenset(("where", "contact", "organisation", "source", "other-ids", "related", "notices"))
"""Fields of a listing that speak of other places than the one where it is held."""

_SMALL = (
    "a|an|and|at|along|by|from|in|into|min|mins|minutes?|metres?|miles?|of|off|on|or|past|stops?|the|to|up|via|yards?"
)
_ROAD = "street|road|rd|lane|avenue|ave|close|crescent|drive|gardens|grove|hill|mews|place|row|square|terrace|walk|way"
_POSTCODE = r"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d(?!st\b|nd\b|rd\b|th\b)[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}\b"
_HOUSE = rf"(?i:\b\d{{1,4}}[a-z]?,? (?:(?!(?:{_SMALL})\b)[a-z][a-z'’-]*\.? ){{1,3}}(?:{_ROAD}|st)\b)"
_MAP = r"///\w+\.\w+\.\w+|-?\b\d{1,2}\.\d{4,}\b|\b[A-Z]{2} ?\d{3,5} \d{3,5}\b|maps\.app|goo\.gl|/maps\b|openstreetmap"
GIVEN_AWAY = re.compile(f"{_POSTCODE}|{_HOUSE}|{_MAP}")
"""A postcode, a house number with its street, a point on a map."""


def confidential_place_has_no_address(source: Source, context: Context) -> Iterator[Finding]:
    """A confidential place has no street, postcode, pin or directions; it says how to ask."""
    for field, venue in venues_in(source):
        if venue.get("confidential") != "yes":
            continue
        for step, title in TITLES.items():
            holder = venue.get("address", {}) if step == "street" else venue
            if step in holder:
                below = "address.street" if step == "street" else step
                message = (
                    f"{title} of a confidential place. {PUBLIC} Leave the address out; say under ask how to ask for it."
                )
                yield Finding(join(field, below), message)


def confidential_place_is_not_given_away(source: Source, context: Context) -> Iterator[Finding]:
    """No other text about a confidential place tells a postcode, a house number or a point on a map."""
    for field, value in _texts_about(source, context):
        found = GIVEN_AWAY.search(value)
        if found:
            message = (
                f'"{found[0]}" may tell where a confidential place is. {PUBLIC} '
                "Take it out; say under ask how to ask for the address."
            )
            yield Finding(field, message)


def _texts_about(source: Source, context: Context) -> Iterator[tuple[str, str]]:
    """The texts of a file that speak of a confidential place."""
    if source.kind == "venue":
        if source.data.get("confidential") == "yes":
            yield from _texts_without(source.data, SAID_ELSEWHERE | OF_OTHERS)
        return
    rows = source.data.get("where", ())
    secret = [_is_confidential(row["venue"], context) for row in rows]
    if not any(secret):
        return
    for index, row in enumerate(rows):
        if secret[index]:
            yield from _texts_without(row, {"venue"}, f"where.{index}")
            if isinstance(row["venue"], dict):
                yield from _texts_without(row["venue"], SAID_ELSEWHERE, f"where.{index}.venue")
    if all(secret):
        yield from _texts_without(source.data, OF_OTHERS)


def _is_confidential(venue: Any, context: Context) -> bool:
    if isinstance(venue, str):
        file = context.venues.get(venue)
        return file is not None and file.data.get("confidential") == "yes"
    return bool(venue.get("confidential") == "yes")


def _texts_without(data: Data, left_out: frozenset[str] | set[str], field: str = "") -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if key not in left_out:
            yield from texts(value, join(field, key))
