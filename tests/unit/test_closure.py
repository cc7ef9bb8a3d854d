"""Bank holidays by nation, school holidays and closures."""

from __future__ import annotations

from datetime import date

import pytest

from hereabouts.closure import SUBDIVISIONS, bank_holidays, to_closures, to_compact_closures
from hereabouts.moment import to_day_number

CLOSURES = {
    "school-holidays": [{"name": "Christmas", "from": "2026-12-19", "until": "2027-01-03"}],
    "closures": [
        {"name": "The town shuts", "from": "2026-12-24", "until": "2026-12-26"},
        {"name": "New floor", "from": "2026-12-26", "until": "2026-12-28", "venues": ["mill-hall"]},
        {"name": "Fair", "from": "2026-12-30", "venues": ["mill-hall", "old-chapel"]},
    ],
}


def test_bank_holidays_of_england() -> None:
    assert bank_holidays("england", 2026, 2026) == (
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 4),
        date(2026, 5, 25),
        date(2026, 8, 31),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 28),
    )


@pytest.mark.parametrize(
    ("nation", "own", "not_own"),
    [
        ("scotland", date(2026, 11, 30), date(2026, 4, 6)),
        ("northern-ireland", date(2026, 3, 17), date(2026, 11, 30)),
        ("wales", date(2026, 4, 6), date(2026, 3, 17)),
    ],
)
def test_each_nation_has_its_own(nation: str, own: date, not_own: date) -> None:
    days = bank_holidays(nation, 2026, 2027)
    assert own in days
    assert not_own not in days
    assert days[-1].year == 2027


def test_every_nation_of_the_settings_is_known() -> None:
    assert all(bank_holidays(nation, 2027, 2027) for nation in SUBDIVISIONS)


def test_closures_of_a_file() -> None:
    closures = to_closures(CLOSURES, [date(2026, 12, 25)])
    assert closures.bank == {date(2026, 12, 25).toordinal()}
    assert len(closures.school) == 16
    day = date(2026, 12, 26).toordinal()
    assert [closures.is_closed(day + n) for n in range(-3, 2)] == [False, True, True, True, False]
    assert [closures.is_closed(day + n, "mill-hall") for n in range(5)] == [True, True, True, False, True]
    assert closures.is_closed(day + 4, "old-chapel")


def test_an_empty_file_closes_nothing() -> None:
    assert to_compact_closures(to_closures({})) == {"bank": [], "school": [], "closed": [], "venues": {}}


def test_closures_for_the_browser_are_pairs_of_days() -> None:
    compact = to_compact_closures(to_closures(CLOSURES, [date(2026, 12, 25)]))
    christmas = to_day_number(date(2026, 12, 25))
    assert compact == {
        "bank": [christmas],
        "school": [[christmas - 6, christmas + 9]],
        "closed": [[christmas - 1, christmas + 1]],
        "venues": {
            "mill-hall": [[christmas + 1, christmas + 3], [christmas + 5, christmas + 5]],
            "old-chapel": [[christmas + 5, christmas + 5]],
        },
    }
