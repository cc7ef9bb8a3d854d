"""The browser's finder gives what plain Python gives: same listings, same counts, same cards."""

from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from random import Random
from typing import Any

import pytest

from building import TODAY
from finding import ask_browser, compare
from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.gentle import gentle_reasons, gentle_words
from hereabouts.home import find_home
from hereabouts.listing import QUIETEST_FIRST, Contact, Fact, Listing
from hereabouts.pages.card import GENTLE_ORDER, render_card
from hereabouts.pages.edition import to_edition
from hereabouts.session_words import join_words
from made_listings import make_directory

MANY_QUERIES = 10_000
"""Another 2,500 are asked of the real imports, in tests/real, which are thirty times as many listings."""
AT_ONCE = 2000


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_build(find_home({"TODAY": TODAY})).directory


def test_the_browser_finds_and_counts_as_python_does_in_made_up_listings(tmp_path):
    compare(make_directory(600), tmp_path)


@pytest.mark.parametrize("seed", range(MANY_QUERIES // AT_ONCE))
def test_the_browser_finds_and_counts_as_python_does_in_the_example(tmp_path, example, seed):
    assert example.today == date.fromisoformat(TODAY)
    compare(example, tmp_path, AT_ONCE, seed)


class Outline(HTMLParser):
    """The lines of a card: element, class and text; lists hold theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Any] = []
        self.depth = 0

    def handle_starttag(self, tag, attributes) -> None:
        name = [tag, dict(attributes).get("class", "").strip(), ""]
        if self.depth == 0:
            self.lines.append([tag, name[1], [] if tag == "ul" else ""])
        elif self.depth == 1 and tag == "li":
            self.lines[-1][2].append(name)
        self.depth += 1

    def handle_endtag(self, _tag) -> None:
        self.depth -= 1

    def handle_data(self, text) -> None:
        if self.depth:
            line = self.lines[-1]
            if isinstance(line[2], list):
                line = line[2][-1] if line[2] and self.depth > 1 else ["", "", ""]
            line[2] += text


def to_outline(html: str) -> list[Any]:
    parser = Outline()
    parser.feed(str(html))
    for line in parser.lines:
        for part in line[2] if isinstance(line[2], list) else [line]:
            part[2] = part[2].strip()
    return [line for line in parser.lines if line[2]]


def test_a_card_says_the_same_with_and_without_script(tmp_path, example):
    edition = to_edition(example)
    drawn = ask_browser(example, tmp_path, cards=True)["drawn"]
    assert sorted(drawn) == sorted(listing.slug for listing in example.found())
    for listing in example.found():
        assert to_outline(render_card(edition, listing, edition.at)) == drawn[listing.slug]


def with_welcomes(directory: Directory) -> Directory:
    """The directory with facts on first visits, some known and some not, by chance."""
    rng = Random(5)

    def fact() -> Fact:
        return Fact(rng.choice(("yes", "yes", "no", "unknown")))

    def welcome(one: Listing) -> Listing:
        joining = replace(
            one.joining, how=rng.choice(("just-turn-up", "book")), met_by=rng.choice(("", "Ann")), come_and_go=fact(),
            just_watch=fact(), bring_someone=rng.choice(("yes", "ask", "no")),
        )  # fmt: skip
        cost = replace(one.cost, first_visit_free=fact().value)
        return replace(one, joining=joining, cost=cost, group_size=rng.choice(("up-to-5", "6-to-12", "over-30")))

    return replace(directory, listings={slug: welcome(one) for slug, one in directory.listings.items()})


def test_with_gentlest_first_a_card_names_every_reason_that_the_facts_give(tmp_path):
    directory = with_welcomes(make_directory(300))
    said = ask_browser(directory, tmp_path, cards=True)["gentle"]
    expected = {}
    for listing in directory.found():
        reasons = sorted(gentle_reasons(listing), key=GENTLE_ORDER.index)
        expected[listing.slug] = f"Gentle: {join_words(gentle_words(reasons)) or 'not known yet'}."
    assert expected == said
    assert {words.count(",") for words in said.values()} == set(range(6)), "few reasons and many are all among them"


def test_an_old_check_names_every_way_to_ask_the_same_with_and_without_script(tmp_path, example):
    old = replace(next(iter(example.found())).checked, date=example.today - timedelta(400))
    ways = [(), *((Contact(way, "x"),) for way in QUIETEST_FIRST)]
    found = list(example.found())[: len(ways)]
    aged = {one.slug: replace(one, checked=old, contacts=way) for one, way in zip(found, ways, strict=True)}
    directory = replace(example, listings={**example.listings, **aged})
    edition = to_edition(directory)
    drawn = ask_browser(directory, tmp_path, cards=True)["drawn"]
    said = [drawn[slug][-1][2] for slug in aged]
    assert said[0] == "Not checked for 13 months: ask first"
    assert said[2] == "Not checked for 13 months: ask first, by e-mail"
    assert len(set(said)) == len(ways)
    for one in aged.values():
        assert to_outline(render_card(edition, one, edition.at)) == drawn[one.slug]
