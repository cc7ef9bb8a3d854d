"""A service that was written by us carries what the standard has no place for in our own form; here it is read back.

Nothing in it is trusted: names of fields and their shapes are looked at here, everything else by the same check that
every import goes through.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hereabouts.context import Context
from hereabouts.feeds.item import Item
from hereabouts.feeds.words import cut
from hereabouts.gather import MAX_SLUG, SLUG
from hereabouts.imports.refusal import Refused

FORM = "hereabouts-listing-1"
"""How the part says what it is. Another form gets another number."""
PART = "hereabouts"
LONGEST_NOTE, LONGEST_COST = 240, 400
"""Letters that the schema takes in the note of a time or a lower price, and in that of the cost."""
Data = dict[str, Any]
NOT_OURS_TO_SAY = frozenset(("source", "checked", "permission", "added", "renamed-from", "other-ids", "tags-for-teams"))
"""What is said by whoever imports it, or by nobody."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "kinds": ("kind",),
    "interests": ("interests",),
    "good-for": ("good-for",),
    "joining": ("joining", "how"),
    "to-do": ("to-do-there",),
    "work-help": ("work-help",),
    "advice-help": ("advice-help",),
    "who-for": ("who-for", "groups"),
}
"""The fields that take their words from a vocabulary, by its name; each word is an attribute of the service."""
ONE_WORD = ("kinds", "joining")
SHAPES: Mapping[str, type] = {"where": list, "when": list, "contact": list, "cost": dict, "joining": dict}


def own_part(service: Mapping[str, Any]) -> Data:
    """The part of our own; empty where there is none, or one that we cannot read."""
    part = service.get(PART)
    return part if isinstance(part, dict) and part.get("form") == FORM else {}


def with_words(read: Data, service: Mapping[str, Any]) -> Data:
    """What was read of a service, with the words that its attributes give by our own codes."""
    found: dict[str, list[str]] = {}
    for row in service.get("attributes", ()):
        term = row.get("taxonomy_term") if isinstance(row, dict) else None
        if isinstance(term, dict) and isinstance(term.get("code"), str) and term.get("taxonomy") in FIELDS:
            found.setdefault(term["taxonomy"], []).append(term["code"])
    whole = dict(read)
    for vocabulary, words in found.items():
        first, *below = FIELDS[vocabulary]
        value = words[0] if vocabulary in ONE_WORD else words
        whole[first] = {**whole.get(first, {}), below[0]: value} if below else value
    return whole


def with_rest(read: Data, item: Item, context: Context) -> Data:
    """What was read of a service, with what the part of our own says instead."""
    part = own_part(item.entry)
    rest = part.get("listing")
    if not isinstance(rest, dict):
        return read
    item.reasons.clear()  # of what the standard's fields could not give; the part says it, and the check judges it
    if not all(isinstance(rest.get(key), kind | None) for key, kind in SHAPES.items()):
        raise Refused(f"Its part called {PART} is not as we write it.")
    rest = {key: value for key, value in rest.items() if key not in NOT_OURS_TO_SAY}
    read = with_words(read, item.entry)
    whole = {key: value for key, value in {**read, **rest}.items() if value is not None}
    return _without_names(whole, part, context)


def own_area(service: Mapping[str, Any], context: Context) -> str:
    """The area that it lies in with us, where the importing directory has one of that name."""
    area = own_part(service).get("area")
    return area if isinstance(area, str) and area in context.vocabularies["areas"] else ""


def own_slug(service: Mapping[str, Any]) -> str:
    """Its short name with us; empty where that is none."""
    slug = own_part(service).get("slug")
    return slug if isinstance(slug, str) and len(slug) <= MAX_SLUG and SLUG.fullmatch(slug) else ""


def _without_names(data: Data, part: Data, context: Context) -> Data:
    """Times and prices that name a venue or scheme which the importing directory does not have say it in words."""
    places = data.get("where", ())
    if not all(isinstance(row, dict) and isinstance(row.get("venue"), dict) for row in places):
        raise Refused(f"Its part called {PART} is not as we write it: a place has no venue.")
    venues, known = part.get("venues"), part.get("schemes")
    slugs = venues if isinstance(venues, list) else []
    names = {str(slug): str(row["venue"].get("name")) for slug, row in zip(slugs, places, strict=False)}
    if "when" in data:
        data = {**data, "when": [_at_place(row, names) for row in data["when"]]}
    schemes = known if isinstance(known, dict) else {}
    cost = data.get("cost", {})
    if isinstance(cost.get("reduced"), list):
        data = {**data, "cost": _without_schemes(cost, schemes, context)}
    return data


def _at_place(row: Any, names: Mapping[str, str]) -> Any:
    if not isinstance(row, dict) or "venue" not in row:
        return row
    name = names.get(str(row["venue"]), "")
    rest = {key: value for key, value in row.items() if key != "venue"}
    said = " ".join(filter(None, (f"At {name.rstrip('.')}." if name else "", str(rest.get("note", "")))))
    return {**rest, "note": cut(said, LONGEST_NOTE)} if said else rest


def _without_schemes(cost: Data, schemes: Mapping[str, Any], context: Context) -> Data:
    """The cost; what only the holders of an unknown scheme pay, whoever they are, goes into its note."""
    rows = [_for_groups(row, schemes, context) for row in cost["reduced"]]
    kept = [row for row in rows if not isinstance(row, dict) or "scheme" in row or row.get("for")]
    told = [f"{row.get('note', '')} {_price(row)}".strip() for row in rows if row not in kept]
    whole = {**cost, "reduced": kept, "note": cut(" ".join(filter(None, (cost.get("note"), *told))), LONGEST_COST)}
    return {key: value for key, value in whole.items() if value}


def _price(row: Data) -> str:
    return f"£{row['price']}." if "price" in row else ""


def _for_groups(row: Any, schemes: Mapping[str, Any], context: Context) -> Any:
    if not isinstance(row, dict) or "scheme" not in row or row["scheme"] in context.schemes:
        return row
    scheme = schemes.get(str(row["scheme"]))
    if not isinstance(scheme, dict):
        raise Refused(f"It names the scheme {row['scheme']!r}, and does not say what that is.")
    rest = {key: value for key, value in row.items() if key != "scheme"}
    groups = row.get("for") or scheme.get("for")
    note = cut(" ".join(filter(None, (f"With {str(scheme.get('name')).rstrip('.')}.", row.get("note")))), LONGEST_NOTE)
    proof = row.get("proof") or scheme.get("proof")
    return {**rest, "note": note, **({"for": groups} if groups else {}), **({"proof": proof} if proof else {})}
