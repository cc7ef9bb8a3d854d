"""Where school holidays are not known any more, pages say so, built anew or not."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date

import pytest

from building import PROJECT
from hereabouts.closure import Closures, to_closures
from hereabouts.freshness import Freshness
from hereabouts.moment import to_day_number
from hereabouts.pages.horizon import rest_words
from hereabouts.pages.rest import HORIZON_DAYS
from hereabouts.press import USUAL_STALE, head_of_page
from hereabouts.session import to_session
from hereabouts.session_compact import to_compact
from node import node

TODAY = date(2026, 11, 23)
AGES = (PROJECT / "overrides/assets/javascripts/ages.mjs").read_text(encoding="utf-8")
TERM = to_closures({"school-holidays": [{"from": "2026-12-21", "until": "2027-01-01"}]})
WITH, WITHOUT = (
    (to_session({"day": "tuesday", "start": "10:30", "end": "12:30", **more}),)
    for more in ({"except": ["school-holidays"]}, {})
)
SAID = "School holidays are not known after {}. Ask first."


@pytest.mark.parametrize(
    ("sessions", "day", "closures", "words"),
    [
        (WITH, date(2027, 1, 1), TERM, []),
        (WITH, date(2027, 1, 5), TERM, [SAID.format("1 January 2027")]),
        (WITH, date(2026, 11, 24), Closures(), [SAID.format("23 November 2026")]),
        (WITHOUT, date(2030, 1, 1), TERM, []),
    ],
)
def test_dates_beyond_the_last_school_holiday_say_so(sessions, day, closures, words):
    assert rest_words(sessions, [TODAY, day], closures, TODAY) == words


def test_where_there_are_no_dates_nothing_is_said():
    assert rest_words(WITH, [], TERM, TODAY) == []


def test_the_browser_says_the_same_as_the_build():
    cases = [(day, closures) for day in (date(2026, 11, 24), date(2027, 1, 5)) for closures in (TERM, Closures())]
    rows = [
        {
            "data": {
                "sessions": [to_compact(one) for one in WITH],
                "closures": {"school": [[to_day_number(date(2026, 12, 21)), to_day_number(date(2027, 1, 1))]]}
                if closures is TERM
                else {},
            },
            "days": [to_day_number(day)],
        }
        for day, closures in cases
    ]
    script = (
        "import { restWords } from './overrides/assets/javascripts/ages.mjs';"
        f"console.log(JSON.stringify({json.dumps(rows)}.map(({{ data, days }}) => "
        f"restWords(data, days, {to_day_number(TODAY)}))));"
    )
    ended = subprocess.run(
        [node(), "--input-type=module", "--eval", script], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert json.loads(ended.stdout) == [rest_words(WITH, [day], closures, TODAY) for day, closures in cases]


def test_browser_and_build_count_the_same_days():
    known = {name: int(days) for name, days in re.findall(r"const ([A-Z_]+) = (\d+);", AGES)}
    assert known["KNOWN_DAYS"] == HORIZON_DAYS
    assert known["STALE"] == USUAL_STALE
    assert known["DUE"] == round(Freshness().due_months * 365.25 / 12)


def test_a_page_names_the_days_of_a_town_that_set_them_and_is_silent_otherwise():
    usual = head_of_page("", today=TODAY, serving=True)
    assert "stale-days" not in usual
    assert '<meta name="stale-days" content="548">' in head_of_page("", today=TODAY, serving=True, stale=548)
