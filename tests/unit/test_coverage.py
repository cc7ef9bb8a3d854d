"""What is counted for the coverage page: each number held against a plain count over the example."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hereabouts.build import read_build
from hereabouts.coverage.facts import gather_facts
from hereabouts.coverage.grid import Grid
from hereabouts.coverage.heat import draw_heat, level_of, shade_words
from hereabouts.coverage.view import VIEWS, View, count_access_known, count_view, count_week
from hereabouts.directory import Directory
from hereabouts.home import find_home
from hereabouts.listing import Listing
from hereabouts.session import WEEKDAYS
from small_town import SMALL, changed, make_listing, make_town


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_build(find_home()).directory


@pytest.fixture(scope="module")
def facts(example):
    return gather_facts(example.listings.values(), example.vocabularies, example.today)


# The same told once more, listing by listing, without any of the code that is tested.


def counted(directory: Directory) -> list[Listing]:
    return [one for one in directory.listings.values() if one.status not in ("ended", "withheld")]


def stands_in(one: Listing, area: str, directory: Directory) -> bool:
    if one.online == "yes" and len(one.where) == 0:
        return area == "Only online"
    return area in [directory.vocabularies["areas"].label(slug) for slug in one.areas]


def has_interest(one: Listing, label: str, directory: Directory) -> bool:
    broad = next((term for term in directory.vocabularies["interests"].top() if term.label == label), None)
    if broad is None:
        return len(one.interests) == 0
    family = {broad.slug, *(term.slug for term in directory.vocabularies["interests"] if term.parent == broad.slug)}
    return any(slug in family for slug in one.interests)


def costs(one: Listing, label: str, _directory: Directory) -> bool:
    cost = one.cost
    if cost.type == "free" or (cost.price == 0 and not cost.price_to):
        found = "Free"
    elif cost.type == "donation" or (cost.price is not None and cost.price <= 300):
        found = "Low for all"
    elif any(row.price is not None and row.price <= 300 for row in cost.reduced):
        found = "Low for some"
    else:
        found = "Not known" if cost.price is None else "Costs more"
    return label == found


def times_of(one: Listing, directory: Directory) -> Iterator[tuple[str, time | None]]:
    for session in one.when:
        if session.until is None or session.until >= directory.today:
            yield from ((WEEKDAYS[day].capitalize(), session.start) for day in session.days)
        for day in [*session.dates, *session.also]:
            if day >= directory.today:
                yield WEEKDAYS[day.weekday()].capitalize(), session.start


def is_on_day(one: Listing, label: str, directory: Directory) -> bool:
    days = {day for day, _ in times_of(one, directory)}
    return label in days if days else label == "No day"


def part_of(start: time | None) -> str:
    if start is None:
        return "Time not known"
    return "Morning" if start.hour < 12 else "Afternoon" if start.hour < 17 else "Evening"


def is_in_part(one: Listing, label: str, directory: Directory) -> bool:
    parts = set()
    for day, start in times_of(one, directory):
        week = "Weekend" if day in ("Saturday", "Sunday") else "Weekday"
        parts.add(f"{week} {part_of(start).lower()}" if start else "Time not known")
    return label in parts if parts else label == "No day"


def says_yes(one: Listing, label: str, directory: Directory) -> bool:
    return answer_of(one, label, directory) == "yes"


def answer_of(one: Listing, label: str, directory: Directory) -> str:
    slug = next(term.slug for term in directory.vocabularies["access"] if term.label == label)
    return one.access[slug].value if slug in one.access else "unknown"


WHO = {"something-in-common": "Something in common", "all-sorts": "All sorts", "both": "Both", "unknown": "Not known"}
RUN = {"no": "Not health or care", "both": "Both", "yes": "Health or care", "unknown": "Not known"}
PLAIN: dict[str, Callable[[Listing, str, Directory], bool]] = {
    "interest": has_interest,
    "cost": costs,
    "day": is_on_day,
    "part": is_in_part,
    "access": says_yes,
    "who-comes": lambda one, label, _: WHO[one.who_comes] == label,
    "run-by": lambda one, label, _: RUN[one.run_by_health_or_care] == label,
}


def assert_counted_right(view: View, example: Directory) -> Grid:
    """Every number of a picture is what a plain count gives."""
    facts = gather_facts(example.listings.values(), example.vocabularies, example.today)
    grid = count_view(view, facts, example.vocabularies)
    looked_at = [one for one in counted(example) if one.where or view.name != "access"]
    holds = PLAIN[view.name]
    expected = [
        (
            row.head.label,
            sum(stands_in(one, row.head.label, example) for one in looked_at),
            tuple(
                sum(stands_in(one, row.head.label, example) and holds(one, column.label, example) for one in looked_at)
                for column in grid.columns
            ),
        )
        for row in grid.rows
    ]
    assert expected == [(row.head.label, row.counted, row.counts) for row in grid.rows]
    whole = tuple(sum(holds(one, column.label, example) for one in looked_at) for column in grid.columns)
    assert (len(looked_at), whole) == (grid.whole.counted, grid.whole.counts)
    return grid


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_every_number_of_a_picture_is_right_in_the_example(view, example):
    assert assert_counted_right(view, example).most > 0


def assert_week_right(example: Directory) -> None:
    facts = gather_facts(example.listings.values(), example.vocabularies, example.today)
    for row in count_week(facts).rows:
        found = [{part_of(t) for day, t in times_of(one, example) if day == row.head.label} for one in counted(example)]
        parts = ("Morning", "Afternoon", "Evening", "Time not known")
        assert row.counts == tuple(sum(part in held for held in found) for part in parts)
        assert row.counted == sum(bool(held) for held in found)


def test_every_number_of_the_week_is_right_in_the_example(example):
    assert_week_right(example)


def test_every_number_about_access_is_what_a_plain_count_gives(example, facts):
    placed = [one for one in counted(example) if one.where]
    for row in count_access_known(facts, example.vocabularies).rows:
        said = [answer_of(one, row.head.label, example) for one in placed]
        assert row.counts == (said.count("yes"), said.count("no"), len(said) - said.count("yes") - said.count("no"))


AREAS = ["riverside", "hilltop", "far-end"]
COSTS: list[dict[str, Any]] = [
    {"type": "free"},
    {"type": "donation"},
    {"type": "unknown"},
    {"type": "membership"},
    {"type": "pay-each-time", "price": "3"},
    {"type": "pay-each-time", "price": "0"},
    {"type": "pay-each-time", "price": "0", "price-to": "9"},
    {"type": "course-fee", "price": "80"},
    {"type": "course-fee", "price": "80", "reduced": [{"for": ["student"], "price": "2"}]},
    {"type": "pay-each-time", "reduced": [{"for": ["student"], "price": "0"}]},
]
SESSIONS = st.fixed_dictionaries(
    {"day": st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True)},
    optional={
        "start": st.sampled_from(["09:00", "11:59", "12:00", "16:59", "17:00", "23:00"]),
        "until": st.sampled_from(["2026-11-22", "2026-11-23", "2027-03-01"]),
        "also": st.lists(st.sampled_from(["2026-11-01", "2026-12-05", "2026-12-09"]), max_size=2, unique=True),
    },
)
SINGLE = st.fixed_dictionaries({"dates": st.lists(st.sampled_from(["2026-11-21", "2026-11-28"]), min_size=1)})
WHERE = st.sampled_from([[], [{"venue": "acorn-hall"}], [{"venue": "acorn-hall"}, {"venue": "quiet-house"}]])
FIELDS = st.fixed_dictionaries(
    {"cost": st.sampled_from(COSTS), "interests": st.lists(st.sampled_from(["nature", "gardening", "singing"]))},
    optional={
        "where": WHERE,
        "areas": st.lists(st.sampled_from(AREAS), unique=True),
        "online": st.sampled_from(["no", "yes", "both"]),
        "when": st.lists(SESSIONS | SINGLE, max_size=3),
        "who_comes": st.sampled_from(["something-in-common", "all-sorts", "both", "unknown"]),
        "run_by_health_or_care": st.sampled_from(["yes", "no", "both", "unknown"]),
        "status": st.sampled_from(["active", "seasonal", "paused", "ended", "withheld"]),
        "access": st.dictionaries(
            st.sampled_from(["step-free", "hearing-loop"]), st.sampled_from(["yes", "no", "unknown"])
        ),
    },
)
TOWNS = st.lists(st.tuples(st.sampled_from(AREAS), FIELDS), max_size=12)


def town_of(drawn: list[tuple[str, dict[str, Any]]]) -> Directory:
    listings = [make_listing(changed(SMALL, **fields), f"one-{n}", area) for n, (area, fields) in enumerate(drawn)]
    return replace(make_town(), listings={one.slug: one for one in listings})


@given(TOWNS)
def test_every_number_is_right_in_any_town(drawn):
    town = town_of(drawn)
    for view in VIEWS:
        assert_counted_right(view, town)
    assert_week_right(town)


@given(TOWNS)
def test_each_listing_stands_in_one_column_of_what_excludes_each_other(drawn):
    town = town_of(drawn)
    facts = gather_facts(town.listings.values(), town.vocabularies, town.today)
    for view in VIEWS:
        if view.name in ("cost", "who-comes", "run-by"):
            grid = count_view(view, facts, town.vocabularies)
            assert all(sum(row.counts) == row.counted for row in [*grid.rows, grid.whole])


def test_a_listing_counts_in_both_of_its_areas_and_once_in_all():
    town = town_of([("riverside", {"areas": ["hilltop"]}), ("hilltop", {})])
    facts = gather_facts(town.listings.values(), town.vocabularies, town.today)
    grid = count_view(VIEWS[1], facts, town.vocabularies)
    assert [(row.head.slug, row.counted) for row in grid.rows] == [("riverside", 1), ("hilltop", 2), ("far-end", 0)]
    assert grid.whole.counted == 2


def test_what_is_only_online_counts_in_no_area_and_ended_and_withheld_nowhere():
    town = town_of(
        [
            ("riverside", {"online": "yes"}), ("riverside", {"status": "ended"}), ("riverside", {"status": "withheld"}),
            ("riverside", {"status": "paused"}), ("riverside", {"online": "both"}),
        ]
    )  # fmt: skip
    facts = gather_facts(town.listings.values(), town.vocabularies, town.today)
    rows = {row.head.label: row.counted for row in count_view(VIEWS[1], facts, town.vocabularies).rows}
    assert rows == {"Riverside": 2, "Hilltop": 0, "Far End": 0, "Only online": 1}


def test_shades_go_by_quarters_and_few_are_never_many():
    assert [level_of(count, 8) for count in range(9)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert level_of(1, 1) == 1
    assert shade_words(8) == ["0", "1 to 2", "3 to 4", "5 to 6", "7 to 8"]
    assert shade_words(0) == ["0"]


def test_a_picture_holds_every_number_once(example, facts):
    grid = count_view(VIEWS[0], facts, example.vocabularies)
    shades = draw_heat(grid).shades
    shown = sorted(text.words for shade in shades for text in shade.numbers)
    assert shown == sorted(str(count) for row in grid.rows for count in row.counts)
    assert sum(shade.path.count("M") for shade in shades) == len(shown)
