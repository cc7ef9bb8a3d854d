"""Station 7, the form: what the browser's rules look at beside the listing itself, for the form and the sheet page."""

from __future__ import annotations

from typing import Any

from hereabouts.directory import Directory
from hereabouts.rules.licence import FITTING


def to_beside(directory: Directory) -> dict[str, Any]:
    """The directory's licence and edges, its confidential venues, and of which kinds no file is there to be named."""
    ours, edges = directory.settings.listings_licence, directory.settings.map
    shelves = {"venues": directory.venues, "organisations": directory.organisations, "schemes": directory.schemes}
    return {
        "licence": ours,
        "fitting": sorted(FITTING.get(ours, ())),
        "map": [edges.west, edges.south, edges.east, edges.north] if edges else None,
        "secret": [slug for slug, venue in directory.venues.items() if venue.confidential],
        "lacks": [kind for kind, shelf in shelves.items() if not shelf],
    }
