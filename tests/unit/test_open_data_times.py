"""Open Referral's schedules give the dates on which something is held, and no other."""

from datetime import date, datetime, time

from dateutil import rrule

from hereabouts.notice import touches
from hereabouts.recurrence import HORIZON_DAYS, next_dates
from open_data import OpenData

DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), rrule.weekdays, strict=True))
FREQUENCIES = {"WEEKLY": rrule.WEEKLY, "MONTHLY": rrule.MONTHLY}
LAST = date(2027, 12, 28)
"""The horizon, counted from the day of the build."""


def dates_of(row: dict) -> set[date]:
    """The dates of one row, as an independent library reads it; weeks are counted from a Monday."""
    codes = row["byday"].split(",")
    rule = rrule.rrule(
        FREQUENCIES[row["freq"]],
        dtstart=datetime.fromisoformat(row.get("dtstart") or row.get("valid_from") or "1970-01-01"),
        interval=row["interval"],
        wkst=rrule.MO,
        byweekday=[DAYS[code[-2:]](int(code[:-2])) if code[:-2] else DAYS[code] for code in codes],
        until=datetime.combine(date.fromisoformat(row.get("valid_to", LAST.isoformat())), time.max),
    )
    return {day.date() for day in rule}


def held_dates(example: OpenData, listing) -> set[date]:
    """The dates on which a listing is held, without those that are cancelled."""
    directory = example.build.directory
    midnight = datetime.combine(directory.today, time.min)
    venue = listing.where[0].venue.slug if listing.where else ""
    cancelled = [notice for notice in listing.notices if notice.what == "cancelled"]
    coming = [
        one.date
        for session in listing.when
        for one in next_dates([session], midnight, directory.closures, 500, HORIZON_DAYS, venue=venue)
    ]
    return {day for day in coming if not any(touches(notice, day) for notice in cancelled)}


def test_schedules_give_the_dates_that_are_held(example):
    seen = 0
    for slug, service in example.services().items():
        listing = example.build.directory.listings[slug]
        expected = held_dates(example, listing) if listing.status in ("active", "seasonal") else set()
        rows = service.get("schedules", ())
        said = {day for row in rows for day in dates_of(row) if example.build.directory.today <= day <= LAST}
        assert said == expected, slug
        seen += len(said)
    assert seen > 1000


def test_no_schedule_names_a_time_zone_or_a_daily_rule(example):
    rows = [row for service in example.services().values() for row in service.get("schedules", ())]
    assert rows
    assert not [row for row in rows if "timezone" in row]
    assert {row["freq"] for row in rows} == {"WEEKLY", "MONTHLY"}
    assert all("Local time" in row["description"] for row in rows)
