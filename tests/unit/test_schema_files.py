"""The schema files: whole, explained field by field, and covering what a listing must and should say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from hereabouts.guidance.library import SHARED as PACK

FOLDER = Path(__file__).parents[2] / "schemas"
SCHEMAS: dict[str, Any] = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.schema.json"))
    # What an import is told is no part of a directory: it has no Open Referral names.
    if path.name not in ("mapping.schema.json", "feed.schema.json")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    [(name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()]
)
QUICK_REGISTRY = jsonschema_rs.Registry(list(SCHEMAS.items()))
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# The names that the field list of a community listing gives to what it must (M) and should (S) hold.
MUST = """
id slug title summary description status kind interests setting run_by.name run_by.type venue.name venue.address
venue.postcode areas_served online when cost.type cost.amount cost.text cost.discounts[] welcome.newcomers
welcome.first_visit welcome.bring_someone age_min age_max who_for how_to_join source permission added added_by_team
last_checked checked_how checked_by_team
"""
SHOULD = """
purpose life_area run_by.url contact.url contact.email_role contact.phone_org contact.form_url contact.how venue.lat
venue.lon venue.address_private cost.first_free cost.extras cost.carer_free travel.bus travel.train travel.walk
travel.parking travel.cycle travel.drop_off travel.lift_help access.step_free access.accessible_toilet
access.hearing_loop access.bsl access.seating access.quiet_space access.large_print access.assistance_dog
access.changing_place access.effort access.languages welcome.buddy welcome.come_and_go welcome.group_size skills.learn
skills.share roles.volunteer roles.lead roles.paid employment_support referral.by referral.url referral.wait capacity
eligibility
"""

Place = tuple[str, str, Any]
NAMED = ("properties", "patternProperties", "$defs")


def nodes(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every schema inside a schema with its JSON pointer; what stands under `examples` is no schema."""
    if isinstance(node, dict):
        yield place, node
        for key, below in node.items():
            if key in NAMED:
                for name, named in below.items():
                    yield from nodes(named, f"{place}/{key}/{to_step(name)}")
            elif key != "examples":
                yield from nodes(below, f"{place}/{key}")
    elif isinstance(node, list):
        for index, below in enumerate(node):
            yield from nodes(below, f"{place}/{index}")


def to_step(name: str) -> str:
    """One step of a JSON pointer in a web address."""
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="")


def is_condition(place: str) -> bool:
    """Tell whether the pointer stands inside an `if`, which asks and does not describe."""
    return "if" in place.split("/")


def fields() -> Iterator[Place]:
    """Every property of every schema, at any depth: file, pointer, its schema."""
    for file, schema in SCHEMAS.items():
        for place, node in nodes(schema):
            if is_condition(place):
                continue
            for group in ("properties", "patternProperties"):
                for name, field in node.get(group, {}).items():
                    yield file, f"{place}/{group}/{name}", field


FIELDS = list(fields())
FIELD_IDS = [f"{name}{place}" for name, place, _ in FIELDS]


def reader(target: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$schema": DIALECT, "$ref": target}, registry=REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def quick_reader(target: str) -> Any:
    return jsonschema_rs.Draft202012Validator(
        {"$schema": DIALECT, "$ref": target}, registry=QUICK_REGISTRY, validate_formats=True
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_named_by_its_file(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT
    assert schema["$id"] == name
    assert schema["title"]
    assert schema["description"]


def test_every_kind_of_file_has_a_schema() -> None:
    kinds = ["listing", "venue", "organisation", "scheme", "term", "settings", "help-now", "closures", "next-door"]
    kinds += ["do-not-list", "leads", "asked-for"]
    assert set(SCHEMAS) == {f"{kind}.schema.json" for kind in [*kinds, *PACK.values(), "guidance-page", "common"]}


@pytest.mark.parametrize(("name", "place", "field"), FIELDS, ids=FIELD_IDS)
def test_a_field_explains_itself(name: str, place: str, field: dict[str, Any]) -> None:
    for words in ("title", "description", "errorMessage"):
        assert field[words].strip(), words
    assert field["description"].endswith(".")
    assert field["errorMessage"].endswith(".")
    assert field["examples"]
    standard = field["x-openreferral"]
    assert standard is None or re.fullmatch(r"[a-z_]+\.[a-z_]+(_\d)?", standard)
    assert all(isinstance(source, str) for source in field["x-domain"])


def test_all_that_a_listing_must_and_should_say_has_a_field() -> None:
    held = {source for schema in SCHEMAS.values() for _, node in nodes(schema) for source in node.get("x-domain", ())}
    assert sorted({*MUST.split(), *SHOULD.split()} - held) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_leaf_is_text_and_every_mapping_is_closed(name: str) -> None:
    for place, node in nodes(SCHEMAS[name]):
        kinds = node.get("type", [])
        # An editor reads an unquoted figure as a number; the reader of the check never does.
        for kind in [kinds] if isinstance(kinds, str) else set(kinds) - {"number"}:
            assert kind in {"string", "array", "object"}, place
        if node.get("type") == "object" and not is_condition(place):
            assert node["additionalProperties"] is False, place


@pytest.mark.parametrize("name", SCHEMAS)
def test_references_stay_inside_the_folder(name: str) -> None:
    for place, node in nodes(SCHEMAS[name]):
        if "$ref" in node:
            file = node["$ref"].partition("#")[0]
            assert not file or file in SCHEMAS, place


@pytest.mark.parametrize("name", SCHEMAS)
def test_examples_are_right_in_both_readers(name: str) -> None:
    for place, node in nodes(SCHEMAS[name]):
        if "examples" not in node:
            continue
        target = f"{name}#{place}"
        slow, quick = reader(target), quick_reader(target)
        for example in node["examples"]:
            assert [error.message for error in slow.iter_errors(example)] == [], target
            assert quick.is_valid(example), target


@pytest.mark.parametrize(
    ("definition", "good", "bad"),
    [
        (
            "line",
            ["Café 🎨", "قهوة وشاي", "ひろば", "A" * 300],
            ["", "  ", "a\x00b", "a\tb", "two\nlines", "\u202eback"],
        ),
        ("text", ["One.\n\nTwo.", "👩🏽‍🌾 together"], ["", "\n", "a\x07b", "a\tb"]),
        ("date", ["2026-12-01", "2028-02-29"], ["2026-02-30", "1.12.2026", "2026-12-1", "٢٠٢٦-١٢-٠١"]),
        ("time", ["00:00", "18:30", "23:59"], ["24:00", "6:30", "18.30", "6pm"]),
        ("price", ["0", "3", "3.50", "1200.00"], ["£3", "3.5", "1e3", "-1", "12000", "3,50"]),
        (
            "url",
            ["https://example.org/a?b=c#d", "http://bücher.example"],
            ["javascript:alert(1)", "data:,x", "a b", "//x"],
        ),
        ("email", ["garden@example.org"], ["garden", "a@b", "a b@example.org", "Sue <a@example.org>"]),
        ("phone", ["999", "116 123", "(01632) 960123", "+44 1632 960123"], ["ring Sue", "01632 960123 or Sue", "1"]),
        ("postcode", ["QX1 1AA", "yo241ab"], ["QX1", "1AA", "QX1 1AAA"]),
        ("slug", ["mill-lane", "2nd-hand"], ["Mill", "mill lane", "-mill", "mill--lane", "../mill", "a" * 81]),
    ],
)
def test_a_value_is_kept_or_refused_alike_by_both_readers(definition: str, good: list[str], bad: list[str]) -> None:
    target = f"common.schema.json#/$defs/{definition}"
    slow, quick = reader(target), quick_reader(target)
    for value in good:
        assert slow.is_valid(value), value
        assert quick.is_valid(value), value
    for value in bad:
        assert not slow.is_valid(value), value
        assert not quick.is_valid(value), value


SESSIONS_THAT_CAN_BE_SAID = [
    {"day": "wednesday", "except": ["last-of-month"]},
    {"day": "tuesday", "every": "month", "which": ["second", "fourth"]},
    {"day": "monday", "until": "2027-07-15"},
    {"day": "thursday", "every": "4-weeks", "from": "2026-09-03"},
    {"day": ["monday", "friday"], "except": ["bank-holidays", "school-holidays", "2026-12-29"], "also": ["2026-12-30"]},
    {"dates": ["2026-12-05", "2027-01-09"], "start": "14:00", "end": "16:00"},
]
SESSIONS_THAT_CANNOT = [
    {"start": "10:00"},
    {"day": "tuesday", "dates": ["2026-12-05"]},
    {"day": "tuesday", "every": "month"},
    {"day": "tuesday", "every": "2-weeks"},
    {"day": "tuesdays"},
    {"day": "tuesday", "except": ["bank-holiday"]},
]


def test_sessions() -> None:
    target = "common.schema.json#/$defs/session"
    slow, quick = reader(target), quick_reader(target)
    for session in SESSIONS_THAT_CAN_BE_SAID:
        assert slow.is_valid(session), session
        assert quick.is_valid(session), session
    for session in SESSIONS_THAT_CANNOT:
        assert not slow.is_valid(session), session
        assert not quick.is_valid(session), session


def test_notices() -> None:
    notice = reader("common.schema.json#/$defs/notice")
    because = {"because": "The leader is away."}
    assert notice.is_valid({"cancelled": "2026-12-01", **because})
    assert notice.is_valid({"full": "all", "until": "2026-12-31", **because})
    assert not notice.is_valid({"full": "all", **because})
    assert not notice.is_valid({"cancelled": "2026-12-01"})
    assert not notice.is_valid({"cancelled": "2026-12-01", "moved": "2026-12-08", **because})


def test_a_confidential_venue_says_how_to_ask() -> None:
    venue = reader("venue.schema.json")
    assert not venue.is_valid({"name": "The Quiet House", "confidential": "yes"})
    assert venue.is_valid({"name": "The Quiet House", "confidential": "yes", "ask": "Send a text first."})


@pytest.mark.parametrize("ways", [{}, {"email": "a@example.org", "phone": "01632 960123"}])
def test_a_contact_is_exactly_one_way(ways: dict[str, str]) -> None:
    contact = reader("listing.schema.json#/properties/contact/items")
    assert not contact.is_valid({**ways, "expect": "An answer within two days."})
    assert contact.is_valid({"phone": "01632 960123", "expect": "Leave a message."})
