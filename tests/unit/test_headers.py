"""Who may show our pages in a frame, for hosts that read `_headers`: no address is spoken of twice."""

from fnmatch import fnmatchcase

import pytest

from framing import read_rules
from hereabouts.press.headers import render_headers

RULES = read_rules(render_headers(["activity", "data", "embed", "find"]))


def headers_of(path: str) -> list[tuple[str, str]]:
    return [header for rule, headers in RULES if fnmatchcase(path, rule) for header in headers]


@pytest.mark.parametrize("path", ["/", "/404.html", "/find/", "/activity/garden/", "/activity/embed/"])
def test_our_pages_stand_in_no_frame_of_others(path):
    assert headers_of(path) == [("Content-Security-Policy", "frame-ancestors 'self'")]


def test_the_page_for_frames_may_stand_anywhere():
    assert headers_of("/embed/") == [("Content-Security-Policy", "frame-ancestors *")]


def test_the_data_may_be_read_by_everyone():
    assert ("Access-Control-Allow-Origin", "*") in headers_of("/data/services.json")
    assert ("Access-Control-Allow-Origin", "*") not in headers_of("/find/")
