"""Random queries, asked of the browser's own modules and of plain Python: the same listings, the same counts."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from building import PROJECT
from hereabouts.choice import FACETS, Facet, to_choices
from hereabouts.directory import Directory
from hereabouts.facet import Values, count_values, facet_values, matches
from hereabouts.facet_value import cost_values
from hereabouts.listing import Listing
from hereabouts.place import METRES_IN_A_MILE
from hereabouts.tile import to_finder

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
    area = rng.choice([None, *(term for term in directory.vocabularies["areas"] if term.extra.get("centre"))])
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


def all_metres(directory: Directory) -> dict[str, dict[str, float | None]]:
    """How far each listing is from the middle of each area, by the areas' and the listings' slugs."""
    areas = [term for term in directory.vocabularies["areas"] if term.extra.get("centre")]
    return {area.slug: {one.slug: metres_to(one, area) for one in directory.found()} for area in areas}


def metres_to(listing: Listing, area: Any) -> float | None:
    centre = complex(*(float(area.extra["centre"][side]) for side in ("easting", "northing")))
    spots = [place.venue.position for place in listing.where if place.venue.position]
    if not spots and listing.serves and area.slug in listing.areas:
        return 0
    return min((abs(complex(spot.easting, spot.northing) - centre) for spot in spots), default=None)


def expect(
    query: Mapping[str, Any], directory: Directory, values: Mapping[str, Values], metres: Mapping[str, Any]
) -> dict[str, Any]:
    """The same by plain Python."""
    near, apart = list(values), []
    if query["area"]:
        far = metres[query["area"].slug]
        near = [slug for slug in values if far[slug] is not None and far[slug] <= query["within"] * METRES_IN_A_MILE]
        apart = [slug for slug in values if far[slug] is None]
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


def with_prices(values: dict[str, Values], directory: Directory, groups: list[str]) -> dict[str, Values]:
    """The same for somebody who gets these lower prices."""
    return {slug: {**one, "cost": cost_values(directory.listings[slug].cost, groups)} for slug, one in values.items()}


def compare(directory: Directory, folder: Path, count: int = QUERIES, seed: int = 7) -> None:
    """Asks both so many random queries: the same listings, the same counts."""
    rng = Random(seed)
    queries = [make_query(rng, directory) for _ in range(count)]
    plain, metres = all_values(directory, []), all_metres(directory)
    answers = ask_browser(directory, folder, hashes=[to_hash(query) for query in queries])
    for query, answer in zip(queries, answers["found"], strict=True):
        groups = query["chosen"]["price"]
        values = with_prices(plain, directory, groups) if groups else plain
        assert expect(query, directory, values, metres) == answer, to_hash(query)
