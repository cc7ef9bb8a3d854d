"""Other directories' data: fields become ours, people stay out, and every entry not taken is told why."""

import json

import pytest

from filling import TODAY, run
from hereabouts.feeds.bring import import_feed
from hereabouts.feeds.feed import read_feed
from hereabouts.home import PROJECT, Home
from importing import SETTINGS, files, read

FEED = """\
reads: {reads}
short-name: around
source: {{name: Around here, licence: ogl-3.0}}
checked: {{date: 2026-11-01, by: The Sandbeck list}}
area: riverside
interests:
  Reading: [reading-and-writing]
{more}
"""
SERVICE = {
    "id": "s1",
    "name": "Book  Table",
    "description": "We read <b>together</b>. Ring 01632 960123 or write to table@example.org.",
    "status": "active",
    "url": "https://example.org/books",
    "email": "books@example.org",
    "minimum_age": 18,
    "maximum_age": 100,
    "attributes": [{"taxonomy_term": {"name": "reading"}}],
    "organization": {"name": "Table Trust", "website": "https://example.org/"},
    "contacts": [{"name": "Ann Example", "phones": [{"number": "01632 960124"}]}],
    "languages": [{"name": "Polish"}, {"name": "Martian"}],
    "cost_options": [
        {"amount": 2, "option": "Adults", "amount_description": "a visit"},
        {"amount": 0, "option": "Under 18"},
    ],
    "schedules": [
        {
            "freq": "WEEKLY",
            "byday": "TU,TH",
            "opens_at": "10:30:00",
            "closes_at": "12:00:00",
            "interval": 2,
            "dtstart": "2026-09-08",
        },
        {"freq": "MONTHLY", "bymonthday": "1", "description": "First of the month"},
    ],
    "service_at_locations": [
        {
            "location": {
                "location_type": "physical",
                "name": "Cobb Hall",
                "latitude": 99,
                "longitude": 1,
                "addresses": [{"address_1": "3 Cobb Row", "city": "Sandbeck", "postal_code": "qx11aa"}],
            }
        }
    ],
}
EVENT = {
    "name": "Chair Moves",
    "description": "Gentle.",
    "activity": [{"prefLabel": "Reading"}],
    "location": {"name": "Cobb Hall", "address": {"streetAddress": "3 Cobb Row", "postalCode": "QX1 1AA"}},
    "genderRestriction": "https://openactive.io/FemaleOnly",
    "ageRange": {"minValue": 60},
    "offers": [{"name": "Adult", "price": 4}, {"name": "Older", "price": "2.50"}],
    "leader": [{"givenName": "Nicole", "familyName": "Smith"}],
    "eventSchedule": [
        {"repeatFrequency": "P1W", "byDay": ["schema:Tuesday"], "startTime": "10:00", "endTime": "11:00"}
    ],
    "subEvent": [{"startDate": "2027-07-06T09:00:00Z", "endDate": "2027-07-06T10:00:00Z"}],
    "url": "https://example.org/chair",
}


@pytest.fixture
def town(tmp_path):
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


def bring(town, document, reads="open-referral", more=""):
    (town.parent / "feed.yml").write_text(FEED.format(reads=reads, more=more), encoding="utf-8")
    (town.parent / "data.json").write_text(json.dumps(document), encoding="utf-8")
    feed, problems = read_feed(town.parent / "feed.yml", PROJECT / "schemas")
    assert problems == []
    return import_feed([town.parent / "data.json"], feed, Home(PROJECT, town, TODAY), lambda done, total: None)


def item(data, identity="e1", state="updated"):
    return {"id": identity, "state": state, "kind": "session", **({"data": data} if data else {})}


def reasons(outcome):
    return [reason for _, reason in outcome.sorted.refused]


def test_a_service_becomes_a_listing(town):
    outcome = bring(town, SERVICE)
    assert reasons(outcome) == []
    (name,) = files(town)
    listing = read(town, name)
    listing["source"].pop("row-hash")
    assert listing == {
        "name": "Book Table",
        "summary": "We read together.",
        "kind": "group",
        "interests": ["reading-and-writing"],
        "organisation": {"name": "Table Trust", "type": "unknown", "url": "https://example.org/"},
        "where": [
            {
                "venue": {
                    "name": "Cobb Hall",
                    "address": {"street": "3 Cobb Row", "town": "Sandbeck"},
                    "postcode": "QX1 1AA",
                }
            }
        ],
        "when": [
            {"day": ["tuesday", "thursday"], "start": "10:30", "end": "12:00", "every": "2-weeks", "from": "2026-09-08"}
        ],
        "when-note": "First of the month.",
        "cost": {
            "type": "pay-each-time",
            "price": "2.00",
            "per": "a visit",
            "note": "Adults: £2.00; Under 18: £0.00",
        },
        "joining": {"how": "get-in-touch-first"},
        "contact": [{"phone": "01632 960124"}, {"email": "books@example.org"}, {"url": "https://example.org/books"}],
        "who-for": {"age-from": "18"},
        "languages": ["polish"],
        "checked": {"date": "2026-11-01", "how": "open-data", "by": "The Sandbeck list"},
        "source": {"from": "other-directory", "name": "Around here", "licence": "ogl-3.0", "id": "around:s1"},
    }
    told = " ".join(remark for draft in outcome.taken for _, remark in draft.remarks)
    for words in ("see contact", "not in the United Kingdom", "day of the month", "groups, not people"):
        assert words in told


def test_no_name_of_a_person_is_written_anywhere(town):
    bring(town, [SERVICE])
    bring(town, {"items": [item(EVENT)]}, reads="openactive")
    everything = b"".join(file.read_bytes() for file in town.rglob("*") if file.is_file())
    assert b"Ann Example" not in everything
    assert b"Nicole" not in everything


@pytest.mark.parametrize("document", [[SERVICE], {"contents": [SERVICE]}, {"service": SERVICE}, SERVICE])
def test_a_list_a_page_and_a_full_service_are_read(town, document):
    outcome = bring(town, document)
    assert reasons(outcome) == []
    assert len(outcome.taken) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": ""}, "It has no name."),
        ({"email": "books at example"}, "Its e-mail 'books at example' is not an e-mail address."),
        ({"url": "example/books"}, "Its web address 'example/books' is not a web address"),
        ({"attributes": []}, "are not under interests in the feed file. Add them."),
        ({"id": ""}, "It has no id, so nobody could tell it again."),
    ],
)
def test_a_service_with_a_fault_is_refused_with_the_reason(town, change, reason):
    (said,) = reasons(bring(town, {**SERVICE, **change}))
    assert reason in said
    assert not files(town)


@pytest.mark.parametrize("junk", [None, 3, "text", [], [None, 3, "x", []], {"items": 3}, {"contents": [{"id": []}]}])
@pytest.mark.parametrize("reads", ["open-referral", "openactive"])
def test_junk_is_refused_and_breaks_nothing(town, junk, reads):
    assert bring(town, junk, reads=reads).taken == []
    assert not files(town)


def test_an_event_becomes_a_listing_by_the_clocks_of_the_country(town):
    outcome = bring(town, {"items": [item(EVENT)]}, reads="openactive")
    assert reasons(outcome) == []
    (name,) = files(town)
    listing = read(town, name)
    assert listing["when"] == [
        {"day": "tuesday", "start": "10:00", "end": "11:00"},
        {"start": "10:00", "end": "11:00", "dates": ["2027-07-06"]},
    ]  # nine o'clock of the feed is ten by the clocks of a British summer
    assert listing["cost"] == {"type": "pay-each-time", "price": "4.00", "note": "Adult: £4.00; Older: £2.50"}
    assert listing["who-for"] == {"age-from": "60", "groups": ["women-only"]}


TEN = {"start": "10:00", "end": "11:00"}
SECOND_TUESDAY = {"day": "tuesday", "every": "month", "which": ["second"]}


@pytest.mark.parametrize(
    ("schedule", "session"),
    [
        ({"freq": "MONTHLY", "byday": "2TU"}, SECOND_TUESDAY),
        ({"freq": "FREQ=MONTHLY;BYDAY=2TU"}, SECOND_TUESDAY),
        ({"rrule": "RRULE:FREQ=MONTHLY;BYDAY=2TU"}, SECOND_TUESDAY),
        ({"freq": "MONTHLY", "byday": "TU", "bymonthday": "8,9,10,11,12,13,14"}, SECOND_TUESDAY),
        ({"freq": "MONTHLY", "byday": "-1FR"}, {"day": "friday", "every": "month", "which": ["last"]}),
        ({"byday": "Tuesday, Thursday"}, {"day": ["tuesday", "thursday"]}),
        ({"freq": "DAILY", "byday": "SA,SU"}, {"day": ["saturday", "sunday"]}),
        ({"freq": "WEEKLY", "dtstart": "2026-12-01"}, {"day": "tuesday", "from": "2026-12-01"}),
        (
            {"freq": "MONTHLY", "interval": "3", "byday": "1MO", "dtstart": "2026-12-07"},
            {
                "day": "monday", "every": "month", "which": ["first"], "from": "2026-12-07",
                "months": ["march", "june", "september", "december"],
            },
        ),
        (
            {"freq": "WEEKLY", "byday": "MO", "dtstart": "2026-12-07", "count": 3},
            {"day": "monday", "from": "2026-12-07", "until": "2026-12-21"},
        ),
    ],
)  # fmt: skip
def test_a_schedule_is_said_as_our_times_say_it(town, schedule, session):
    hours = {"opens_at": "10:00", "closes_at": "11:00"}
    assert reasons(bring(town, {**SERVICE, "schedules": [{**schedule, **hours}]})) == []
    (name,) = files(town)
    assert read(town, name)["when"] == [{**session, **TEN}]
    assert "when-note" not in read(town, name)


def test_the_second_tuesday_and_the_fourth_thursday_are_two_times(town):
    bring(town, {**SERVICE, "schedules": [{"freq": "MONTHLY", "byday": "2TU,4TH"}]})
    (name,) = files(town)
    fourth = {"day": "thursday", "every": "month", "which": ["fourth"]}
    assert read(town, name)["when"] == [SECOND_TUESDAY, fourth]


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        ({"freq": "MONTHLY", "bymonthday": "15", "opens_at": "10:00"}, "Every month on the 15th of the month, 10:00."),
        ({"freq": "WEEKLY", "interval": "7", "byday": "TU"}, "Every 7 weeks on Tuesday."),
        ({"freq": "MONTHLY", "byday": "-2TU"}, "Every month on Tuesday (-2 of the month)."),
        ({"freq": "YEARLY", "dtstart": "2026-12-24"}, "Every year, from 2026-12-24."),
        ({"freq": "WEEKLY", "byday": "XX", "description": "Most Mondays"}, "Most Mondays."),
        ({"freq": "HOURLY", "byday": "MO"}, "It is held now and then. Ask them when."),
    ],
)
def test_what_our_times_cannot_say_stands_in_words_and_is_told(town, schedule, words):
    outcome = bring(town, {**SERVICE, "schedules": [schedule]})
    (name,) = files(town)
    assert read(town, name)["when-note"] == words
    assert "when" not in read(town, name)
    assert words in " ".join(remark for draft in outcome.taken for _, remark in draft.remarks)


@pytest.mark.parametrize(
    ("schedule", "session"),
    [
        ({"repeatFrequency": "P1M", "byDay": ["2TU"]}, {**SECOND_TUESDAY, **TEN}),
        ({"repeatFrequency": "P1D", "startDate": "2026-12-01", "repeatCount": 2, "byDay": ["https://schema.org/Tuesday"]},
            {"day": "tuesday", "from": "2026-12-01", "until": "2026-12-08", **TEN}),
        ({"repeatFrequency": "P14D", "startDate": "2026-12-01"},
            {"day": "tuesday", "every": "2-weeks", "from": "2026-12-01", **TEN}),
        ({"repeatFrequency": "P1W", "byDay": ["schema:Monday"], "exceptDate": ["2026-12-28T10:00:00Z"]},
            {"day": "monday", "except": ["2026-12-28"], **TEN}),
    ],
)  # fmt: skip
def test_an_event_repeats_as_its_schedule_says(town, schedule, session):
    whole = {**EVENT, "subEvent": [], "eventSchedule": [{**schedule, "startTime": "10:00", "endTime": "11:00"}]}
    assert reasons(bring(town, {"items": [item(whole)]}, reads="openactive")) == []
    (name,) = files(town)
    assert read(town, name)["when"] == [session]


def test_what_the_feed_deletes_is_ended_and_what_it_says_later_counts(town):
    pages = [{"items": [item(EVENT), item({**EVENT, "name": "Chair Dance"})]}]
    bring(town, pages, reads="openactive")
    (name,) = files(town)
    assert read(town, name)["name"] == "Chair Dance"
    outcome = bring(town, {"items": [item(None, state="deleted")]}, reads="openactive")
    assert reasons(outcome) == []
    assert read(town, name)["status"] == "ended"
    assert "when" not in read(town, name)
    before = files(town)
    bring(town, {"items": [item(None, state="deleted")]}, reads="openactive")
    assert files(town) == before
    bring(town, {"items": [item(EVENT)]}, reads="openactive")
    assert "status" not in read(town, name)
    assert read(town, name)["when"]


def test_a_mistake_in_the_feed_file_is_told_with_its_line(town, tmp_path):
    (tmp_path / "feed.yml").write_text(FEED.format(reads="open-referal", more="licence: mine"), encoding="utf-8")
    (tmp_path / "data.json").write_text("[]")
    code, report = run(town, "import", tmp_path / "data.json", "--map", tmp_path / "feed.yml")
    assert code == 2
    assert "feed.yml:1: " in report
    assert "Did you mean open-referral?" in report


def test_a_file_that_is_no_whole_json_is_told(town, tmp_path):
    (tmp_path / "feed.yml").write_text(FEED.format(reads="openactive", more=""), encoding="utf-8")
    (tmp_path / "data.json").write_text('{"items": [')
    code, report = run(town, "import", tmp_path / "data.json", "--map", tmp_path / "feed.yml")
    assert code == 2
    assert "is not whole JSON" in report
