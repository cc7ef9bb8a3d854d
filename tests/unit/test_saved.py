"""What people take along who save a listing: on which shelf it lies, what stands there, and what never does."""

import json
import subprocess
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from building import PROJECT
from hereabouts.directory import Directory
from hereabouts.listing import Venue
from hereabouts.pages.edition import Edition, to_edition
from hereabouts.saved import FOLDER, SHELF_ROWS, to_code, to_facts, to_saved_files
from made_listings import make_directory
from node import node

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
SLUGS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=60)
DIRECTORY = make_directory(700)


def with_listings(directory: Directory, **changes: Any) -> Directory:
    """The directory with fields of its first listing changed."""
    first = next(iter(directory.listings.values()))
    return replace(directory, listings={**directory.listings, first.slug: replace(first, **changes)})


def shelves(files: dict[str, bytes]) -> list[dict[str, Any]]:
    names = json.loads(files[f"{FOLDER}index.json"])["shelves"]
    return [json.loads(files[f"{FOLDER}{name}.json"]) for name in names]


def written(code: int) -> str:
    return "".join(LETTERS[code >> 5 * place & 31] for place in range(6, -1, -1))


@settings(max_examples=10)
@given(st.lists(SLUGS, min_size=1, max_size=40))
def test_the_browser_gives_a_slug_the_same_code_and_shelf(tmp_path_factory, slugs):
    file = tmp_path_factory.mktemp("codes") / "slugs.json"
    file.write_text(json.dumps({"slugs": slugs, "count": 16}))
    said = subprocess.run(
        [node(), "tests/unit/list_codes.mjs", str(file)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert json.loads(said.stdout) == [[written(to_code(slug)), (to_code(slug) >> 3) % 16] for slug in slugs]


def test_a_listing_lies_on_the_shelf_of_its_code_with_many_others():
    found = {listing.slug for listing in DIRECTORY.found()}
    rows = shelves(to_saved_files(to_edition(DIRECTORY)))
    assert {slug for row in rows for slug in row} >= found
    assert all((to_code(slug) >> 3) % len(rows) == at for at, row in enumerate(rows) for slug in row)
    assert len(rows) == 8
    assert min(map(len, rows)) > SHELF_ROWS / 2


def test_a_small_directory_has_one_shelf_and_an_empty_one_too():
    assert [len(row) for row in shelves(to_saved_files(to_edition(make_directory(20))))] == [
        len(make_directory(20).found())
    ]
    assert shelves(to_saved_files(to_edition(replace(DIRECTORY, listings={})))) == [{}]


def test_one_change_renames_one_shelf():
    before = to_saved_files(to_edition(DIRECTORY))
    after = to_saved_files(to_edition(with_listings(DIRECTORY, name="Another name")))
    assert len(before.keys() - after.keys()) == 1


def test_what_is_ended_or_withheld_is_on_no_shelf():
    for status in ("ended", "withheld"):
        directory = with_listings(DIRECTORY, status=status)
        first = next(iter(directory.listings))
        assert not any(first in row for row in shelves(to_saved_files(to_edition(directory))))


def test_an_old_name_leads_to_the_new_one():
    directory = with_listings(DIRECTORY, status="active", renamed_from=("an-old-name",))
    rows = shelves(to_saved_files(to_edition(directory)))
    assert [row["an-old-name"] for row in rows if "an-old-name" in row] == [{"now": next(iter(directory.listings))}]


def test_a_place_that_is_not_public_gives_no_address():
    listing = next(one for one in DIRECTORY.found() if one.where)
    edition: Edition = to_edition(DIRECTORY)
    secret = Venue(
        slug="", name="A safe house", confidential=True, ask="Ring first.", street="1 Hidden Lane", postcode="QX1 1AA",
        directions="Behind the mill.", buses="Bus 9",
    )  # fmt: skip
    facts = to_facts(edition, replace(listing, where=(replace(listing.where[0], venue=secret, room="", travel=""),)))
    assert facts["where"] == [["A safe house", "Ring first.", "", []]]


def test_what_nobody_knows_is_left_out():
    for listing in DIRECTORY.found():
        facts = to_facts(to_edition(replace(DIRECTORY, today=date(2026, 11, 23))), listing)
        assert [key for key, value in facts.items() if value in ("", [], {}, None)] == []
