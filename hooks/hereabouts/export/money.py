"""Prices as Open Referral's cost options, and in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hereabouts.export.town import Town
from hereabouts.listing import Cost, Listing, ReducedPrice
from hereabouts.pages.words import price_words


def to_cost_options(listing: Listing, town: Town) -> list[dict[str, Any]]:
    """The full price, then each reduced one; none where no price is known."""
    return [
        {"id": town.names.of(f"service/{listing.slug}/cost/{number}"), "currency": "GBP", **row}
        for number, row in enumerate(_options(listing.cost, town))
    ]


def _options(cost: Cost, town: Town) -> Iterator[dict[str, Any]]:
    full = 0 if cost.type == "free" else cost.price
    if full is not None:
        per = {"amount_description": cost.per} if cost.per else {}
        yield {"option": "Full price", "amount": full / 100, **per}
    if cost.price_to is not None:
        yield {"option": "Highest price", "amount": cost.price_to / 100}
    for row in cost.reduced:
        if row.price is not None:
            says = " ".join(filter(None, (row.note, row.proof)))
            yield {"option": _for_whom(row, town), "amount": row.price / 100, "amount_description": says}


def _for_whom(row: ReducedPrice, town: Town) -> str:
    groups = [town.label("reduced-for", slug) for slug in row.groups]
    scheme = [f"with {row.scheme.name}"] if row.scheme else []
    return "; ".join([*groups, *scheme]) or "Reduced price"


def fees_words(listing: Listing, town: Town) -> str:
    """What it costs in one line."""
    cost = listing.cost
    lower = [
        f"{_for_whom(row, town)}: {row.note.rstrip('.')}" for row in cost.reduced if row.price is None and row.note
    ]
    first = "The first visit is free." if cost.first_visit_free == "yes" else ""
    return ". ".join(filter(None, (price_words(cost), *lower, cost.extras.rstrip("."), cost.note.rstrip(".")))) + (
        f". {first}" if first else "."
    )
