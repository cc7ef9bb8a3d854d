"""Station 8: what the map draws below its points: the parts of the town, and where pictures of streets come from."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from hereabouts.directory import Directory
from hereabouts.manifest import to_area
from hereabouts.settings import Settings
from hereabouts.tile import to_json

GROUND = "data/map/ground.json"
"""The same for everyone, and asked for with the map only."""


def to_ground(directory: Directory) -> bytes:
    """Name, middle and reach of each area that says where it lies; and the pictures, where the settings name some."""
    areas = [to_area(term)[1:5] for term in directory.vocabularies.get("areas", ()) if term.extra.get("centre")]
    pictures = _pictures(directory.settings)
    return to_json({"areas": areas, **({"pictures": pictures} if pictures else {})})


def pictures_origin(settings: Settings) -> str:
    """The origin of someone else who gives the pictures; empty where nobody does, or this site itself."""
    address = urlsplit(_pictures(settings).get("address", ""))
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def _pictures(settings: Settings) -> Mapping[str, str]:
    pictures: Mapping[str, str] = settings.data.get("map-pictures", {})
    return pictures
