"""Reads Outpost's import table: a row for each service, and rows below it for its further places, prices and times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hereabouts.feeds.item import Item
from hereabouts.imports.table import TableForm, read_table

Cells = Mapping[str, str]
HIDDEN = ("false", "0", "no")


def read_outpost(file: Path) -> Iterator[Item]:
    """Every service of the table, as Open Referral would say it; a row that belongs to none is told."""
    services: dict[str, Item] = {}
    for row in read_table(file, TableForm()).rows:
        cells, reference = row.cells, row.cells.get("import_id_reference", "")
        if reference and reference not in services:
            yield Item(file.name, row.number, cells.get("import_id", ""), reasons=[
                f"It belongs to the row with import_id {reference}, which is not above it."])  # fmt: skip
            continue
        item = services.get(reference) or Item(file.name, row.number, cells.get("import_id", ""), _begin(cells))
        if not reference:
            services[item.identity or str(row.number)] = item
        _add(item.entry, cells)
    for item in services.values():
        if item.entry["visible"].lower() in HIDDEN:
            item.left_out = "The source does not show it to the public."
        yield item


def _begin(cells: Cells) -> dict[str, Any]:
    def cell(name: str) -> str:
        return cells.get(name, "")

    terms = [term.strip() for term in cell("service_taxonomies").split(";") if term.strip()]
    return {
        "name": cell("name"),
        "visible": cell("visible"),
        "description": cell("description"),
        "url": cell("url"),
        "status": "temporarily closed" if cell("temporarily_closed").lower() in ("true", "1") else "active",
        "minimum_age": cell("min_age"),
        "maximum_age": cell("max_age"),
        "organization": {"name": cell("organisation")},
        "attributes": [{"taxonomy_term": {"name": term}} for term in terms],
        "cost_options": [{"amount": "0"}] if cell("free").lower() in ("true", "1") else [],
        "service_at_locations": [],
        "schedules": [],
        "contacts": [],
    }


def _add(service: Any, cells: Cells) -> None:
    """What one row holds of places, prices, times and ways to get in touch."""

    def cell(name: str) -> str:
        return cells.get(name, "")

    if cell("location_name") and cell("location_visible").lower() not in HIDDEN:
        is_masked = cell("mask_exact_address").lower() in ("true", "1")
        address = {"city": cell("location_city"), "postal_code": "" if is_masked else cell("location_postcode")}
        if not is_masked:
            address["address_1"] = cell("location_address_1")
        location: dict[str, Any] = {"name": cell("location_name"), "addresses": [address]}
        if not is_masked:
            location |= {"latitude": cell("location_latitude"), "longitude": cell("location_longitude")}
        service["service_at_locations"].append({"location": location})
    if cell("cost_amount"):
        option = {"amount": cell("cost_amount"), "option": cell("cost_option"), "amount_description": cell("cost_type")}
        service["cost_options"].append(option)
    if cell("scheduled_weekday"):
        times = {"opens_at": cell("schedules_opens_at"), "closes_at": cell("schedules_closes_at")}
        service["schedules"].append({"byday": cell("scheduled_weekday")[:2].upper(), "freq": "WEEKLY", **times})
    if cell("contact_visible").lower() not in HIDDEN and (cell("contact_email") or cell("contact_phone")):
        service.setdefault("email", cell("contact_email"))
        contact = {"name": cell("contact_name"), "phones": [{"number": cell("contact_phone")}]}
        service["contacts"].append(contact)
