"""Reads Open Referral UK and HSDS 3: one service, a list of them, or a page of a list; makes a listing of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hereabouts.context import Context
from hereabouts.feeds.facts import to_head, to_organisation
from hereabouts.feeds.feed import Feed
from hereabouts.feeds.item import Item
from hereabouts.feeds.open_referral_times import to_schedules
from hereabouts.feeds.own import own_part
from hereabouts.feeds.parts import Entry, rows_of
from hereabouts.feeds.schedule import to_when
from hereabouts.feeds.words import (
    LONGEST_NAME,
    Remark,
    find_postcode,
    line_of,
    text_of,
    to_age,
    to_email,
    to_phone,
    to_pin,
    to_price,
    to_url,
    without_empty,
)  # fmt: skip
from hereabouts.imports.rule import fold

STATUS = {"inactive": "ended", "defunct": "ended", "temporarily closed": "paused"}
ONLINE = ("online", "virtual", "remote", "video")


def read_services(file: str, document: Any) -> Iterator[Item]:
    """Every service of a document, numbered as it comes."""
    entries = document.get("contents", [document]) if isinstance(document, dict) else document
    for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        if not isinstance(entry, dict):
            yield Item(file, number, reasons=["It is no service: it is not in braces."])
            continue
        service = entry["service"] if isinstance(entry.get("service"), dict) else entry
        yield Item(file, number, text_of(service.get("id")), service, is_deleted="gone" in own_part(service))


def to_service_listing(item: Item, feed: Feed, context: Context, remark: Remark) -> dict[str, Any]:
    """The fields of a listing; what is wrong is kept with the item, all of it."""
    service = item.entry
    if not text_of(service.get("description")):
        remark("It has no description, so its name stands there. Write one.")
    locations = list(_locations(service))
    status = fold(text_of(service.get("status")))
    said = STATUS.get(status, "")
    closed = "Closed for now. Ask them when it starts again." if said == "paused" else ""
    return without_empty(
        {
            **to_head(item, service, feed, list(_categories(service)), remark),
            "status": said,
            "status-note": line_of(service.get("alert"), 300) or closed,
            "organisation": to_organisation(item, service.get("organization")),
            **_to_online(service, locations),
            "where": [place for location in locations if (place := _to_place(location, remark))],
            **({} if said == "ended" else to_when(to_schedules(service, remark), feed.checked["date"], remark)),
            "cost": _to_cost(service),
            "joining": {"how": feed.joining, "wait": line_of(service.get("wait_time"), 160)},
            "contact": list(_to_contacts(item, service, remark)),
            "who-for": {
                "age-from": to_age(service.get("minimum_age")),
                "age-to": to_age(service.get("maximum_age")),
                "eligibility": line_of(service.get("eligibility_description"), 400),
            },
            "languages": _to_languages(service, context),
        }
    )


def _categories(service: Entry) -> Iterator[str]:
    for attribute in rows_of(service, "attributes"):
        term = attribute.get("taxonomy_term")
        if isinstance(term, dict):
            yield from filter(None, (text_of(term.get("name")), text_of(term.get("term"))))
    for term in rows_of(service, "taxonomy_terms"):
        yield text_of(term.get("name"))


def _locations(service: Entry) -> Iterator[Entry]:
    for place in rows_of(service, "service_at_locations"):
        if isinstance(place.get("location"), dict):
            yield place["location"]


def _to_online(service: Entry, locations: list[Entry]) -> dict[str, str]:
    said = " ".join(text_of(row.get("attending_type")) for row in rows_of(service, "schedules"))
    how = line_of(said, 600)
    said += " ".join(text_of(location.get("location_type")) for location in locations)
    is_online = any(word in fold(said) for word in ONLINE)
    is_somewhere = any(text_of(location.get("location_type")) in ("physical", "postal", "") for location in locations)
    if not is_online:
        return {}
    return {"online": "both" if is_somewhere else "yes", "online-how": how or "Ask them how to join."}


def _to_place(location: Entry, remark: Remark) -> dict[str, Any]:
    if text_of(location.get("location_type")) == "virtual":
        return {}
    address = next(iter(rows_of(location, "addresses")), {})
    written = text_of(address.get("postal_code"))
    postcode = find_postcode(written)
    if written and not postcode:
        remark(f"Its postcode {written!r} is no full postcode of the United Kingdom, so it was left out.")
    street = ", ".join(filter(None, (line_of(address.get(key), 80) for key in ("address_1", "address_2"))))
    venue = without_empty(
        {
            "name": line_of(location.get("name"), LONGEST_NAME) or street,
            "address": {
                "street": street[:160],
                "town": line_of(address.get("city"), 80),
                "county": line_of(address.get("state_province"), 80),
            },
            "postcode": postcode,
            "pin": to_pin(location.get("latitude"), location.get("longitude"), remark),
        }
    )
    return {"venue": venue} if venue.get("name") else {}


def _to_cost(service: Entry) -> dict[str, str]:
    options = rows_of(service, "cost_options")
    prices = [price for row in options if (price := to_price(row.get("amount"))) is not None]
    note = line_of(service.get("fees_description") or service.get("fees"), 400)
    if not prices:
        return {"type": "unknown", "note": note}
    if not any(map(float, prices)):
        return {"type": "free", "note": note}
    highest = max(prices, key=float)
    first = next(row for row in options if to_price(row.get("amount")) == highest)
    said = [
        f"{text_of(row.get('option'))}: £{to_price(row.get('amount'))}"
        for row in options
        if text_of(row.get("option")) and to_price(row.get("amount")) is not None
    ]
    per = line_of(first.get("amount_description"), 60)
    return {"type": "pay-each-time", "price": highest, "per": per, "note": line_of("; ".join(said) or note, 400)}


def _to_contacts(item: Item, service: Entry, remark: Remark) -> Iterator[dict[str, str]]:
    contacts = rows_of(service, "contacts")
    phones = [row for node in (service, *contacts) for row in rows_of(node, "phones")]
    numbers = (to_phone(row.get("number")) for row in phones)
    yield from ({"phone": number} for number in dict.fromkeys(filter(None, numbers)))
    if email := item.attempt(lambda: to_email(service.get("email"), "Its e-mail")):
        yield {"email": email}
    if url := item.attempt(lambda: to_url(service.get("url"), "Its web address")):
        yield {"url": url}
    if any(text_of(row.get("name")) for row in contacts):
        remark("The name of a person to contact was left out: we publish groups, not people.")


def _to_languages(service: Entry, context: Context) -> list[str]:
    if not rows_of(service, "languages"):
        return []
    slugs = {fold(name): term.slug for term in context.vocabularies["languages"] for name in (term.label, term.slug)}
    names = [fold(text_of(row.get("name")) or text_of(row.get("language"))) for row in rows_of(service, "languages")]
    return list(dict.fromkeys(slugs[name] for name in names if name in slugs))
