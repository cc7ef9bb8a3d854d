"""Each of the 29 points is shown by tests that are there, by a person's step, or by a part that is still to come."""

import re

import pytest

from acceptance import names_of_tests, read_points, render_checklist, to_steps
from building import PROJECT
from golden import check_golden

DATA = read_points()
POINTS = DATA["points"]
SHOWN_BY = {"tests", "by-hand", "comes-with"}
LATER = {21: "without a signal"}
"""What the first release cannot hold yet."""


def test_all_points_are_there_in_order():
    assert list(POINTS) == list(range(1, 30))


@pytest.mark.parametrize("number", POINTS)
def test_a_point_says_what_holds_and_what_shows_it(number):
    point = POINTS[number]
    assert set(point) <= {"holds", *SHOWN_BY}
    assert set(point) & SHOWN_BY
    assert re.fullmatch(r"[A-Z].*\.", point["holds"])


@pytest.mark.parametrize("number", [number for number in POINTS if "tests" in POINTS[number]])
def test_every_test_that_is_named_is_there(number):
    for named in POINTS[number]["tests"]:
        file, _, name = named.partition("::")
        assert name in names_of_tests(PROJECT / file), named


def test_a_test_that_is_not_there_would_be_noticed():
    assert "test_nothing_of_the_kind" not in names_of_tests(PROJECT / "tests/browser/test_find.py")
    assert "back goes nowhere" not in names_of_tests(PROJECT / "tests/unit/query.test.mjs")


def test_only_what_comes_later_has_no_test():
    assert [number for number, point in POINTS.items() if "tests" not in point] == []
    for number, words in LATER.items():
        assert words in POINTS[number]["comes-with"]


def test_every_step_belongs_to_a_kit_and_every_kit_is_used():
    steps = to_steps(DATA)
    assert {one.kit for one in steps} == set(DATA["kits"])
    for one in steps:
        assert one.do.endswith("."), one
        assert one.see.endswith("."), one


def test_the_checklist_is_made_of_the_steps():
    written = render_checklist(DATA)
    assert written.count("- [ ] ") == len(to_steps(DATA)) + 2
    check_golden("../../RELEASE.md", written)


def test_the_readme_leads_to_the_checklist():
    assert "(tests/RELEASE.md)" in (PROJECT / "README.md").read_text(encoding="utf-8")
