"""Places as Open Referral's locations. One that is confidential or withheld has neither address nor point."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hereabouts.export.town import Town
from hereabouts.listing import Position
from hereabouts.pages.degrees import degrees_of

Data = Mapping[str, Any]


def to_location(path: str, venue: Data, position: Position | None, town: Town) -> dict[str, Any]:
    """The location of a place as it may be given out; `path` is what its identifier is made from."""
    degrees = degrees_of(position)
    point = {"latitude": degrees.lat, "longitude": degrees.lon} if degrees else {}
    known = {
        "name": venue["name"],
        "description": _describe(venue, position, town),
        "transportation": venue.get("buses", ""),
        "addresses": to_addresses(path, venue, town),
        "accessibility": to_accessibility(path, venue.get("access", {}), town),
        "phones": [{"id": town.names.of(f"{path}/phone"), "number": venue["phone"]}] if "phone" in venue else [],
    }
    return {
        "id": town.names.of(path),
        "location_type": "physical",
        **point,
        **{key: value for key, value in known.items() if value},
    }


def to_virtual(path: str, link: str, town: Town) -> dict[str, Any]:
    """Where people meet online."""
    url = {"url": link} if link else {}
    return {"id": town.names.of(path), "location_type": "virtual", "name": "Online", **url}


def to_addresses(path: str, venue: Data, town: Town) -> list[dict[str, str]]:
    """The address; none where no postcode is known, for one may not be made up."""
    if "postcode" not in venue:
        return []
    address = venue.get("address", {})
    street = ", ".join(line.strip() for line in address.get("street", "").splitlines() if line.strip())
    return [
        {
            "id": town.names.of(f"{path}/address"),
            "address_1": street or venue["name"],
            "city": address.get("town") or town.settings.place,
            "state_province": address.get("county") or town.settings.data.get("council-name") or town.settings.place,
            "postal_code": venue["postcode"].upper(),
            "country": "GB",
            "address_type": "physical",
        }
    ]


def to_accessibility(path: str, access: Data, town: Town) -> list[dict[str, str]]:
    """A row for each thing that is there, or is known to be missing; what nobody knows is left out."""
    rows = []
    for slug, fact in access.items():
        answer, note = (fact, "") if isinstance(fact, str) else (fact["is"], fact.get("note", ""))
        if answer == "unknown":
            continue
        label = town.label("access", slug)
        words = label if answer == "yes" else f"{label}: no"
        row = {"id": town.names.of(f"{path}/access/{slug}"), "description": words, "accessibility": words}
        rows.append({**row, "details": note} if note else row)
    return rows


def _describe(venue: Data, position: Position | None, town: Town) -> str:
    exact = position.exact if position else ""
    says = [
        town.warning,
        venue.get("ask", ""),
        "The point is the middle of its postcode." if exact == "postcode" else "",
        "" if "confidential" in venue or degrees_of(position) else "Where exactly it is, is not known.",
        venue.get("directions", ""),
    ]
    return " ".join(filter(None, says))
