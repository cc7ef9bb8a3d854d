"""Station 8: the names by which a visitor may say where: venues with their positions, and the town as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from hereabouts.directory import Directory
from hereabouts.postcode import middle
from hereabouts.spot import EXACTNESS
from hereabouts.vocabulary import Vocabulary


def to_venue_names(directory: Directory) -> dict[str, Any]:
    """The venues of what is found, by name: [name, number of its area or -1, easting, northing, exactness].

    A confidential venue has no position and a withheld one no name, so neither stands here. Venues that share a name
    are told apart by their areas.
    """
    areas = [term.slug for term in directory.vocabularies.get("areas", ())]
    venues = {
        (venue.name, venue.position.easting, venue.position.northing): venue
        for listing in directory.found()
        for place in listing.where
        if (venue := place.venue).position and venue.status != "withheld" and not venue.confidential
    }
    shared = Counter(name for name, _, _ in venues)
    rows = []
    for (name, easting, northing), venue in sorted(venues.items()):
        area = areas.index(venue.area) if venue.area in areas else -1
        label = directory.vocabularies["areas"].label(venue.area) if shared[name] > 1 and area >= 0 else ""
        exact = EXACTNESS.index(venue.position.exact) if venue.position else 0
        rows.append([f"{name}, {label}" if label else name, area, easting, northing, exact])
    return {"size": len(rows), "venue": rows}


def to_town(directory: Directory) -> list[Any]:
    """The settings' own name of the place, the middle of its areas, and how far they reach; empty without areas."""
    centres = [term.extra["centre"] for term in _areas(directory) if term.extra.get("centre")]
    points = [(round(float(centre["easting"])), round(float(centre["northing"]))) for centre in centres]
    centre = middle(points)
    if not centre or not directory.settings.place:
        return []
    reach = max(abs(complex(*point) - complex(*centre)) for point in points)
    return [directory.settings.place, *centre, round(reach)]


def to_districts(directory: Directory) -> Mapping[str, list[int]]:
    """The numbers of the areas that lie in each postcode district, as far as the vocabulary says."""
    districts: dict[str, list[int]] = {}
    for number, term in enumerate(_areas(directory)):
        for district in term.extra.get("districts", ()):
            districts.setdefault(district.upper(), []).append(number)
    return districts


def _areas(directory: Directory) -> Vocabulary:
    return directory.vocabularies.get("areas") or Vocabulary("areas", "", {})
