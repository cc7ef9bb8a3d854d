"""Our JSON Schemas as the open data keeps them: what a listing's file may hold, without what is not given out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from hereabouts.export.document import FORM
from hereabouts.export.public import KEPT_BACK

NAMES = ("listing", "venue", "organisation", "scheme", "common", "term")
SCHEMA_FILES = tuple(f"{name}.schema.json" for name in (*NAMES, "open-listing"))
SAYS = "As given out in the open data: who checked and who agreed are left out."


def to_schemas(folder: Path) -> dict[str, bytes]:
    """The files, by name; `folder` holds the schemas of the project."""
    found = {name: json.loads((folder / f"{name}.schema.json").read_bytes()) for name in NAMES}
    found["listing"] = _without(found["listing"])
    found["common"] = _unchecked(found["common"])
    found["open-listing"] = to_document_schema()
    return {
        f"{name}.schema.json": (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
        for name, schema in sorted(found.items())
    }


def to_document_schema() -> dict[str, Any]:
    """The schema of one listing's JSON."""
    text = {"type": "string"}
    texts = {"type": "array", "items": text}
    point = {"lat": {"type": "number"}, "lon": {"type": "number"}, "known-by": {"enum": ["pin", "postcode"]}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "open-listing.schema.json",
        "title": "One listing, as given out",
        "description": "What lies beside the page of a listing, as index.json.",
        "type": "object",
        "required": ["form", "id", "slug", "area", "page", "listing", "venues", "points", "next"],
        "properties": {
            "about": {"type": "object", "additionalProperties": text},
            "form": {"const": FORM},
            "id": {"type": "string", "format": "uuid"},
            "slug": {"$ref": "common.schema.json#/$defs/slug"},
            "area": {"type": "object", "required": ["slug", "name"], "properties": {"slug": text, "name": text}},
            "page": {"type": "string", "format": "uri"},
            "listing": {"$ref": "listing.schema.json"},
            "venues": texts,
            "organisation": text,
            "schemes": {"type": "object"},
            "points": {"type": "array", "items": {"type": ["object", "null"], "properties": point}},
            "next": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["date"],
                    "properties": {"date": {"type": "string", "format": "date"}, "start": text, "end": text},
                },
            },
        },
    }


def _without(schema: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in schema["properties"].items() if key not in KEPT_BACK}
    return {**schema, "description": f"{schema['description']} {SAYS}", "properties": kept}


def _unchecked(schema: Mapping[str, Any]) -> dict[str, Any]:
    made = deepcopy(dict(schema))
    checked = made["$defs"]["checked"]
    checked["required"] = [key for key in checked["required"] if key != "by"]
    checked["properties"].pop("by")
    return made
