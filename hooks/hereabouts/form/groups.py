"""Station 7, the form: in which order its questions stand, and for which kinds. Their words are the schema's own."""

from __future__ import annotations

from typing import Any

WITHOUT_TIMES = ("money-help",)
GROUPS: tuple[dict[str, Any], ...] = (
    {"title": "What it is", "fields": ["name", "summary", "kind", "interests"], "open": True},
    {"title": "When it is", "fields": ["when", "when-note"], "open": True, "not": WITHOUT_TIMES},
    {"title": "Where it is", "fields": ["where", "online", "online-link", "online-how"], "open": True},
    {"title": "What it costs", "fields": ["cost"], "open": True},
    {"title": "Help with money", "fields": ["money-help"], "open": True, "only": ("money-help",)},
    {"title": "How to start", "fields": ["joining", "contact"], "open": True},
    {"title": "How you know", "fields": ["source", "permission", "checked", "added"], "open": True},
    {"title": "How far it reaches", "fields": ["serves", "areas"]},
    {"title": "Who runs it", "fields": ["organisation", "run-by-health-or-care", "funding", "training"]},
    {
        "title": "What people do there",
        "fields": ["description", "good-for", "to-do-there", "to-do-note", "qualification"],
    },
    {
        "title": "Help with work",
        "fields": ["work-help"],
        "only": ("employment-support", "training", "volunteering", "advice", "class", "group"),
    },
    {
        "title": "Advice",
        "fields": ["advice-help"],
        "only": ("advice", "employment-support", "people-who-have-been-there"),
    },
    {"title": "Who comes", "fields": ["who-comes", "who-for", "languages", "group-size"]},
    {
        "title": "Getting in and being there",
        "fields": ["access", "sensory", "effort", "alcohol", "gambling"],
        "not": WITHOUT_TIMES,
    },
    {"title": "Getting there", "fields": ["travel"], "not": WITHOUT_TIMES},
    {"title": "Does it run now", "fields": ["status", "status-note", "notices"]},
    {"title": "For teams", "fields": ["related", "tags-for-teams", "renamed-from", "other-ids"]},
)
"""Every field of a listing stands in one group. An open group is asked of everybody, the others who like to say more.

A group with `only` fits these kinds, one with `not` all others.
"""

FIRST: dict[str, list[str]] = {
    "cost": ["type", "price", "price-to", "per", "note"],
    "joining": ["how", "first-visit", "bring-someone"],
    "when": ["day", "dates", "start", "end", "every", "which", "from"],
    "where": ["venue", "room"],
    "where.venue": ["name", "address", "postcode", "area", "pin"],
    "organisation": ["name", "type"],
    "contact": ["form", "email", "text", "drop-in", "phone", "url"],
    "checked": [],
    "added": [],
    "source": ["from"],
}
"""Of these objects the named fields are asked at once, the others when somebody likes to say more."""

ASKED_IF: dict[str, tuple[str, list[str]]] = {
    "cost.price": ("type", ["donation", "pay-each-time", "membership", "course-fee"]),
    "cost.price-to": ("type", ["donation", "pay-each-time", "membership", "course-fee"]),
    "cost.per": ("type", ["donation", "pay-each-time", "membership", "course-fee"]),
    "when.which": ("every", ["month"]),
    "online-link": ("online", ["yes", "both"]),
    "online-how": ("online", ["yes", "both"]),
    "joining.referral-by": ("how", ["referral"]),
    "joining.referral-link": ("how", ["referral", "self-refer"]),
    "joining.wait": ("how", ["referral", "self-refer", "waiting-list"]),
    "joining.capacity-date": ("capacity", ["open", "limited", "full"]),
    "status-note": ("status", ["seasonal", "paused", "ended"]),
    "where.venue.ask": ("confidential", ["yes"]),
}
"""These are asked only where the field beside them holds one of these words. What was written stays until then."""

KNOWN: dict[str, str] = {"where.venue": "venues", "organisation": "organisations", "cost.reduced.scheme": "schemes"}
"""What may be picked from files of its own."""

AT_FIRST: dict[str, str] = {"checked.how": "they-told-us", "source.licence": "cc-by-4.0"}
"""What stands in the form before anybody has chosen; everybody may change it."""
