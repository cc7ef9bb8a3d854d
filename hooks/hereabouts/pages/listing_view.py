"""What the page of a listing says, section by section, in the words its template puts in place."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from hereabouts.calendars.entry import may_have_calendar
from hereabouts.clean import clean_markdown, safe_link
from hereabouts.listing import Listing
from hereabouts.pages.card import state_tags
from hereabouts.pages.contact import to_report_rows, to_way_rows
from hereabouts.pages.cost import first_visit_tag, lower_words, to_cost_view
from hereabouts.pages.edition import Edition
from hereabouts.pages.horizon import rest_words
from hereabouts.pages.served import served_in
from hereabouts.pages.tongue import name_tongue
from hereabouts.pages.trust import agreed_words, to_checked_view, to_source_view
from hereabouts.pages.visit import to_first_visit, to_start_view, to_who_for_view
from hereabouts.pages.when import opening_words, pattern_words, sessions_json, to_date_rows, to_notice_rows
from hereabouts.pages.whereabouts import going_home, inside_words, shown_name, to_access_view, to_venue_view
from hereabouts.pages.words import NOT_KNOWN, RUN_BY

MONEY_HELP = {
    "for-what": "For what",
    "how-much": "How much",
    "how-long": "How long it takes",
    "who-may-apply": "Who may apply",
    "who-can-help": "Who can help you apply",
}
SETTING = {
    "yes": "Run by the NHS or social care.",
    "no": "Not run by the NHS or social care.",
    "both": "Run together with the NHS or social care.",
}
QUALIFICATION = {"yes": "You can gain a qualification.", "no": "No qualification."}
STANDING = {"paused": "Paused for now.", "seasonal": "Only for part of the year."}


def to_ended_view(edition: Edition, listing: Listing) -> dict[str, Any]:
    """The little that is left to say of what has ended."""
    return {
        "name": listing.name,
        "summary": listing.summary,
        "status_note": listing.status_note,
        "area": _area(edition, listing),
        "interests": _interests(edition, listing),
        "reporting": to_report_rows(edition.reporting, listing.name),
        **_organisation(edition, listing),
    }


def to_listing_view(edition: Edition, listing: Listing) -> dict[str, Any]:
    """All that the template needs, section by section."""
    runs = _organisation(edition, listing)
    return {
        "kind": edition.label("kinds", listing.kind),
        "area": _area(edition, listing),
        "interests": _interests(edition, listing),
        "name": listing.name,
        "tongue": name_tongue(edition, listing),
        "summary": listing.summary,
        "tags": _head_tags(listing),
        "cost": to_cost_view(edition, listing.cost),
        "description": Markup(clean_markdown(listing.description)),
        "funding": listing.funding,
        "training": listing.training,
        "ways": to_way_rows(listing.contacts, runs["organisation"]),
        "no_ways": _no_ways(listing),
        "who": to_who_for_view(edition, listing),
        "checked": to_checked_view(
            listing.checked, listing.contacts, edition.today, edition.directory.settings.freshness
        ),
        "source": to_source_view(listing.source),
        "agreed": " ".join(agreed_words(listing.permission, listing.added)),
        "reporting": to_report_rows(edition.reporting, listing.name),
        "form": f"{edition.at.page('add/')}#change={listing.slug}",
        **runs,
        **_when(edition, listing),
        **_where(edition, listing),
        **_start(edition, listing),
        **_to_do(edition, listing),
    }


def _head_tags(listing: Listing) -> list[tuple[str, str]]:
    """What the line above the name does not say yet."""
    lower = lower_words(listing.cost)
    reduced = [(" reduced", lower[:1].upper() + lower[1:])] if lower else []
    return reduced + first_visit_tag(listing.cost) + state_tags(listing)


def _area(edition: Edition, listing: Listing) -> tuple[str, str]:
    return edition.at.area(listing.area), edition.label("areas", listing.area)


def _interests(edition: Edition, listing: Listing) -> list[tuple[str, str, str]]:
    slugs = listing.interests
    return [
        ("" if slug is slugs[0] else " · ", edition.at.interest(slug), edition.label("interests", slug))
        for slug in slugs
    ]


def _organisation(edition: Edition, listing: Listing) -> dict[str, Any]:
    runs = listing.organisation
    shown = runs is not None and runs.status != "withheld"
    link = ""
    if runs and shown:
        link = edition.at.organisation(runs.slug) if runs.slug else safe_link(runs.url)
    return {
        "organisation": runs.name if runs and shown else "",
        "organisation_link": link,
        "organisation_out": bool(runs and not runs.slug),
        "organisation_type": RUN_BY.get(runs.type, "") if runs and shown else "",
        "organisation_about": runs.about if runs and shown else "",
        "setting": SETTING.get(listing.run_by_health_or_care, ""),
    }


def _when(edition: Edition, listing: Listing) -> dict[str, Any]:
    paused = listing.status == "paused"
    dates = to_date_rows(edition, listing)
    patterns = [] if paused else pattern_words(listing, edition.today)
    is_open = not listing.when and not listing.when_note and not paused and bool(listing.where)
    if is_open:
        patterns = opening_words(listing.where[0].venue, edition.today)
    return {
        "notices": to_notice_rows(edition, listing),
        "standing": STANDING.get(listing.status, ""),
        "standing_note": listing.status_note,
        "when_shown": not (listing.kind == "money-help" and not listing.when and not listing.when_note),
        "when_heading": "Next" if dates else "Open" if is_open and patterns else "When",
        "dates": dates,
        "patterns": patterns,
        "when_note": listing.when_note,
        "no_dates": "No dates while it is paused." if paused else "We do not know any dates yet: ask them.",
        "as_of": edition.today_words,
        "rests": rest_words(
            listing.when, [one.date for one in edition.next_dates(listing)], edition.directory.closures, edition.today
        ),
        "sessions": sessions_json(edition, listing) if dates else "",
        "calendar": edition.at.calendar(listing.slug) if dates and may_have_calendar(listing) else "",
    }


def _where(edition: Edition, listing: Listing) -> dict[str, Any]:
    first = listing.where[0] if listing.where else None
    home_says, home_unknown = going_home(listing) if first else ([], "")
    access = to_access_view(edition, listing.access, (listing.alcohol, listing.gambling))
    others = [
        (shown_name(place.venue), to_access_view(edition, place.access))
        for place in listing.where[1:]
        if place.access and place.access != listing.access and shown_name(place.venue)
    ]
    online = listing.online != "no"
    served = served_in(edition.directory, listing)
    says = [f"{served}."] if served else []
    says += ["You can take part online.", listing.online_how] if online else []
    if not first and not says and not listing.money_help:
        says = ["We do not know yet where it is: ask them."]
    return {
        "venues": [to_venue_view(edition, place, listing.travel if place is first else {}) for place in listing.where],
        "home_says": home_says,
        "home_unknown": home_unknown,
        "access": access,
        "inside": inside_words(listing.alcohol, listing.gambling, first.venue if first else None, listing.sensory),
        "other_access": others,
        "online_says": [text for text in says if text],
        "online": online or bool(served),
        "online_link": safe_link(listing.online_link) if online else "",
    }


def _start(edition: Edition, listing: Listing) -> dict[str, Any]:
    joining = listing.joining
    helps = listing.money_help
    money = [(words, helps[key]) for key, words in MONEY_HELP.items() if helps.get(key)]
    start = to_start_view(edition, joining)
    return {
        "start": start,
        "first_visit": joining.first_visit,
        "not_known": NOT_KNOWN,
        "answers": [] if helps else to_first_visit(joining),
        "money_help": money,
        "money_link": safe_link(helps.get("link", "")),
    }


def _to_do(edition: Edition, listing: Listing) -> dict[str, Any]:
    says = [listing.to_do_note]
    if listing.qualification.value in QUALIFICATION:
        says.append(f"{QUALIFICATION[listing.qualification.value]} {listing.qualification.note}".rstrip())
    if listing.work_help:
        says.append(f"Help with work: {', '.join(edition.label_all('work-help', listing.work_help))}.")
    if listing.advice_help:
        says.append(f"Advice about: {', '.join(edition.label_all('advice-help', listing.advice_help))}.")
    return {
        "to_do": edition.label_all("to-do", listing.to_do),
        "to_do_says": [text for text in says if text],
    }


def _no_ways(listing: Listing) -> str:
    if listing.joining.how == "just-turn-up":
        return "There is no need to ask first: just turn up."
    return "We do not know yet how to reach them. Tell us if you do."
