"""Our own export, imported by our own reader into an empty directory, gives the same listings.

What an import does not take over is said here, and nowhere else: where the facts come from and when they were checked
is told by whoever imports; a venue's or scheme's short name means nothing elsewhere, so its name stands in words.
"""

import json
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hereabouts.build import Build, read_build
from hereabouts.directory import make_shelf
from hereabouts.export.public import Public, Shelves, is_public, to_public
from hereabouts.export.rest import NOBODY, to_rest
from hereabouts.export.service import to_service
from hereabouts.export.town import to_town
from hereabouts.feeds.item import Item
from hereabouts.feeds.open_referral import to_service_listing
from hereabouts.feeds.own import PART, with_rest
from hereabouts.home import PROJECT
from hereabouts.record import to_listing
from hereabouts.schema import read_schema
from hereabouts.source import Source
from hostile_town import as_it_is, spoil_town
from listing_data import SPOILT
from open_data import home_of, import_into, write_for
from pressing import OURS

SAID_ANEW = ("source", "checked")


def publics(build: Build) -> dict[str, Public]:
    found = {source.slug: source for source in build.checked.listings if is_public(source)}
    shelves = shelves_of(build, found)
    return {slug: to_public(source, shelves) for slug, source in found.items()}


def shelves_of(build: Build, found: Mapping[str, Source]) -> Shelves:
    context = build.checked.context
    return Shelves(context.venues, context.organisations, context.schemes, found.keys(), build.directory.today)


def expected_of(public: Public, keeps_schemes: bool = False) -> dict[str, Any]:
    """What an import of it has to give."""
    data = deepcopy({key: value for key, value in public.data.items() if key not in SAID_ANEW})
    names = {slug: row["venue"]["name"] for slug, row in zip(public.venues, data.get("where", ()), strict=True)}
    for row in data.get("when", ()):
        if "venue" in row:
            name = names[row.pop("venue")].rstrip(".")
            row["note"] = f"At {name}. {row.get('note', '')}".strip()
    for row in data["cost"].get("reduced", ()):
        if "scheme" in row and not keeps_schemes:
            scheme = public.schemes[row.pop("scheme")]
            row["note"] = f"With {scheme['name'].rstrip('.')}. {row.get('note', '')}".strip()
            row["for"] = row.get("for") or scheme["for"]
            if proof := row.get("proof") or scheme.get("proof"):
                row["proof"] = proof
    return data


def imported(town: Path) -> dict[str, dict[str, Any]]:
    """The listings of an imported directory by area and short name."""
    build = read_build(home_of(town))
    return {
        f"{public.area}/{slug}": {key: value for key, value in public.data.items() if key not in SAID_ANEW}
        for slug, public in publics(build).items()
    }


@pytest.mark.parametrize("town", ["example", "hostile"])
def test_what_is_exported_comes_back_the_same(tmp_path, town):
    folder = OURS if town == "example" else spoil_town(tmp_path / "hostile", as_it_is)
    written = write_for(folder, tmp_path / "site")
    outcome = import_into(tmp_path / "empty", list(written.services().values()))
    assert outcome.sorted.refused == []
    back = imported(tmp_path / "empty")
    sent = {f"{public.area}/{slug}": expected_of(public) for slug, public in publics(written.build).items()}
    assert sorted(back) == sorted(sent)
    for name, listing in sent.items():
        assert back[name] == listing, name


def test_the_second_import_of_the_same_changes_nothing(tmp_path):
    written = write_for(OURS, tmp_path / "site")
    import_into(tmp_path / "empty", list(written.services().values()))
    before = {file: file.read_bytes() for file in (tmp_path / "empty/listings").rglob("*.yml")}
    outcome = import_into(tmp_path / "empty", list(written.services().values()))
    assert (outcome.new, outcome.renewed, outcome.sorted.refused) == ([], [], [])
    assert {file: file.read_bytes() for file in (tmp_path / "empty/listings").rglob("*.yml")} == before


def test_without_the_part_of_ours_the_standard_carries_what_it_can(tmp_path):
    written = write_for(OURS, tmp_path / "site")
    services = [{key: value for key, value in one.items() if key != PART} for one in written.services().values()]
    outcome = import_into(tmp_path / "empty", services, feed=OTHERS)
    assert outcome.sorted.refused == []
    assert len(outcome.new) == len(services)


OTHERS = """\
reads: open-referral
short-name: next-door
source: {name: The town next door, licence: cc-by-4.0}
checked: {date: 2026-11-20, by: The Sandbeck list}
area: riverside
other-interests: [company]
"""


def test_what_is_gone_is_brought_in_by_nobody(tmp_path):
    gone = {"id": "e54cd94a-7575-5d6a-a053-4b38bcdaf459", "name": "No longer listed", "status": "defunct",
            PART: {"form": "hereabouts-listing-1", "gone": "2026-11-01"}}  # fmt: skip
    outcome = import_into(tmp_path / "empty", [gone])
    assert (outcome.new, outcome.sorted.refused) == ([], [])
    assert len(outcome.sorted.left_out) == 1


@pytest.mark.parametrize(
    "part",
    [
        {"listing": {"where": "everywhere"}},
        {"listing": {"where": ["here"]}},
        {"listing": {"where": [{"venue": "hall"}]}},
        {"listing": {"when": {"day": "monday"}}},
        {"listing": {"cost": []}},
        {"listing": {"cost": {"type": "free", "reduced": [{"scheme": "card"}]}}},
        {"listing": {"name": "<script>", "unheard-of": 1}},
        {"listing": {"status": "withheld", "interests": "all"}},
        {"listing": {"contact": [{"email": 5}]}},
        {"listing": {"name": 5, "organisation": "growers"}},
        {"listing": {"where": [{"venue": {}}]}},
        {"slug": "../../etc", "area": "../x", "listing": {"kind": "group"}},
        {"listing": [], "venues": {}, "schemes": 3},
    ],
)
def test_a_part_that_somebody_else_has_written_is_refused_with_a_reason(tmp_path, part):
    service = {"id": "s1", "name": "A choir", "description": "We sing.", PART: {"form": "hereabouts-listing-1", **part}}
    outcome = import_into(tmp_path / "empty", [service], feed=OTHERS)
    assert len(outcome.new) + len(outcome.sorted.refused) == 1
    assert all(reason for _, reason in outcome.sorted.refused)
    lying = [file.relative_to(tmp_path / "empty").as_posix() for file in (tmp_path / "empty").rglob("*.yml")]
    assert all(name == "settings.yml" or name.startswith("listings/riverside/") for name in lying)


CARRIED = {"name", "kind", "interests", "good-for", "languages", "to-do-there", "work-help", "advice-help"}
MOSTLY = {"summary": 0.9, "status": 0.2, "online": 0.5, "who-for": 0.4}
"""Fields that the standard carries for at least such a part of the example."""


def test_the_standards_own_fields_carry_what_they_can():
    build = example()
    town = to_town(build.directory)
    real = replace(town, settings=replace(town.settings, example=False))
    had, left = Counter[str](), Counter[str]()
    for slug, public in publics(build).items():
        service = to_service(public, build.directory.listings[slug], real)
        had.update(list(public.data))
        left.update(list(to_rest(public, service, real, build.checked.context)["listing"]))
    assert {field: left[field] for field in CARRIED} == dict.fromkeys(CARRIED, 0)
    assert {field for field, part in MOSTLY.items() if 1 - left[field] / had[field] < part} == set()


@cache
def example() -> Build:
    return read_build(home_of(OURS))


@cache
def pool() -> dict[str, list[Any]]:
    """Every value that a listing of the example gives a field."""
    found: dict[str, list[Any]] = {}
    for source in example().checked.listings:
        for key, value in source.data.items():
            found.setdefault(key, []).append(value)
    return found


NEEDED = ("name", "summary", "kind", "interests", "cost", "joining", "checked", "source")
TEXTS = ("name", "summary", "description", "when-note", "sensory", "funding", "status-note", "online-how")


@st.composite
def generated(draw) -> dict[str, Any]:
    """A listing whose fields come from all over the example, with texts that readers often spoil."""
    more = draw(st.sets(st.sampled_from(sorted(set(pool()) - {"status"})), max_size=14))
    data = {key: deepcopy(draw(st.sampled_from(pool()[key]))) for key in sorted({*NEEDED, *more})}
    for key in draw(st.sets(st.sampled_from(TEXTS), max_size=4)):
        data[key] = draw(st.sampled_from(SPOILT) | st.text(min_size=1, max_size=60))
    return data


@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None)
@given(generated())
def test_whatever_a_listing_holds_comes_back_from_its_service(data):
    assume(read_schema(PROJECT / "schemas", "listing").quick.is_valid(data))
    build = example()
    venues = [row["venue"] for row in data.get("where", ()) if isinstance(row["venue"], str)]
    data["when"] = [row for row in data.get("when", ()) if row.get("venue", "") in ("", *venues)]
    source = Source("made.yml", "listing", "made", "riverside", data, Path("made.yml"))
    public = to_public(source, shelves_of(build, {one.slug: one for one in build.checked.listings}))
    town, context = to_town(build.directory), build.checked.context
    service = to_service(public, to_listing(source, make_shelf(context)), town)
    sent = json.loads(json.dumps({**service, PART: to_rest(public, service, town, context)}))
    item = Item("", 1, sent["id"], sent)
    back = with_rest(to_service_listing(item, NOBODY, context, lambda said: None), item, context)
    assert back == expected_of(public, keeps_schemes=True)
