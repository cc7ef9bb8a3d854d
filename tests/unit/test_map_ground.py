"""The map's ground: the parts of the town that say where they lie, and pictures of streets only where settings ask."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hereabouts.check import check_directory
from hereabouts.map_ground import pictures_origin, to_ground
from hereabouts.pages.edition import to_edition
from hereabouts.press.policy import content_policy
from hereabouts.saved import to_facts
from hereabouts.settings import Settings, to_settings
from made_listings import make_directory
from town import home_of, make_town, write

SETTINGS = """\
name: What is on
place: Stirling
address: https://stirling.example.org/
nation: scotland
team: {name: The list team, email: list@example.org}
serves: {postcodes: [QX]}
"""
FAR = "https://tiles.example.org"
GOOD = [
    "tiles/{z}/{x}/{y}.png",
    "{z}/{x}/{y}.webp",
    f"{FAR}/{{z}}/{{x}}/{{y}}.png",
    f"{FAR}:8443/a/b.c/{{z}}/{{x}}/{{y}}@2x.png",
]
BAD = [
    "http://tiles.example.org/{z}/{x}/{y}.png",
    "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
    "https://tiles.example.org/{z}/{x}/{y}.png?key=abc",
    "//tiles.example.org/{z}/{x}/{y}.png",
    "../{z}/{x}/{y}.png",
    "https://me:word@tiles.example.org/{z}/{x}/{y}.png",
    "https://tiles.example.org; script-src */{z}/{x}/{y}.png",
    "https://*.example.org/{z}/{x}/{y}.png",
    "tiles/map.png",
    "javascript:alert(1)/{z}/{x}/{y}",
]


def settings_with(address: str) -> Settings:
    base = {"name": "N", "place": "P", "address": "https://x.org", "nation": "england"}
    pictures = {"address": address, "name": "Tiles", "attribution": "Someone"}
    return to_settings({**base, **({"map-pictures": pictures} if address else {})})


def faults(town: Path, pictures: str) -> set[str]:
    write(town / "settings.yml", f"{SETTINGS}map-pictures: {pictures}\n")
    problems = check_directory(home_of(town)).problems
    return {problem.field for problem in problems if problem.path.endswith("settings.yml")}


def test_each_part_of_the_town_has_its_name_its_middle_and_its_reach():
    directory = make_directory(20)
    ground = json.loads(to_ground(directory))

    placed = [term for term in directory.vocabularies["areas"] if term.extra.get("centre")]
    assert [name for name, *_ in ground["areas"]] == [term.label for term in placed]
    assert "pictures" not in ground


@pytest.mark.parametrize(
    ("address", "origin"),
    [("", ""), (GOOD[0], ""), (GOOD[1], ""), (GOOD[2], FAR), (GOOD[3], f"{FAR}:8443")],
)
def test_the_policy_lets_in_pictures_of_the_one_that_is_named_and_nothing_else(address: str, origin: str):
    found = pictures_origin(settings_with(address))

    assert found == origin
    assert content_policy([], found).replace(f" {FAR}:8443;", ";").replace(f" {FAR};", ";") == content_policy([])
    assert f"img-src 'self' data:{' ' if origin else ''}{origin};" in content_policy([], found)


def test_the_browser_hears_of_the_pictures_what_the_settings_say():
    directory = make_directory(20)
    directory = replace(directory, settings=settings_with(GOOD[2]))

    told = json.loads(to_ground(directory))["pictures"]

    assert told == {"address": GOOD[2], "name": "Tiles", "attribution": "Someone"}


@pytest.mark.parametrize("address", GOOD)
def test_an_address_with_zoom_column_and_row_is_taken(tmp_path: Path, address: str):
    assert not faults(make_town(tmp_path / "town"), f'{{address: "{address}", name: Tiles, attribution: Someone}}')


@pytest.mark.parametrize("address", BAD)
def test_any_other_address_is_refused(tmp_path: Path, address: str):
    assert faults(make_town(tmp_path / "town"), f'{{address: "{address}", name: Tiles, attribution: Someone}}')


def test_nobodys_pictures_are_shown_without_saying_whose_they_are(tmp_path: Path):
    assert faults(make_town(tmp_path / "town"), f'{{address: "{GOOD[0]}", name: Tiles}}')


def test_a_list_knows_where_a_place_lies_unless_it_is_confidential_or_withheld():
    directory = make_directory(20)
    edition = to_edition(directory)
    listing = next(one for one in directory.found() if one.position)
    assert to_facts(edition, listing)["at"][0][:2] == [listing.position.easting, listing.position.northing]
    for kept_back in ({"confidential": True}, {"status": "withheld"}):
        where = tuple(replace(place, venue=replace(place.venue, **kept_back)) for place in listing.where)
        assert "at" not in to_facts(edition, replace(listing, where=where)), kept_back
