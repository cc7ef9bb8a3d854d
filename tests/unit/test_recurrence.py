"""Next dates: the shared vectors, an independent recurrence library, and the browser's own answers."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts.closure import Closures, to_compact_closures
from hereabouts.moment import to_day_number, to_london, to_minutes
from hereabouts.recurrence import Occurrence, Session, next_dates, occurs, to_notice, to_session
from hereabouts.session_compact import to_compact, to_compact_notice
from hereabouts.session_words import to_words
from made_sessions import invent_notice, invent_session, read_closures

HERE = Path(__file__).parent
VECTORS = json.loads((HERE / "vectors" / "dates.json").read_text(encoding="utf-8"))
NONE = Closures()


def tell(occurrence: Occurrence) -> dict[str, str]:
    told = {
        "date": occurrence.date.isoformat(),
        "start": f"{occurrence.start:%H:%M}" if occurrence.start else "",
        "end": f"{occurrence.end:%H:%M}" if occurrence.end else "",
    }
    return told | ({"notice": occurrence.notice.what} if occurrence.notice else {})


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_next_dates_are_those_of_the_vector(vector: dict[str, Any]) -> None:
    sessions = [to_session(data) for data in vector["sessions"]]
    notices = [to_notice(data) for data in vector.get("notices", [])]
    closures = read_closures(vector["closures"])
    now = to_london(datetime.fromisoformat(vector["now"]))
    found = next_dates(sessions, now, closures, vector["count"], notices=notices)
    assert [tell(occurrence) for occurrence in found] == vector["expect"]
    assert all(occurs(sessions[each.session], each.date, closures) for each in found)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_short_arrays_and_words_are_those_of_the_vector(vector: dict[str, Any]) -> None:
    sessions = [to_session(data) for data in vector["sessions"]]
    notices = [to_notice(data) for data in vector.get("notices", [])]
    assert [to_compact(session) for session in sessions] == vector["compact"]
    assert [to_words(session) for session in sessions] == vector["words"]
    assert [to_compact_notice(notice) for notice in notices] == vector.get("compactNotices", [])


def test_vectors_have_names_of_their_own() -> None:
    names = [vector["name"] for vector in VECTORS]
    assert len(names) == len(set(names)) >= 40


# An independent recurrence library as judge.

DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda days: tuple(sorted(days)))
MONTHS = st.sets(st.integers(1, 12), max_size=5).map(lambda months: tuple(sorted(months)))
WHICH = st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1, max_size=3).map(tuple)


def judge_dates(session: Session, first: date, last: date) -> list[date]:
    """The dates that dateutil gives for the same rule."""
    rule: dict[str, Any] = {"bymonth": session.months or None}
    if session.interval_weeks:
        begin = session.first or first
        rule |= {
            "freq": rrule.WEEKLY,
            "interval": session.interval_weeks,
            "byweekday": session.days,
            "wkst": rrule.MO,
        }
    else:
        begin = max(session.first or first, first)
        weekdays = [rrule.weekday(day)(n) for day in session.days for n in session.which]
        rule |= {"freq": rrule.MONTHLY, "byweekday": weekdays}
    start = datetime.combine(begin, time())
    end = datetime.combine(min(last, session.until or last), time())
    rule_dates = rrule.rrule(dtstart=start, until=end, **rule)
    return [day.date() for day in rule_dates if day.date() >= first]


@settings(max_examples=150, deadline=None)
@given(WEEKDAYS, st.sampled_from([1, 2, 3, 4, 5, 6, 8, 12]), DAYS, DAYS, DAYS, MONTHS)
def test_weeks_agree_with_an_independent_library(
    days: tuple[int, ...], weeks: int, now: date, first: date, until: date, months: tuple[int, ...]
) -> None:
    session = Session(days, interval_weeks=weeks, first=first, until=until, months=months)
    assert_agrees(session, now)


@settings(max_examples=150, deadline=None)
@given(WEEKDAYS, WHICH, DAYS, st.none() | DAYS, st.none() | DAYS, MONTHS)
def test_months_agree_with_an_independent_library(
    days: tuple[int, ...],
    which: tuple[int, ...],
    now: date,
    first: date | None,
    until: date | None,
    months: tuple[int, ...],
) -> None:
    assert_agrees(Session(days, interval_weeks=0, which=which, first=first, until=until, months=months), now)


def assert_agrees(session: Session, now: date) -> None:
    found = next_dates([session], datetime.combine(now, time()), NONE, 999)
    judged = judge_dates(session, now, now + timedelta(days=400))
    assert [occurrence.date for occurrence in found] == judged


@settings(max_examples=100, deadline=None)
@given(WEEKDAYS, st.sampled_from([0, 1, 2, 4]), WHICH, DAYS, DAYS, st.lists(DAYS, max_size=3))
def test_one_day_asked_alone_has_the_same_answer(
    days: tuple[int, ...], weeks: int, which: tuple[int, ...], first: date, now: date, also: list[date]
) -> None:
    session = Session(days, interval_weeks=weeks, which=which, first=first, except_which=(2, -1), also=tuple(also))
    closures = Closures(closed=frozenset(range(now.toordinal() + 5, now.toordinal() + 20)))
    found = {each.date for each in next_dates([session], datetime.combine(now, time()), closures, 999, 60)}
    span = [now + timedelta(days=n) for n in range(61)]
    assert found == {day for day in span if occurs(session, day, closures)}


# The browser.


def find_node() -> str:
    node = shutil.which("node") or shutil.which(str(Path(sys.executable).with_name("node")))
    assert node, "Node is not on the path and not in the environment; `make test` installs it."
    return node


def test_the_browser_gives_the_same_dates_and_words(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    closures = read_closures(
        {
            "bank": ["2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03"],
            "school": [["2026-12-19", "2027-01-03"], ["2027-03-27", "2027-04-11"], ["2027-07-24", "2027-09-01"]],
            "closed": [["2026-12-24", "2026-12-27"]],
            "venues": {"mill-hall": [["2027-02-01", "2027-02-20"]], "old-chapel": [["2027-03-01", "2027-03-09"]]},
        }
    )
    cases = []
    for _ in range(500):
        sessions = [to_session(invent_session(chance)) for _ in range(chance.randint(1, 3))]
        notices = [to_notice(invent_notice(chance)) for _ in range(chance.choice([0, 0, 1, 2]))]
        now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(800 * 24 * 60))
        cases.append((sessions, notices, now, chance.randint(1, 12), chance.choice(["", "old-chapel"])))
    asked = [
        {
            "sessions": [to_compact(session) for session in sessions],
            "notices": [to_compact_notice(notice) for notice in notices],
            "closures": to_compact_closures(closures),
            "now": now.isoformat(),
            "count": count,
            "venue": venue,
        }
        for sessions, notices, now, count, venue in cases
    ]
    (tmp_path / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    command = [find_node(), str(HERE / "recurrence_answers.mjs"), str(tmp_path / "asked.json")]
    # Far from Britain: the device's time zone must not matter.
    answers = subprocess.run(command, check=True, capture_output=True, text=True, env={"TZ": "Pacific/Auckland"}).stdout
    for (sessions, notices, now, count, venue), answer in zip(cases, json.loads(answers), strict=True):
        local = to_london(now)
        found = next_dates(sessions, local, closures, count, notices=notices, venue=venue)
        assert answer["dates"] == [as_array(each) for each in found]
        assert answer["words"] == [[to_words(each), to_words(each, local.date())] for each in sessions]


def as_array(occurrence: Occurrence) -> list[Any]:
    return [
        to_day_number(occurrence.date),
        to_minutes(occurrence.start) if occurrence.start else -1,
        to_minutes(occurrence.end) if occurrence.end else -1,
        occurrence.session,
        occurrence.notice.what if occurrence.notice else "",
    ]
