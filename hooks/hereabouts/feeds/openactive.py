"""Reads OpenActive: pages of an RPDE feed, where `state: deleted` ends a listing; makes a listing of each event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hereabouts.feeds.facts import to_head, to_organisation
from hereabouts.feeds.feed import Feed
from hereabouts.feeds.item import Item
from hereabouts.feeds.openactive_times import to_dates, to_schedules
from hereabouts.feeds.parts import Entry, group_of, list_of
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


def read_pages(file: str, document: Any) -> Iterator[Item]:
    """Every item of a page, or of several in the order they were fetched."""
    pages = document if isinstance(document, list) else [document]
    number = 0
    for page in pages:
        for entry in list_of(page.get("items")) if isinstance(page, dict) else []:
            number += 1
            if not isinstance(entry, dict):
                yield Item(file, number, reasons=["It is no item: it is not in braces."])
                continue
            data = group_of(entry.get("data"))
            identity = text_of(entry.get("id")) or text_of(data.get("identifier"))
            yield Item(file, number, identity, data, is_deleted=entry.get("state") == "deleted")


def to_event_listing(item: Item, feed: Feed, remark: Remark) -> dict[str, Any]:
    """The fields of a listing; what is wrong is kept with the item, all of it."""
    whole = _with_super(item.entry)
    activities = [_label(one) for one in list_of(whole.get("activity"))]
    online = "online" in text_of(whole.get("eventAttendanceMode")).lower()
    place = _to_place(whole.get("location"), remark)
    if not place and not online:
        item.reasons.append("It says neither where it is nor that it is online.")
    women = "female" in text_of(whole.get("genderRestriction")).lower()
    men = not women and "male" in text_of(whole.get("genderRestriction")).lower()
    ages = group_of(whole.get("ageRange"))
    times = to_when(to_schedules(whole), feed.checked["date"], remark)
    return without_empty(
        {
            **to_head(item, whole, feed, activities, remark),
            "organisation": to_organisation(item, whole.get("organizer")),
            "online": "yes" if online else "",
            "where": [place] if place and not online else [],
            **times,
            "when": [*times["when"], *to_dates(whole)],
            "cost": _to_cost(whole),
            "joining": {"how": feed.joining},
            "contact": list(_to_contacts(item, whole)),
            "who-for": {
                "age-from": to_age(ages.get("minValue")),
                "age-to": to_age(ages.get("maxValue")),
                "groups": ["women-only"] if women else ["men-only"] if men else [],
            },
        }
    )


def _with_super(entry: Entry) -> Entry:
    """An event together with what its series says for all of them."""
    above = entry.get("superEvent")
    return {**_with_super(above), **entry} if isinstance(above, dict) else entry


def _label(value: Any) -> str:
    return text_of(value.get("prefLabel")) if isinstance(value, dict) else text_of(value)


def _to_place(location: Any, remark: Remark) -> dict[str, Any]:
    if not isinstance(location, dict) or not text_of(location.get("name")):
        return {}
    geo = group_of(location.get("geo"))
    name, address = line_of(location["name"], LONGEST_NAME), location.get("address")
    if isinstance(address, dict):
        street, town = line_of(address.get("streetAddress"), 160), line_of(address.get("addressLocality"), 80)
        county, postcode = line_of(address.get("addressRegion"), 80), find_postcode(text_of(address.get("postalCode")))
    else:
        county, postcode = "", find_postcode(text_of(address))
        street, town = _split(text_of(address), name, postcode)
    venue = {
        "name": name,
        "address": {"street": street, "town": town, "county": county},
        "postcode": postcode,
        "pin": to_pin(geo.get("latitude"), geo.get("longitude"), remark),
    }
    return {"venue": without_empty(venue)}


def _split(address: str, name: str, postcode: str) -> tuple[str, str]:
    """Street and town of an address in one line: what is neither name, postcode nor country."""
    nations = ("england", "scotland", "wales", "northern ireland", "united kingdom", "uk", "gb")
    parts = [part.strip() for part in address.split(",")]
    bare = [part for part in parts if part and part.lower() not in (name.lower(), postcode.lower(), *nations)]
    return (" ".join(bare[:-1])[:160], bare[-1][:80]) if len(bare) > 1 else ("", bare[0][:80] if bare else "")


def _to_cost(whole: Entry) -> dict[str, str]:
    offers = [one for one in list_of(whole.get("offers")) + list_of(whole.get("offer")) if isinstance(one, dict)]
    prices = [price for one in offers if (price := to_price(one.get("price"))) is not None]
    if not prices:
        return {"type": "free"} if whole.get("isAccessibleForFree") is True else {"type": "unknown"}
    if not any(map(float, prices)):
        return {"type": "free"}
    highest, lowest = max(prices, key=float), min(prices, key=float)
    said = [f"{text_of(one.get('name'))}: £{to_price(one.get('price'))}" for one in offers if text_of(one.get("name"))]
    cost = {"type": "pay-each-time", "price": highest}
    return {**cost, "note": line_of("; ".join(said), 400)} if lowest != highest else cost


def _to_contacts(item: Item, whole: Entry) -> Iterator[dict[str, str]]:
    organiser = group_of(whole.get("organizer"))
    place = group_of(whole.get("location"))
    if phone := to_phone(organiser.get("telephone")) or to_phone(place.get("telephone")):
        yield {"phone": phone}
    if email := item.attempt(lambda: to_email(organiser.get("email"), "The organiser's e-mail")):
        yield {"email": email}
    if url := item.attempt(lambda: to_url(whole.get("url") or organiser.get("url"), "Its web address")):
        yield {"url": url}
