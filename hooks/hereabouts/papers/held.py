"""What papers say of the directory, counted: contacts of groups, ways to reach the team, checks, others' computers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element

from hereabouts.directory import Directory
from hereabouts.map_ground import pictures_origin
from hereabouts.pages.contact import reporting_ways
from hereabouts.pages.trust import FROM, LICENCES
from hereabouts.pages.words import count_words
from hereabouts.papers.fact import bullets, paragraph, quiet

WAYS = {
    "email": "an e-mail address", "phone": "a telephone number", "text": "a number for text messages",
    "form": "a form on the group’s own site", "url": "the address of a web page", "drop-in": "a place to drop in",
}  # fmt: skip
IN_A_LINK = "!#$%&'*+,/:;=?@~"
"""What stands in an address as it is; brackets and spaces would end the link that is written here."""


def tell_contacts(directory: Directory) -> Sequence[Element]:
    """How many listings give which kinds of contact."""
    listings = directory.found()
    kinds = Counter(way for one in listings for way in {contact.way for contact in one.contacts})
    told = [f"{count_words(count, 'listing gives', 'listings give')} {WAYS[way]}" for way, count in kinds.most_common()]
    named = sum(any(contact.name for contact in one.contacts) for one in listings)
    agreed = sum(bool(one.permission) for one in listings)
    rows = [
        *told,
        f"{count_words(named, 'listing names', 'listings name')} a role or a team beside a contact",
        f"{count_words(agreed, 'listing holds', 'listings hold')} a note of when the group agreed to be listed",
    ]
    counted = count_words(len(listings), "listing is", "listings are")
    return paragraph(f"On the day this was made, {counted} shown. Of these:"), bullets(rows)


def tell_ways(directory: Directory) -> Sequence[Element]:
    """How the team is reached, and when it answers."""
    team = directory.settings.data.get("team", {})
    days = f" You have an answer within {team['answer-days']} working days." if team.get("answer-days") else ""
    hours = f" {quiet(team['hours'])}" if team.get("hours") else ""
    rows = []
    for way in reporting_ways(directory.settings.data):
        row = way.row
        href = quote(row.href.removesuffix("?subject="), safe=IN_A_LINK)
        shown = quiet(row.shown or row.verb)
        to = f"[{shown}]({href})" if href else shown
        to = f"{row.verb}: {to}" if row.shown else to
        rows.append(" ".join([f"{to}.", *(quiet(text) for text in (row.warning, row.says) if text)]))
    name = quiet(team.get("name", "Our team"))
    return paragraph(f"**{name}** looks after this list.{days}{hours}"), bullets(rows)


def tell_outside(directory: Directory) -> Sequence[Element]:
    """Whether any page asks another computer for something."""
    pictures = directory.settings.data.get("map-pictures")
    origin = pictures_origin(directory.settings)
    if pictures and origin:
        name = quiet(pictures["name"])
        return (
            paragraph(
                f"One thing may come from elsewhere: pictures of streets for the map, from {name} ({origin}). The map "
                "asks first, and names them. Whoever says yes lets them see the address of the device and which part "
                "of the map is looked at."
            ),
        )
    if pictures:
        return (paragraph("Pictures of streets for the map come from this site itself. Nothing comes from elsewhere."),)
    return (paragraph("The map shows places on a plain ground. It asks no other site for pictures of streets."),)


def tell_checks(directory: Directory) -> Sequence[Element]:
    """How fresh the listings are, and how many are due for a check."""
    listings, fresh = directory.found(), directory.settings.freshness
    due = sum(fresh.is_due(one.checked.date, directory.today) for one in listings)
    stale = sum(fresh.is_stale(one.checked.date, directory.today) for one in listings)
    return (
        bullets(
            [
                f"A check holds for {count_words(fresh.due_months, 'month', 'months')}. Then the review lists it.",
                f"After {count_words(fresh.stale_months, 'month', 'months')} its page says how old the check is, and "
                "how to ask first.",
                f"On the day this was made, {count_words(due, 'listing was', 'listings were')} due for a check, "
                f"{stale} of them so old that the page says so. "
                f"There are {count_words(len(listings), 'listing', 'listings')} in all.",
            ]
        ),
    )


def tell_licences(directory: Directory) -> Sequence[Element]:
    """Under which licence each part may be used, and where the listings come from."""
    name, url = LICENCES[directory.settings.listings_licence]
    found = Counter((one.source["from"], one.source["licence"]) for one in directory.found())
    rows = [f"Listings and open data: [{name}]({url}).", f"Guidance and these papers: [{name}]({url}).", "Code: MIT."]
    rows += [
        f"{count_words(count, 'listing comes', 'listings come')} from {FROM[origin]}, under {LICENCES[licence][0]}."
        for (origin, licence), count in found.most_common()
    ]
    return (bullets(rows),)


def tell_regulations(directory: Directory) -> Sequence[Element]:
    """Whether the accessibility regulations bind the owner, in the wording that they ask for."""
    owner = directory.settings.data.get("owner", {})
    regulations = "the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
    if owner.get("public-body") == "no":
        bound = "[here:owner-name] is not one, and keeps to them by choice."
        return (paragraph(f"These rules are for public sector bodies: {regulations}. {bound}"),)
    return (
        paragraph(
            f"[here:owner-name] is committed to making its website accessible, in accordance with {regulations}."
        ),
    )
