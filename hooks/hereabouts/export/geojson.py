"""Places on a map as GeoJSON (RFC 7946): a point for each place whose door or postcode is known, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hereabouts.export.document import point_of
from hereabouts.export.public import Public
from hereabouts.export.town import Town
from hereabouts.listing import Listing


def to_features(public: Public, listing: Listing, town: Town) -> Iterator[dict[str, Any]]:
    """A feature for each place of a listing that has a public point."""
    for number, row in enumerate(public.data.get("where", ())):
        point = point_of(public, listing, number)
        if point is None:
            continue
        yield {
            "type": "Feature",
            "id": town.names.of(f"service/{public.slug}/at/{number}"),
            "geometry": {"type": "Point", "coordinates": [point["lon"], point["lat"]]},
            "properties": {
                "name": public.data["name"],
                "summary": public.data["summary"],
                "kind": public.data["kind"],
                "interests": public.data["interests"],
                "place": row["venue"]["name"],
                "point": point["known-by"],
                "page": town.page(public.slug),
                **({"warning": town.warning} if town.warning else {}),
            },
        }


def to_head(town: Town) -> dict[str, Any]:
    """What stands before the features."""
    return {"type": "FeatureCollection", "hereabouts": town.about()}
