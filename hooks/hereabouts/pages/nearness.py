"""How far it is from one listing to another, and a line through all of them that keeps near places together."""

from __future__ import annotations

from hereabouts.pages.stop import Stop

IN_REACH = 8000
"""Metres, about five miles: further away nothing is offered as a step."""
WITHOUT = IN_REACH**2
"""What counts, squared, as the way to something without a known place: after all that has one."""


def along_the_line(stop: Stop) -> tuple[bool, int, str]:
    """Place on a line through all squares of the map that visits near ones together."""
    if stop.point is None:
        return True, 0, stop.slug
    east, north = stop.point
    return False, _spread(east // 256) << 1 | _spread(north // 256), stop.slug


def squared_way(here: Stop, there: Stop) -> int:
    """Square of the metres between two listings; -1 where one is out of the other's reach."""
    if here.point is None or there.point is None:
        return WITHOUT if there.is_online or there.area == here.area else -1
    east, north = here.point[0] - there.point[0], here.point[1] - there.point[1]
    square = east * east + north * north
    return square if square <= WITHOUT else -1


def _spread(number: int) -> int:
    """The bits of a number with a gap after each, so that two numbers can be laid into one."""
    number = (number | number << 8) & 0x00FF00FF
    number = (number | number << 4) & 0x0F0F0F0F
    number = (number | number << 2) & 0x33333333
    return (number | number << 1) & 0x55555555
