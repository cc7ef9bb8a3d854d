"""The browser puts degrees on the National Grid where Python does, all over Britain."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

from building import PROJECT
from hereabouts.place import to_grid_many

KNOWN = {
    "Caister water tower": (52.658007833, 1.716073973),
    "Land's End": (50.0657, -5.7132),
    "Unst": (60.8593, -0.8897),
    "St Kilda": (57.8149, -8.5867),
    "Dover": (51.1279, 1.3134),
}


def ask_browser(points: list[tuple[float, float]], folder: Path) -> list[tuple[int, int]]:
    file = folder / "degrees.json"
    file.write_text(json.dumps(points), encoding="utf-8")
    own = PROJECT / ".venv/bin/node"
    node = str(own) if own.is_file() else shutil.which("node")
    assert node, "Node 18 or newer is needed"
    runner = PROJECT / "tests/unit/grid_answers.mjs"
    ended = subprocess.run([node, str(runner), str(file)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return [(point["e"], point["n"]) for point in json.loads(ended.stdout)]


def test_the_browser_puts_degrees_where_python_does(tmp_path):
    rng = Random(3)
    points = [*KNOWN.values(), *((rng.uniform(49.9, 60.9), rng.uniform(-8.6, 1.8)) for _ in range(2000))]
    lats, lons = zip(*points, strict=True)
    for point, ours, theirs in zip(points, ask_browser(points, tmp_path), to_grid_many(lats, lons), strict=True):
        assert max(abs(ours[0] - theirs[0]), abs(ours[1] - theirs[1])) <= 2, point


def test_a_pin_lies_where_the_ordnance_survey_says_in_the_browser_too(tmp_path):
    [(easting, northing)] = ask_browser([KNOWN["Caister water tower"]], tmp_path)
    assert abs(easting - 651_409.8) < 5
    assert abs(northing - 313_177.4) < 5
