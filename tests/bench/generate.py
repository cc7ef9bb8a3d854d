"""Writes so many invented listings as a directory: `generate.py 10000 FOLDER`, then `DIRECTORY=FOLDER`.

Nothing depends on the clock or on chance: the same number always gives the same files. Every text, place and
number is invented; the land lies in open sea, and no postcode can begin with QX.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from invented_listing import invented_listings
from invented_place import SOUTH, WEST, InventedPlace
from sentence_lists import SCHEMES
from write_yaml import to_yaml

TODAY = "2026-11-23"
"""The day that the invented listings are made for."""
SETTINGS = """\
name: "What's on near you: Measureland"
place: Measureland
address: https://measureland.example.org/
nation: england
example: "yes"
serves:
  postcodes: [QX]
  margin-km: "5"
  map: {{west: "{west}", south: "{south}", east: "{east}", north: "{north}"}}
team: {{name: The Measureland list team, email: list@example.org, phone: 01632 960200}}
"""
CLOSURES = """\
school-holidays:
- {name: October half term, from: 2026-10-26, until: 2026-10-30}
- {name: Christmas holiday, from: 2026-12-21, until: 2027-01-01}
- {name: February half term, from: 2027-02-15, until: 2027-02-19}
- {name: Easter holiday, from: 2027-03-26, until: 2027-04-09}
- {name: Summer holiday, from: 2027-07-22, until: 2027-09-01}
"""


def write_directory(count: int, folder: Path) -> None:
    """A whole directory, but for the terms that every directory shares."""
    place = InventedPlace(count)
    write_shared(place, folder)
    schemes = ((slug, {"name": name, "who-qualifies": who}) for slug, name, who in SCHEMES)
    kinds = {"venues": place.venues(), "organisations": place.organisations(), "schemes": schemes}
    for kind, things in kinds.items():
        (folder / kind).mkdir()
        for slug, fields in things:
            (folder / kind / f"{slug}.yml").write_text(to_yaml(fields), encoding="utf-8")
    for area in place.areas:
        (folder / "listings" / area.slug).mkdir(parents=True)
    for area_slug, slug, fields in invented_listings(place):
        (folder / "listings" / area_slug / f"{slug}.yml").write_text(to_yaml(fields), encoding="utf-8")


def write_shared(place: InventedPlace, folder: Path) -> None:
    """Settings, areas, closures and postcodes."""
    (folder / "terms").mkdir(parents=True)
    edges = {"west": WEST, "south": SOUTH, "east": WEST + place.side, "north": SOUTH + place.side}
    (folder / "settings.yml").write_text(SETTINGS.format(**edges), encoding="utf-8")
    (folder / "closures.yml").write_text(CLOSURES, encoding="utf-8")
    terms = [
        {
            "slug": area.slug,
            "label": area.label,
            "districts": [area.district],
            "centre": {"easting": str(area.centre[0]), "northing": str(area.centre[1])},
            "radius-km": f"{area.radius / 1000:.1f}",
        }
        for area in place.areas
    ]
    (folder / "terms" / "areas.yml").write_text(to_yaml({"title": "Areas", "terms": terms}), encoding="utf-8")
    rows = [
        f"{place.postcode(venue)},{east},{north}\n"
        for venue in range(place.venue_count)
        for east, north in (place.position(venue),)
    ]
    (folder / "postcodes.csv").write_text("".join(["postcode,easting,northing\n", *rows]), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write invented listings as a directory.")
    parser.add_argument("count", type=int, help="how many listings")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True)
    write_directory(chosen.count, chosen.folder)
    print(f"{chosen.count} listings in {chosen.folder}. Build them: TODAY={TODAY} DIRECTORY={chosen.folder}")


if __name__ == "__main__":
    main()
