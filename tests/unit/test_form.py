"""The form says in the browser what `hereabouts check` says, and its files read back as what was written."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from building import PROJECT
from form_answers import schema_fields
from hereabouts import rules
from hereabouts.build import read_build
from hereabouts.form.basket import read_handed
from hereabouts.form.beside import to_beside
from hereabouts.form.groups import ASKED_IF, AT_FIRST, FIRST, GROUPS, KNOWN
from hereabouts.form.unpublished import HIDDEN, as_published
from hereabouts.form.write import FOLDER, place_of, to_form, to_listings, to_shares, to_ways, write_form
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.press.asset import copy_assets
from hereabouts.schema import check_schema, read_schema
from hereabouts.source import Source, parse_mapping
from hereabouts.vocabulary import VOCABULARY_OF
from node import node

TODAY = date(2026, 11, 23)
HOME = Home(PROJECT, PROJECT / "directory", TODAY)
SCHEMA = read_schema(PROJECT / "schemas", "listing")
RUNNER = PROJECT / "tests/unit/form_judge.mjs"
ALL_RULES = {rule.__name__: rule for rule in (*rules.LISTING_ERRORS, *rules.LISTING_WARNINGS)}
LEAST = {
    "name": "Monday Marbles",
    "summary": "Roll them on a carpet. All is lent.",
    "kind": "group",
    "interests": ["games"],
    "where": [{"venue": "acorn-hall"}],
    "cost": {"type": "free"},
    "joining": {"how": "just-turn-up"},
    "checked": {"date": "2026-11-20", "how": "visit", "by": "Millgate team"},
    "source": {"from": "leaflet", "licence": "cc-by-4.0"},
}
WRONG: list[dict[str, Any]] = [
    {"name": ""},
    {"name": "x" * 121},
    {"summary": "tab\there"},
    {"kind": "Not a slug"},
    {"status": "sleeping"},
    {"interests": []},
    {"when": [{"start": "25:00", "day": "monday"}]},
    {"when": [{"day": "monday", "every": "month"}]},
    {"when": [{"day": "monday", "every": "2-weeks"}]},
    {"when": [{"day": "monday", "dates": ["2026-12-01"]}]},
    {"when": [{"day": "monday", "from": "2026-13-01"}]},
    {"contact": [{"email": "not-an-address"}]},
    {"contact": [{"expect": "Nothing else."}]},
    {"contact": [{"email": "a@example.org", "phone": "01632 960123"}]},
    {"cost": {}},
    {"cost": {"type": "pay-each-time", "price": "three"}},
    {"joining": {"how": "book", "buddy": {"note": "x"}}},
    {"where": [{"venue": {"postcode": "QX1 1AA"}}]},
    {"where": [{"venue": {"name": "x", "confidential": "yes"}}]},
    {"where": [{"venue": {"name": "x", "pin": {"lat": "54.1"}}}]},
    {"organisation": {"name": "x", "type": "gang"}},
    {"notices": [{"cancelled": "2026-12-01"}]},
    {"notices": [{"cancelled": "all", "because": "x"}]},
    {"access": {"step-free": "perhaps"}},
    {"who-for": {"age-from": "old"}},
    {"online-link": "www.example.org"},
    {"tags-for-teams": ["a", "a"]},
    {"kind": "money-help"},
    {"money-help": {"for-what": "x"}},
    {"where": None},
    {"where": [{"venue": {"name": "x"}}]},
    {"joining": {"how": "book"}},
    {"joining": {"how": "just-turn-up", "capacity": "full"}},
    {"online": "both"},
    {"serves": ["practice-members"]},
    {"when": [{"day": "monday", "start": "10:00", "end": "09:00"}]},
    {"when": [{"day": "monday", "start": "10:00", "end": "00:00"}]},
    {"when": [{"day": "monday", "from": "2026-12-02", "until": "2026-12-01"}]},
    {"when": [{"day": "monday", "which": ["first"]}]},
    {"when": [{"dates": ["2026-12-01"], "until": "2027-01-01"}]},
    {"when": [{"day": "monday", "venue": "the-regal-zzz"}]},
    {"cost": {"type": "free", "price": "3.00"}},
    {"cost": {"type": "free", "reduced": [{"for": ["carer"], "price": "1", "proof": "None."}]}},
    {"cost": {"type": "membership"}},
    {"cost": {"type": "pay-each-time", "price": "3.00", "price-to": "2.00"}},
    {"cost": {"type": "pay-each-time", "price-to": "2.00", "note": "x"}},
    {
        "cost": {
            "type": "pay-each-time",
            "price": "3.00",
            "reduced": [{"for": ["carer"], "price": "4.00", "proof": "x"}],
        }
    },
    {"cost": {"type": "pay-each-time", "price": "3.00", "reduced": [{"for": ["carer"]}]}},
    {"who-for": {"age-from": "60", "age-to": "18"}},
    {"checked": {"date": "2026-12-24", "how": "visit", "by": "Millgate team"}},
    {"description": "Call 07712 345678."},
    {"description": "Write to somebody@gmail.com."},
    {"status": "paused"},
    {"source": {"from": "the-group", "licence": "cc-by-4.0"}},
    {"when": [{"day": "monday", "from": "2026-12-01", "until": "2026-12-02"}]},
    {
        "where": [
            {
                "venue": {
                    "name": "Hut",
                    "postcode": "QX1 1AA",
                    "opening": [{"day": "monday", "from": "2026-12-01", "until": "2026-12-02"}],
                }
            }
        ]
    },
    {
        "where": [{"venue": {"name": "Cobb Field", "confidential": "yes", "ask": "Ring first."}}],
        "summary": "We meet at 12 Mill Lane.",
    },
    {"where": [{"venue": {"name": "Hut", "pin": {"lat": "54.1", "lon": "-1.5"}}}]},
    {"where": [{"venue": {"name": "Hut", "pin": {"lat": "12.0", "lon": "0"}}}]},
    {"status": "ended", "when": [{"day": "monday"}]},
    {"description": "See [this](javascript:alert)."},
    {"online-link": "https://localhost/x"},
    {"contact": [{"url": "https://me@example.org/"}]},
    {"source": {"from": "leaflet", "licence": "cc-by-sa-4.0"}},
    {
        "checked": {
            "date": "2026-11-20",
            "how": "visit",
            "by": "A team",
            "what": [{"fact": "times", "answer": "seen", "date": "2027-01-01"}],
        }
    },
    {"added": {"date": "2027-01-01", "by": "Millgate team"}},
    {"permission": {"given": "yes", "date": "2027-01-01"}},
    {
        "joining": {"how": "book", "capacity": "full", "capacity-date": "2027-01-01"},
        "contact": [{"phone": "01632 960123"}],
    },
]
OF_BARE_TOWNS = {"venue_is_known", "organisation_is_known", "scheme_is_known"}
"""Rules that only a town without any such file can break: elsewhere the form has a list to pick from."""


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form's modules with the library beside them, as they lie on the site."""
    site = tmp_path_factory.mktemp("form-site")
    folder = site / "assets/javascripts"
    shutil.copytree(PROJECT / "overrides/assets/javascripts", folder)
    assert copy_assets(PROJECT, site) == []
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def ask(
    modules: Path, listings: Iterable[dict[str, Any]], schemes: list[list[str]] | None = None, schema: Any = None
) -> dict[str, Any]:
    """What the form's modules say of listings."""
    known = {**to_beside(read_build(HOME).directory), "today": TODAY.isoformat(), "schemes": schemes or []}
    asked = modules / "asked.json"
    asked.write_text(
        json.dumps(
            {"schema": SCHEMA.document if schema is None else schema, "listings": list(listings), "known": known}
        )
    )
    ended = subprocess.run([node(), str(RUNNER), str(modules), str(asked)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    answers: dict[str, Any] = json.loads(ended.stdout)
    return answers


def as_source(data: dict[str, Any], folder: Path) -> Source:
    file = folder / "monday-marbles.yml"
    file.write_text("name: x\n")
    return Source("monday-marbles.yml", "listing", "monday-marbles", "millgate", data, file)


def without_guess(message: str) -> str:
    """What is said, without the guess at what was meant: the form has lists to choose from instead."""
    return re.sub(r" (Did you mean|Use one of|Add it there)\b.*", "", message)


def test_schema_and_rules_say_the_same_in_the_browser_as_in_the_check(modules: Path, tmp_path: Path) -> None:
    listings = [{key: value for key, value in (LEAST | wrong).items() if value is not None} for wrong in WRONG]
    answers = ask(modules, listings)
    context = read_build(HOME).checked.context

    differing = []
    for listing, answer in zip(listings, answers["answers"], strict=True):
        source = as_source(listing, tmp_path)
        by_schema = {without_guess(problem.message) for problem in check_schema(source, SCHEMA)}
        by_rules = set() if by_schema else {
            (name, ".".join([finding.field]), without_guess(finding.message))
            for name in answers["rules"]
            for finding in ALL_RULES[name](source, context)
        }  # fmt: skip
        in_browser = {without_guess(one["message"]) for one in answer["wrong"]}
        found = {(one["rule"], ".".join(one["at"]), without_guess(one["message"])) for one in answer["found"]}
        assert by_schema or by_rules, listing
        if (in_browser, {(rule, message) for rule, _, message in found}) != (
            by_schema,
            {(rule, message) for rule, _, message in by_rules},
        ):
            differing.append((listing, by_schema ^ in_browser, by_rules ^ found))
    assert differing == []


def test_every_rule_of_the_browser_is_met_by_one_of_these(modules: Path) -> None:
    listings = [{key: value for key, value in (LEAST | wrong).items() if value is not None} for wrong in WRONG]
    answers = ask(modules, listings)

    met = {one["rule"] for answer in answers["answers"] for one in answer["found"]}
    # Nothing that is written differs from what is met, but for what needs a scheme's file.
    assert set(answers["rules"]) - met == OF_BARE_TOWNS


def test_every_example_is_right_in_the_browser_too_and_comes_back_from_its_own_yaml(modules: Path) -> None:
    build = read_build(HOME)
    data = [source.data for source in build.checked.listings]
    schemes = [[scheme.slug, scheme.name, scheme.proof] for scheme in build.directory.schemes.values()]

    answers = ask(modules, data, schemes)["answers"]

    assert [answer["wrong"] for answer in answers if answer["wrong"]] == []
    assert {one["rule"] for answer in answers for one in answer["found"]} <= {"permission_is_given"}
    assert [parse_mapping(answer["yaml"].encode()) for answer in answers] == data


ODD = (
    "yes", "null", "~", "- x", "a: b", "a #b", "{x}", "x\n", "x\n\n", "\n", " x", "x ", "a\n  b", "*x", "!x", "|", "@",
    "%", "Ü:", "a:\nb", "a\n\nb\n", "\ta", "a\n\tb", "\u2028", "\ufeff", "\u00a0", "\u0085", "🎲 dice", "שלום",
    "---", "1_000", "0x1", "a,b", "#",
)  # fmt: skip
LETTERS = "ab -:#,'\"[]{}\n\\?&*!|>%@`é🎲"


def tree(rng: Random, depth: int = 3) -> Any:
    """A text, or lists and mappings of such."""
    kind = rng.randrange(4) if depth else 0
    if kind == 2:
        return [tree(rng, depth - 1) for _ in range(rng.randrange(1, 4))]
    if kind == 3:
        return {f"{rng.choice('abc')}-{number}": tree(rng, depth - 1) for number in range(rng.randrange(1, 4))}
    return rng.choice(ODD) if rng.randrange(2) else "".join(rng.choice(LETTERS) for _ in range(rng.randrange(1, 30)))


def test_whatever_is_written_comes_back_from_the_yaml(modules: Path) -> None:
    rng = Random(5)
    listings = [{f"field-{number}": tree(rng) for number in range(4)} for _ in range(1500)]

    answers = ask(modules, listings, schema={})["answers"]

    assert [parse_mapping(answer["yaml"].encode()) for answer in answers] == listings


def test_every_field_of_the_schema_is_asked_in_one_group() -> None:
    asked = [field for group in GROUPS for field in group["fields"]]

    assert sorted(asked) == sorted(SCHEMA.document["properties"])


def test_the_tables_of_the_form_name_fields_words_and_kinds_that_exist() -> None:
    form = to_form(read_build(HOME).directory, HOME)
    kinds = {slug for slug, *_ in form["terms"]["kinds"]}
    named = [*VOCABULARY_OF, *KNOWN, *AT_FIRST, *FIRST, *ASKED_IF]
    named += [f"{path}.{name}" for path, names in FIRST.items() for name in names]

    fields = {".".join(path) for path in schema_fields()}

    assert [path for path in named if path not in fields] == []
    assert {kind for group in GROUPS for key in ("only", "not") for kind in group.get(key, ())} <= kinds


def test_a_withheld_listing_is_in_no_file_of_the_form(example_site: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in (example_site / "data/form").glob("*.json")]

    assert any("riverside-community-garden" in text for text in texts)
    assert [text[:40] for text in texts if "thursday-table" in text] == []


def test_a_change_names_no_listing_that_is_nowhere_to_be_read(tmp_path: Path) -> None:
    source = as_source({**LEAST, "related": ["tuesday-soup", "thursday-table"]}, tmp_path)
    alone = as_source({**LEAST, "related": ["thursday-table"]}, tmp_path)

    assert to_listings([source], {"thursday-table"})["monday-marbles"]["listing"]["related"] == ["tuesday-soup"]
    assert to_listings([alone], {"thursday-table"})["monday-marbles"]["listing"] == as_published(LEAST)
    assert "related" not in as_published(alone.data, {"thursday-table"})


def test_what_is_proposed_in_public_is_the_listing_itself() -> None:
    directory = read_build(HOME).directory
    listing = directory.listings["riverside-community-garden"]
    edit, base = to_form(directory, HOME)["send"]["edit"], directory.settings.data["edit-address"]

    assert edit.startswith(base)
    assert f"{edit.removeprefix(base)}listings/{listing.area}/{listing.slug}.yml" == listing.path


def test_what_no_page_shows_is_in_no_file_of_the_form(tmp_path: Path) -> None:
    own = {
        "tags-for-teams": ["sentinel tag"],
        "permission": {"given": "sentinel-given"},
        "other-ids": [{"in": "sentinel list", "id": "sentinel id"}],
        "renamed-from": ["sentinel-name"],
        "checked": {"date": "2026-11-20", "how": "visit", "by": "sentinel team"},
        "source": {"from": "the-group", "licence": "cc-by-4.0", "id": "sentinel row", "row-hash": "sentinel"},
        "where": [{"venue": {"name": "Hut", "checked": {"by": "sentinel"}, "source": {"id": "sentinel"}}}],
        "organisation": {"name": "Us", "type": "unknown", "ids": ["sentinel"], "checked": {"by": "sentinel"}},
    }
    text = json.dumps(to_listings([as_source({**LEAST, **own}, tmp_path)]))

    assert "sentinel" not in text
    assert {"2026-11-20", "the-group", "Hut", "Us"} <= set(re.findall(r'"([^"]*)"', text))


def test_files_of_listings_are_counted_as_the_browser_counts() -> None:
    sources = read_build(HOME).checked.listings
    shares = to_shares(sources, 3)

    assert sum(map(len, shares)) == len(sources)
    assert all(place_of(one.slug, 3) == number for number, share in enumerate(shares) for one in share)
    assert place_of("tuesday-soup", 1) == 0


def test_files_of_listings_are_kept_until_a_listing_of_theirs_changes_or_one_that_they_name_goes(tmp_path) -> None:
    build = read_build(HOME)
    sources = build.checked.listings
    shown = {one.slug: one for one in sources if one.data.get("status") not in HIDDEN}
    pairs = [(one, slug) for one in shown.values() for slug in one.data.get("related", ()) if slug in shown]
    naming, named = pairs[0]
    changed = replace(naming, data={**naming.data, "name": "Changed"}, digest=b"changed")
    gone = [replace(one, data={**one.data, "status": "withheld"}) if one.slug == named else one for one in sources]

    def made_of(listings: Sequence[Source]) -> dict[str, Any]:
        out, kept = build.checked.context.do_not_list, Kept(tmp_path / "kept", b"code")
        write_form(tmp_path, build.directory, listings, HOME, out, kept)
        files = sorted((tmp_path / FOLDER).glob("listings-*.json"))
        return {slug: row["listing"] for file in files for slug, row in json.loads(file.read_bytes()).items()}

    first = made_of(sources)
    assert made_of(sources) == first
    assert made_of([changed if one is naming else one for one in sources])[naming.slug]["name"] == "Changed"
    assert named in first[naming.slug]["related"]
    assert named not in made_of(gone)[naming.slug].get("related", ())


def test_the_public_way_is_the_last_wherever_the_settings_put_it() -> None:
    own = read_build(HOME).directory.settings
    ways = [{"way": "issue", "to": "https://example.org/"}, {"way": "phone", "to": "01632 960200"}]

    assert [way["way"] for way in to_ways(replace(own, data={**own.data, "reporting": ways}))["ways"]] == [
        "phone",
        "issue",
    ]
    bare = {"team": {"name": "The team", "email": "list@example.org"}}
    assert to_ways(replace(own, data=bare))["ways"] == [{"way": "email", "to": "list@example.org"}]


@pytest.mark.parametrize("field", ["area", "slug"])
@pytest.mark.parametrize("hostile", ["../../x", "a/b", "", "A b", "..", "x.yml"])
def test_a_basket_that_leads_out_of_the_folder_is_passed_over(field: str, hostile: str) -> None:
    row = {"area": "millgate", "slug": "marbles", "listing": LEAST, field: hostile}
    write = partial(json.dumps, ensure_ascii=False)

    (handed,) = read_handed(write({"listings": [row]}).encode())
    assert handed.wrong


def test_a_single_file_says_where_it_belongs() -> None:
    text = b"# For directory/listings/millgate/marbles.yml\nname: Marbles\n"

    assert [(one.area, one.slug, one.text) for one in read_handed(text)] == [("millgate", "marbles", text)]
    assert read_handed(b"name: Marbles\n") == []
