"""The files that hold every listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from hereabouts.address import OPEN_DATA
from hereabouts.export.attribute import to_taxonomies, to_terms
from hereabouts.export.database import to_database
from hereabouts.export.document import join_documents, to_json
from hereabouts.export.geojson import to_collection
from hereabouts.export.gone import Gone, to_gone_list, to_gone_service
from hereabouts.export.package import to_package
from hereabouts.export.paging import to_page
from hereabouts.export.piece import Shared
from hereabouts.export.rows import merge_rows
from hereabouts.export.schemas import SCHEMA_FILES, to_schemas
from hereabouts.export.sheet import to_csv
from hereabouts.export.table import TABLES
from hereabouts.export.town import Town

PROFILE = "https://github.com/OpenReferralUK/uk-profile"
OPENAPI = "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json"
STATIC = "Files, not a service: each list is one page with everything, and search and filters are not supported."
_NAMES = (
    "index.json", "services.json", "organizations.json", "locations.json", "service_at_locations.json",
    "taxonomies.json", "taxonomy_terms.json", "gone.json", "listings.json", "places.geojson", "listings.sqlite",
    "datapackage.json", *(f"{table.name}.csv" for table in TABLES), *(f"schemas/{name}" for name in SCHEMA_FILES),
)  # fmt: skip
FILES = frozenset(f"{OPEN_DATA}{name}" for name in _NAMES)
"""What pages may link to: the files that hold every listing, whatever there is to hold."""


def to_files(shared: Sequence[Shared], gone: Sequence[Gone], town: Town, schemas: Path) -> dict[str, bytes]:
    """The files by their name below data/, from the pieces in order of short name."""
    return {
        "index.json": to_json(to_root(town)) + b"\n",
        **to_open_referral(shared, gone, town),
        "gone.json": to_gone_list(gone, town),
        "listings.json": join_documents({"about": town.about()}, "listings", _all(shared, "document")),
        "places.geojson": to_collection([one for piece in shared for one in piece["features"]], town),
        **to_tables(shared, town),
        **{f"schemas/{name}": text for name, text in to_schemas(schemas).items()},
    }


def to_root(town: Town) -> dict[str, Any]:
    """What Open Referral's root says; and that files answer here."""
    return {
        "version": "HSDS-UK-3.0",
        "profile": PROFILE,
        "openapi_url": OPENAPI,
        "note": STATIC,
        "services": town.file("services.json"),
        "hereabouts": town.about(),
    }


def to_open_referral(shared: Sequence[Shared], gone: Sequence[Gone], town: Town) -> dict[str, bytes]:
    """The lists of Open Referral; what is gone stands at the end of the services."""
    ended = [to_json(to_gone_service(one, town)) for one in gone]
    return {
        "services.json": to_page([*_all(shared, "item"), *ended], town),
        "organizations.json": to_page(_once(piece["organization"] for piece in shared if piece["organization"]), town),
        "locations.json": to_page(_once(pair for piece in shared for pair in piece["locations"]), town),
        "service_at_locations.json": to_page([one for piece in shared for one in piece["at"]], town),
        "taxonomies.json": to_page(list(map(to_json, to_taxonomies(town))), town),
        "taxonomy_terms.json": to_page(list(map(to_json, to_terms(town))), town),
    }


def to_tables(shared: Sequence[Shared], town: Town) -> dict[str, bytes]:
    """The tables, as CSV with their description and as a database."""
    rows = merge_rows([piece["rows"] for piece in shared], town)
    sheets = {table.name: to_csv(table, rows.get(table.name, ()), town.warning) for table in TABLES}
    package: Mapping[str, Any] = to_package(sheets, town)
    return {
        **{f"{name}.csv": sheet for name, sheet in sheets.items()},
        "datapackage.json": to_json(package) + b"\n",
        "listings.sqlite": to_database(rows, town),
    }


def _all(shared: Sequence[Shared], key: str) -> list[bytes]:
    return [piece[key] for piece in shared]


def _once(pairs: Iterable[Sequence[Any]]) -> list[bytes]:
    """What several listings name, by identifier, each once."""
    return [text for _, text in sorted({pair[0]: pair[1] for pair in pairs}.items())]
