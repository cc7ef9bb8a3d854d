"""The files that hold every listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from hereabouts.address import OPEN_DATA
from hereabouts.export.attribute import to_taxonomies, to_terms
from hereabouts.export.document import to_json
from hereabouts.export.geojson import to_head
from hereabouts.export.gone import DAYS, Gone, to_gone_row, to_gone_service
from hereabouts.export.many import open_list, write_list
from hereabouts.export.package import to_package
from hereabouts.export.paging import CONTENTS, to_envelope, write_page
from hereabouts.export.piece import Shared
from hereabouts.export.schemas import SCHEMA_FILES, to_schemas
from hereabouts.export.table import TABLES
from hereabouts.export.tables import open_tables
from hereabouts.export.town import Town

PROFILE = "https://github.com/OpenReferralUK/uk-profile"
OPENAPI = "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json"
STATIC = "Files, not a service: each list is one page with everything, and search and filters are not supported."
NAMES = (
    "index.json", "services.json", "organizations.json", "locations.json", "service_at_locations.json",
    "taxonomies.json", "taxonomy_terms.json", "gone.json", "listings.json", "places.geojson", "listings.sqlite",
    "datapackage.json", *(f"{table.name}.csv" for table in TABLES), *(f"schemas/{name}" for name in SCHEMA_FILES),
)  # fmt: skip
FILES = frozenset(f"{OPEN_DATA}{name}" for name in NAMES)
"""What pages may link to: the files that hold every listing, whatever there is to hold."""


def write_whole(
    folder: Path, pieces: Iterable[Shared], count: int, gone: Sequence[Gone], town: Town, schemas: Path
) -> None:
    """Writes all files into a folder, from `count` pieces in order of short name; few of them lie in memory at once."""
    (folder / "schemas").mkdir(parents=True, exist_ok=True)
    for name, text in to_schemas(schemas).items():
        (folder / "schemas" / name).write_bytes(text)
    write_page(folder / "taxonomies.json", list(map(to_json, to_taxonomies(town))), town)
    write_page(folder / "taxonomy_terms.json", list(map(to_json, to_terms(town))), town)
    gone_rows = [to_json(to_gone_row(one, town)) for one in gone]
    write_list(folder / "gone.json", {"hereabouts": town.about(), "days": DAYS}, "gone", gone_rows)
    (folder / "index.json").write_bytes(to_json(to_root(town)) + b"\n")
    _write_listings(folder, pieces, count, gone, town)
    (folder / "datapackage.json").write_bytes(to_json(to_package(folder, town)) + b"\n")


def _write_listings(folder: Path, pieces: Iterable[Shared], count: int, gone: Sequence[Gone], town: Town) -> None:
    """The files that hold something of every listing; what is gone stands at the end of the services."""
    organizations: dict[str, bytes] = {}
    locations: dict[str, bytes] = {}
    at_locations: list[bytes] = []
    with ExitStack() as files:
        envelope = to_envelope(count + len(gone), town)
        services = files.enter_context(open_list(folder / "services.json", envelope, CONTENTS))
        documents = files.enter_context(open_list(folder / "listings.json", {"about": town.about()}, "listings"))
        features = files.enter_context(open_list(folder / "places.geojson", to_head(town), "features"))
        tables = files.enter_context(open_tables(folder, town))
        for piece in pieces:
            services.add(piece["item"])
            documents.add(piece["document"])
            for feature in piece["features"]:
                features.add(feature)
            organizations.update([piece["organization"]] if piece["organization"] else [])
            locations.update(piece["locations"])
            at_locations += piece["at"]
            tables.add(piece["rows"])
        for one in gone:
            services.add(to_json(to_gone_service(one, town)))
    write_page(folder / "organizations.json", _in_order(organizations), town)
    write_page(folder / "locations.json", _in_order(locations), town)
    write_page(folder / "service_at_locations.json", at_locations, town)


def _in_order(texts: Mapping[str, bytes]) -> list[bytes]:
    return [text for _, text in sorted(texts.items())]


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
