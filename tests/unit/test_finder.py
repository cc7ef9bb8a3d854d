"""The browser's finder gives what plain Python gives: same listings, same counts, same cards."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any

import pytest

from building import PROJECT, TODAY
from hereabouts.build import read_build
from hereabouts.choice import FACETS, Facet, to_choices
from hereabouts.directory import Directory
from hereabouts.facet import Values, count_values, facet_values, matches
from hereabouts.home import find_home
from hereabouts.listing import Listing
from hereabouts.pages.card import render_card
from hereabouts.pages.edition import to_edition
from hereabouts.place import METRES_IN_A_MILE
from hereabouts.tile import to_finder
from made_listings import make_directory

RUNNER = PROJECT / "tests/unit/finder_answers.mjs"
QUERIES = 300


def ask_browser(directory: Directory, folder: Path, **asked: Any) -> Any:
    """What the browser's own modules answer, run by Node."""
    finder = to_finder(directory)
    files = {name: json.loads(content) for name, content in finder.files.items()}
    question = {"manifest": finder.manifest, "files": {**files, "data/places/sectors.json": {}}, "hashes": [], **asked}
    file = folder / "asked.json"
    file.write_text(json.dumps(question), encoding="utf-8")
    own = PROJECT / ".venv/bin/node"
    node = str(own) if own.is_file() else shutil.which("node")
    assert node, "Node 18 or newer is needed"
    ended = subprocess.run([node, str(RUNNER), str(file)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def make_query(rng: Random, directory: Directory) -> dict[str, Any]:
    chosen = {facet.name: some_of(rng, facet, directory) for facet in FACETS}
    area = rng.choice([None, *directory.vocabularies["areas"]])
    return {"chosen": chosen, "area": area, "within": rng.choice((1, 2, 5, 10))}


def choices_of(facet: Facet, directory: Directory) -> list[str]:
    """Every choice of a facet, by slug."""
    if facet.name == "venue":
        return sorted({place.venue.slug for one in directory.found() for place in one.where if place.venue.slug})
    if facet.name == "with":
        return sorted(
            {one.organisation.slug for one in directory.found() if one.organisation and one.organisation.slug}
        )
    return [slug for slug, _ in to_choices(facet, directory.vocabularies)]


def some_of(rng: Random, facet: Facet, directory: Directory) -> list[str]:
    """Some of its choices; mostly none, or a random query would find nothing."""
    choices = choices_of(facet, directory)
    often = facet.name in ("cost", "interest", "day")
    wanted = rng.choice((0, 0, 1, 1, 2, 3)) if often else rng.choice((0,) * 14 + (1, 1, 2))
    return sorted(rng.sample(choices, min(wanted, len(choices))))


def to_hash(query: Mapping[str, Any]) -> str:
    words = [f"{facet}={value}" for facet, values in query["chosen"].items() for value in values]
    if query["area"]:
        words += [f"near={query['area'].label.replace(' ', '+')}", f"within={query['within']}"]
    return "#" + "&".join(words)


def metres_to(listing: Listing, area: Any) -> float | None:
    centre = complex(*(float(area.extra["centre"][side]) for side in ("easting", "northing")))
    spots = [place.venue.position for place in listing.where if place.venue.position]
    if not spots and listing.serves and area.slug in listing.areas:
        return 0
    return min((abs(complex(spot.easting, spot.northing) - centre) for spot in spots), default=None)


def expect(query: Mapping[str, Any], directory: Directory, values: Mapping[str, Any]) -> dict[str, Any]:
    """The same by plain Python."""
    near, apart = [], []
    for slug, listing in directory.listings.items():
        if slug in values:
            metres = metres_to(listing, query["area"]) if query["area"] else 0
            if metres is None:
                apart.append(slug)
            elif metres <= query["within"] * METRES_IN_A_MILE:
                near.append(slug)
    counts = count_values([values[slug] for slug in near], query["chosen"])
    return {
        "rows": sorted(slug for slug in near if matches(values[slug], query["chosen"])),
        "apart": sorted(slug for slug in apart if matches(values[slug], query["chosen"])),
        "counts": {
            facet.name: {
                value: counts[facet.name][value] for value in choices_of(facet, directory) if counts[facet.name][value]
            }
            for facet in FACETS
        },
    }


def all_values(directory: Directory, groups: list[str]) -> dict[str, Values]:
    """What each listing counts as, for somebody who gets these lower prices."""
    interests, today, closures = directory.vocabularies["interests"], directory.today, directory.closures
    return {one.slug: facet_values(one, interests, today, closures, groups or None) for one in directory.found()}


def compare(directory: Directory, folder: Path) -> None:
    rng = Random(7)
    queries = [make_query(rng, directory) for _ in range(QUERIES)]
    answers = ask_browser(directory, folder, hashes=[to_hash(query) for query in queries])
    for query, answer in zip(queries, answers["found"], strict=True):
        assert expect(query, directory, all_values(directory, query["chosen"]["price"])) == answer, to_hash(query)


@pytest.fixture(scope="module")
def example() -> Directory:
    return read_build(find_home({"TODAY": TODAY})).directory


def test_the_browser_finds_and_counts_as_python_does_in_made_up_listings(tmp_path):
    compare(make_directory(600), tmp_path)


def test_the_browser_finds_and_counts_as_python_does_in_the_example(tmp_path, example):
    assert example.today == date.fromisoformat(TODAY)
    compare(example, tmp_path)


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
