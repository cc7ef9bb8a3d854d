"""The example town holds every awkward case that a page, a search or a rule must cope with."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from example_town import LISTINGS, Data, places_in_place
from hereabouts.source import Source
from town import TODAY


def sessions(source: Source) -> list[Data]:
    """The times of a listing."""
    return list(source.data.get("when", ()))


def months_since_check(source: Source) -> int:
    """Whole months, by the calendar, since the facts were checked."""
    day = date.fromisoformat(str(source.data["checked"]["date"]))
    return (TODAY.year - day.year) * 12 + TODAY.month - day.month


def has_notice(what: str) -> Callable[[Source], bool]:
    """A case: some notice of this sort is yet to come."""
    return lambda source: any(
        what in notice and max(written_days(notice)) >= TODAY.isoformat() for notice in source.data.get("notices", ())
    )


def written_days(notice: Data) -> list[str]:
    """The dates in a notice."""
    return re.findall(r"\d{4}-\d\d-\d\d", json.dumps(notice))


def has_session(**wanted: Any) -> Callable[[Source], bool]:
    """A case: some time holds these values."""
    return lambda source: any(all(row.get(key) == value for key, value in wanted.items()) for row in sessions(source))


def has_exception(word: str) -> Callable[[Source], bool]:
    """A case: some time leaves out these days."""
    return lambda source: any(re.fullmatch(word, text) for row in sessions(source) for text in row.get("except", ()))


def only_contact(way: str) -> Callable[[Source], bool]:
    """A case: there is one way to get in touch and it is this."""
    return lambda source: [way] == [key for row in source.data.get("contact", ()) for key in row if key != "expect"]


def in_name(pattern: str) -> Callable[[Source], bool]:
    """A case: the name holds such letters."""
    return lambda source: bool(re.search(pattern, source.data["name"]))


CASES: dict[str, Callable[[Source], bool]] = {
    "one evening is cancelled": has_notice("cancelled"),
    "one day is elsewhere": has_notice("moved"),
    "one day is full": has_notice("full"),
    "one day is different": has_notice("changed"),
    "all is cancelled until a day": lambda s: any(n.get("cancelled") == "all" for n in s.data.get("notices", ())),
    "weekly except the last of the month": lambda s: any(
        row.get("except") == ["last-of-month"] and "every" not in row for row in sessions(s)
    ),
    "second and fourth Tuesday": has_session(day="tuesday", every="month", which=["second", "fourth"]),
    "until 15 July": has_session(until="2027-07-15"),
    "several days": lambda s: any(isinstance(row.get("day"), list) for row in sessions(s)),
    "term time only": has_exception("school-holidays"),
    "not on bank holidays": has_exception("bank-holidays"),
    "a date left out": has_exception(r"\d{4}-\d\d-\d\d"),
    "a date added": lambda s: any("also" in row for row in sessions(s)),
    "single dates": lambda s: any("dates" in row for row in sessions(s)),
    "start and end": lambda s: any("from" in row and "until" in row for row in sessions(s)),
    "several places": lambda s: len({row.get("venue") for row in sessions(s)} - {None}) > 1,
    "checked 8 months ago": lambda s: months_since_check(s) == 8,
    "checked 13 months ago": lambda s: months_since_check(s) == 13,
    "checked 20 months ago": lambda s: months_since_check(s) == 20,
    "four reduced prices": lambda s: len([row for row in s.data["cost"].get("reduced", ()) if row.get("proof")]) >= 4,
    "a scheme": lambda s: any("scheme" in row for row in s.data["cost"].get("reduced", ())),
    "a confidential place": lambda s: any(venue.get("confidential") == "yes" for venue in places_in_place(s)),
    "a place with neither pin nor postcode": lambda s: any(
        not {"pin", "postcode", "confidential"} & set(venue) for venue in places_in_place(s)
    ),
    "a pin in degrees": lambda s: any("lat" in venue.get("pin", {}) for venue in places_in_place(s)),
    "access not known": lambda s: any(
        all(fact == "unknown" for fact in venue["access"].values()) for venue in places_in_place(s) if "access" in venue
    ),
    "phone only": only_contact("phone"),
    "drop in only": only_contact("drop-in"),
    "form only": only_contact("form"),
    "an ampersand": in_name("&"),
    "an apostrophe": in_name("'"),
    "an emoji": in_name("[\u2600-\u27bf\U0001f300-\U0001faff]"),
    "Welsh letters": in_name("[ŵŷ]"),
    "a name from right to left": in_name("^[\u0600-\u06ff ]+$"),
    "a long name": lambda s: len(s.data["name"]) > 100,
    "an old short name": lambda s: "renamed-from" in s.data,
    "no alcohol in the room, some in the building": lambda s: s.data.get("alcohol") == "in-the-building",
    "help with money of every field": lambda s: len(s.data.get("money-help", ())) == 6,
}


@pytest.mark.parametrize("case", CASES)
def test_every_awkward_case_occurs(case: str) -> None:
    assert any(CASES[case](source) for source in LISTINGS)


def test_two_listings_are_withheld() -> None:
    assert len([source for source in LISTINGS if source.data.get("status") == "withheld"]) == 2
