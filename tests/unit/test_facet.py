"""What listings count as, case by case, and what holds for any choice."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import PROJECT
from hereabouts.choice import FACETS, FIRST, MODES
from hereabouts.closure import Closures
from hereabouts.facet import count_values, facet_values, matches
from hereabouts.facet_value import cost_values, day_values, interest_values
from hereabouts.listing import Cost, ReducedPrice
from hereabouts.session import to_session
from made_listings import TODAY, VOCABULARIES, make_directory


def reduced(price: int | None, *groups: str) -> tuple[ReducedPrice, ...]:
    return (ReducedPrice(None, groups, price),)


FREE, CHEAP, DEAR = {"free", "cheap"}, {"cheap"}, set()


@pytest.mark.parametrize(
    ("cost", "values"),
    [
        (Cost("free"), FREE),
        (Cost("pay-each-time", 0), FREE),
        (Cost("pay-each-time", 0, 600), CHEAP),
        (Cost("donation"), CHEAP),
        (Cost("donation", 500), CHEAP),
        (Cost("pay-each-time", 300), CHEAP),
        (Cost("pay-each-time", 301), DEAR),
        (Cost("pay-each-time", 200, 800), CHEAP),
        (Cost("pay-each-time"), DEAR),
        (Cost("unknown"), DEAR),
        (Cost("course-fee", 4800, first_visit_free="yes"), DEAR),
        (Cost("pay-each-time", 650, reduced=reduced(0, "pip")), CHEAP),
        (Cost("pay-each-time", 650, reduced=reduced(400, "pip")), DEAR),
        (Cost("pay-each-time", 650, reduced=reduced(None)), DEAR),
    ],
)
def test_what_is_free_or_cheap_where_nobody_has_said_who_they_are(cost, values):
    assert cost_values(cost) == values


@pytest.mark.parametrize(
    ("price", "groups", "values"),
    [(0, ["pip"], FREE), (200, ["pip"], CHEAP), (0, ["student"], DEAR), (0, [], DEAR)],
)
def test_a_lower_price_is_for_those_who_get_it(price, groups, values):
    assert cost_values(Cost("pay-each-time", 650, reduced=reduced(price, "pip")), groups) == values


def test_a_narrow_interest_counts_as_its_broader_one_too():
    interests = VOCABULARIES["interests"]
    assert interest_values(["top-1-low-2", "top-3"], interests) == {"top-1", "top-1-low-2", "top-3"}


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ({"day": ["tuesday", "friday"]}, {"tuesday", "friday"}),
        ({"day": "tuesday", "until": "2026-11-22"}, set()),
        ({"day": "tuesday", "until": "2026-11-23"}, {"tuesday"}),
        ({"day": "tuesday", "until": "2026-11-22", "also": ["2026-11-29"]}, {"sunday"}),
        ({"dates": ["2026-11-22", "2026-11-28"]}, {"saturday"}),
        ({"day": "monday", "from": "2027-02-01"}, {"monday"}),
    ],
)
def test_days_are_those_still_to_come(when, days):
    assert day_values([to_session(when)], date(2026, 11, 23)) == days


DIRECTORY = make_directory(120)
ROWS = [facet_values(one, VOCABULARIES["interests"], TODAY, Closures()) for one in DIRECTORY.found()]
SEEN = {name: sorted({value for row in ROWS for value in row[name]}) for name in MODES}
SOMETIMES = [name for name in MODES if SEEN[name]]
choices = st.fixed_dictionaries(
    {name: st.sets(st.sampled_from(SEEN[name]), max_size=3) for name in FIRST},
    optional={name: st.sets(st.sampled_from(SEEN[name]), max_size=2) for name in SOMETIMES if name not in FIRST},
)


@given(choices, st.sampled_from(SOMETIMES))
def test_a_filter_in_one_more_facet_never_adds_a_listing(chosen, facet):
    fewer = {**chosen, facet: set()}
    assert [row for row in ROWS if matches(row, chosen)] == [
        row for row in ROWS if matches(row, fewer) and matches(row, {facet: chosen.get(facet, ())})
    ]


@given(choices, st.sampled_from([name for name in SOMETIMES if MODES[name] == "any"]))
def test_a_count_is_what_choosing_only_that_would_show(chosen, facet):
    counts = count_values(ROWS, chosen)[facet]
    for value in SEEN[facet]:
        assert counts[value] == sum(matches(row, {**chosen, facet: {value}}) for row in ROWS)


@given(choices, st.sampled_from([name for name in SOMETIMES if MODES[name] == "all"]))
def test_where_every_choice_is_needed_a_count_is_what_it_leaves_with_the_others(chosen, facet):
    counts = count_values(ROWS, chosen)[facet]
    for value in SEEN[facet]:
        with_it = {**chosen, facet: {*chosen.get(facet, ()), value}}
        assert counts[value] == sum(matches(row, with_it) for row in ROWS)


def test_a_lower_price_hides_nothing_by_itself():
    assert all(matches(row, {"price": {"pip"}}) for row in ROWS)


def test_every_facet_has_values_for_every_listing():
    assert all(row.keys() == {facet.name for facet in FACETS} for row in ROWS)


def listed(name: str) -> list[str]:
    """A list of names as query.mjs has it."""
    text = (PROJECT / "overrides/assets/javascripts/query.mjs").read_text(encoding="utf-8")
    found = re.search(rf"export const {name} = \[([^\]]*)\];", text)
    assert found, name
    return re.findall(r"'([^']+)'", found[1])


def test_the_browser_keeps_the_same_facets_in_the_tab_and_needs_every_choice_of_the_same_ones():
    groups = {group: [facet.name for facet in FACETS if facet.group == group] for group in ("first", "needs", "more")}
    assert sorted(listed("NEEDS")) == sorted(groups["needs"]), "a need that is not listed would stand in the address"
    assert sorted(listed("MORE")) == sorted(groups["more"])
    assert sorted(listed("FIRST")) == sorted(groups["first"])
    assert sorted(listed("ALL")) == sorted(name for name, mode in MODES.items() if mode == "all")
    assert listed("TELLS") == [name for name, mode in MODES.items() if mode == "tells"]
