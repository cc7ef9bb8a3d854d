"""Three listings that together hold every field of the schema, and a hand that writes them into the form."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page

from building import PROJECT
from hereabouts.schema import read_schema

SCHEMA = read_schema(PROJECT / "schemas", "listing").document

FACT = {"is": "yes", "note": "Ask at the desk first."}
TRAVEL = {
    "bus": "Bus 4 stops outside.",
    "train": "Ten minutes from the station.",
    "walk": "Flat all the way.",
    "parking": "Behind the hall.",
    "cycle": "Racks by the door.",
    "drop-off": "A car can stop at the gate.",
    "quiet-times": "After ten.",
    "lift": FACT,
    "bus-home": "no",
}
CHECKED = {
    "date": "2026-11-20",
    "how": "phone",
    "by": "Millgate team",
    "what": [{"fact": "times", "answer": "asked", "date": "2026-11-19", "how": "By telephone"}],
}
SOURCE = {
    "from": "group-website",
    "name": "Their own page",
    "url": "https://garden.example.org/about",
    "licence": "permission-given",
    "id": "row-7",
    "row-hash": "0123456789abcdef",
}
WEEKLY = {
    "day": ["monday", "thursday"],
    "start": "10:30",
    "end": "12:00",
    "every": "2-weeks",
    "from": "2026-11-23",
    "until": "2027-11-22",
    "months": ["march", "april"],
    "except": ["bank-holidays", "2027-03-08"],
    "also": ["2027-05-03"],
    "note": "Bring indoor shoes.",
    "venue": "acorn-hall",
}
MONTHLY = {"day": "sunday", "start": "14:00", "every": "month", "which": ["first", "last"]}
DATED = {"dates": ["2026-12-05", "2026-12-12"], "start": "09:00", "end": "10:00"}
VENUE = {
    "name": "The Marble Room",
    "area": "millgate",
    "address": {"street": "3 Mill Lane", "town": "Pellbridge", "county": "Pellshire"},
    "postcode": "QX1 1AA",
    "pin": {"easting": "600140", "northing": "480030"},
    "directions": "The blue door, then upstairs.",
    "access": {"step-free": "no", "hearing-loop": {"is": "unknown", "note": "Nobody has tried it."}},
    "travel": TRAVEL,
    "alcohol": "none",
    "gambling": "in-the-building",
    "toilets": "One on the ground floor.",
    "quiet-space": "The landing has two chairs.",
    "buses": "Bus 4.",
    "opening": [WEEKLY, MONTHLY, DATED],
    "url": "https://marbles.example.org/room",
    "phone": "01632 960177",
    "email": "room@marbles.example.org",
    "notices": [
        {"cancelled": "2026-12-24", "because": "Nobody is there."},
        {"changed": "all", "from": "2026-12-01", "until": "2026-12-10", "because": "The side door is used."},
        {"moved": "2026-12-28", "because": "To the chapel."},
        {"full": "2026-12-29", "because": "A school comes."},
    ],
    "checked": CHECKED,
    "source": SOURCE,
    "renamed-from": ["marble-hall"],
    "status": "active",
}
PIN = {"name": "The Other Room", "pin": {"lat": "54.2110", "lon": "1.0650"}}
HIDDEN = {"name": "A house in the east", "confidential": "yes", "ask": "Send a text first.", "area": "eastmarsh"}
GROUP: dict[str, Any] = {
    "name": 'Monday Marbles & Co: "the best" #1',
    "summary": "Play marbles on a carpet.\nMarbles are lent: yes, really.",
    "description": "First we talk.\n\nThen we play - with [rules](https://marbles.example.org/rules).",
    "kind": "group",
    "status": "seasonal",
    "status-note": "From October until May.",
    "interests": ["games", "nature"],
    "good-for": ["meet-people", "learn"],
    "who-comes": "all-sorts",
    "run-by-health-or-care": "no",
    "organisation": {
        "name": "The Marble People",
        "type": "community-group",
        "about": "We have played since 1974.",
        "url": "https://marbles.example.org/",
        "email": "hello@marbles.example.org",
        "phone": "01632 960178",
        "ids": [{"in": "Charity Commission", "id": "0000001"}],
        "checked": CHECKED,
        "source": SOURCE,
        "renamed-from": ["marble-folk"],
        "status": "active",
    },
    "areas": ["riverside", "millgate"],
    "serves": ["comes-to-you", "practice-members"],
    "online": "both",
    "online-link": "https://marbles.example.org/join",
    "online-how": "Your camera may stay off.",
    "where": [
        {"venue": "acorn-hall", "room": "Upstairs", "travel": "Use the side gate.", "access": {"step-free": "yes"}},
        {"venue": VENUE},
        {"venue": HIDDEN},
    ],
    "when": [WEEKLY, MONTHLY, DATED],
    "when-note": "In frost we stay at home.",
    "cost": {
        "type": "pay-each-time",
        "price": "3.00",
        "price-to": "5.50",
        "per": "a morning",
        "reduced": [
            {
                "scheme": "pellbridge-leisure-card",
                "price": "1",
                "shown-in-front-of-others": "no",
                "residents-only": "yes",
            },
            {"for": ["carer", "student"], "note": "Half price.", "proof": "Just say so."},
        ],
        "first-visit-free": "yes",
        "extras": "Tea is 50p.",
        "kit-lent": "unknown",
        "carer-free": "yes",
        "note": "Nobody is turned away.",
    },
    "notices": [
        {"cancelled": ["2026-11-26", "2026-11-30"], "because": "The carpet is away."},
        {"moved": "2026-12-07", "because": "To the chapel."},
        {"full": "2026-12-10", "because": "A school comes."},
        {"changed": "all", "from": "2026-12-14", "until": "2026-12-20", "because": "In the chapel."},
    ],
    "joining": {
        "how": "referral",
        "newcomers": "any-time",
        "first-visit": "Somebody meets you at the door.",
        "met-by": "The door host",
        "buddy": FACT,
        "bring-someone": "ask",
        "come-and-go": "yes",
        "just-watch": {"is": "no", "note": "Everyone plays."},
        "referral-by": "Any doctor",
        "referral-link": "https://marbles.example.org/refer",
        "wait": "About two weeks",
        "capacity": "limited",
        "capacity-date": "2026-11-01",
    },
    "contact": [
        {
            "form": "https://marbles.example.org/write",
            "name": "The marble desk",
            "expect": "Three boxes.",
            "relay": "None.",
        },
        {"email": "play@marbles.example.org"},
        {"text": "01632 960179"},
        {"drop-in": "Come to the gate on Mondays."},
        {"phone": "01632 960180"},
        {"url": "https://marbles.example.org/"},
    ],
    "to-do-there": ["learn-a-skill", "lend-a-hand"],
    "to-do-note": "You may carry the box.",
    "qualification": {"is": "no", "note": "But a certificate."},
    "work-help": ["__first__"],
    "who-for": {
        "age-from": "16",
        "age-to": "99",
        "groups": ["__first__"],
        "children": "may-come",
        "note": "Children with a grown-up.",
        "eligibility": "People on the list of Beacon Health Centre.",
    },
    "languages": ["english", "polish"],
    "group-size": "6-to-12",
    "effort": "gentle",
    "access": {"quiet-space": {"is": "yes", "note": "The landing."}},
    "sensory": "Marbles click.",
    "alcohol": "none",
    "gambling": "none",
    "travel": TRAVEL,
    "funding": "A personal budget may pay.",
    "training": "Two hosts took a course.",
    "checked": CHECKED,
    "permission": {"given": "yes", "date": "2026-11-18"},
    "added": {"date": "2026-11-20", "by": "Millgate team"},
    "source": SOURCE,
    "related": ["tuesday-soup", "seed-swap-sunday"],
    "renamed-from": ["sunday-marbles"],
    "other-ids": [{"in": "The old list", "id": "M-1"}],
    "tags-for-teams": ["good first step", "quiet"],
}
KNOWN = {
    "checked": {"date": "2026-11-20", "how": "visit", "by": "Millgate team"},
    "source": {"from": "leaflet", "licence": "cc-by-4.0"},
}
ADVICE: dict[str, Any] = {
    "name": "Advice at the Hall",
    "summary": "Someone reads your letters with you.",
    "kind": "advice",
    "interests": ["games"],
    "organisation": "riverside-growers",
    "where": [{"venue": PIN}],
    "cost": {"type": "free"},
    "joining": {"how": "just-turn-up"},
    "advice-help": ["__first__"],
    **KNOWN,
}
MONEY: dict[str, Any] = {
    "name": "The Kettle Fund",
    "summary": "Small sums when the kettle breaks.",
    "kind": "money-help",
    "interests": ["games"],
    "cost": {"type": "unknown"},
    "money-help": {
        "for-what": "Kettles and the like.",
        "how-much": "Up to £40.",
        "how-long": "About a week.",
        "who-may-apply": "Anyone in Millgate.",
        "who-can-help": "The library desk.",
        "link": "https://kettle.example.org/apply",
    },
    "joining": {"how": "get-in-touch-first"},
    **KNOWN,
}


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where every text stands, without the numbers of rows."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, (*path, key))
    elif isinstance(value, list):
        for below in value:
            yield from leaves(below, path)
    else:
        yield path


def schema_fields(node: dict[str, Any] = SCHEMA, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every field of the schema, without the numbers of rows."""
    for shape in _shapes(node):
        for key, below in shape.get("properties", {}).items():
            yield (*path, key)
            yield from schema_fields(below, (*path, key))
        if isinstance(shape.get("items"), dict):
            yield from schema_fields(shape["items"], path)


def _shapes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    if "$ref" in node:
        target: Any = SCHEMA
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from _shapes(target)
    for key in ("then", "else"):
        if key in node:
            yield from _shapes(node[key])


def open_all(page: Page) -> None:
    """Every question is shown."""
    page.evaluate(
        """() => { for (let closed, turn = 0; turn < 20; turn++) {
          closed = [...document.querySelectorAll('.form-room details:not([open]):not([data-tried])')];
          if (!closed.length) return;
          closed.forEach((each) => { each.firstElementChild.click(); each.open = true; each.dataset.tried = ''; });
        } }"""
    )


def write(page: Page, path: str, value: Any) -> None:
    """Fills the field at a path, as its answer asks."""
    field = page.locator(f'[data-field="{path}"]').first
    if isinstance(value, dict):
        _write_group(page, path, field, value)
    elif isinstance(value, list) and isinstance(value[0], dict):
        _write_rows(page, path, field, value)
    else:
        _write_words(page, path, field, value if isinstance(value, list) else [value])


def id_of(path: str, more: str = "") -> str:
    return f"[id='f-{path.replace('.', '-')}{more}']"


def _write_group(page: Page, path: str, field: Locator, value: dict[str, Any]) -> None:
    if "is" in value:
        page.locator(id_of(path, "-is")).select_option(value["is"])
        page.locator(id_of(path, "-note")).fill(value["note"])
        page.locator(id_of(path, "-note")).blur()
        return
    if page.locator(id_of(path, "-new")).count():
        page.locator(id_of(path, "-new")).check()
    open_all(page)
    for key, below in value.items():
        child = page.locator(f'[data-field="{path}.{key}"]')
        choice = page.locator(id_of(path, "-choice"))
        if not child.count() and choice.count():
            for number in range(choice.locator("option").count()):
                choice.select_option(str(number))
                open_all(page)
                if child.count():
                    break
        write(page, f"{path}.{key}", below)


def _write_rows(page: Page, path: str, field: Locator, rows: list[dict[str, Any]]) -> None:
    add = field.locator(":scope > button")
    for number, row in enumerate(rows):
        while not page.locator(f'[data-field="{path}.{number}"]').count():
            add.click()
        open_all(page)
        write(page, f"{path}.{number}", row)


def _write_words(page: Page, path: str, field: Locator, words: list[str]) -> None:
    box = page.locator(id_of(path))
    tag = box.evaluate("(box) => box.tagName") if box.count() else ""
    if tag == "SELECT":
        box.select_option(words[0])
    elif tag in ("INPUT", "TEXTAREA"):
        box.fill("\n".join(words))
        box.blur()
    elif page.locator(id_of(path, "-is")).count():
        page.locator(id_of(path, "-is")).select_option(words[0])
    elif page.locator(id_of(path, "-pick")).count():
        slug = words[0]
        name = page.evaluate(
            "(slug) => fetch('../data/form/form.json').then((answer) => answer.json()).then(({known}) => "
            "Object.values(known).flat().find(([one]) => one === slug)[1])",
            slug,
        )
        page.locator(id_of(path, "-pick")).fill(name)
        page.locator(id_of(path, "-pick")).blur()
    else:
        for word in words:
            tick = field.locator(f"input[type=checkbox][value='{word}']")
            if tick.count():
                tick.first.check()
            elif word == "all":
                field.locator("input[type=checkbox]").first.check()
            else:
                page.locator(id_of(path, "-new")).fill(word)
                field.get_by_role("button", name="Add this date").click()
