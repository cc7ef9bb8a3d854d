"""A confidential address goes into no file: the file is public, and so is its past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hereabouts.imports.refusal import Refused
from hereabouts.rules.walk import texts

ADDRESS = ("address", "postcode", "pin", "directions")
"""What a confidential place keeps to itself."""
TELLING = 5
"""A street of fewer letters may stand in any word."""


def drop_addresses(data: Mapping[str, Any]) -> dict[str, Any]:
    """Takes the address out of every confidential place of a listing, and gives what was taken."""
    taken: dict[str, Any] = {}
    where = data.get("where")
    for place in where if isinstance(where, list) else ():
        venue = place.get("venue") if isinstance(place, dict) else None
        if isinstance(venue, dict) and venue.get("confidential") == "yes":
            taken |= {key: venue.pop(key) for key in ADDRESS if key in venue}
    return taken


def refuse_telling(data: Mapping[str, Any], taken: Mapping[str, Any]) -> None:
    """Raises Refused where another field tells an address that was taken out."""
    address = taken.get("address", {})
    street = address.get("street", "") if isinstance(address, dict) else ""
    for piece in filter(None, (taken.get("postcode", ""), street)):
        for field in _fields_with(data, piece):
            raise Refused(f"The place is confidential, but {field} tells its address. Leave it out there.")


def _fields_with(data: Mapping[str, Any], piece: str) -> Iterator[str]:
    bare = _bare(piece)
    if len(bare) >= TELLING:
        yield from (field for field, text in texts(dict(data)) if bare in _bare(text))


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
