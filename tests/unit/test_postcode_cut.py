"""The postcode files of the browser: what they hold, how small they are, and what the browser finds in them."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from bisect import bisect
from collections.abc import Sequence
from itertools import chain
from math import hypot, inf
from pathlib import Path
from statistics import median
from string import ascii_uppercase

import pytest

from hereabouts.place import format_distance
from hereabouts.postcode import Postcodes
from hereabouts.postcode_area import BOXES, KM, Box, areas_near
from hereabouts.postcode_cut import INDEX, cut_key, cut_postcodes
from hereabouts.postcode_wheel import NORTHERN_IRELAND, read_letter

HERE = Path(__file__).parent
EXTRA = {
    "QX2 4AB": (601_004, 480_000),
    "QX2 4AD": (601_200, 480_106),
    "QX2 5AA": (602_000, 481_000),
    "QX9 1AA": (690_000, 600_000),
}


@pytest.fixture(scope="module")
def york() -> dict[str, bytes]:
    return cut_postcodes(Postcodes(), ["YO1", "YO24"], 3000)


def test_an_invented_town_is_cut_without_opening_the_national_file() -> None:
    files = cut_postcodes(Postcodes(EXTRA), ["QX2"], 5000)
    assert {name: read for name, content in files.items() if (read := json.loads(content))} == {
        INDEX: {"QX2": [60120, 48011, 120, {"4": [-20, -11, 23], "5": [80, 89, 0]}]},
        "ending-A.json": {"QX2": {"5": ["A", [0, 0]]}},
        "ending-B.json": {"QX2": {"4": ["A", [0, 0]]}},
        "ending-D.json": {"QX2": {"4": ["A", [20, 11]]}},
    }


def test_nothing_served_gives_an_empty_index() -> None:
    assert cut_postcodes(Postcodes(), [], 5000) == {INDEX: b"{}"}
    assert cut_postcodes(Postcodes(), ["QX"], 5000) == {INDEX: b"{}"}


def test_the_margin_takes_in_neighbours_and_no_more(york: dict[str, bytes]) -> None:
    index = json.loads(york[INDEX])
    assert {"YO1", "YO24", "YO23", "YO10", "YO31"} <= set(index)
    assert not {"LS1", "HG1", "YO11"} & set(index)


def test_there_is_a_file_for_any_last_letter_and_its_name_tells_no_place(york: dict[str, bytes]) -> None:
    assert set(york) - {INDEX} == {f"ending-{letter}.json" for letter in ascii_uppercase}
    assert {"YO1", "YO24"} <= set(json.loads(york["ending-B.json"]))


def test_files_are_small(york: dict[str, bytes]) -> None:
    assert len(gzip.compress(york.pop(INDEX))) < 2000
    assert median(len(gzip.compress(content)) for content in york.values()) < 5000


def test_the_key_changes_with_what_goes_in() -> None:
    keys = {
        cut_key(Postcodes(EXTRA), ["QX"], 5000),
        cut_key(Postcodes(), ["QX"], 5000),
        cut_key(Postcodes(EXTRA), ["YO"], 5000),
        cut_key(Postcodes(EXTRA), ["QX"], 6000),
    }
    assert len(keys) == 4
    assert cut_key(Postcodes(dict(EXTRA)), ["QX"], 5000) in keys


def test_the_browser_finds_every_tenth_postcode_where_it_lies(tmp_path: Path) -> None:
    postcodes = Postcodes(EXTRA)
    folder = tmp_path / "places"
    folder.mkdir()
    for name, content in cut_postcodes(postcodes, ["YO1", "YO24", "QX"], 0).items():
        (folder / name).write_bytes(content)
    units = dict(unit for part in ("YO1", "YO24", "QX") for unit in postcodes.units(part))
    places = [*sorted(units)[::10], *EXTRA, "yo24", "yo1 7", "YO24 1ZZ", "YO24 9ZZ", "QX25"]
    metres = [index * 137.3 for index in range(200)]
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps({"places": places, "metres": metres}), encoding="utf-8")
    node = shutil.which("node") or shutil.which(str(Path(sys.executable).with_name("node")))
    assert node, "Node is not on the path and not in the environment; `make test` installs it."
    command = [node, str(HERE / "place_answers.mjs"), str(asked), str(folder)]
    answers = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert len(places) > 200
    for typed, found in zip(places, answers["found"], strict=True):
        expected = postcodes.find(typed)
        assert expected is not None
        assert found["exact"] == expected.exact, typed
        assert hypot(found["e"] - expected.easting, found["n"] - expected.northing) < 15, typed
        assert typed.upper() not in found["understood"].upper() or expected.exact != "postcode"
    assert answers["distances"] == [format_distance(each) for each in metres]


def test_the_table_of_areas_is_that_of_the_national_file() -> None:
    boxes: dict[str, Box] = {}
    for initial in ascii_uppercase:
        letter = read_letter(initial)
        for area in sorted({code[: 2 if code[1].isalpha() else 1] for code in letter.codes} - {NORTHERN_IRELAND}):
            rows = slice(bisect(letter.codes, f"{area}0"), bisect(letter.codes, f"{area}:"))
            west, east = _ends(letter.eastings[rows])
            south, north = _ends(letter.northings[rows])
            if west < inf:
                boxes[area] = (int(west // KM), int(south // KM), int(east // KM) + 1, int(north // KM) + 1)
        # All letters together would take half a gigabyte.
        read_letter.cache_clear()
    assert boxes == BOXES, f"BOXES in postcode_area.py should be {boxes}"


def _ends(numbers: Sequence[float]) -> tuple[float, float]:
    # What is not a number never wins a comparison with the one before it.
    return min(chain((inf,), numbers)), max(chain((-inf,), numbers))


def test_areas_near_a_place() -> None:
    assert set(areas_near((455_000, 445_000, 465_000, 455_000))) >= {"YO"}
    assert "TR" not in areas_near((455_000, 445_000, 465_000, 455_000))
    assert list(areas_near((690_000, 470_000, 699_000, 490_000))) == []
