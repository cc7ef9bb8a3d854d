"""One invented listing, composed from word lists: the same for the same place and number, everywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dice import Dice
from invented_place import LISTINGS_PER_VENUE, Area, Data, InventedPlace, checked_on
from sentence_lists import (
    BECAUSE,
    DESCRIPTIONS,
    EXPECTS,
    EXTRAS,
    FIRST_VISITS,
    NOTES,
    PROOFS,
    SCHEMES,
    SUMMARIES,
    TRAVELS,
)
from vocabulary_lists import (
    ACTIVITIES,
    DAYS,
    GROUPS,
    LANGUAGES,
    LEADERS,
    REDUCED_FOR,
    ROOMS,
    TO_DO,
)

NAMES = (
    "{place} {activity}",
    "{activity} at {place}",
    "{day} {activity}",
    "{area} {activity}",
    "{activity} for {area}",
    "{place} {day} {activity}",
)


def invented_listings(place: InventedPlace) -> Iterator[tuple[str, str, Data]]:
    """Area, slug and fields of each listing."""
    seen: set[str] = set()
    for index in range(place.count):
        area, listing = _listing(place, index)
        slug = to_slug(listing["name"])
        if slug in seen:
            slug = f"{slug}-{index}"
        seen.add(slug)
        yield area.slug, slug, listing


def _listing(place: InventedPlace, index: int) -> tuple[Area, Data]:
    dice = Dice("listing", index)
    # Neighbours in number share a venue, and never the same activity there.
    venue = index // LISTINGS_PER_VENUE % place.venue_count
    turn = Dice("turn", venue).below(len(ACTIVITIES)) + index % LISTINGS_PER_VENUE * 11
    activity = ACTIVITIES[turn % len(ACTIVITIES)]
    venue_slug, venue_name = place.venue_names[venue]
    area = place.area_of(venue)
    days = dice.some(DAYS, 2 if dice.chance(15) else 1)
    words = {"does": activity.does, "day": days[0].capitalize(), "area": area.label, "venue": venue_name}
    leader = dice.pick(LEADERS)
    name = dice.pick(NAMES).format(
        place=venue_name.split()[0], activity=activity.name, day=days[0].capitalize(), area=area.label
    )
    listing: Data = {
        "name": name,
        "summary": dice.pick(SUMMARIES).format(**words),
        "description": _description(dice, words),
        "kind": activity.kind,
        "interests": activity.interests,
        "good-for": activity.good_for,
        "who-comes": dice.pick(("all-sorts", "all-sorts", "something-in-common", "both", "unknown")),
        "organisation": dice.pick(place.organisation_names)[0],
        "where": [_where(dice, venue_slug)],
        "when": _sessions(dice, days),
        "cost": _cost(dice, leader),
        "joining": _joining(dice, leader),
        "contact": _contact(dice),
        "to-do-there": dice.some(TO_DO, 1 + dice.below(3)),
        "group-size": dice.pick(("up-to-5", "6-to-12", "6-to-12", "13-to-30", "over-30", "unknown")),
        "effort": activity.effort,
        **_now_and_then(dice),
        "checked": _checked(dice, area),
        "permission": {"given": "yes", "date": checked_on(dice)},
        "source": {"from": "the-group", "name": f"{area.label} mapping day", "licence": "cc-by-4.0"},
    }
    _add_status(dice, listing, days[0])
    return area, listing


def _add_status(dice: Dice, listing: Data, day: str) -> None:
    """Some are over, some pause, some have news."""
    session = listing["when"][0]
    chance = dice.below(100)
    if chance < 2:
        session["until"] = "2026-10-30"
        listing |= {"status": "ended", "status-note": "It ran for four years. The tutor has moved away."}
    elif chance < 4:
        listing |= {"status": "paused", "status-note": dice.pick(BECAUSE)}
    elif chance < 20 and "every" not in session:
        date = f"2026-12-{7 + DAYS.index(day):02}"
        listing["notices"] = [{dice.pick(("cancelled", "changed", "moved")): date, "because": dice.pick(BECAUSE)}]


def _description(dice: Dice, words: dict[str, str]) -> str:
    sentences = [sentence.format(**words) for sentence in dice.some(DESCRIPTIONS, 2 + dice.below(5))]
    middle = len(sentences) // 2
    return " ".join(sentences[:middle]) + "\n\n" + " ".join(sentences[middle:])


def _where(dice: Dice, venue: str) -> Data:
    where = {"venue": venue, "room": dice.pick(ROOMS)}
    return {**where, "travel": dice.pick(TRAVELS)} if dice.chance(50) else where


def _sessions(dice: Dice, days: list[str]) -> list[Data]:
    start = 9 * 4 + dice.below(44)
    end = start + dice.pick((4, 6, 8, 10))
    times = {"start": _time(start), "end": _time(end)}
    session: Data = {"day": days if len(days) > 1 else days[0], **times}
    rhythm = dice.below(10)
    if rhythm == 0:
        session |= {"every": "month", "which": [dice.pick(("first", "second", "third", "last"))]}
    elif rhythm == 1:
        session |= {"every": "2-weeks", "from": f"2026-09-{7 + DAYS.index(days[0]):02}"}
    elif rhythm < 5:
        session["except"] = ["bank-holidays", "school-holidays"][: 1 + dice.below(2)]
    return [session]


def _time(quarters: int) -> str:
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


def _cost(dice: Dice, leader: str) -> Data:
    kind = dice.pick(
        ("free", "free", "free", "donation", "pay-each-time", "pay-each-time", "pay-each-time", "membership")
    )
    if kind in ("free", "donation"):
        return {"type": kind, "extras": dice.pick(EXTRAS)}
    pence = 100 + 50 * dice.below(16)
    cost: Data = {"type": kind, "price": _pounds(pence), "per": "a session" if kind == "pay-each-time" else "a term"}
    cost["reduced"] = [
        {
            "for": [group],
            "price": _pounds(pence * dice.below(3) // 4),
            "proof": dice.pick(PROOFS).format(leader=leader),
            "shown-in-front-of-others": dice.pick(("no", "no", "yes", "unknown")),
        }
        for group in dice.some(REDUCED_FOR, dice.below(4))
    ]
    if dice.chance(15):
        cost["reduced"].append({"scheme": dice.pick(SCHEMES)[0], "price": "0", "proof": "Show the card."})
    if not cost["reduced"]:
        del cost["reduced"]
    return {
        **cost,
        "first-visit-free": dice.pick(("yes", "yes", "no", "unknown")),
        "carer-free": dice.pick(("yes", "unknown")),
    }


def _pounds(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02}"


def _joining(dice: Dice, leader: str) -> Data:
    return {
        "how": dice.pick(("just-turn-up", "just-turn-up", "book", "get-in-touch-first", "self-refer")),
        "newcomers": "any-time",
        "first-visit": _sentence(dice.pick(FIRST_VISITS).format(leader=leader)),
        "met-by": leader.capitalize(),
        "bring-someone": dice.pick(("yes", "yes", "ask", "unknown")),
        "come-and-go": dice.pick(("yes", "yes", "no", "unknown")),
        "just-watch": {"is": "yes", "note": dice.pick(NOTES)} if dice.chance(30) else "unknown",
    }


def _sentence(text: str) -> str:
    return ". ".join(part[:1].upper() + part[1:] for part in text.split(". "))


def _contact(dice: Dice) -> list[Data]:
    number = dice.below(1000)
    ways: list[Data] = [
        {"email": f"hello{number}@example.org", "expect": dice.pick(EXPECTS)},
        {"text": f"01632 960{number:03}", "expect": dice.pick(EXPECTS)},
        {"phone": f"01632 960{number:03}", "expect": dice.pick(EXPECTS)},
        {"url": f"https://group{number}.example.org/"},
    ]
    return dice.some(ways, 1 + dice.below(3))


def _now_and_then(dice: Dice) -> Data:
    """What only some listings say."""
    more: Data = {}
    if dice.chance(60):
        more["who-for"] = {"age-from": dice.pick(("16", "18", "18", "55"))}
        if dice.chance(30):
            more["who-for"]["groups"] = [dice.pick(GROUPS)]
    if dice.chance(12):
        more["languages"] = ["english", dice.pick(LANGUAGES)]
    if dice.chance(30):
        more["access"] = {"quiet-space": {"is": "yes", "note": dice.pick(NOTES)}}
    return more


def _checked(dice: Dice, area: Area) -> Data:
    facts = dice.some(("times", "place", "price", "contact", "access", "first-visit"), 2 + dice.below(4))
    what = [{"fact": fact, "answer": dice.pick(("asked", "asked", "seen", "not-asked"))} for fact in facts]
    how = dice.pick(("phone", "visit", "they-told-us"))
    return {"date": checked_on(dice), "how": how, "by": f"{area.label} team", "what": what}


def to_slug(name: str) -> str:
    """The name in small letters without marks, its words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode().replace("'", "")
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())[:70].strip("-")
