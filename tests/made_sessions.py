"""Sessions, news and days of rest made up for tests, as YAML texts hold them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from hereabouts.closure import Closures, to_closures


def read_closures(data: dict[str, Any]) -> Closures:
    """The closures of a vector, through the same door as closures.yml."""
    entries = [{"from": first, "until": until} for first, until in data["closed"]]
    for venue, pairs in data.get("venues", {}).items():
        entries += [{"from": first, "until": until, "venues": [venue]} for first, until in pairs]
    school = [{"from": first, "until": until} for first, until in data["school"]]
    bank = [date.fromisoformat(day) for day in data["bank"]]
    return to_closures({"school-holidays": school, "closures": entries}, bank)


def invent_session(chance: random.Random) -> dict[str, Any]:
    """Any session the schema lets pass."""

    def some(words: list[str], most: int) -> list[str]:
        return chance.sample(words, chance.randint(1, most))

    def any_day() -> str:
        return (date(2025, 10, 1) + timedelta(days=chance.randrange(900))).isoformat()

    data: dict[str, Any] = {}
    if chance.random() < 0.8:
        data["start"] = f"{chance.randrange(24):02}:{chance.choice(['00', '05', '30'])}"
    if chance.random() < 0.7:
        data["end"] = f"{chance.randrange(24):02}:{chance.choice(['00', '15', '59'])}"
    if chance.random() < 0.15:
        return data | {"dates": [any_day() for _ in range(chance.randint(1, 7))]}
    week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    places = ["first", "second", "third", "fourth", "fifth", "last"]
    year = ["january", "february", "march", "april", "may", "june", "july"]
    year += ["august", "september", "october", "november", "december"]
    data["day"] = some(week, chance.choice([1, 1, 3, 7]))
    every = chance.choice(["week", "week", "month", *(f"{n}-weeks" for n in (2, 3, 4, 5, 6, 8, 12))])
    data["every"] = every
    if every == "month":
        data["which"] = some(places, 3)
    if "-" in every or chance.random() < 0.3:
        data["from"] = any_day()
    if chance.random() < 0.3:
        data["until"] = any_day()
    if chance.random() < 0.3:
        turn = chance.randrange(12)
        data["months"] = chance.choice([some(year, 4), (year[turn:] + year[:turn])[: chance.randint(1, 12)]])
    if chance.random() < 0.6:
        words = ["bank-holidays", "school-holidays", *(f"{place}-of-month" for place in places)]
        data["except"] = some(words, 3) + [any_day() for _ in range(chance.choice([0, 0, 1, 3, 6]))]
    if chance.random() < 0.3:
        data["also"] = [any_day() for _ in range(chance.randint(1, 6))]
    return data | ({"venue": "mill-hall"} if chance.random() < 0.3 else {})


def invent_notice(chance: random.Random) -> dict[str, Any]:
    first = date(2026, 1, 1) + timedelta(days=chance.randrange(700))
    days = [(first + timedelta(days=n)).isoformat() for n in range(0, 60, chance.randint(1, 9))]
    what = chance.choice(["cancelled", "moved", "full", "changed"])
    every = {what: "all", "from": days[0], "until": days[-1], "because": "A reason."}
    return chance.choice([every, {what: days, "because": "A reason."}, {what: days[0], "because": "One."}])
