"""Distances and degrees."""

from __future__ import annotations

import pytest

from hereabouts.listing import Position
from hereabouts.place import (
    METRES_IN_A_MILE,
    distance,
    format_distance,
    to_degrees,
    to_degrees_many,
    to_grid,
    to_grid_many,
)


def test_distance_is_straight_on_the_grid() -> None:
    assert distance(Position(600_000, 480_000, "pin"), Position(600_300, 480_400, "pin")) == 500


@pytest.mark.parametrize(
    ("miles", "words"),
    [
        (0, "under a quarter of a mile"),
        (0.24, "under a quarter of a mile"),
        (0.25, "0.3 miles"),
        (0.8, "0.8 miles"),
        (0.96, "1 mile"),
        (1.04, "1 mile"),
        (2, "2 miles"),
        (9.9, "9.9 miles"),
        (9.96, "10 miles"),
        (12.4, "12 miles"),
        (20, "20 miles"),
        (100.2, "100 miles"),
    ],
)
def test_a_distance_in_words(miles: float, words: str) -> None:
    assert format_distance(miles * METRES_IN_A_MILE) == words


def test_a_pin_lies_where_the_ordnance_survey_says() -> None:
    # Caister water tower, the worked example of "A guide to coordinate systems in Great Britain".
    easting, northing = to_grid(52.658007833, 1.716073973)
    assert abs(easting - 651_409.8) < 5
    assert abs(northing - 313_177.4) < 5


def test_degrees_come_back_to_the_same_metre() -> None:
    points = [(600_000, 480_000), (459_610, 451_737), (651_410, 313_177)]
    lats, lons = zip(*to_degrees_many(*zip(*points, strict=True)), strict=True)
    for (easting, northing), (east, north) in zip(points, to_grid_many(lats, lons), strict=True):
        assert abs(easting - east) <= 1
        assert abs(northing - north) <= 1
    assert to_degrees(*points[0]) == (lats[0], lons[0])
