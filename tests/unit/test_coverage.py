"""What is counted for the coverage page: each number held against a plain count over the example."""

from collections.abc import Callable, Iterator
from datetime import time

import pytest

from hereabouts.build import read_build
from hereabouts.coverage.facts import gather_facts
from hereabouts.coverage.heat import draw_heat, level_of, shade_words
from hereabouts.coverage.view import VIEWS, count_access_known, count_view, count_week
from hereabouts.directory import Directory
from hereabouts.home import find_home
from hereabouts.listing import Listing
from hereabouts.session import WEEKDAYS


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


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_every_number_of_a_picture_is_what_a_plain_count_gives(view, example, facts):
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
    assert grid.most > 0


def test_every_number_of_the_week_is_what_a_plain_count_gives(example, facts):
    for row in count_week(facts).rows:
        found = [{part_of(t) for day, t in times_of(one, example) if day == row.head.label} for one in counted(example)]
        parts = ("Morning", "Afternoon", "Evening", "Time not known")
        assert row.counts == tuple(sum(part in held for held in found) for part in parts)
        assert row.counted == sum(bool(held) for held in found)


def test_every_number_about_access_is_what_a_plain_count_gives(example, facts):
    placed = [one for one in counted(example) if one.where]
    for row in count_access_known(facts, example.vocabularies).rows:
        said = [answer_of(one, row.head.label, example) for one in placed]
        assert row.counts == (said.count("yes"), said.count("no"), len(said) - said.count("yes") - said.count("no"))


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
