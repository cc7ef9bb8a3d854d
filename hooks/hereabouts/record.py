"""Station 4, the making: turns checked sources into the records of `listing`.

Every function takes the mapping of one checked source (text values only) and gives a frozen record; numbers, dates
and pence are made here, once. `Shelf` holds what listings name: venues, organisations and schemes by slug.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hereabouts.listing import (
    QUIETEST_FIRST,
    UNKNOWN,
    Checked,
    CheckedFact,
    Contact,
    Cost,
    Fact,
    Joining,
    Listing,
    Organisation,
    Place,
    Position,
    ReducedPrice,
    Scheme,
    Venue,
    WhoFor,
)
from hereabouts.recurrence import Notice, is_over, to_notice, to_session
from hereabouts.source import Source

Data = Mapping[str, Any]
Locate = Callable[[Data], Position | None]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What listings name, and what their making needs."""

    venues: Mapping[str, Venue]
    organisations: Mapping[str, Organisation]
    schemes: Mapping[str, Scheme]
    area_notices: Mapping[str, tuple[Notice, ...]]
    locate: Locate
    """Gives a venue's mapping its position: by pin, by postcode, or None."""
    today: date


def to_pence(text: str) -> int | None:
    """'3.50' is 350; an empty text is None."""
    if not text:
        return None
    pounds, _, pence = text.partition(".")
    return int(pounds) * 100 + int((pence + "00")[:2])


def to_day(text: str | None) -> date | None:
    """'2026-12-01' as a date; None where nothing is written."""
    return date.fromisoformat(text) if text else None


def to_fact(value: Any) -> Fact:
    """A fact written as one word, or as a mapping of word and note."""
    if not value:
        return UNKNOWN
    if isinstance(value, str):
        return Fact(value)
    return Fact(value.get("is", "unknown"), value.get("note", ""))


def to_access(data: Data | None) -> dict[str, Fact]:
    """Access facts by term."""
    return {slug: to_fact(value) for slug, value in (data or {}).items()}


def to_checked(data: Data) -> Checked:
    """When, how and by whom; with each thing that was asked about."""
    day = date.fromisoformat(data["date"])
    what = tuple(
        CheckedFact(row["fact"], row.get("answer", "asked"), to_day(row.get("date")) or day, row.get("how", ""))
        for row in data.get("what", ())
    )
    return Checked(day, data["how"], data["by"], what)


def to_venue(slug: str, data: Data, locate: Locate, today: date) -> Venue:
    """A venue from its file, or from the place in a listing where it is written (slug empty)."""
    address = data.get("address", {})
    confidential = data.get("confidential") == "yes"
    return Venue(
        slug=slug,
        name=data["name"],
        area=data.get("area", ""),
        confidential=confidential,
        ask=data.get("ask", ""),
        street=address.get("street", ""),
        town=address.get("town", ""),
        county=address.get("county", ""),
        postcode=data.get("postcode", "").upper(),
        position=None if confidential else locate(data),
        directions=data.get("directions", ""),
        access=to_access(data.get("access")),
        travel=_texts(data.get("travel")),
        alcohol=data.get("alcohol", "unknown"),
        gambling=data.get("gambling", "unknown"),
        toilets=data.get("toilets", ""),
        quiet_space=data.get("quiet-space", ""),
        buses=data.get("buses", ""),
        opening=tuple(map(to_session, data.get("opening", ()))),
        url=data.get("url", ""),
        phone=data.get("phone", ""),
        email=data.get("email", ""),
        notices=current_notices(data.get("notices", ()), today),
        checked=to_checked(data["checked"]) if data.get("checked") else None,
        status=data.get("status", "active"),
        renamed_from=tuple(data.get("renamed-from", ())),
    )


def to_organisation(slug: str, data: Data) -> Organisation:
    """An organisation from its file, or from the listing it is written in (slug empty)."""
    plain = {key: data.get(key, "") for key in ("about", "url", "email", "phone")}
    return Organisation(
        slug, data["name"], data["type"], status=data.get("status", "active"),
        renamed_from=tuple(data.get("renamed-from", ())), **plain,
    )  # fmt: skip


def to_scheme(slug: str, data: Data) -> Scheme:
    """A discount scheme from its file."""
    return Scheme(
        slug, data["name"], data["who-qualifies"], tuple(data.get("for", ())), data.get("proof", ""),
        data.get("costs", ""), data.get("how-to-get", ""), data.get("url", ""),
    )  # fmt: skip


def current_notices(rows: Any, today: date) -> tuple[Notice, ...]:
    """The notices that are not over yet."""
    return tuple(notice for notice in map(to_notice, rows or ()) if not is_over(notice, today))


def to_cost(data: Data, schemes: Mapping[str, Scheme]) -> Cost:
    """Cost with every reduced price."""
    return Cost(
        type=data["type"],
        price=to_pence(data.get("price", "")),
        price_to=to_pence(data.get("price-to", "")),
        per=data.get("per", ""),
        reduced=tuple(_to_reduced(row, schemes) for row in data.get("reduced", ())),
        first_visit_free=data.get("first-visit-free", "unknown"),
        extras=data.get("extras", ""),
        kit_lent=data.get("kit-lent", "unknown"),
        carer_free=data.get("carer-free", "unknown"),
        note=data.get("note", ""),
    )


def _to_reduced(row: Data, schemes: Mapping[str, Scheme]) -> ReducedPrice:
    scheme = schemes.get(row.get("scheme", ""))
    return ReducedPrice(
        scheme=scheme,
        groups=tuple(row.get("for", ())) or (scheme.groups if scheme else ()),
        price=to_pence(row.get("price", "")),
        note=row.get("note", ""),
        proof=row.get("proof", "") or (scheme.proof if scheme else ""),
        in_front_of_others=row.get("shown-in-front-of-others", "unknown"),
        residents_only=row.get("residents-only", "unknown"),
    )


def to_joining(data: Data) -> Joining:
    """How to start and the first visit."""
    return Joining(
        how=data["how"],
        newcomers=data.get("newcomers", "unknown"),
        first_visit=data.get("first-visit", ""),
        met_by=data.get("met-by", ""),
        buddy=to_fact(data.get("buddy")),
        bring_someone=data.get("bring-someone", "unknown"),
        come_and_go=to_fact(data.get("come-and-go")),
        just_watch=to_fact(data.get("just-watch")),
        referral_by=data.get("referral-by", ""),
        referral_link=data.get("referral-link", ""),
        wait=data.get("wait", ""),
        capacity=data.get("capacity", "unknown"),
        capacity_date=to_day(data.get("capacity-date")),
    )


def to_contacts(rows: Any) -> tuple[Contact, ...]:
    """The ways to get in touch, quietest first."""
    contacts = [
        Contact(way, value, row.get("name", ""), row.get("expect", ""), row.get("relay", ""))
        for row in rows or ()
        for way, value in row.items()
        if value and way in QUIETEST_FIRST
    ]
    return tuple(sorted(contacts, key=lambda contact: QUIETEST_FIRST.index(contact.way)))


def to_who_for(data: Data) -> WhoFor:
    """Who may come."""
    return WhoFor(
        age_from=int(data["age-from"]) if data.get("age-from") else None,
        age_to=int(data["age-to"]) if data.get("age-to") else None,
        groups=tuple(data.get("groups", ())),
        children=data.get("children", "unknown"),
        note=data.get("note", ""),
        eligibility=data.get("eligibility", ""),
    )


def to_listing(source: Source, shelf: Shelf) -> Listing:
    """The listing of a checked source, with all that it names joined in."""
    data = source.data
    where = tuple(_to_place(row, shelf) for row in data.get("where", ()))
    own_access = to_access(data.get("access"))
    first = where[0] if where else None
    areas = tuple(dict.fromkeys((source.area, *data.get("areas", ()))))
    travel = data.get("travel", {})
    return Listing(
        slug=source.slug,
        path=source.path,
        area=source.area,
        name=data["name"],
        summary=data["summary"],
        description=data.get("description", ""),
        kind=data["kind"],
        status=data.get("status") or "active",
        status_note=data.get("status-note", ""),
        interests=tuple(data["interests"]),
        good_for=tuple(data.get("good-for", ())),
        who_comes=data.get("who-comes", "unknown"),
        run_by_health_or_care=data.get("run-by-health-or-care", "unknown"),
        organisation=_find_organisation(data.get("organisation"), shelf),
        areas=areas,
        serves=tuple(data.get("serves", ())),
        online=data.get("online", "no"),
        online_link=data.get("online-link", ""),
        online_how=data.get("online-how", ""),
        where=where,
        when=tuple(map(to_session, data.get("when", ()))),
        when_note=data.get("when-note", ""),
        cost=to_cost(data["cost"], shelf.schemes),
        money_help=data.get("money-help", {}),
        notices=_all_notices(data, where, areas, shelf),
        joining=to_joining(data["joining"]),
        contacts=to_contacts(data.get("contact")),
        to_do=tuple(data.get("to-do-there", ())),
        to_do_note=data.get("to-do-note", ""),
        qualification=to_fact(data.get("qualification")),
        work_help=tuple(data.get("work-help", ())),
        advice_help=tuple(data.get("advice-help", ())),
        who_for=to_who_for(data.get("who-for", {})),
        languages=tuple(data.get("languages", ())),
        group_size=data.get("group-size", "unknown"),
        effort=data.get("effort", "unknown"),
        access={**(first.access or {}), **own_access} if first else own_access,
        sensory=data.get("sensory", ""),
        alcohol=data.get("alcohol") or (first.venue.alcohol if first else "unknown"),
        gambling=data.get("gambling") or (first.venue.gambling if first else "unknown"),
        travel=_texts(travel),
        lift=to_fact(travel.get("lift")),
        bus_home=to_fact(travel.get("bus-home")),
        funding=data.get("funding", ""),
        training=data.get("training", ""),
        checked=to_checked(data["checked"]),
        source=data["source"],
        permission=data.get("permission", {}),
        added=data.get("added", {}),
        related=tuple(data.get("related", ())),
        renamed_from=tuple(data.get("renamed-from", ())),
    )


def _texts(data: Data | None) -> dict[str, str]:
    return {key: value for key, value in (data or {}).items() if isinstance(value, str) and value}


def _to_place(row: Data, shelf: Shelf) -> Place:
    named = row["venue"]
    venue = shelf.venues[named] if isinstance(named, str) else to_venue("", named, shelf.locate, shelf.today)
    own = to_access(row.get("access"))
    return Place(venue, row.get("room", ""), row.get("travel", ""), {**(venue.access or {}), **own})


def _find_organisation(named: Any, shelf: Shelf) -> Organisation | None:
    if not named:
        return None
    return shelf.organisations[named] if isinstance(named, str) else to_organisation("", named)


def _all_notices(data: Data, where: tuple[Place, ...], areas: tuple[str, ...], shelf: Shelf) -> tuple[Notice, ...]:
    own = current_notices(data.get("notices"), shelf.today)
    of_venues = (notice for place in where for notice in place.venue.notices)
    of_areas = (notice for area in areas[:1] for notice in shelf.area_notices.get(area, ()))
    return (*own, *of_venues, *of_areas)
