"""Structured data: an event where there are dates, a group or a place where there are none, nothing confidential."""

import json
from typing import Any

import pytest

from hereabouts.pages import to_edition
from hereabouts.pages.fragment import read_fragments
from hereabouts.pages.jsonld import listing_data
from outline import read_outline
from small_town import GARDEN, SMALL, changed, make_listing, make_town

FRAGMENTS = read_fragments()


def read_data(data: Any, settings: str = "") -> dict[str, Any]:
    """What a machine reads about a listing."""
    listing = make_listing(data)
    element = listing_data(to_edition(make_town(listing, settings=settings), FRAGMENTS), listing)
    ((kind, text),) = read_outline(element).scripts
    assert kind == "application/ld+json"
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_listing_with_dates_is_an_event_with_its_times() -> None:
    data = read_data(GARDEN)
    assert data["@type"] == "Event"
    assert (data["startDate"], data["endDate"]) == ("2026-11-24T10:30", "2026-11-24T12:30")
    assert not {"eventStatus", "eventAttendanceMode"} & set(data)
    assert "eventSchedule" not in data, "it is not held in school holidays, for which there is no word"
    assert data["location"]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "4 Mill Lane",
        "addressLocality": "Smallton",
        "postalCode": "QX1 1AA",
        "addressCountry": "GB",
    }
    assert data["organizer"] == {
        "@type": "Organization",
        "name": "Smallton Growers",
        "url": "https://example.org/growers",
    }
    assert data["offers"] == {"@type": "Offer", "price": "3.00", "priceCurrency": "GBP"}
    assert data["url"] == "https://smallton.example.org/list/activity/garden/"


def test_an_example_says_that_it_is_invented() -> None:
    assert read_data(GARDEN)["description"].startswith("Invented example. ")
    assert read_data(GARDEN, settings="example: no")["description"] == "Grow vegetables together on Tuesday mornings."


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (
            {"day": "tuesday", "every": "2-weeks", "from": "2026-11-24"},
            {"repeatFrequency": "P2W", "startDate": "2026-11-24"},
        ),
        (
            {"day": "sunday", "every": "month", "which": ["first", "last"]},
            {"repeatFrequency": "P1M", "byDay": ["1SU", "-1SU"]},
        ),
        (
            {"day": "monday", "months": ["may", "june"], "until": "2027-06-30"},
            {"byMonth": [5, 6], "endDate": "2027-06-30"},
        ),
        ({"day": "friday", "except": ["2026-12-25"]}, {"exceptDate": ["2026-12-25"]}),
        (
            {"day": "friday", "start": "10:30", "end": "12:30"},
            {
                "@type": "Schedule",
                "repeatFrequency": "P1W",
                "byDay": ["https://schema.org/Friday"],
                "startTime": "10:30",
                "endTime": "12:30",
                "scheduleTimezone": "Europe/London",
            },
        ),
    ],
)
def test_how_it_repeats(session: dict[str, Any], expected: dict[str, Any]) -> None:
    schedule = read_data(changed(SMALL, when=[session]))["eventSchedule"][0]
    assert expected.items() <= schedule.items()


@pytest.mark.parametrize("rule", ["bank-holidays", "school-holidays", "last-of-month"])
def test_a_rule_that_has_no_word_is_left_unsaid(rule: str) -> None:
    session = {"day": "friday", "start": "10:30", "end": "12:30", "except": [rule]}
    data = read_data(changed(SMALL, when=[session]))
    assert "eventSchedule" not in data


def test_a_cancelled_next_date_is_told() -> None:
    notices = [{"cancelled": "2026-11-24", "because": "Frost."}]
    assert read_data(changed(GARDEN, notices=notices))["eventStatus"] == "https://schema.org/EventCancelled"


def test_without_dates_it_is_a_group_or_a_place() -> None:
    assert read_data(SMALL)["@type"] == "Organization"
    place = read_data(changed(SMALL, kind="place-to-be", where=[{"venue": "acorn-hall"}]))
    assert place["@type"] == "Place"
    assert place["address"]["postalCode"] == "QX1 1AA"
    assert set(place["geo"]) == {"@type", "latitude", "longitude"}


def test_online_there_and_both() -> None:
    link = "https://example.org/join"
    online = read_data(changed(SMALL, online="yes", online_link=link, when=[{"day": "monday"}]))
    assert online["location"] == {"@type": "VirtualLocation", "url": link}
    assert online["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")
    both = read_data(changed(GARDEN, online="both", online_link=link))
    assert [place["@type"] for place in both["location"]] == ["Place", "VirtualLocation"]


def test_a_confidential_place_and_a_withheld_group_are_left_out() -> None:
    data = read_data(changed(GARDEN, where=[{"venue": "quiet-house"}], organisation="hidden"))
    assert "location" not in data
    assert "organizer" not in data


def test_free_is_said_and_an_unknown_price_is_not() -> None:
    assert read_data(changed(GARDEN, cost={"type": "free"}))["isAccessibleForFree"] is True
    assert "isAccessibleForFree" not in read_data(changed(GARDEN, cost={"type": "unknown"}))


def test_a_script_in_a_name_does_not_end_the_element() -> None:
    assert read_data(changed(GARDEN, name="</script><script>alert(1)"))["name"] == "</script><script>alert(1)"
