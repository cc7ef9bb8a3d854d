"""A listing as an Open Referral UK service (HSDS 3.0), whole and as an item of a list.

What the standard has no place for travels in the part called `hereabouts`, in our own form: see `rest`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hereabouts.export.attribute import to_attributes
from hereabouts.export.location import to_accessibility, to_location, to_virtual
from hereabouts.export.money import fees_words, to_cost_options
from hereabouts.export.organisation import to_organization
from hereabouts.export.public import Public
from hereabouts.export.schedule import to_schedules
from hereabouts.export.town import Town
from hereabouts.listing import Listing
from hereabouts.pages.words import NOTICE_WORDS
from hereabouts.session_words import format_day

Data = Mapping[str, Any]
STATUS = {"paused": "temporarily closed"}
ARRAYS = (
    "phones", "schedules", "service_areas", "service_at_locations", "languages", "cost_options", "contacts", "funding",
    "attributes",
)  # fmt: skip


def to_service(public: Public, listing: Listing, town: Town) -> dict[str, Any]:
    """The whole service, without the part of our own."""
    data, slug, names = public.data, public.slug, town.names
    path = f"service/{slug}"
    runs = data.get("organisation")
    organization = to_organization(organisation_path(public), runs, town) if runs else None
    team = town.settings.data.get("team", {})
    reach = to_reach(path, data, town)
    whole = {
        "id": names.of(path),
        "organization_id": organization["id"] if organization else "",
        "name": data["name"],
        "description": describe(data, town),
        "url": reach["url"] or town.page(slug),
        "email": reach["email"],
        "status": STATUS.get(listing.status, "active"),
        "application_process": listing.joining.first_visit,
        "fees_description": fees_words(listing, town),
        "fees": fees_words(listing, town),
        "wait_time": listing.joining.wait,
        "eligibility_description": data.get("who-for", {}).get("eligibility", ""),
        "minimum_age": listing.who_for.age_from,
        "maximum_age": listing.who_for.age_to,
        "assured_date": data["checked"]["date"],
        "assurer_email": team.get("email", ""),
        "accreditations": listing.qualification.note if listing.qualification.value == "yes" else "",
        "licenses": town.licence[0],
        "alert": alert_words(listing),
        "organization": organization,
        "phones": reach["phones"],
        "schedules": to_schedules(listing, town, bool(data.get("where")) or listing.online != "no"),
        "service_areas": [
            {"id": names.of(f"{path}/area/{area}"), "name": label, "service_area": label}
            for area in listing.areas
            for label in [town.label("areas", area)]
        ],
        "service_at_locations": list(_at_locations(public, listing, town)),
        "languages": list(_languages(path, data, town)),
        "cost_options": to_cost_options(listing, town),
        "contacts": reach["contacts"],
        "funding": [{"id": names.of(f"{path}/funding"), "source": listing.funding}] if listing.funding else [],
        "attributes": to_attributes(slug, data, town),
    }
    return {key: value for key, value in whole.items() if value not in ("", None, [])}


def to_list_item(service: Data) -> dict[str, Any]:
    """The service as an item of a list: single facts and who runs it, and no rows."""
    item = {key: value for key, value in service.items() if key not in ARRAYS}
    if "organization" in item:
        runs = item["organization"]
        item["organization"] = {key: value for key, value in runs.items() if not isinstance(value, list)}
    return item


def organisation_path(public: Public) -> str:
    """What the identifier of its organisation is made from."""
    return f"organization/{public.organisation}" if public.organisation else f"service/{public.slug}/organization"


def location_path(public: Public, number: int) -> str:
    """What the identifier of one of its places is made from."""
    venue = public.venues[number]
    return f"location/{venue}" if venue else f"service/{public.slug}/location/{number}"


def describe(data: Data, town: Town) -> str:
    """Summary and description; an invented example says so first."""
    return "\n\n".join(filter(None, (town.warning, data["summary"], data.get("description", ""))))


def alert_words(listing: Listing) -> str:
    """The note on its status, and its news."""
    news = []
    for notice in listing.notices:
        days = ", ".join(format_day(day) for day in notice.dates)
        until = f"until {format_day(notice.until)}" if notice.until and not days else ""
        head = " ".join(filter(None, (NOTICE_WORDS[notice.what], days, until)))
        news.append(f"{head}. {notice.because}".strip())
    return " ".join(filter(None, (listing.status_note, *news)))


def to_reach(path: str, data: Data, town: Town) -> dict[str, Any]:
    """How to get in touch: first e-mail and web address, and every phone; who answers is a role, never a name."""
    found: dict[str, Any] = {"url": "", "email": "", "phones": [], "contacts": []}
    for number, row in enumerate(data.get("contact", ())):
        phone = row.get("phone") or row.get("text")
        role = {"title": row["name"]} if "name" in row else {}
        if phone:
            one = {"id": town.names.of(f"{path}/phone/{number}"), "number": phone, "description": row.get("expect", "")}
            one["type"] = "text" if "text" in row else "voice"
            found["phones"].append({key: value for key, value in one.items() if value})
        elif "email" in row:
            found["email"] = found["email"] or row["email"]
        elif "url" in row or "form" in row:
            found["url"] = found["url"] or row.get("url") or row["form"]
        if role:
            mail = {"email": row["email"]} if "email" in row else {}
            found["contacts"].append({"id": town.names.of(f"{path}/contact/{number}"), **role, **mail})
    return found


def _at_locations(public: Public, listing: Listing, town: Town) -> Iterator[dict[str, Any]]:
    path = f"service/{public.slug}"
    for number, row in enumerate(public.data.get("where", ())):
        position = None if "confidential" in row["venue"] else listing.where[number].venue.position
        location = to_location(location_path(public, number), row["venue"], position, town)
        says = " ".join(filter(None, (row.get("room"), row.get("travel"))))
        one: dict[str, Any] = {
            "id": town.names.of(f"{path}/at/{number}"),
            "service_id": town.names.of(path),
            "location": location,
        }
        own = {**row.get("access", {}), **(public.data.get("access", {}) if number == 0 else {})}
        if own:
            one["accessibility"] = to_accessibility(f"{path}/at/{number}", own, town)
        yield {**one, "location_id": location["id"], **({"description": says} if says else {})}
    if listing.online != "no":
        location = to_virtual(f"{path}/online", listing.online_link, town)
        yield {
            "id": town.names.of(f"{path}/at/online"), "service_id": town.names.of(path), "location": location,
            "location_id": location["id"], **({"description": listing.online_how} if listing.online_how else {}),
        }  # fmt: skip


def _languages(path: str, data: Data, town: Town) -> Iterator[dict[str, str]]:
    for slug in data.get("languages", ()):
        term = town.vocabularies["languages"].get(slug) if "languages" in town.vocabularies else None
        code = str(term.extra.get("code", "")) if term else ""
        row = {"id": town.names.of(f"{path}/language/{slug}"), "name": town.label("languages", slug)}
        yield {**row, "code": code} if code else row
