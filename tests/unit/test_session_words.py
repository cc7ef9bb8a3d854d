"""Sessions said in plain British words."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from hereabouts.session import to_session
from hereabouts.session_words import format_date, format_day, format_time, format_times, join_words, to_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"day": "tuesday", "start": "10:30", "end": "12:30"}, "Tuesdays, 10:30am to 12:30pm"),
        ({"day": "tuesday", "every": "2-weeks", "from": "2026-01-06"}, "Every second Tuesday"),
        ({"day": "tuesday", "every": "4-weeks", "from": "2026-01-06"}, "Tuesdays, every four weeks"),
        (
            {"day": "tuesday", "every": "month", "which": ["second", "fourth"], "start": "14:00", "end": "16:00"},
            "Second and fourth Tuesday of the month, 2pm to 4pm",
        ),
        ({"day": "wednesday", "except": ["last-of-month"]}, "Wednesdays except the last of the month"),
        ({"day": "wednesday", "until": "2026-12-15"}, "Wednesdays, until 15 December"),
        ({"day": "wednesday", "until": "2027-07-15"}, "Wednesdays, until 15 July 2027"),
        ({"day": "monday", "from": "2027-03-01"}, "Mondays, from 1 March 2027"),
        (
            {"day": "monday", "except": ["bank-holidays", "school-holidays"]},
            "Mondays, in term time, not on bank holidays",
        ),
        ({"day": ["friday", "monday"], "start": "12:00"}, "Mondays and Fridays, starting at midday"),
        ({"day": ["monday", "tuesday", "wednesday"]}, "Monday to Wednesday"),
        ({"day": ["saturday", "sunday"]}, "Saturdays and Sundays"),
        ({"day": "sunday", "months": ["november", "december", "january"]}, "Sundays, November to January"),
        ({"day": "sunday", "except": ["2026-11-15", "2026-12-27"]}, "Sundays, not on 27 December"),
        (
            {"day": "sunday", "except": ["2026-12-27"], "also": ["2026-12-26", "2026-12-27"]},
            "Sundays, and also on 26 December and 27 December",
        ),
        ({"dates": ["2026-11-01", "2026-12-01"], "end": "17:00"}, "Tuesday 1 December 2026, ending at 5pm"),
        ({"dates": ["2026-11-01"]}, "Sunday 1 November 2026"),
        ({"dates": [f"2026-12-0{n}" for n in range(1, 7)]}, "6 dates from 1 December to 6 December"),
        ({"day": "friday", "except": [f"2026-12-{n}" for n in range(10, 16)]}, "Fridays, not on 6 of these dates"),
        ({"day": "friday", "also": [f"2026-12-{n}" for n in range(10, 16)]}, "Fridays, and on 6 more dates"),
    ],
)
def test_a_session_in_words(data: dict[str, Any], words: str) -> None:
    assert to_words(to_session(data), TODAY) == words


def test_without_today_every_year_is_said() -> None:
    session = to_session({"day": "tuesday", "from": "2026-03-03", "until": "2026-07-14"})
    assert to_words(session) == "Tuesdays, from 3 March until 14 July 2026"


def test_dates_and_times() -> None:
    assert format_date(date(2026, 11, 3)) == "Tuesday 3 November 2026"
    assert format_day(date(2026, 11, 3), TODAY) == "3 November"
    assert format_times(time(10), time(11, 30)) == "10am to 11:30am"
    assert format_times(None, None) == ""


def test_no_time_is_ever_12pm() -> None:
    said = {format_time(time(hour, minute)) for hour in range(24) for minute in (0, 30)}
    assert len(said) == 48
    assert {"midday", "midnight", "12:30pm", "12:30am"} <= said
    assert not {"12pm", "12am"} & said


def test_lists_are_joined_by_and() -> None:
    assert [join_words(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
