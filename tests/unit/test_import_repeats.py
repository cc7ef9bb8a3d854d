"""Repeat rules, and rows that are times of one listing, become sessions."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts.closure import Closures
from hereabouts.imports.refusal import Refused
from hereabouts.imports.repeat import to_repeating
from hereabouts.recurrence import occurs, to_session
from hereabouts.source import parse_mapping
from importing import CLAY, MAPPING, begin_town, files, read, run


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return begin_town(tmp_path)


RULES = [
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH",
    "FREQ=WEEKLY;INTERVAL=4;BYDAY=FR",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2,4",
    "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "FREQ=MONTHLY;BYDAY=5WE",
    "FREQ=MONTHLY;BYDAY=TU",
    "FREQ=DAILY",
    "FREQ=DAILY;BYDAY=SA,SU",
    "FREQ=WEEKLY;UNTIL=20260301",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=7",
    "FREQ=MONTHLY;BYDAY=5MO;COUNT=5",
    "FREQ=WEEKLY;BYMONTH=6,7",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
    "FREQ=WEEKLY;INTERVAL=2;UNTIL=20260401T090000",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
    "FREQ=MONTHLY;INTERVAL=12;BYDAY=1SA",
    "FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=8,9,10,11,12,13,14",
    "FREQ=MONTHLY;BYDAY=MO,FR;BYMONTHDAY=-1,-2,-3,-4,-5,-6,-7",
    "FREQ=YEARLY;BYMONTH=5,9;BYDAY=2TU",
    "FREQ=DAILY;INTERVAL=7",
    "FREQ=DAILY;INTERVAL=14;COUNT=4",
]


@pytest.mark.parametrize("rule", RULES)
@given(first=st.dates(date(2025, 1, 1), date(2026, 12, 31)))
@settings(max_examples=12, deadline=None)
def test_repeat_rules_give_the_days_that_an_independent_library_gives(rule, first):
    session = to_session(to_repeating(rule, first))
    begin = datetime(first.year, first.month, first.day)
    expected = {day.date() for day in rrulestr(rule, dtstart=begin).between(begin, begin + timedelta(500), inc=True)}
    days = [first + timedelta(days) for days in range(500)]
    assert [day for day in days if occurs(session, day, Closures())] == sorted(
        day for day in expected if day < days[-1] + timedelta(1)
    )


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "weekly",
        "FREQ=YEARLY",
        "FREQ=WEEKLY;INTERVAL=7",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;INTERVAL=5;BYDAY=2TU",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTH=1;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=3",
        "FREQ=WEEKLY;BYDAY=TU;BYMONTHDAY=8,9,10,11,12,13,14",
        "FREQ=YEARLY;BYDAY=2TU",
        "FREQ=YEARLY;BYMONTH=5",
        "FREQ=MONTHLY;BYDAY=2TU,4TH",
        "FREQ=MONTHLY;BYDAY=-2TU",
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20260101",
        "FREQ=WEEKLY;UNTIL=never",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=MONTHLY;BYDAY=2TU,TU",
    ],
)
def test_repeat_rules_that_cannot_be_said_are_refused(rule):
    with pytest.raises(Refused):
        to_repeating(rule, date(2026, 1, 6))


REPEATS = (
    MAPPING[: MAPPING.index("when:")]
    + """\
when:
  - repeat: {column: About}
    first-date: {column: Street}
    last-date: {column: Hidden, as: date}
    starts: {column: Tue}
    ends: {column: Thu}
    day: {column: State}
"""
)
BUS = {
    **CLAY,
    "About": "FREQ=WEEKLY;INTERVAL=2",
    "Street": "08/01/2026",
    "Tue": "9:05",
    "Thu": "9.20am",
    "State": "Thursday",
}


def repeats(extra: str = "") -> str:
    mapping = REPEATS.replace("first-of: [{column: About}, {text", "first-of: [{text")
    return mapping.replace("{column: Hidden, as: yes-no, default: no}", "{value: no}") + extra


def test_a_repeat_rule_becomes_a_session(town):
    code, report = run(town, [{**BUS, "Hidden": "2027-01-31"}], repeats())
    assert code == 0, report
    assert read(town, "nether-sand/clay-at-cobb-hall-nether-sand.yml")["when"] == [
        {
            "day": "thursday",
            "start": "09:05",
            "end": "09:20",
            "every": "2-weeks",
            "from": "2026-01-08",
            "until": "2027-01-31",
        }
    ]


def test_a_day_that_the_rule_does_not_give_is_refused_or_told(town):
    bus = {**BUS, "State": "Wednesday"}
    code, report = run(town, [bus], repeats())
    assert code == 1
    assert "The table names Wednesday, but its first date, 2026-01-08, and its rule give Thursday." in report
    code, report = run(town, [bus], repeats("    day-differs: follow-first-date\n"))
    assert code == 0
    assert "look again. The table names Wednesday" in report
    session = read(town, "nether-sand/clay-at-cobb-hall-nether-sand.yml")["when"][0]
    assert session["day"] == "thursday"
    assert session["note"] == "Our source also says Wednesday. Ask before you go."


def test_rows_of_one_identity_may_be_times_of_one_listing(town, tmp_path):
    mapping = repeats() + "rows: together\n"
    mapping = mapping.replace(
        "where.0.venue.address.street: {column: Street, as: one-line}", "description: {value: A van.}"
    )
    rows = [BUS, {**BUS, "Street": "15/01/2026"}, {**BUS, "Fee": "4"}]
    code, report = run(town, rows, mapping)
    assert code == 1
    assert "row 4: refused. The row has the same identity as row 2, but another cost." in report
    assert "3 rows: 2 taken" in report
    ours = files(town)
    assert [s["from"] for s in parse_mapping(next(iter(ours.values())))["when"]] == ["2026-01-08", "2026-01-15"]
    run(town, [rows[1], rows[0]], mapping)
    assert files(town) == ours
