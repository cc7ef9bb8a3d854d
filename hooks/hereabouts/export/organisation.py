"""Who runs it, as Open Referral's organizations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hereabouts.export.town import Town
from hereabouts.pages.words import RUN_BY

Data = Mapping[str, Any]


def to_organization(path: str, data: Data, town: Town) -> dict[str, Any]:
    """The organization of one that may be given out; `path` is what its identifier is made from."""
    kind = RUN_BY.get(data["type"], "")
    about = data.get("about") or (f"{data['name']} is {kind}." if kind else data["name"])
    known = {
        "name": data["name"],
        "description": " ".join(filter(None, (town.warning, about))),
        "website": data.get("url", ""),
        "email": data.get("email", ""),
        "phones": [{"id": town.names.of(f"{path}/phone"), "number": data["phone"]}] if "phone" in data else [],
        "organization_identifiers": [
            {
                "id": town.names.of(f"{path}/identifier/{number}"),
                "identifier_type": row["in"],
                "identifier_scheme": row["in"],
                "identifier": row["id"],
            }
            for number, row in enumerate(data.get("ids", ()))
        ],
    }
    return {"id": town.names.of(path), **{key: value for key, value in known.items() if value}}
