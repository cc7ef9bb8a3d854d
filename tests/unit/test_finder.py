"""The browser's finder gives what plain Python gives: same listings, same counts, same cards."""

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from building import TODAY
from finding import ask_browser, compare
from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.home import find_home
from hereabouts.pages.card import render_card
from hereabouts.pages.edition import to_edition
from made_listings import make_directory

MANY_QUERIES = 9900
"""Another hundred are asked of the real imports, in tests/real, which are thirty times as many listings."""
AT_ONCE = 1650


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
