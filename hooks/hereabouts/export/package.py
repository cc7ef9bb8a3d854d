"""The description of the tables as a Frictionless data package, version 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from hereabouts.export.table import TABLES, WARNING, Column, Table
from hereabouts.export.town import Town

PROFILES = "https://datapackage.org/profiles/2.0"
CLOSED = " This directory has closed: what it lists is no longer kept up to date."
GUARDED = "A text that begins with = + - @ or ' has ' before it, so that no spreadsheet takes it for a formula."


def to_package(folder: Path, town: Town, tables: Sequence[Table] = TABLES) -> dict[str, Any]:
    """The package of the tables that lie in the folder."""
    settings = town.settings
    name, url = town.licence
    licence = {"title": name, **({"path": url} if url else {})}
    says = f"Activities, places and groups of {settings.place}, as tables. {GUARDED}"
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "hereabouts-listings",
        "id": town.names.of("package"),
        "title": settings.name,
        "description": f"{town.warning} {says}{CLOSED if town.is_closed else ''}".strip(),
        "homepage": settings.address,
        "created": f"{town.today.isoformat()}T00:00:00Z",
        "licenses": [licence if url else {"name": "other-closed", **licence}],
        "resources": [to_resource(table, folder / f"{table.name}.csv", town) for table in tables],
    }


def to_resource(table: Table, sheet: Path, town: Town) -> dict[str, Any]:
    """One table, with its size and digest."""
    with sheet.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name.replace("_", "-"),
        "type": "table",
        "title": table.title,
        "path": sheet.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": sheet.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": to_schema(table, bool(town.warning)),
    }


def to_schema(table: Table, is_invented: bool) -> dict[str, Any]:
    """Columns, key, and which columns name rows of other tables."""
    columns = [*table.columns, *([WARNING] if is_invented else [])]
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_to_field(column) for column in columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.names:
        schema["foreignKeys"] = [
            {"fields": list(here), "reference": {"resource": there.replace("_", "-"), "fields": list(columns_there)}}
            for here, (there, columns_there) in table.names.items()
        ]
    return schema


def _to_field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.what}
    return {**field, "constraints": {"required": True}} if column.needed else field
