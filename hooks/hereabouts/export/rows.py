"""One listing as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from hereabouts.export.attribute import words_of
from hereabouts.export.document import coming_dates, point_of
from hereabouts.export.money import fees_words
from hereabouts.export.public import Public
from hereabouts.export.service import location_path, organisation_path
from hereabouts.export.town import Town
from hereabouts.listing import Fact, Listing
from hereabouts.moment import to_texts
from hereabouts.session_words import to_words

Row = list[Any]
Rows = dict[str, list[Row]]
ONCE = ("organisations", "places", "schemes")
"""Tables whose rows several listings name; each row stands there once."""


def to_rows(public: Public, listing: Listing, town: Town) -> Rows:
    """The rows of one listing, by table; those of places, organisations and schemes come again with others.

    An empty text is no text.
    """
    found = _rows(public, listing, town)
    return {name: [[None if cell == "" else cell for cell in row] for row in rows] for name, rows in found.items()}


def _rows(public: Public, listing: Listing, town: Town) -> Rows:
    slug, data = public.slug, public.data
    return {
        "organisations": list(_organisations(public, town)),
        "places": list(_places(public, listing, town)),
        "schemes": [_to_scheme(name, scheme) for name, scheme in public.schemes.items()],
        "listings": [_to_listing(public, listing, town)],
        "words": _words(public, town),
        "listing_places": [
            [slug, number, town.names.of(location_path(public, number - 1)), row.get("room"), row.get("travel")]
            for number, row in enumerate(data.get("where", ()), 1)
        ],
        "times": [_to_time(slug, number, listing, row) for number, row in enumerate(data.get("when", ()), 1)],
        "next_dates": [
            [slug, number, _day(one.date), _clock(one.start), _clock(one.end), one.notice.what if one.notice else None]
            for number, one in enumerate(coming_dates(listing, town), 1)
        ],
        "prices": [_to_price(slug, number, row) for number, row in enumerate(data["cost"].get("reduced", ()), 1)],
        "contacts": [
            [slug, number, one.way, one.value, one.name, one.expect] for number, one in enumerate(listing.contacts, 1)
        ],
        "access": [
            [slug, term, town.label("access", term), fact.value, fact.note]
            for term, fact in sorted(_access(public, listing).items())
        ],
        "notices": [_to_notice(slug, number, row) for number, row in enumerate(data.get("notices", ()), 1)],
    }


def term_rows(town: Town) -> list[Row]:
    """Every word of the vocabularies that listings use."""
    names = sorted({*VOCABULARIES} & set(town.vocabularies))
    return [
        [name, term.slug, term.label, term.parent or None, term.definition or None]
        for name in names
        for term in town.vocabularies[name]
    ]


VOCABULARIES = (
    "advice-help", "areas", "good-for", "interests", "joining", "kinds", "languages", "to-do", "who-for", "work-help",
)  # fmt: skip


def _words(public: Public, town: Town) -> list[Row]:
    more = [("areas", public.area), *(("areas", slug) for slug in public.data.get("areas", ()))]
    more += [("languages", slug) for slug in public.data.get("languages", ())]
    found = dict.fromkeys([*words_of(public.data), *more])
    return [[public.slug, name, word] for name, word in sorted(found) if word in town.labels.get(name, ())]


def _to_listing(public: Public, listing: Listing, town: Town) -> Row:
    data, cost, joining = public.data, listing.cost, listing.joining
    organisation = town.names.of(organisation_path(public)) if "organisation" in data else None
    source = data["source"]
    return [
        public.slug, town.names.of(f"service/{public.slug}"), listing.name, listing.summary, listing.description,
        public.area, listing.kind, listing.status, listing.status_note, organisation, listing.online,
        listing.online_link, listing.online_how, listing.when_note, cost.type, _pounds(cost.price),
        _pounds(cost.price_to), cost.per, cost.first_visit_free, fees_words(listing, town), joining.how,
        joining.first_visit, joining.bring_someone, joining.just_watch.value, listing.who_for.age_from,
        listing.who_for.age_to, listing.who_for.eligibility, listing.group_size, listing.effort,
        _day(listing.checked.date), listing.checked.how, source["from"], source.get("name"), source.get("url"),
        source["licence"], town.page(public.slug),
    ]  # fmt: skip


def _organisations(public: Public, town: Town) -> Iterator[Row]:
    if runs := public.data.get("organisation"):
        more = (runs.get(key) for key in ("name", "type", "about", "url", "email", "phone"))
        yield [town.names.of(organisation_path(public)), public.organisation, *more]


def _places(public: Public, listing: Listing, town: Town) -> Iterator[Row]:
    for number, row in enumerate(public.data.get("where", ())):
        venue = row["venue"]
        point = point_of(public, listing, number)
        address = venue.get("address", {})
        yield [
            town.names.of(location_path(public, number)), public.venues[number], venue["name"], venue.get("area"),
            address.get("street"), address.get("town"), address.get("county"), venue.get("postcode"),
            point and point["lat"], point and point["lon"], point and point["known-by"], "confidential" in venue,
            venue.get("ask"), venue.get("directions"), venue.get("buses"),
        ]  # fmt: skip


def _access(public: Public, listing: Listing) -> Mapping[str, Fact]:
    return listing.access if public.data.get("where") or "access" in public.data else {}


def _to_scheme(slug: str, scheme: Mapping[str, Any]) -> Row:
    return [slug, *(scheme.get(key) for key in ("name", "who-qualifies", "proof", "costs", "how-to-get", "url"))]


def _to_time(slug: str, number: int, listing: Listing, row: Mapping[str, Any]) -> Row:
    session = listing.when[number - 1]
    return [
        slug, number, to_words(session), _listed(row.get("day")), _clock(session.start), _clock(session.end),
        row.get("every"), _listed(row.get("which")), _listed(row.get("dates")), _day(session.first),
        _day(session.until), _listed(row.get("months")), _listed(row.get("except")), _listed(row.get("also")),
        row.get("note"),
    ]  # fmt: skip


def _to_price(slug: str, number: int, row: Mapping[str, Any]) -> Row:
    price = float(row["price"]) if "price" in row else None
    return [slug, number, row.get("scheme"), _listed(row.get("for")), price, row.get("note"), row.get("proof")]


def _to_notice(slug: str, number: int, row: Mapping[str, Any]) -> Row:
    what = next(word for word in ("cancelled", "moved", "full", "changed") if word in row)
    return [slug, number, what, _listed(row[what]), row.get("from"), row.get("until"), row.get("because")]


def _listed(value: Any) -> str:
    return " ".join(to_texts(value))


def _pounds(pence: int | None) -> float | None:
    return None if pence is None else pence / 100


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(clock: time | None) -> str | None:
    return clock.isoformat("seconds") if clock else None
