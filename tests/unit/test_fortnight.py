"""The fourteen days that stand on What's on without script: everything that is on, and nothing else."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from hereabouts.address import Addresses
from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.pages import fortnight, render_slots, to_edition
from hereabouts.recurrence import next_dates
from html_page import Page
from pressing import OURS, home_at


@pytest.fixture(scope="module")
def example() -> Directory:
    """The example directory, checked."""
    return read_build(home_at(OURS)).directory


def read_days(html: str) -> dict[str, list[str]]:
    """What stands on each day, as it is read."""
    page = Page(f"<main>{html}</main>")
    days = [one for one in page.all("li") if one.has_class("day")]
    return {
        next(one for one in day.walk() if one.tag == "time").get("datetime") or "": [
            one.words for one in day.walk() if one.tag == "li" and one is not day
        ]
        for day in days
    }


def test_every_date_of_every_running_listing_stands_on_its_day(example: Directory) -> None:
    days = read_days(render_slots(to_edition(example), "../", ["fortnight"])["fortnight"])
    assert list(days) == [(example.today + timedelta(days=number)).isoformat() for number in range(14)]
    wanted: dict[str, list[str]] = {day: [] for day in days}
    for listing in example.found():
        if listing.status == "paused":
            continue
        venue = listing.where[0].venue.slug if listing.where else ""
        start = datetime.combine(example.today, time())
        for one in next_dates(listing.when, start, example.closures, 99, 13, venue=venue):
            wanted[one.date.isoformat()].append(listing.name)
    for day, lines in days.items():
        assert len(lines) == len(wanted[day])
        for name in wanted[day]:
            assert [line for line in lines if name in line], (day, name)


def test_a_line_says_when_what_where_and_for_how_much_or_that_it_is_off(example: Directory) -> None:
    days = read_days(render_slots(to_edition(example), "../", ["fortnight"])["fortnight"])
    assert "10:30am to 12:30pm Riverside Community Garden Mill Lane Allotments · £3 a morning" in days["2026-11-24"]
    assert "10:30am to 12:30pm Riverside Community Garden cancelled" in days["2026-12-01"]


def test_of_too_many_on_one_day_it_says_how_many_more(example: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fortnight.to_days(to_edition(example), Addresses("../"))
    monkeypatch.setattr(fortnight, "MOST_A_DAY", 3)
    cut = fortnight.to_days(to_edition(example), Addresses("../"))
    assert [day["left"] for day in cut] == [max(0, len(day["lines"]) - 3) for day in whole]
    assert [day["lines"] for day in cut] == [day["lines"][:3] for day in whole]
    html = render_slots(to_edition(example), "../", ["fortnight"])["fortnight"]
    assert f'{cut[0]["left"]} more on this day. <a href="../find/#by-area">Look by area</a>' in html
