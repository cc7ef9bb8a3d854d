"""Guidance and directory lead to each other: a page's searches find something, a listing leads to its guide."""

from functools import cache
from urllib.parse import urlencode

import pytest

from hereabouts.build import read_build
from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import Library, read_library
from hereabouts.guidance.live import find_live
from hereabouts.guidance.scan import fields_of, scan_blocks, scan_marks
from hereabouts.home import PROJECT, Home
from hereabouts.pages import Edition, to_edition
from hereabouts.pages.listing import FIRST_VISITS, MONEY_AND_TRAVEL, render_listing
from town import TODAY

HOME = Home(PROJECT, PROJECT / "directory", TODAY)
LEAD_TO_FIND = (
    "practice/find-ideas.md", "practice/money-and-travel.md", "practice/first-visits.md",
    "practice/know-your-community.md",
)  # fmt: skip
"""Pages about a step for which the directory is a help."""


@cache
def library() -> Library:
    return read_library(HOME)[0]


@cache
def edition() -> Edition:
    return to_edition(read_build(HOME).directory)


def searches_of(guide: Guide) -> list[tuple[int, str]]:
    """Line and query of every link and list that asks the directory."""
    links = [(mark.line, mark.value) for mark in scan_marks(guide.text, guide.first_line) if mark.kind == "find"]
    for block in scan_blocks(guide.text, guide.first_line):
        if block.name == "listings":
            fields = {key: value.replace(" ", "") for key, value in fields_of(block).items() if key != "show"}
            links.append((block.line, urlencode(fields, safe=",")))
    return links


def all_searches() -> list[tuple[str, str]]:
    found = [
        (f"{guide.path}:{line}", query) for guide in library().guides.values() for line, query in searches_of(guide)
    ]
    return sorted(found)


@pytest.mark.parametrize(("where", "query"), all_searches())
def test_a_search_that_a_page_makes_finds_something(where, query):
    assert find_live(edition().directory, query)


@pytest.mark.parametrize("path", LEAD_TO_FIND)
def test_pages_about_finding_and_going_lead_to_the_directory(path):
    assert searches_of(library().guides[path])


def test_every_listing_that_can_be_visited_leads_to_the_guide_for_a_first_visit():
    links = (FIRST_VISITS, MONEY_AND_TRAVEL)
    assert {guide.address for guide in library().guides.values()} >= set(links)
    lead = 0
    for listing in edition().directory.listings.values():
        body = render_listing(edition(), listing).body
        if listing.status in ("withheld", "ended") or listing.money_help:
            assert FIRST_VISITS not in body
        else:
            lead += MONEY_AND_TRAVEL in body
            assert FIRST_VISITS in body
    assert lead > len(edition().directory.listings) / 2
