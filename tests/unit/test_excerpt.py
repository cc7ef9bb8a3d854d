"""`hereabouts excerpt`: a list as plain HTML for another site."""

import pytest

from filling import run
from hereabouts.excerpt.html import choose_listings, to_html
from pressing import OURS
from small_town import GARDEN, SMALL, changed, make_listing, make_town

TOWN = make_town()


def test_each_listing_is_a_line_with_a_link_its_time_place_and_price():
    html = to_html(choose_listings(TOWN), TOWN)
    assert (
        '<li><a href="https://smallton.example.org/list/activity/garden/">Community Garden</a>: '
        "Tuesdays, 10:30am to 12:30pm, not on bank holidays. In frost we meet in the shed. · Acorn Hall · "
        "£3 a session</li>"
    ) in html
    assert "Invented example" in html
    assert 'From <a href="https://smallton.example.org/list/">What is on in Smallton</a>, 23 November 2026.' in html


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        ({}, ["garden", "singing"]),
        ({"areas": ["hilltop"]}, ["singing"]),
        ({"interests": ["nature"]}, ["garden"]),
        ({"interests": ["gardening", "singing"]}, ["garden", "singing"]),
        ({"free": True}, ["singing"]),
        ({"areas": ["riverside"], "free": True}, []),
    ],
)
def test_it_holds_what_was_asked_for(asked, slugs):
    assert [listing.slug for listing in choose_listings(TOWN, **asked)] == slugs


def test_texts_are_texts_whatever_they_say():
    hostile = '"><script>alert(1)</script>'
    town = make_town(make_listing(changed(GARDEN, name=hostile)))
    html = to_html(choose_listings(town), town)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_what_has_ended_and_where_a_place_is_withheld_stay_out():
    ended = make_listing(changed(SMALL, status="ended", name="Over"), "over")
    hidden = make_listing(changed(SMALL, where=[{"venue": "old-barn"}]), "barn")
    town = make_town(ended, hidden)
    html = to_html(choose_listings(town), town)
    assert "Over" not in html
    assert "old barn" not in html


def test_the_command_writes_a_file_or_says_what_there_is(tmp_path):
    code, said = run(OURS, "excerpt", tmp_path / "list.html", "--area", "millgate", "--free")
    assert (code, said) == (
        0,
        f"{(tmp_path / 'list.html').read_text().count('<li>')} listings in {tmp_path / 'list.html'}.\n",
    )
    code, said = run(OURS, "excerpt", tmp_path / "other.html", "--area", "atlantis")
    assert code == 2
    assert "atlantis is not among areas. There are: " in said
