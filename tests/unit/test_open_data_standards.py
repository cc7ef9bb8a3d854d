"""The open data, held against the schemas of those who made the standards. They are not ours to ship.

`HEREABOUTS_STANDARDS` names their folder, else it is looked for as shared/standards beside the
folders above the project.
"""

import json
import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import frictionless
import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from hereabouts.home import PROJECT

NAMED = os.environ.get("HEREABOUTS_STANDARDS")
PLACES = [Path(NAMED)] if NAMED else [above / "shared" / "standards" for above in PROJECT.parents]
STANDARDS = next((place for place in PLACES if place.is_dir()), PLACES[0])
FORMATS = jsonschema.FormatChecker()
PROFILES = ("hsds-3.0", "oruk-3.0")
OBJECTS = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


@FORMATS.checks("uri")
def is_address(value) -> bool:
    """Without a library of its own jsonschema passes any text for an address."""
    parts = urlsplit(value) if isinstance(value, str) else None
    return parts is None or (bool(parts.scheme and parts.netloc) and " " not in value)


@cache
def judge_of(profile: str, name: str) -> jsonschema.Draft202012Validator:
    folder = STANDARDS / "hsds" / profile / "schema"
    if not folder.is_dir():
        pytest.skip(f"The schemas of {profile} are not at {folder}; HEREABOUTS_STANDARDS names another place.")
    registry = Registry()
    for file in folder.glob("*.json"):
        if file.name != "openapi.json":
            content = json.loads(file.read_bytes())
            registry = registry.with_resource(
                file.name, Resource.from_contents(content, default_specification=DRAFT202012)
            )
    schema = json.loads((folder / f"{name}.json").read_bytes())
    return jsonschema.Draft202012Validator(schema, registry=registry, format_checker=FORMATS)


def faults(profile: str, name: str, document) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in judge_of(profile, name).iter_errors(document)]


@pytest.mark.parametrize("profile", PROFILES)
def test_every_service_is_as_the_standard_says(example, profile):
    for slug, service in example.services().items():
        assert faults(profile, "service", service) == [], slug


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", OBJECTS)
def test_every_list_is_as_the_standard_says(example, profile, name):
    contents = example.json(f"{name}.json")["contents"]
    assert contents
    for row in contents:
        assert faults(profile, OBJECTS[name], row) == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "fault",
    [
        {"url": "not an address"},
        {"email": "nobody"},
        {"id": "garden"},
        {"minimum_age": "18"},
        {"status": "seasonal"},
        {"schedules": [{"id": "e54cd94a-7575-5d6a-a053-4b38bcdaf459", "freq": "DAILY"}]},
    ],
)
def test_the_judge_refuses_what_the_standard_does_not_allow(example, profile, fault):
    service = example.services()["riverside-community-garden"]
    assert faults(profile, "service", {**service, **fault})


def test_the_package_is_as_its_profile_says(example):
    package = example.json("datapackage.json")
    for document, name in [
        (package, "datapackage"),
        *((resource, "dataresource") for resource in package["resources"]),
        *((resource["schema"], "tableschema") for resource in package["resources"]),
    ]:
        file = STANDARDS / "frictionless" / f"{name}-2.0.json"
        if not file.is_file():
            pytest.skip(f"The profiles of Frictionless are not at {file}; HEREABOUTS_STANDARDS names another place.")
        judge = jsonschema.Draft7Validator(json.loads(file.read_bytes()), format_checker=jsonschema.FormatChecker())
        assert [error.message for error in judge.iter_errors(document)] == []


def test_frictionless_finds_every_table_right(example):
    report = frictionless.validate(str(example.folder / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(example.json("datapackage.json")["resources"])


def test_frictionless_finds_a_row_that_names_nothing(example, tmp_path):
    for file in [*example.folder.glob("*.csv"), example.folder / "datapackage.json"]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "words.csv").open("a", encoding="utf-8") as file:
        file.write("nothing-of-that-name,interests,gardening,\r\n")
    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        resource.pop("hash")
        resource.pop("bytes")
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert "foreign-key" in {row[0] for row in report.flatten(["type"])}
