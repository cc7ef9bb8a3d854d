"""Gaps, what was asked for and what nobody has asked: the most useful first, and never hundreds of lines."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hereabouts.asked_for import Asked
from hereabouts.build import read_build
from hereabouts.coverage.demand import find_demand, fits, say_asked, within, year_before
from hereabouts.coverage.facts import gather_facts
from hereabouts.coverage.gap import OF_AN_AREA, SHOWN, choose_gaps, find_gaps
from hereabouts.coverage.sheet import to_csv
from hereabouts.coverage.told import render_asked, render_gaps, render_unknown, unknown_csv
from hereabouts.coverage.unknown import find_unknown
from hereabouts.coverage.want import find_wants, keys_of
from hereabouts.directory import Directory
from hereabouts.home import find_home
from hereabouts.keeping.missing import QUESTIONS, open_questions
from hereabouts.pages.fragment import read_fragments
from small_town import SMALL, changed, make_listing, make_town

SATURDAY = [{"day": "saturday", "start": "18:00"}]
TUESDAY = [{"day": "tuesday", "start": "10:00"}]
PAID = {"type": "pay-each-time", "price": "9"}


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_build(find_home()).directory


def facts_of(town: Directory) -> list:
    return gather_facts(town.listings.values(), town.vocabularies, town.today)


def town_of(*places: tuple[str, int, dict[str, Any]]) -> Directory:
    """So many listings of a sort in an area, for each sort."""
    made = [
        make_listing(changed(SMALL, **fields), f"{area}-{sort}-{number}", area)
        for sort, (area, count, fields) in enumerate(places)
        for number in range(count)
    ]
    return replace(make_town(), listings={one.slug: one for one in made})


def gaps_of(town: Directory, *asked: Asked) -> list[str]:
    return [gap.words for gap in find_gaps(facts_of(town), town.vocabularies, asked, "Smallton")]


def test_what_one_area_lacks_is_said_in_words():
    town = town_of(
        ("riverside", 4, {"when": SATURDAY}), ("riverside", 4, {"when": TUESDAY, "cost": PAID}),
        ("hilltop", 4, {"when": TUESDAY}), ("hilltop", 4, {"when": SATURDAY, "cost": PAID}),
        ("far-end", 4, {"when": TUESDAY}), ("far-end", 4, {"when": TUESDAY, "cost": PAID}),
    )  # fmt: skip
    gaps = gaps_of(town)
    assert "Nothing free on a weekend in Hilltop" in gaps
    assert "Nothing on a weekend in Far End" in gaps
    # What is part of a wider gap is not named again.
    assert "Nothing free on a weekend in Far End" not in gaps
    assert "Nothing free on a weekend in Riverside" not in gaps
    assert "Nothing in the afternoon anywhere in Smallton" in gaps
    assert "Nothing in the afternoon in Hilltop" not in gaps


def test_an_area_with_nothing_is_one_gap():
    gaps = gaps_of(town_of(("riverside", 5, {"when": SATURDAY}), ("hilltop", 5, {"when": SATURDAY})))
    assert [words for words in gaps if "Far End" in words] == ["Nothing at all in Far End"]


def test_what_people_asked_for_goes_before_everything():
    town = town_of(("riverside", 8, {"when": SATURDAY}), ("hilltop", 8, {"when": TUESDAY, "cost": PAID}))
    row = Asked(date(2026, 10, 1), 7, area="hilltop", interest="gardening", cost="free")
    first, *_ = find_gaps(facts_of(town), town.vocabularies, [row], "Smallton")
    assert (first.words, first.asked) == ("Nothing free in Hilltop", 7)


def test_one_listing_and_none_have_no_gap_but_what_is_empty():
    assert gaps_of(town_of()) == []
    gaps = gaps_of(town_of(("riverside", 1, {})))
    assert [words for words in gaps if "anywhere" not in words] == [
        "Nothing at all in Far End",
        "Nothing at all in Hilltop",
    ]


def test_each_gap_of_the_example_is_one(example):
    facts = [one for one in facts_of(example) if not one.is_online_only]
    wants = find_wants(example.vocabularies)
    gaps = find_gaps(facts_of(example), example.vocabularies, example.asked_for, "Pellbridge")
    assert len(gaps) > SHOWN
    for gap in gaps:
        named = {want.key for want in wants if want.words in gap.words}
        held = [one for one in facts if not gap.area or gap.area in one.rows]
        assert not any(named <= keys_of(one) for one in held), gap


def test_few_are_shown_and_few_of_one_area(example):
    chosen = choose_gaps(find_gaps(facts_of(example), example.vocabularies, example.asked_for, "Pellbridge"))
    assert len(chosen) == SHOWN
    assert max(Counter(gap.area for gap in chosen).values()) <= OF_AN_AREA
    assert [gap.asked for gap in chosen] == sorted((gap.asked for gap in chosen), reverse=True)


FITTING = {"when": SATURDAY, "access": {"step-free": "yes"}, "where": [{"venue": "acorn-hall"}]}


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        ({}, True),
        ({"area": "riverside"}, True),
        ({"area": "hilltop"}, False),
        ({"interest": "music"}, True),
        ({"interest": "singing"}, True),
        ({"interest": "nature"}, False),
        ({"cost": "low"}, True),
        ({"cost": "free"}, True),
        ({"access": "step-free"}, True),
        ({"access": "accessible-toilet"}, False),
        ({"day": "saturday"}, True),
        ({"day": "weekend", "part": "evening"}, True),
        ({"day": "weekday"}, False),
        ({"part": "morning"}, False),
    ],
)
def test_a_listing_fits_what_was_asked_for_in_every_way(wanted, fitting):
    (one,) = facts_of(town_of(("riverside", 1, FITTING)))
    assert fits(one, Asked(date(2026, 10, 1), 1, **wanted)) is fitting


def test_day_and_part_are_of_one_time():
    (one,) = facts_of(town_of(("riverside", 1, {"when": [*SATURDAY, *TUESDAY]})))
    assert not fits(one, Asked(date(2026, 10, 1), 1, day="saturday", part="morning"))
    assert fits(one, Asked(date(2026, 10, 1), 1, day="tuesday", part="morning"))


def test_months_are_added_up_and_what_is_missing_stands_first():
    rows = [
        Asked(date(2026, 9, 1), 9, interest="singing"),
        Asked(date(2026, 9, 1), 2, area="far-end", interest="singing", missing="By the sea"),
        Asked(date(2026, 10, 1), 3, area="far-end", interest="singing", missing="On a boat"),
        Asked(date(2026, 10, 1), 1, missing="A lift home"),
        Asked(date(2025, 10, 1), 50, area="far-end", interest="gardening"),
    ]
    found = find_demand(
        rows, facts_of(town_of(("riverside", 2, {}))), year_before(date(2026, 11, 23)), date(2026, 11, 23)
    )
    assert [(one.asked.area, one.asked.times, one.months, one.supply) for one in found] == [
        ("far-end", 5, 2, 0), ("", 9, 1, 2), ("", 1, 1, None),
    ]  # fmt: skip
    assert found[0].notes == ("By the sea", "On a boat")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"interest": "singing", "cost": "free", "day": "weekend"}, "Singing, free, on a weekend"),
        ({"day": "sunday", "part": "morning"}, "Sunday mornings"),
        ({"day": "weekday"}, "On weekdays"),
        ({"part": "evening", "access": "step-free"}, "Step-free way in, in the evening"),
        ({"missing": "a lift home"}, "A lift home"),
    ],
)
def test_what_was_asked_for_is_said(row, said):
    assert say_asked(Asked(date(2026, 10, 1), 1, **row), make_town().vocabularies) == said


def test_names_and_abbreviations_keep_their_letters():
    labels = ["Hearing loop", "British Sign Language", "BSL", "Easy Read", ""]
    assert [within(label) for label in labels] == ["hearing loop", "British Sign Language", "BSL", "Easy Read", ""]


def test_the_year_is_twelve_months_with_this_one():
    assert year_before(date(2026, 11, 23)) == date(2025, 12, 1)
    assert year_before(date(2026, 12, 31)) == date(2026, 1, 1)
    assert year_before(date(2026, 1, 1)) == date(2025, 2, 1)


def test_every_open_question_of_the_example_stands_in_one_call(example):
    unknown = find_unknown(example.listings.values())
    found = [one for one in example.listings.values() if one.status not in ("ended", "withheld")]
    plain = Counter(question.fact for one in found for question in open_questions(one))
    assert {question.fact: count for question, count in unknown.by_fact} == dict(plain)
    assert sum(call.answers for call in unknown.calls) == plain.total()
    assert unknown.listings == sum(bool(open_questions(one)) for one in found)
    assert unknown_csv(unknown, example).count(b"\r\n") == plain.total() + 1


def test_one_call_asks_about_all_that_an_organisation_runs():
    made = [
        make_listing(changed(SMALL, name=f"Singing {n}", organisation=run_by), f"s{n}")
        for n, run_by in enumerate(("growers", None, "growers"))
    ]
    first, *_ = find_unknown(made).calls
    assert (first.title, [one.slug for one, _ in first.listings]) == ("Smallton Growers", ["s0", "s2"])
    assert first.questions == [question for question in QUESTIONS if question in open_questions(made[0])]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_nothing_that_was_typed_is_markup_on_the_page(words):
    town = make_town()
    demand = find_demand([Asked(date(2026, 10, 1), 1, missing=f"<b>{words}")], [], date(2026, 1, 1), town.today)
    assert "<b>" not in render_asked(demand, town, read_fragments())


def test_no_cell_is_a_sum():
    assert to_csv(("a",), [("=1+1",), ("+44",), ("-2",), ("@x",), (3,)]).decode("utf-8-sig").split("\r\n") == [
        "a", "'=1+1", "'+44", "'-2", "'@x", "3", "",
    ]  # fmt: skip


def test_where_nothing_is_to_be_told_the_page_says_so():
    town, fragments = make_town(), read_fragments()
    assert "no gap stands out" in render_gaps([], fragments)
    assert "asked-for.csv" in render_asked([], town, fragments)
    assert "has an answer" in render_unknown(find_unknown([]), town, fragments)
    assert "no listings to ask about" in render_unknown(find_unknown([]), replace(town, listings={}), fragments)
