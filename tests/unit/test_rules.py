"""Every rule has a bad example that it names, it alone, and a good one that no rule names.

An example is one file, or a folder that is a small directory; what it lacks of settings, terms and so on is
ours. The first lines of a file tell what is expected of it: `# expect: <rule> <field>`, once for each finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hereabouts import rules
from hereabouts.check import RULES, to_context
from hereabouts.context import Context
from hereabouts.gather import Entry, kind_of
from hereabouts.home import PROJECT, Home
from hereabouts.schema import read_schema
from hereabouts.shared import read_checked, read_shared
from hereabouts.source import Source

TODAY = date(2026, 11, 23)
EXAMPLES = PROJECT / "tests" / "listings"
BY_KIND = {kind: (*errors, *warnings) for kind, (errors, warnings) in RULES.items()}
WHOLE = (*rules.DIRECTORY_ERRORS, *rules.DIRECTORY_WARNINGS)
ALL = sorted({rule.__name__ for rule in (*WHOLE, *rules.LIVE_ERRORS, *sum(BY_KIND.values(), ()))})

Found = tuple[str, str, str]
"""Path, rule and field of one finding."""


def examples(folder: str) -> list[Path]:
    return sorted((EXAMPLES / folder).iterdir())


def rule_named(example: Path) -> str:
    return example.name.removesuffix(".yml")


def files_of(example: Path) -> list[Path]:
    return sorted(example.rglob("*.yml")) if example.is_dir() else [example]


def shown_in(example: Path, file: Path) -> str:
    return file.relative_to(example if example.is_dir() else EXAMPLES).as_posix()


def expected(example: Path) -> list[Found]:
    return sorted(
        (shown_in(example, file), rule, field)
        for file in files_of(example)
        for rule, field in re.findall(r"^# expect: (\S+) ?(\S*)$", file.read_text("utf-8"), re.M)
    )


@cache
def ours() -> Context:
    """The shared files that ship, without any venue, organisation or scheme."""
    return context_of(Home(PROJECT, PROJECT / "directory", TODAY), [])


def context_of(home: Home, sources: list[Source]) -> Context:
    kinds = ("venue", "organisation", "scheme")
    things = {kind: {s.slug: s for s in sources if s.kind == kind} for kind in kinds}
    return to_context(read_shared(home)[0], things, home)


def read_example(example: Path) -> tuple[list[Source], Context]:
    """The sources of an example, each of which passes its schema, and what rules may look at."""
    home = Home(PROJECT, example if example.is_dir() else EXAMPLES, TODAY)
    sources = []
    for file in files_of(example):
        source, problems = read_checked(Entry(file, shown_in(example, file), kind_in(file, home), area_of(file)), home)
        assert problems == []
        assert source is not None
        sources.append(source)
    return sources, context_of(home, sources) if example.is_dir() else ours()


def kind_in(file: Path, home: Home) -> str:
    said = re.search(r"^# kind: (\S+)$", file.read_text("utf-8"), re.M)
    return said[1] if said else kind_of(file, home)


def area_of(file: Path) -> str:
    return "riverside" if file.parent.parent == EXAMPLES else file.parent.name


def judge(sources: list[Source], context: Context) -> Iterator[tuple[Found, str]]:
    for source in sources:
        for rule in BY_KIND[source.kind]:
            for finding in rule(source, context):
                yield (source.path, rule.__name__, finding.field), finding.message
    yield from judge_whole(WHOLE, sources, context)


def judge_whole(by: Iterable[Any], sources: list[Source], context: Context) -> Iterator[tuple[Found, str]]:
    for rule in by:
        for source, finding in rule(sources, context):
            yield (source.path, rule.__name__, finding.field), finding.message


@cache
def found_in(example: Path) -> dict[Found, str]:
    sources, context = read_example(example)
    if example.name.startswith("live_"):
        # An example of one rule is mostly a trace of the example for the others.
        return dict(judge_whole([getattr(rules, example.name)], sources, context))
    return dict(judge(sources, context))


@pytest.mark.parametrize("folder", ["valid", "invalid"])
def test_every_rule_has_an_example(folder):
    assert [rule_named(example) for example in examples(folder)] == ALL


@pytest.mark.parametrize("example", examples("invalid"), ids=rule_named)
def test_the_bad_example_is_named_by_its_rule_alone(example):
    found = found_in(example)
    assert sorted(found) == expected(example)
    assert {rule for _, rule, _ in found} == {rule_named(example)}


@pytest.mark.parametrize("example", examples("valid"), ids=rule_named)
def test_the_good_example_is_named_by_no_rule(example):
    assert found_in(example) == {}


@pytest.mark.parametrize("example", examples("invalid"), ids=rule_named)
def test_a_message_is_short_and_plain(example):
    for message in found_in(example).values():
        assert re.match(r'[A-Z"]', message)
        assert message[-1] in ".?"
        assert len(message) <= 230
        assert not re.search(r"\b(invalid|please|illegal|error)\b|\{|\}\}", message.replace("{given", ""), re.I)


def test_every_rule_says_in_one_line_what_it_holds():
    for rule in (*WHOLE, *rules.LIVE_ERRORS, *sum(BY_KIND.values(), ())):
        assert re.fullmatch(r"[A-Z][^\n]*\.", rule.__doc__ or ""), rule.__name__


# What a single example cannot show: words, numbers and addresses in many spellings.

MINIMAL: dict[str, Any] = {
    "name": "Riverside Singers",
    "summary": "Sing together on Tuesday evenings. You need not read music.",
    "kind": "group",
    "interests": ["singing"],
    "where": [{"venue": {"name": "Acorn Hall", "postcode": "QX1 1AA"}}],
    "when": [{"day": "tuesday", "start": "18:30", "end": "20:00"}],
    "cost": {"type": "free"},
    "joining": {"how": "just-turn-up"},
    "checked": {"date": "2026-10-01", "how": "phone", "by": "Riverside team"},
    "source": {"from": "group-website", "licence": "permission-given"},
}


def listing(slug: str = "singers", area: str = "riverside", **fields: Any) -> Source:
    data = {**MINIMAL, **{key.replace("_", "-"): value for key, value in fields.items()}}
    return Source(f"listings/{area}/{slug}.yml", "listing", slug, area, data, Path())


def said_of(**fields: Any) -> dict[str, str]:
    """Rule and message of every finding about a listing with these fields."""
    return {rule: message for (_, rule, _), message in judge([listing(**fields)], ours())}


@pytest.mark.parametrize(
    ("word", "meant"),
    [("gardning", "gardening"), ("footie", "football"), ("knit-and-natter", "knitting-and-crochet")],
)
def test_a_misspelt_or_everyday_interest_finds_its_term(word, meant):
    assert said_of(interests=[word]) == {
        "interests_are_listed": f"Interest {word} is not in the list. Did you mean {meant}?"
    }


def test_a_word_like_no_term_is_sent_to_the_list():
    assert said_of(interests=["xyzzyx"]) == {
        "interests_are_listed": "Interest xyzzyx is not in the list. Choose a word from terms/interests.yml."
    }


def test_the_end_is_said_in_the_words_of_its_field():
    assert said_of(when=[{"day": "tuesday", "start": "18:30", "end": "18:30"}]) == {
        "end_is_after_start": "End time must be later than the start time, 18:30."
    }
    midnight = said_of(when=[{"day": "tuesday", "start": "18:30", "end": "00:00"}])
    assert midnight["end_is_after_start"].endswith("For midnight, write 23:59.")


@pytest.mark.parametrize(
    "number", ["07700 900123", "07700900123", "(07700) 900 123", "+44 7700 900123", "0044 (0)7700-900123"]
)
def test_a_mobile_number_is_asked_about(number):
    assert set(said_of(description=f"Ring {number} first.")) == {"phone_is_not_a_personal_mobile"}


def test_dates_and_prices_in_words_are_not_taken_for_phone_numbers():
    assert said_of(description="From 01-02-2026 10:00, 09:30 to 10:30, 0.50 or 20 000 steps, 2026-01-02.") == {}


@pytest.mark.parametrize("number", ["01632 960700", "0777", "Bus 707 900 123", "2070 0900 1234", "+44 1632 960777"])
def test_other_numbers_are_not_taken_for_mobiles(number):
    assert "phone_is_not_a_personal_mobile" not in said_of(to_do_note=f"Ring {number} first.")


@pytest.mark.parametrize(
    "address", ["jo@gmail.com", "J.O@Hotmail.co.uk", "jo+club@yahoo.co.uk", "jo@btinternet.com", "jo@me.com"]
)
def test_a_free_mail_address_is_asked_about(address):
    assert set(said_of(contact=[{"email": address}])) == {"email_is_not_free_mail"}


@pytest.mark.parametrize("address", ["jo@gmail.example.org", "gmail@example.org", "jo@theme.com", "me@council.gov.uk"])
def test_other_addresses_are_not_taken_for_free_mail(address):
    assert said_of(contact=[{"email": address}]) == {}


SECRET = {
    "name": "A quiet house",
    "confidential": "yes",
    "ask": "Come to the library, 3 High Street, QX1 1AA, and ask.",
}


@pytest.mark.parametrize(
    "text",
    [
        "4 Mill Lane", "At 27b old market st., top bell", "We are at QX1 1AA", "near qx11aa", "54.10231, 1.05122",
        "///table.lamp.spoon", "TA 12345 67890", "https://maps.app.goo.gl/abc", "12, Old Mews",
    ],
)  # fmt: skip
def test_a_text_that_gives_a_confidential_place_away_is_named(text):
    found = said_of(where=[{"venue": SECRET, "travel": text}])
    assert set(found) == {"confidential_place_is_not_given_away"}
    assert "This file is public, and so is its past." in found["confidential_place_is_not_given_away"]


@pytest.mark.parametrize(
    "text",
    [
        "Buses 4 and 9 stop on the main road.", "A 5 minute walk from the station.", "Ring 01632 960123.",
        "Meet at 10.30 at the station, bus X4 1st stop.", "2 steps down, then the second door on the way.",
        "Costs 3.50 with 20 places; 50 yards up the street.",
    ],
)  # fmt: skip
def test_harmless_words_about_a_confidential_place_pass(text):
    assert said_of(where=[{"venue": SECRET, "travel": text}]) == {}


def test_words_about_a_public_place_may_hold_its_address():
    public = {"name": "Acorn Hall", "postcode": "QX1 1AA"}
    both = [{"venue": SECRET}, {"venue": public, "travel": "Next to 4 Mill Lane."}]
    assert said_of(where=both, description="Tuesdays at Acorn Hall, 6 Mill Lane.") == {}


@pytest.mark.parametrize(
    "words",
    [
        "[a](javascript:alert(1))", "[a]( JavaScript:alert(1))", "[a](<data:text/html,x>)", "[a]: vbscript:x",
        "[a](java&#115;cript:alert(1))", "<javascript:x>", "[a](file:///etc)", '<a href="javascript:x">',
        "[a](mailto:a@b.org)", "[a](java\nscript:x)",
    ],
)  # fmt: skip
def test_a_link_that_runs_something_is_named(words):
    assert "links_in_words_are_web_addresses" in said_of(description=words)


@pytest.mark.parametrize(
    "words", ["[a](https://example.org)", "a < b", "[a]: https://example.org", "Note: (see: x)", "[a](#top)"]
)
def test_links_and_colons_in_words_pass(words):
    assert said_of(description=words) == {}


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https:///x",
        "http://localhost/x",
        "https://a b",
        "https://u:p@example.org",
        "https://u@example.org/",
    ],
)
def test_an_address_without_a_plain_host_is_named(address):
    assert set(said_of(online="both", online_link=address)) == {"link_names_a_host"}


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://WWW.Example.ORG:8080?a=b", "https://münchen.de/ä", "https://x.org/(a)_[b]"],
)
def test_plain_addresses_pass(address):
    assert said_of(online="both", online_link=address) == {}


@pytest.mark.parametrize("ours_is", ["cc-by-4.0", "odbl-1.0", "cc0-1.0"])
@pytest.mark.parametrize("theirs", ["odbl-1.0", "cc-by-sa-4.0", "all-rights-reserved", "cc-by-4.0"])
def test_a_mix_of_licences_is_named_with_both(ours_is, theirs):
    context = replace(ours(), settings=replace(ours().settings, listings_licence=ours_is))
    source = listing(source={"from": "open-data", "licence": theirs})
    messages = [finding.message for finding in rules.source_licence_fits_ours(source, context)]
    if ours_is == theirs:
        assert messages == []
    else:
        assert len(messages) == 1
        assert theirs in messages[0]
        assert ours_is in messages[0]


def test_any_part_of_a_free_listing_may_cost_nothing():
    assert said_of(cost={"type": "free", "price": "0.00"}) == {}
    reduced = [{"for": ["student"], "price": "1", "proof": "None."}]
    assert set(said_of(cost={"type": "free", "reduced": reduced})) == {"free_has_no_price"}


def test_a_yearly_season_and_a_fifth_week_can_happen():
    fifth = {"day": "friday", "every": "month", "which": ["fifth"], "start": "18:30"}
    season = {"day": "sunday", "months": ["january"], "from": "2027-02-01", "start": "18:30"}
    assert said_of(when=[fifth, season]) == {}


def test_a_season_that_begins_years_ahead_can_happen():
    ahead = {"day": "monday", "from": "2035-05-01", "until": "2035-05-08", "start": "18:30"}
    assert said_of(when=[ahead]) == {}


SCHEMA = read_schema(PROJECT / "schemas", "listing")


@pytest.mark.parametrize(
    "fields",
    [
        {"when": [{"day": "tuesday", "every": "month"}]},
        {"when": [{"day": "tuesday", "every": "2-weeks"}]},
        {"when": [{"dates": ["2026-02-30"]}]},
        {"when": [{"day": "tuesday", "until": "2026-02-30"}]},
        {"when": [{"day": "tuesday", "except": ["2026-13-01"]}]},
        {"notices": [{"cancelled": "all", "because": "No heating."}]},
        {"where": [{"venue": {"name": "A quiet house", "confidential": "yes"}}]},
        {"cost": {"type": "pay-each-time", "price": "3", "reduced": [{"price": "1"}]}},
        {"contact": [{"url": "javascript:alert(1)"}]},
        {"contact": [{"url": "mailto:a@example.org"}]},
    ],
)
def test_what_needs_no_rule_is_refused_by_the_schema(fields):
    assert SCHEMA.quick.is_valid(MINIMAL)
    assert not SCHEMA.quick.is_valid({**MINIMAL, **fields})


def alike_found(sources: list[Source]) -> list[str]:
    return [source.slug for source, _ in rules.listing_is_not_alike(sources, ours())]


def test_a_listing_related_to_its_like_is_meant():
    one, other = listing("one"), listing("two", related=["one"])
    assert alike_found([one, other]) == []
    assert alike_found([one, listing("two")]) == ["two"]


def test_a_typing_error_in_a_name_does_not_hide_its_like():
    assert alike_found([listing("one"), listing("two", name="Rivrside Singers")]) == ["two"]


def test_what_has_ended_is_like_nothing():
    assert alike_found([listing("one"), listing("two", status="ended")]) == []


@pytest.mark.parametrize("name", [lambda n: "Same Name", lambda n: f"Garden club {n}", lambda n: "x" * (n % 50)])
def test_alike_names_are_held_against_few_others(name: Callable[[int], str], monkeypatch):
    compared = 0

    def count(one: Any, other: Any) -> bool:
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr("hereabouts.rules.alike._are_alike", count)
    alike_found([listing(f"listing-{n}", name=name(n)) for n in range(1000)])
    assert compared <= 1000 * 6 * 3
