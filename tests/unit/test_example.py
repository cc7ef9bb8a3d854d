"""The example town: every field, kind, way and awkward case occurs in it, and nothing in it can be real."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from example_town import DIRECTORY, LISTINGS, ORGANISATIONS, VENUES, Data, places_in_place
from hereabouts.home import PROJECT
from hereabouts.place import to_grid
from hereabouts.source import Source, read_source

SCHEMAS = {file.name: json.loads(file.read_text("utf-8")) for file in (PROJECT / "schemas").glob("*.json")}
BOUNDS = ((592_000, 472_000), (608_000, 488_000))
PHONE = re.compile(r"(?<![\d.])(?:\+44|0)[\d ()-]{8,}\d")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
HOST = re.compile(r"(?:https?://|\w@)([^/\s\"',}\]]+)")
# An opening time is a session without a venue: it belongs to the one it is written in.
NEVER_WRITTEN = {"opening.venue"}
with (DIRECTORY / "postcodes.csv").open(encoding="utf-8") as rows:
    POSTCODES = {row["postcode"] for row in csv.DictReader(rows)}
FILES = sorted(file for kind in ("listings", "venues", "organisations") for file in (DIRECTORY / kind).rglob("*.yml"))


def resolve(schema: Data, document: str) -> tuple[Data, str]:
    """The schema that a `$ref` points at, and the document it stands in."""
    while "$ref" in schema:
        name, _, pointer = schema["$ref"].partition("#")
        document = name or document
        schema = SCHEMAS[document]
        for step in pointer.strip("/").split("/") if pointer else ():
            schema = schema[step]
    return schema, document


def schema_fields(schema: Data, document: str, above: str = "") -> Iterator[str]:
    """Every field below a schema as a dotted path; a file of another kind written in place is left out."""
    schema, document = resolve(schema, document)
    if above and document in ("venue.schema.json", "organisation.schema.json") and "$id" in schema:
        return
    for name, below in schema.get("properties", {}).items():
        yield f"{above}{name}"
        yield from schema_fields(below, document, f"{above}{name}.")
    for key in ("items", "then"):
        if isinstance(schema.get(key), dict):
            yield from schema_fields(schema[key], document, above)


def written_fields(value: Any, above: str = "") -> Iterator[str]:
    """Every field that a file holds, as a dotted path without places in lists."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield f"{above}{name}"
            yield from written_fields(below, f"{above}{name}.")
    elif isinstance(value, list):
        for item in value:
            yield from written_fields(item, above)


def values(name: str, *above: str) -> set[str]:
    """All values of a field of listings, below the fields named."""
    found: set[str] = set()
    for source in LISTINGS:
        rows: list[Any] = [source.data]
        for step in (*above, name):
            rows = [row.get(step) for row in rows if isinstance(row, dict)]
            rows = [item for row in rows for item in (row if isinstance(row, list) else [row])]
        found |= {row for row in rows if isinstance(row, str)}
    return found


def terms(vocabulary: str, *, below: bool = False) -> set[str]:
    """The words of a vocabulary: the top level, and the second one too if asked."""
    source, problems = read_source(DIRECTORY / f"terms/{vocabulary}.yml", vocabulary, "term")
    assert source, problems
    rows = source.data["terms"]
    return {term["slug"] for row in rows for term in [row, *(row.get("terms", ()) if below else ())]}


def choices(name: str, *above: str) -> set[str]:
    """The closed list of words that a schema allows in a field."""
    schema, document = SCHEMAS["listing.schema.json"], "listing.schema.json"
    for step in (*above, name):
        schema, document = resolve(schema["properties"][step], document)
        schema, document = resolve(schema.get("items", schema), document)
    return set(schema["enum"])


@pytest.mark.parametrize(
    ("kind", "sources"), [("venue", VENUES), ("organisation", ORGANISATIONS), ("listing", LISTINGS)]
)
def test_every_field_of_the_schema_occurs(kind: str, sources: list[Source]) -> None:
    wanted = set(schema_fields(SCHEMAS[f"{kind}.schema.json"], f"{kind}.schema.json"))
    assert wanted - {field for source in sources for field in written_fields(source.data)} <= NEVER_WRITTEN


def test_the_town_is_large_enough() -> None:
    assert len(LISTINGS) >= 110
    assert len({source.area for source in LISTINGS}) >= 10
    assert len(VENUES) >= 30
    assert len(ORGANISATIONS) >= 30


@pytest.mark.parametrize(
    ("vocabulary", "above", "name"),
    [
        ("kinds", (), "kind"),
        ("interests", (), "interests"),
        ("good-for", (), "good-for"),
        ("joining", ("joining",), "how"),
        ("to-do", (), "to-do-there"),
        ("work-help", (), "work-help"),
        ("advice-help", (), "advice-help"),
        ("who-for", ("who-for",), "groups"),
        ("reduced-for", ("cost", "reduced"), "for"),
    ],
)
def test_every_word_of_the_vocabulary_is_used(vocabulary: str, above: tuple[str, ...], name: str) -> None:
    assert terms(vocabulary, below=True) <= values(name, *above)


def test_every_area_and_access_word_is_used() -> None:
    places = [place["venue"] for source in LISTINGS for place in source.data.get("where", ())]
    rows = [source.data for source in LISTINGS + VENUES] + [place for place in places if isinstance(place, dict)]
    assert terms("access") <= {word for row in rows for word in row.get("access", {})}
    assert terms("areas") <= {source.area for source in LISTINGS}


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ((), "status"),
        ((), "online"),
        ((), "who-comes"),
        ((), "run-by-health-or-care"),
        ((), "group-size"),
        ((), "effort"),
        ((), "alcohol"),
        ((), "gambling"),
        (("cost",), "type"),
        (("joining",), "newcomers"),
        (("joining",), "bring-someone"),
        (("joining",), "capacity"),
        (("who-for",), "children"),
        (("checked",), "how"),
        (("source",), "from"),
        (("when",), "every"),
        (("when",), "which"),
        (("when",), "months"),
    ],
)
def test_every_choice_of_a_closed_list_is_made(above: tuple[str, ...], name: str) -> None:
    assert choices(name, *above) <= values(name, *above)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_in_a_file_can_be_real(file: Path) -> None:
    text = file.read_text("utf-8").split("\n", 1)[1]
    without_dates = re.sub(r"\d{4}-\d\d-\d\d", "", text)
    assert all(re.fullmatch(r"01632 960\d{3}", phone) for phone in PHONE.findall(without_dates))
    assert all(host == "example.org" or host.endswith(".example.org") for host in HOST.findall(text))
    assert set(POSTCODE.findall(text)) <= POSTCODES


@pytest.mark.parametrize("source", LISTINGS + VENUES, ids=lambda source: source.slug)
def test_pins_lie_in_the_sea(source: Source) -> None:
    for venue in [*places_in_place(source), source.data]:
        pin = venue.get("pin")
        if pin:
            point = (int(pin["easting"]), int(pin["northing"])) if "easting" in pin else degrees_on_grid(pin)
            assert all(low <= at <= high for at, low, high in zip(point, *BOUNDS, strict=True))


def degrees_on_grid(pin: Data) -> tuple[int, int]:
    """A pin written in degrees, in metres."""
    return to_grid(float(pin["lat"]), float(pin["lon"]))
