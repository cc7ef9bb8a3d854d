"""`hereabouts excerpt`: a list as plain HTML for another site."""

from filling import run
from hereabouts.excerpt.html import to_html
from pressing import OURS
from small_town import GARDEN, SMALL, changed, make_listing, make_town

TOWN = make_town()


def test_each_listing_is_a_line_with_a_link_its_time_place_and_price():
    html = to_html(TOWN.found(), TOWN)
    assert (
        '<li><a href="https://smallton.example.org/list/activity/garden/">Community Garden</a>: '
        "Tuesdays, 10:30am to 12:30pm, not on bank holidays. In frost we meet in the shed. · Acorn Hall · "
        "£3 a session</li>"
    ) in html
    assert "Invented example" in html
    assert 'From <a href="https://smallton.example.org/list/">What is on in Smallton</a>, 23 November 2026.' in html


def test_texts_are_texts_whatever_they_say():
    hostile = '"><script>alert(1)</script>'
    town = make_town(make_listing(changed(GARDEN, name=hostile)))
    html = to_html(town.found(), town)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_what_has_ended_and_where_a_place_is_withheld_stay_out():
    ended = make_listing(changed(SMALL, status="ended", name="Over"), "over")
    hidden = make_listing(changed(SMALL, where=[{"venue": "old-barn"}]), "barn")
    town = make_town(ended, hidden)
    html = to_html(town.found(), town)
    assert "Over" not in html
    assert "old barn" not in html


def test_the_command_writes_what_a_search_finds_or_says_what_there_is(tmp_path):
    out = tmp_path / "list.html"
    code, said = run(OURS, "excerpt", out, "--area", "millgate", "--free")
    count = out.read_text(encoding="utf-8").count("<li>")
    assert count > 2
    assert (code, said) == (0, f"{out}: {count} listings.\n")
    code, said = run(OURS, "excerpt", "-", "--find", "https://pellbridge.example.org/find/#q=allotment&cost=free")
    assert code == 0
    assert 0 < said.count("<li>") < count
    code, said = run(OURS, "excerpt", out, "--area", "atlantis")
    assert code == 2
    assert "There is no area atlantis." in said
