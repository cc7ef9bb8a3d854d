"""Reads Ohana's set of CSV files: every row is held against what its kind needs, then joined into services."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateutil import parser as dates

from hereabouts.feeds.item import Item
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.table import Row, TableForm, read_table
from hereabouts.session import WEEKDAYS

Rows = Mapping[str, Sequence[Row]]
PARENTS = {
    "location_id": "locations",
    "organization_id": "organizations",
    "service_id": "services",
    "program_id": "programs",
    "contact_id": "contacts",
}
_CLOCK = re.compile(r"\d{1,2}(?::\d{2}){1,2}(?: ?[ap]m)?|\d{1,2} ?[ap]m", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """What the rows of one file need."""

    telling: frozenset[str]
    """Headings by which the file is known, whatever it is called."""
    needs: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    """It belongs to one of these."""
    headings: tuple[str, ...] = ()
    """Headings that must all be there."""


KINDS: Mapping[str, Kind] = {
    "taxonomy": Kind(frozenset(("taxonomy_id", "parent_name")), ("taxonomy_id", "name")),
    "regular_schedules": Kind(
        frozenset(("weekday",)), ("weekday", "opens_at", "closes_at"), ("location_id", "service_id")
    ),
    "holiday_schedules": Kind(
        frozenset(("closed", "start_date")), ("start_date", "end_date", "closed"), ("location_id", "service_id")
    ),
    "mail_addresses": Kind(
        frozenset(("attention",)), ("address_1", "city", "state_province", "postal_code", "country", "location_id")
    ),
    "addresses": Kind(
        frozenset(("address_1",)), ("address_1", "city", "state_province", "postal_code", "country", "location_id")
    ),
    "phones": Kind(
        frozenset(("number",)), ("number", "number_type"),
        ("contact_id", "location_id", "organization_id", "service_id"),
    ),
    "services": Kind(frozenset(("program_id", "description")), ("name", "description", "location_id", "status")),
    "locations": Kind(frozenset(("organization_id", "latitude")), ("name", "description", "organization_id")),
    "organizations": Kind(frozenset(("date_incorporated",)), ("name", "description")),
    "contacts": Kind(frozenset(("title", "department")), ("name",), ("location_id", "organization_id", "service_id")),
    "programs": Kind(
        frozenset(("organization_id", "alternate_name")), ("name", "organization_id"),
        headings=("id", "organization_id", "name", "alternate_name"),
    ),
}  # fmt: skip


def kind_of(headings: Sequence[str]) -> str:
    """What a file holds, by its headings; empty where it is none of Ohana's."""
    if tuple(headings) == ("id", "organization_id", "name"):
        return "programs"
    return next((name for name, kind in KINDS.items() if kind.telling <= set(headings)), "")


def faults(kind: str, row: Row, known: Mapping[str, frozenset[str]] | None = None) -> list[str]:
    """Everything that is wrong with one row; `known` gives the ids there are, of the kinds that are there."""
    cells, wanted = row.cells, KINDS[kind]
    found = [f"Its {name} is empty." for name in wanted.needs if not cells.get(name)]
    if wanted.one_of and not any(cells.get(name) for name in wanted.one_of):
        found.append(f"It belongs to nothing: none of {', '.join(wanted.one_of)} is filled.")
    missing = [name for name in wanted.headings if name not in cells]
    if missing:
        found.append(f"The table has no column {', '.join(missing)}.")
    if row.too_long:
        found.append("It has more cells than the table has headings.")
    for name, parent in PARENTS.items():
        if cells.get(name) and parent != kind and known and parent in known and cells[name] not in known[parent]:
            found.append(f"Its {name} {cells[name]} is not in {parent}.")
    if kind == "taxonomy" and cells.get("parent_id") and not cells.get("parent_name"):
        found.append("It has a parent_id, but no parent_name.")
    for name in ("date_incorporated", "start_date", "end_date"):
        if cells.get(name) and to_date(cells[name]) is None:
            found.append(f"Its {name} {cells[name]!r} is not a date as Ohana writes it, month first.")
    for name in ("opens_at", "closes_at"):
        if cells.get(name) and not _CLOCK.fullmatch(cells[name]):
            found.append(f"Its {name} {cells[name]!r} is not a time.")
    if kind == "holiday_schedules" and cells.get("closed", "").lower() == "false" and not cells.get("closes_at"):
        found.append("It is open, but its closes_at is empty.")
    return found


def to_date(text: str) -> date | None:
    """A day as Ohana's files write it: 1/24/2014, 1/24/14 or January 24, 2014; the month comes first."""
    numbers = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})", text)
    if numbers and int(numbers[1]) > 12:
        return None
    try:
        return dates.parse(text, dayfirst=False).date()
    except (ValueError, OverflowError):
        return None


def read_ohana(files: Sequence[Path]) -> Iterator[Item]:
    """Every service, joined with its place, organisation and times; every row that cannot be used, with why."""
    tables: dict[str, list[Row]] = {}
    for file in files:
        table = read_table(file, TableForm())
        kind = kind_of(table.columns)
        if not kind:
            raise ImportStopped(f"{file} is none of Ohana's files: its headings are {', '.join(table.columns[:6])}.")
        tables.setdefault(kind, []).extend(table.rows)
    known = {kind: frozenset(row.cells.get("id", "") for row in rows) for kind, rows in tables.items()}
    good: dict[str, list[Row]] = {}
    for kind, rows in tables.items():
        for row in rows:
            wrong = faults(kind, row, known)
            if wrong:
                yield Item(row.file, row.number, row.cells.get("id", "") or "-", reasons=wrong)
            else:
                good.setdefault(kind, []).append(row)
    for row in good.get("services", ()):
        yield Item(row.file, row.number, row.cells["id"], _to_service(row, good))


def _to_service(row: Row, good: Rows) -> dict[str, Any]:
    """A service as Open Referral would say it."""
    cells = row.cells
    place = _one(good, "locations", cells["location_id"])
    organisation = _one(good, "organizations", place.get("organization_id", ""))
    address = next((r.cells for r in good.get("addresses", ()) if r.cells["location_id"] == place.get("id")), {})
    terms = {r.cells["taxonomy_id"]: r.cells["name"] for r in good.get("taxonomy", ())}
    named = [terms.get(key.strip(), "") for key in cells.get("taxonomy_ids", "").split(",")]
    keywords = [word.strip() for word in cells.get("keywords", "").split(",")]
    return {
        "name": cells["name"],
        "description": cells["description"],
        "url": cells.get("website") or place.get("website", ""),
        "email": cells.get("email") or place.get("email", ""),
        "status": cells["status"],
        "fees": cells.get("fees", ""),
        "wait_time": cells.get("wait_time", ""),
        "eligibility_description": cells.get("eligibility", ""),
        "organization": {"name": organisation.get("name", ""), "website": organisation.get("website", "")},
        "service_at_locations": [{"location": {**place, "location_type": "physical", "addresses": [address]}}],
        "schedules": [_to_schedule(r.cells) for r in good.get("regular_schedules", ()) if _is_of(r.cells, row, place)],
        "phones": [{"number": r.cells["number"]} for r in good.get("phones", ())
                   if _is_of(r.cells, row, place) and r.cells["number_type"] == "voice"],
        "languages": [{"name": name.strip()} for name in cells.get("languages", "").split(",")],
        "attributes": [{"taxonomy_term": {"name": name}} for name in (*named, *keywords) if name],
    }  # fmt: skip


def _one(good: Rows, kind: str, identity: str) -> Mapping[str, str]:
    return next((row.cells for row in good.get(kind, ()) if row.cells.get("id") == identity), {})


def _is_of(cells: Mapping[str, str], service: Row, place: Mapping[str, str]) -> bool:
    mine = cells.get("service_id") == service.cells["id"]
    return mine or (not cells.get("service_id") and bool(place) and cells.get("location_id") == place.get("id"))


def _to_schedule(cells: Mapping[str, str]) -> dict[str, str]:
    day = next((day for day in WEEKDAYS if day.startswith(cells["weekday"].lower()[:3])), "")
    clock = {key: dates.parse(cells[key]).strftime("%H:%M") for key in ("opens_at", "closes_at")}
    return {"freq": "WEEKLY", "byday": day[:2].upper(), **clock}
