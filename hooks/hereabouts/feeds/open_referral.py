"""Reads Open Referral UK and HSDS 3: one service, a list of them, or a page of a list; makes a listing of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hereabouts.context import Context
from hereabouts.feeds.feed import Feed
from hereabouts.feeds.item import Item
from hereabouts.feeds.own import own_part
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
    to_texts,
    to_url,
    with_first_date,
    without_empty,
)  # fmt: skip
from hereabouts.imports.refusal import Refused
from hereabouts.imports.rule import fold
from hereabouts.session import WEEKDAYS

Entry = Mapping[str, Any]
DAYS = {day[:2].upper(): day for day in WEEKDAYS}
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
    name = line_of(service.get("name"), LONGEST_NAME)
    if not name:
        item.reasons.append("It has no name.")
    if not text_of(service.get("description")):
        remark("It has no description, so its name stands there. Write one.")
    locations = list(_locations(service))
    status = fold(text_of(service.get("status")))
    said = STATUS.get(status, "")
    closed = "Closed for now. Ask them when it starts again." if said == "paused" else ""
    return without_empty(
        {
            "name": name,
            **to_texts(name, service.get("description"), remark),
            "kind": feed.kind,
            "status": said,
            "status-note": line_of(service.get("alert"), 300) or closed,
            "interests": item.attempt(lambda: feed.to_interests(list(_categories(service)))),
            "organisation": _to_organisation(item, service.get("organization")),
            **_to_online(service, locations),
            "where": [place for location in locations if (place := _to_place(location, remark))],
            "when": [] if said == "ended" else list(_to_sessions(service, feed.checked["date"], remark)),
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


def _rows(node: Any, key: str) -> list[Entry]:
    found = node.get(key) if isinstance(node, dict) else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _categories(service: Entry) -> Iterator[str]:
    for attribute in _rows(service, "attributes"):
        term = attribute.get("taxonomy_term")
        if isinstance(term, dict):
            yield from filter(None, (text_of(term.get("name")), text_of(term.get("term"))))
    for term in _rows(service, "taxonomy_terms"):
        yield text_of(term.get("name"))


def _locations(service: Entry) -> Iterator[Entry]:
    for place in _rows(service, "service_at_locations"):
        if isinstance(place.get("location"), dict):
            yield place["location"]


def _to_organisation(item: Item, entry: Any) -> dict[str, str]:
    if not isinstance(entry, dict) or not text_of(entry.get("name")):
        return {}
    website = item.attempt(lambda: to_url(entry.get("website") or entry.get("url"), "The organisation's website"))
    return {"name": line_of(entry["name"], LONGEST_NAME), "type": "unknown", "url": website}


def _to_online(service: Entry, locations: list[Entry]) -> dict[str, str]:
    said = " ".join(text_of(row.get("attending_type")) for row in _rows(service, "schedules"))
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
    address = next(iter(_rows(location, "addresses")), {})
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


def _to_sessions(service: Entry, today: str, remark: Remark) -> Iterator[dict[str, Any]]:
    schedules = _rows(service, "schedules")
    schedules += [row for place in _rows(service, "service_at_locations") for row in _rows(place, "schedules")]
    seen: list[dict[str, Any]] = []
    for row in schedules:
        days = [DAYS[code] for code in text_of(row.get("byday")).upper().replace(" ", "").split(",") if code in DAYS]
        if fold(text_of(row.get("freq")) or "weekly") != "weekly" or not days:
            said = line_of(row.get("description") or row.get("notes"), 200)
            remark(f"A time that is not weekly was left out{': ' + said if said else ''}. Write it by hand.")
            continue
        last = text_of(row.get("valid_to"))[:10]
        if last and last < today:
            remark(f"A time that ended on {last} was left out.")
            continue
        weeks = text_of(row.get("interval")) or "1"
        session = without_empty(
            {
                "day": days[0] if len(days) == 1 else list(dict.fromkeys(days)),
                "start": _to_clock(row.get("opens_at")),
                "end": _to_clock(row.get("closes_at")),
                "every": f"{weeks}-weeks" if weeks in ("2", "3", "4", "5", "6", "8", "12") else "",
                "from": text_of(row.get("valid_from") or row.get("dtstart"))[:10],
                "until": text_of(row.get("valid_to"))[:10],
            }
        )
        if session.get("end", "99") <= session.get("start", ""):
            session.pop("end")
        if session not in seen:
            seen.append(session)
            yield with_first_date(session)


def _to_clock(value: Any) -> str:
    text = text_of(value)
    hour, _, rest = text.partition(":")
    return f"{int(hour):02}:{rest[:2]}" if hour.isdigit() and int(hour) < 24 and rest[:2].isdigit() else ""


def _to_cost(service: Entry) -> dict[str, str]:
    options = _rows(service, "cost_options")
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
    contacts = _rows(service, "contacts")
    phones = [row for node in (service, *contacts) for row in _rows(node, "phones")]
    numbers = (to_phone(row.get("number")) for row in phones)
    yield from ({"phone": number} for number in dict.fromkeys(filter(None, numbers)))
    if email := item.attempt(lambda: to_email(service.get("email"), "Its e-mail")):
        yield {"email": email}
    if url := item.attempt(lambda: to_url(service.get("url"), "Its web address")):
        yield {"url": url}
    if any(text_of(row.get("name")) for row in contacts):
        remark("The name of a person to contact was left out: we publish groups, not people.")


def _to_languages(service: Entry, context: Context) -> list[str]:
    if not _rows(service, "languages"):
        return []
    slugs = {fold(name): term.slug for term in context.vocabularies["languages"] for name in (term.label, term.slug)}
    names = [fold(text_of(row.get("name")) or text_of(row.get("language"))) for row in _rows(service, "languages")]
    return list(dict.fromkeys(slugs[name] for name in names if name in slugs))


def refuse_all(item: Item) -> None:
    """Raises Refused with every reason that was found."""
    if item.reasons:
        raise Refused(" ".join(dict.fromkeys(item.reasons)))
