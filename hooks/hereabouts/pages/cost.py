"""What a listing costs, in words for everyone and in a row for each who pays less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hereabouts.clean import safe_link
from hereabouts.listing import Cost, ReducedPrice, Scheme
from hereabouts.pages.edition import Edition
from hereabouts.pages.words import format_money, price_words

IN_FRONT = {
    "yes": "Asked for in front of others.",
    "no": "Not asked for in front of others.",
    "unknown": "We do not know if others can see it.",
}


class PriceRow(NamedTuple):
    """Who pays what, and what they show for it."""

    who: str
    pays: str
    shows: str


@dataclass(frozen=True, slots=True)
class CostView:
    """All about money."""

    price: str
    rows: list[PriceRow]
    says: list[str]
    unknown: str
    schemes: list[tuple[str, str, str, str, str]]
    """Name, who qualifies, what it costs, how to get it, link."""


def to_cost_view(edition: Edition, cost: Cost) -> CostView:
    """The cost of a listing as its page says it."""
    price = price_words(cost)
    if cost.type == "unknown" and cost.price is None:
        price = "We do not know yet: ask them."
    rows = [_to_row(edition, row) for row in cost.reduced]
    if rows:
        rows.insert(0, PriceRow("Everyone", price, "Nothing"))
    schemes = {row.scheme.slug: row.scheme for row in cost.reduced if row.scheme}
    return CostView(price, rows, _says(cost), _unknown(cost), [_to_scheme_row(scheme) for scheme in schemes.values()])


def _to_scheme_row(scheme: Scheme) -> tuple[str, str, str, str, str]:
    return scheme.name, scheme.who_qualifies, scheme.costs, scheme.how_to_get, safe_link(scheme.url)


def _to_row(edition: Edition, row: ReducedPrice) -> PriceRow:
    groups = _any_of(edition.label_all("reduced-for", row.groups))
    who = row.scheme.name if row.scheme else groups or "Reduced price"
    if row.residents_only == "yes":
        who += " (people who live here only)"
    pays = row.note if row.price is None else format_money(row.price)
    if row.price is not None and row.note:
        pays += f". {row.note}"
    shows = (row.proof or "We do not know what you must show.").rstrip()
    if row.proof:
        shows += ("" if shows[-1:] in ".!?" else ".") + f" {IN_FRONT[row.in_front_of_others]}"
    return PriceRow(who, pays or "Ask them", shows)


def _any_of(words: list[str]) -> str:
    """Return "a", "a or b", "a, b or c"."""
    return " or ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _says(cost: Cost) -> list[str]:
    says = []
    if cost.type != "free" and cost.first_visit_free != "unknown":
        free = cost.first_visit_free == "yes"
        says.append("Your first visit is free." if free else "You pay on your first visit too.")
    if cost.carer_free != "unknown" and cost.type != "free":
        says.append("A carer comes free." if cost.carer_free == "yes" else "A carer pays too.")
    if cost.kit_lent != "unknown":
        lent = cost.kit_lent == "yes"
        says.append("They lend you what you need." if lent else "You bring your own kit.")
    known = " ".join(says)
    return [text for text in (known, cost.extras, cost.note) if text]


def _unknown(cost: Cost) -> str:
    if cost.type in ("free", "donation"):
        return ""
    asked = (
        (cost.first_visit_free, "whether your first visit is free"),
        (cost.carer_free, "whether a carer comes free"),
    )
    return ", ".join(words for value, words in asked if value == "unknown")


def cost_tags(cost: Cost) -> list[tuple[str, str]]:
    """The cost as short tags: further class and words."""
    price = price_words(cost)
    lower = lower_words(cost)
    tags = [(" reduced", f"{price}, or {lower}") if lower else (" free" if price == "Free" else "", price)]
    return tags + first_visit_tag(cost)


def first_visit_tag(cost: Cost) -> list[tuple[str, str]]:
    """The tag for a first visit that costs nothing, where the second one does."""
    return [(" free", "First visit free")] if cost.first_visit_free == "yes" and price_words(cost) != "Free" else []


def lower_words(cost: Cost) -> str:
    """Return "£1 with a reduced price" where somebody pays less than the rest."""
    lowest = min((row.price for row in cost.reduced if row.price is not None), default=None)
    if lowest is None or (cost.price is not None and lowest >= cost.price):
        return ""
    return f"{format_money(lowest) if lowest else 'free'} with a reduced price"
