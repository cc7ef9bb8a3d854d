"""Costs that add up: free is free, paid has a price, a reduction is lower and says what to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hereabouts.context import Context
from hereabouts.record import to_pence
from hereabouts.rules.finding import Finding
from hereabouts.source import Source

PAID = frozenset(("pay-each-time", "membership", "course-fee"))


def free_has_no_price(source: Source, context: Context) -> Iterator[Finding]:
    """What is free costs nothing: no price, no range, no reduced price."""
    cost = source.data["cost"]
    if cost["type"] != "free":
        return
    rows = [("cost", cost), *_reduced(source)]
    for field, row in rows:
        for key in ("price", "price-to"):
            if to_pence(row.get(key, "")):
                message = (
                    f"Price must be left out when the type of cost is free. Take £{row[key]} out, or change the type."
                )
                yield Finding(f"{field}.{key}", message)


def paid_has_a_price(source: Source, context: Context) -> Iterator[Finding]:
    """What is paid for has a price, or a note that tells how much."""
    cost = source.data["cost"]
    if cost["type"] in PAID and "price" not in cost and "note" not in cost:
        message = (
            f"Price is missing, and the type of cost is {cost['type']}. Add price: 3.00, or a note that says how much."
        )
        yield Finding("cost", message)


def highest_price_is_above_price(source: Source, context: Context) -> Iterator[Finding]:
    """A range of prices has a lower end, and it is lower."""
    cost = source.data["cost"]
    if "price-to" not in cost:
        return
    low, high = to_pence(cost.get("price", "")), to_pence(cost["price-to"])
    if low is None:
        message = "Highest price needs the lowest beside it. Add price: 0, or what the lowest is."
        yield Finding("cost.price-to", message)
    elif high is not None and high <= low and cost["type"] != "free":
        message = f"Highest price must be above the price, £{cost['price']}. With one price only, take price-to out."
        yield Finding("cost.price-to", message)


def reduced_price_is_not_above_full(source: Source, context: Context) -> Iterator[Finding]:
    """A reduced price is not above what everybody pays."""
    cost = source.data["cost"]
    full = cost.get("price-to") or cost.get("price")
    if not full or cost["type"] == "free":
        return
    most = to_pence(full) or 0
    for field, row in _reduced(source):
        if (to_pence(row.get("price", "")) or 0) > most:
            message = f"Reduced price must not be above the full price, £{full}."
            yield Finding(f"{field}.price", message)


def reduced_says_how_much(source: Source, context: Context) -> Iterator[Finding]:
    """A reduced price has a price, or a note that tells how much."""
    for field, row in _reduced(source):
        if "price" not in row and "note" not in row:
            message = "Reduced price does not say how much. Add price: 1.00, or a note such as: half price."
            yield Finding(field, message)


def discount_has_proof(source: Source, context: Context) -> Iterator[Finding]:
    """Whoever pays less knows beforehand what to show; a scheme's own proof counts."""
    for field, row in _reduced(source):
        scheme = context.schemes.get(row.get("scheme", ""))
        if "proof" in row or (scheme and "proof" in scheme.data):
            continue
        if "scheme" in row and not scheme:
            continue  # scheme_is_known speaks of it
        message = "Proof is missing. Say what to show and to whom, or: No proof needed, just ask."
        yield Finding(field, message)


def _reduced(source: Source) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for index, row in enumerate(source.data["cost"].get("reduced", ())):
        yield f"cost.reduced.{index}", row
