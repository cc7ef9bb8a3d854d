"""The browser finds by place, by several places and by areas served what plain Python finds, and counts the same."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote_plus

import pytest

from building import PROJECT, TODAY
from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.facet import FACETS, count_values, facet_values, matches
from hereabouts.home import find_home
from hereabouts.listing import Listing
from hereabouts.named_place import to_districts, to_town, to_venue_names
from hereabouts.pages.served import SERVES
from hereabouts.place import METRES_IN_A_MILE
from hereabouts.postcode_cut import INDEX, STEP, cut_postcodes
from hereabouts.session import WEEKDAYS
from hereabouts.tile import to_finder
from made_listings import make_directory

RUNNER = PROJECT / "tests/unit/finder_answers.mjs"
QUERIES = 300


def ask_browser(directory: Directory, index: Mapping[str, Any], hashes: list[str], folder: Path) -> list[Any]:
    """What the browser's own modules find, run by Node."""
    finder = to_finder(directory)
    files = {name: json.loads(content) for name, content in finder.files.items()}
    files["data/places/sectors.json"] = index
    file = folder / "asked.json"
    file.write_text(json.dumps({"manifest": finder.manifest, "files": files, "hashes": hashes}), encoding="utf-8")
    own = PROJECT / ".venv/bin/node"
    node = str(own) if own.is_file() else shutil.which("node")
    assert node, "Node 18 or newer is needed"
    ended = subprocess.run([node, str(RUNNER), str(file)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)["found"]


@dataclass(frozen=True)
class Asked:
    """A place as it is typed, where it lies, and the areas it lies in."""

    typed: str
    centre: complex
    areas: frozenset[str]


def circles(directory: Directory) -> dict[str, tuple[complex, float]]:
    areas = {}
    for term in directory.vocabularies["areas"]:
        centre = term.extra.get("centre")
        if centre:
            point = complex(float(centre["easting"]), float(centre["northing"]))
            areas[term.slug] = (point, float(term.extra.get("radius-km", 0)) * 1000)
    return areas


def places_of(directory: Directory, index: Mapping[str, Any]) -> list[Asked]:
    """Every place one may ask for."""
    areas = circles(directory)
    slugs = [term.slug for term in directory.vocabularies["areas"]]

    def around(point: complex) -> frozenset[str]:
        return frozenset(slug for slug, (centre, radius) in areas.items() if abs(point - centre) <= radius)

    places = [
        Asked(directory.vocabularies["areas"].label(slug), centre, frozenset([slug]))
        for slug, (centre, _) in areas.items()
    ]
    town, east, north, _ = to_town(directory)
    places.append(Asked(town, complex(east, north), frozenset(slugs)))
    venues = to_venue_names(directory)["venue"]
    names = Counter(name for name, *_ in venues)
    for name, area, easting, northing, _ in venues:
        if names[name] > 1:
            continue
        point = complex(easting, northing)
        places.append(Asked(name, point, around(point) | {slugs[area]} if area >= 0 else around(point)))
    districts = to_districts(directory)
    for district, (easting, northing, _, sectors) in index.items():
        served = frozenset(slugs[number] for number in districts.get(district, ()))
        places.append(Asked(district, complex(easting, northing) * STEP, served))
        for digit, (east, north, _) in sectors.items():
            point = complex(easting + east, northing + north) * STEP
            places.append(Asked(f"{district} {digit}", point, around(point) or served))
    return places


def is_in_reach(listing: Listing, places: list[Asked], metres: float) -> bool | None:
    """None where it lies nowhere and serves none of the places: it is offered apart."""
    spots = [place.venue.position for place in listing.where if place.venue.position]
    if spots:
        away = (abs(complex(spot.easting, spot.northing) - asked.centre) for spot in spots for asked in places)
        return min(away) <= metres
    if listing.serves and any(asked.areas.intersection(listing.areas) for asked in places):
        return True
    return None


def expect(query: Mapping[str, Any], directory: Directory, values: Mapping[str, Any]) -> dict[str, Any]:
    near, apart = [], []
    for slug in values:
        reach = is_in_reach(directory.listings[slug], query["places"], query["within"] * METRES_IN_A_MILE)
        if reach is None:
            apart.append(slug)
        elif reach:
            near.append(slug)
    counts = count_values([values[slug] for slug in near], query["chosen"])
    return {
        "rows": sorted(slug for slug in near if matches(values[slug], query["chosen"])),
        "apart": sorted(slug for slug in apart if matches(values[slug], query["chosen"])),
        "counts": {
            facet.name: {value: number for value, number in counts[facet.name].items() if number} for facet in FACETS
        },
    }


def make_query(rng: Random, places: list[Asked]) -> dict[str, Any]:
    chosen: dict[str, list[str]] = {facet.name: [] for facet in FACETS}
    chosen["cost"] = rng.sample(["free", "cheap"], rng.choice((0, 0, 1)))
    chosen["day"] = rng.sample(list(WEEKDAYS), rng.choice((0, 0, 2)))
    return {
        "chosen": chosen,
        "places": rng.sample(places, rng.choice((1, 2, 2, 3, 4))),
        "between": rng.choice((" and ", "; ", " + ", ", ")),
        "within": rng.choice((1, 2, 5)),
    }


def to_hash(query: Mapping[str, Any]) -> str:
    near = query["between"].join(asked.typed for asked in query["places"])
    words = [f"{facet}={value}" for facet, values in query["chosen"].items() for value in values]
    return "#" + "&".join([*words, f"near={quote_plus(near)}", f"within={query['within']}"])


def compare(directory: Directory, index: Mapping[str, Any], folder: Path) -> None:
    rng = Random(11)
    places = places_of(directory, index)
    queries = [make_query(rng, places) for _ in range(QUERIES)]
    interests = directory.vocabularies["interests"]
    today, closures = directory.today, directory.closures
    values = {one.slug: facet_values(one, interests, today, closures, None) for one in directory.found()}
    answers = ask_browser(directory, index, [to_hash(query) for query in queries], folder)
    for query, answer in zip(queries, answers, strict=True):
        assert expect(query, directory, values) == answer, to_hash(query)


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_build(find_home({"TODAY": TODAY})).directory


def test_by_one_place_and_by_several_in_the_example(tmp_path, example):
    settings = example.settings
    files = cut_postcodes(example.postcodes, settings.postcodes, settings.margin_km * 1000)
    compare(example, json.loads(files[INDEX]), tmp_path)


def test_by_one_place_and_by_several_in_made_up_listings_that_serve_areas(tmp_path):
    rng = Random(5)
    directory = make_directory(600)
    slugs = [term.slug for term in directory.vocabularies["areas"]]
    listings = {
        slug: replace(
            listing, serves=tuple(rng.sample(SERVES, rng.choice((0, 0, 1, 2)))), areas=tuple(rng.sample(slugs, 2))
        )
        for slug, listing in directory.listings.items()
    }
    compare(replace(directory, listings=listings), {}, tmp_path)


def test_what_comes_to_you_is_found_where_it_comes_and_nowhere_else(tmp_path, example):
    comes = "tower-block-energy-visits"
    assert "comes-to-you" in example.listings[comes].serves
    hashes = ["#near=Southlea&within=1", "#near=Pellhaven&within=25", "#near=Pellhaven+and+Southlea&within=1"]
    there, elsewhere, both = ask_browser(example, {}, hashes, tmp_path)
    assert comes in there["rows"]
    assert comes not in elsewhere["rows"]
    assert comes in elsewhere["apart"]
    assert comes in both["rows"]


def test_a_venue_that_must_not_be_told_is_not_named(example):
    names = {name for name, *_ in to_venue_names(example)["venue"]}
    hidden = [venue for venue in example.venues.values() if venue.confidential or venue.status == "withheld"]
    assert hidden
    assert names.isdisjoint(venue.name for venue in hidden)
    assert "Acorn Hall" in names
