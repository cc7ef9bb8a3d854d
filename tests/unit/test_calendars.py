"""Calendars: a stranger reads our dates in them, the browser makes the same text, and no name breaks a file."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from calendar_reader import Held, read_dates
from hereabouts.build import read_build
from hereabouts.calendars.calendar import to_calendar
from hereabouts.calendars.entry import Entry, to_entry, to_json_entry
from hereabouts.calendars.event import Choices, Site, to_uid
from hereabouts.calendars.known import to_about
from hereabouts.calendars.text import escape_text, fold_line
from hereabouts.calendars.write import to_entries, to_site
from hereabouts.closing.calendars import to_cancelled
from hereabouts.closing.closed import Closed, Pointer
from hereabouts.closure import Closures, bank_holidays
from hereabouts.directory import Directory
from hereabouts.notice import Notice, is_over, to_notice
from hereabouts.recurrence import next_dates
from hereabouts.session import Session, to_session
from made_sessions import invent_notice, invent_session, read_closures
from node import node
from pressing import OURS, home_at

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
TWO_YEARS = timedelta(days=731)
SITE = Site("list.example.org", "https://list.example.org/town/", Closures())


@pytest.fixture(scope="module")
def example() -> Directory:
    """The example directory, checked."""
    return read_build(home_at(OURS)).directory


def to_own(name: str = "A group", **known: Any) -> Entry:
    """An entry that says little, and what is given."""
    plain = Entry("a-group", "a-group", name, (), (), "", {}, date(2026, 10, 1))
    return replace(plain, **known)


def our_dates(entry: Entry, closures: Closures, first: date, last: date) -> list[Held]:
    """What the pages of the site say of the same days."""
    # From the evening before: what ends at midnight is not past when the day begins.
    evening = datetime.combine(first - timedelta(days=1), time(23, 59))
    days = (last - first).days + 1
    found = next_dates(entry.sessions, evening, closures, 99_999, days, entry.notices, entry.venue)
    return sorted(
        (
            one.date,
            f"{one.start:%H:%M}" if one.start else "",
            f"{one.end:%H:%M}" if one.start and one.end else "",
            bool(one.notice and one.notice.what == "cancelled"),
        )
        for one in found
        if one.date >= first
    )


def ask_browser(
    entries: Iterable[Entry], site: Site, today: date, choices: list[dict[str, Any]], room: Path
) -> list[str]:
    """The texts that ics.mjs makes of one entry each, with these choices."""
    about = to_about(_only(today), site, 1)
    asked = {"about": about, "cases": [[to_json_entry(one), some] for one, some in zip(entries, choices, strict=True)]}
    (room / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    command = [node(), str(HERE / "calendar_answers.mjs"), str(room / "asked.json")]
    # Far from Britain: the device's time zone must not matter.
    answered = subprocess.run(command, check=True, capture_output=True, text=True, env={"TZ": "Pacific/Auckland"})
    return json.loads(answered.stdout)


def _only(today: date) -> Any:
    """As much of a directory as the day it is built for."""

    class Day:
        pass

    day = Day()
    day.today = today  # type: ignore[attr-defined]
    return day


def invent_entries(seed: int, count: int) -> Iterator[Entry]:
    """Listings with any sessions the schema lets pass, and any news."""
    chance = random.Random(seed)
    for number in range(count):
        sessions = [to_session(_timed(invent_session(chance))) for _ in range(chance.randint(1, 3))]
        notices = [to_notice(invent_notice(chance)) for _ in range(chance.choice([0, 0, 1, 2]))]
        if chance.random() < 0.1:
            notices.append(Notice("cancelled", all=True, because="Until somebody finds a key."))
        yield to_own(
            f"Group {number}",
            slug=f"group-{number}",
            first_slug=chance.choice([f"group-{number}", f"old-name-{number}"]),
            sessions=tuple(sessions),
            notices=tuple(one for one in notices if not is_over(one, TODAY)),
            venue=chance.choice(["", "old-chapel", "mill-hall"]),
            places={"": ("The Old Chapel", "Chapel Lane, Pell"), "mill-hall": ("Mill Hall",)},
            checked=TODAY - timedelta(days=chance.randrange(900)),
        )


def _timed(data: dict[str, Any]) -> dict[str, Any]:
    """An end comes after its start: another rule sees to that."""
    if data.get("start", "") >= data.get("end", "24"):
        data.pop("end")
    return data


BANK = [day.isoformat() for day in bank_holidays("england", 2025, 2028)]
RESTS = read_closures(
    {
        "bank": BANK,
        "school": [["2026-12-19", "2027-01-03"], ["2027-03-27", "2027-04-11"], ["2027-07-24", "2027-09-01"]],
        "closed": [["2026-12-24", "2026-12-27"], ["2028-02-01", "2028-02-03"]],
        "venues": {"mill-hall": [["2027-02-01", "2027-02-20"]], "old-chapel": [["2027-03-01", "2027-03-09"]]},
    }
)


def test_a_stranger_reads_every_calendar_of_the_example_as_we_do(example: Directory) -> None:
    entries = to_entries(example)
    assert len(entries) > 100
    for _, entry in entries:
        text = to_calendar([entry], to_site(example), example.today)
        last = example.today + TWO_YEARS
        assert read_dates(text, example.today, last) == our_dates(entry, example.closures, example.today, last), (
            entry.slug
        )


@pytest.mark.parametrize("seed", range(6))
def test_a_stranger_reads_any_sessions_as_we_do(seed: int) -> None:
    site = replace(SITE, closures=RESTS)
    last = TODAY + TWO_YEARS
    for entry in invent_entries(seed, 60):
        text = to_calendar([entry], site, TODAY)
        ours = our_dates(entry, RESTS, TODAY, last)
        assert (read_dates(text, TODAY, last) if text else []) == ours, entry


def test_times_stay_the_same_on_a_wall_when_the_clocks_change() -> None:
    sunday = Session(days=(6,), start=time(10, 30), end=time(12))
    text = to_calendar([to_own(sessions=(sunday,))], SITE, TODAY)
    [event] = Calendar.from_ical(text).walk("VEVENT")
    for day in (date(2027, 3, 28), date(2027, 10, 31)):
        assert (day, "10:30", "12:00", False) in read_dates(text, day, day)
    assert event["DTSTART"].dt.utcoffset() == timedelta(hours=1)  # the first is in October, before the change


def test_the_zone_in_the_file_is_the_zone_of_britain() -> None:
    [zone] = Calendar.from_ical(to_calendar([to_own(sessions=(Session(days=(0,)),))], SITE, TODAY)).walk("VTIMEZONE")
    london, written = ZoneInfo("Europe/London"), zone.to_tz(lookup_tzid=False)
    for hour in range(0, 24 * 731, 5):
        moment = datetime(2026, 11, 23, 0, 30) + timedelta(hours=hour)
        assert moment.replace(tzinfo=written).utcoffset() == moment.replace(tzinfo=london).utcoffset(), moment


def test_the_browser_makes_the_same_text_of_the_example(example: Directory, tmp_path: Path) -> None:
    entries = [entry for _, entry in to_entries(example)]
    site = to_site(example)
    for choices in (Choices(), Choices(plain_names=True, reminder=True)):
        wanted = {"plainNames": choices.plain_names, "reminder": choices.reminder}
        made = ask_browser(entries, site, example.today, [wanted] * len(entries), tmp_path)
        assert made == [to_calendar([entry], site, example.today, choices) for entry in entries]


def test_the_browser_makes_the_same_text_of_any_sessions(tmp_path: Path) -> None:
    site = replace(SITE, closures=RESTS)
    entries = list(invent_entries(7, 300))
    choices = [Choices(number % 3 == 0, number % 2 == 0) for number in range(len(entries))]
    wanted = [{"plainNames": one.plain_names, "reminder": one.reminder} for one in choices]
    made = ask_browser(entries, site, TODAY, wanted, tmp_path)
    for entry, some, text in zip(entries, choices, made, strict=True):
        assert text == to_calendar([entry], site, TODAY, some), entry


HOSTILE = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120)


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_words_break_a_file(name: str, note: str, hall: str) -> None:
    session = Session(days=(1,), start=time(10), note=note)
    text = to_calendar([to_own(name, sessions=(session,), places={"": (hall,)})], SITE, TODAY)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not {"\r", "\n"} & set(text.replace("\r\n", ""))
    calendar = Calendar.from_ical(text)
    [event] = calendar.walk("VEVENT")
    assert [*event.errors, *calendar.errors] == []
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]
    assert str(event["SUMMARY"]) == _seen(name)
    assert str(event["LOCATION"]) == _seen(hall)


def _seen(text: str) -> str:
    """What is left of a text on a screen: breaks as one kind, nothing that only machines see."""
    broken = text.replace("\r\n", "\n")
    for mark in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        broken = broken.replace(mark, "\n")
    return "".join(letter for letter in broken if letter == "\n" or letter == "\t" or not _is_control(letter))


def _is_control(letter: str) -> bool:
    return ord(letter) < 32 or 127 <= ord(letter) < 160


def test_the_browser_escapes_and_folds_hostile_words_alike(tmp_path: Path) -> None:
    chance = random.Random(5545)
    letters = "aé€😀 ,;:\\\n\r\"'<\x00\x07\x85\u2028BEGIN:VEVENT"
    entries = [
        to_own(
            "".join(chance.choices(letters, k=chance.randint(1, 200))),
            sessions=(Session(days=(1,), note="".join(chance.choices(letters, k=90))),),
            places={"": ("".join(chance.choices(letters, k=60)),)},
        )
        for _ in range(200)
    ]
    made = ask_browser(entries, SITE, TODAY, [{}] * len(entries), tmp_path)
    assert made == [to_calendar([entry], SITE, TODAY) for entry in entries]


def test_a_line_is_folded_between_characters_and_never_longer_than_75_octets() -> None:
    for start in range(70, 80):
        folded = fold_line("x" * start + "😀é" * 30)
        assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
        assert folded.replace("\r\n ", "") == "x" * start + "😀é" * 30
    assert escape_text("a,b;c\\d\r\ne\rf") == "a\\,b\\;c\\\\d\\ne\\nf"


def test_plain_names_say_place_and_time_and_nothing_else() -> None:
    session = Session(days=(1,), start=time(10), note="Ask for the grief group.")
    told = Notice("cancelled", dates=(date(2026, 12, 1),), because="The grief counsellor is ill.")
    entry = to_own(
        "Grief circle", slug="grief-circle", first_slug="grief-circle", sessions=(session,), notices=(told,),
        places={"": ("Acorn Hall", "Mill Lane")},
    )  # fmt: skip
    text = to_calendar([entry], SITE, TODAY, Choices(plain_names=True, reminder=True))
    assert "grief" not in text.lower()
    assert [str(event["SUMMARY"]) for event in Calendar.from_ical(text).walk("VEVENT")] == [
        "Acorn Hall",
        "Cancelled: Acorn Hall",
    ]
    assert "SUMMARY:Plans" in to_calendar([replace(entry, places={})], SITE, TODAY, Choices(plain_names=True))


@pytest.mark.parametrize(("start", "said"), [(time(10, 30), "18:00"), (time(0, 0), "18:00"), (None, "18:00")])
def test_the_reminder_comes_at_six_in_the_evening_before(start: time | None, said: str) -> None:
    entry = to_own(sessions=(Session(days=(1,), start=start),))
    text = to_calendar([entry], SITE, TODAY, Choices(reminder=True))
    [event] = Calendar.from_ical(text).walk("VEVENT")
    [alarm] = event.walk("VALARM")
    begins = datetime.combine(date(2026, 12, 1), start or time())
    assert f"{begins + alarm['TRIGGER'].dt:%Y-%m-%d %H:%M}" == f"2026-11-30 {said}"


def test_a_cancelled_date_stays_and_says_so() -> None:
    session = Session(days=(1,), start=time(10), end=time(11))
    told = Notice("cancelled", dates=(date(2026, 12, 1), date(2026, 12, 2)), because="No key.")
    text = to_calendar([to_own(sessions=(session,), notices=(told,))], SITE, TODAY, Choices(reminder=True))
    [_, off] = Calendar.from_ical(text).walk("VEVENT")
    assert (off["STATUS"], off["RECURRENCE-ID"].dt.date(), str(off["SUMMARY"])) == (
        "CANCELLED", date(2026, 12, 1), "Cancelled: A group",
    )  # fmt: skip
    assert not off.walk("VALARM")


def test_what_is_true_of_every_date_is_said_once() -> None:
    told = Notice("full", all=True, until=date(2027, 1, 1), because="They hope for a bigger room.")
    text = to_calendar([to_own(sessions=(Session(days=(1,)),), notices=(told,))], SITE, TODAY)
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert "Full until 1 January 2027. They hope for a bigger room." in str(event["DESCRIPTION"])


def test_an_event_keeps_its_identity_when_words_times_and_page_change() -> None:
    one = to_own(sessions=(Session(days=(1,), start=time(10)),))
    other = replace(one, name="New", slug="new", sessions=(Session(days=(2,), start=time(9)),), checked=TODAY)
    uids = [
        [str(event["UID"]) for event in Calendar.from_ical(to_calendar([entry], SITE, TODAY)).walk("VEVENT")]
        for entry in (one, other)
    ]
    assert uids[0] == uids[1]
    assert to_uid("a") == "d228cb696f1a8caf78912b704e4a8964"  # the published figure for FNV-1a of 128 bits


@pytest.mark.parametrize("moved", [timedelta(days=1), timedelta(days=30)])
def test_the_text_of_an_unchanged_listing_is_the_same_on_another_day(example: Directory, moved: timedelta) -> None:
    for _, entry in to_entries(example):
        texts = {to_calendar([entry], to_site(example), day) for day in (TODAY, TODAY + moved)}
        assert len(texts) == 1


def test_what_is_ended_withheld_paused_or_confidential_has_no_calendar(example: Directory) -> None:
    shown = {listing.slug for listing, _ in to_entries(example)}
    for slug in ("castle-hill-lace-makers", "thursday-table", "millgate-warm-reads", "trans-tea"):
        assert slug in example.listings
        assert slug not in shown
    for listing in example.listings.values():
        if any(place.venue.confidential for place in listing.where) or listing.status in (
            "ended",
            "withheld",
            "paused",
        ):
            assert to_entry(listing) is None


# The calendars of a site that has closed.


def test_a_closed_site_cancels_every_date_to_come_under_the_names_it_had() -> None:
    site = replace(SITE, closures=RESTS)
    closed = Closed(TODAY, (Pointer("https://council.example.net/", "The council"),), "", False)
    until = TODAY + timedelta(days=600)
    checked = 0
    for entry in invent_entries(17, 250):
        before, after = to_calendar([entry], site, TODAY), to_cancelled(entry, site, closed)
        events = Calendar.from_ical(after).walk("VEVENT")
        assert {event["STATUS"] for event in events} <= {"CANCELLED"}
        if not before:
            continue
        known = {str(event["UID"]) for event in Calendar.from_ical(before).walk("VEVENT")}
        assert {str(event["UID"]) for event in events} <= known
        planned = {held[:3] for held in read_dates(before, TODAY, until) if not held[3]}
        assert planned <= {held[:3] for held in read_dates(after, TODAY, until)}, entry
        checked += bool(planned)
    assert checked > 150
