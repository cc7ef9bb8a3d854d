"""Station 8: what the map draws below its points: the parts of the town, and where pictures of streets come from."""

from __future__ import annotations

from hereabouts.directory import Directory
from hereabouts.manifest import to_area
from hereabouts.tile import to_json

GROUND = "data/map/ground.json"
"""The same for everyone, and asked for with the map only."""


def to_ground(directory: Directory) -> bytes:
    """Name, middle and reach of each area that says where it lies; and the pictures, where the settings name some."""
    areas = [to_area(term)[1:5] for term in directory.vocabularies.get("areas", ()) if term.extra.get("centre")]
    tiles = directory.settings.data.get("map-pictures")
    return to_json({"areas": areas, **({"tiles": tiles} if tiles else {})})
