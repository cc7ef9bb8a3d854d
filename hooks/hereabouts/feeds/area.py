"""In which area a listing of another directory lies."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hereabouts.context import Context
from hereabouts.feeds.feed import Feed
from hereabouts.imports.naming import to_slug
from hereabouts.imports.refusal import Refused
from hereabouts.locate import locate_venue
from hereabouts.place import distance

NEAR = 8000
"""Metres within which a place belongs to the nearest area."""


def find_area(data: dict[str, Any], feed: Feed, context: Context) -> tuple[str, str]:
    """Folder and label of the area: as the feed file names it, else the nearest, else a new one, else its own word."""
    venue: dict[str, Any] = next((place["venue"] for place in data.get("where", ())), {})
    district = str(venue.get("postcode", "")).partition(" ")[0]
    town = str(venue.get("address", {}).get("town", ""))
    for name in filter(None, (district, town)):
        if slug := feed.areas.get(name.casefold()):
            return slug, context.vocabularies["areas"].label(slug)
    if feed.new_areas and (label := district if feed.new_areas == "district" else town):
        return to_slug(label), label
    if nearest := _nearest(venue, context):
        return nearest, context.vocabularies["areas"].label(nearest)
    if feed.area:
        return feed.area, context.vocabularies["areas"].label(feed.area).capitalize()
    said = f"postcode district {district}" if district else f"town {town}" if town else "place"
    raise Refused(f"Its area cannot be told from its {said}. Add it under areas in the feed file, or write area there.")


def _nearest(venue: dict[str, Any], context: Context) -> str:
    position = locate_venue(venue, context.postcodes) if venue else None
    if position is None:
        return ""
    away: list[tuple[float, str]] = []
    for term in context.vocabularies["areas"]:
        centre = term.extra.get("centre")
        if centre:
            there = replace(position, easting=int(float(centre["easting"])), northing=int(float(centre["northing"])))
            away.append((distance(position, there), term.slug))
    nearest = min(away, default=(NEAR + 1.0, ""))
    return nearest[1] if nearest[0] <= NEAR else ""
