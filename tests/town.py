"""A small directory for tests to spoil: one listing, one venue; settings, terms and help are the project's."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from building import EXAMPLE
from hereabouts.home import PROJECT, Home

TODAY = date(2026, 11, 23)
GARDEN = "listings/riverside/garden.yml"
LISTING = """\
name: Riverside Community Garden
summary: Grow vegetables together on Tuesday mornings. No experience needed.
kind: group
interests: [allotments]
cost:
  type: pay-each-time
  price: "3.00"
where:
  - venue: hut
when:
  - {day: tuesday, start: "10:30", end: "12:30"}
joining:
  how: just-turn-up
contact:
  - {email: garden@example.org}
checked: {date: 2026-10-01, how: phone, by: Riverside team}
permission: {given: yes}
source: {from: the-group, licence: cc-by-4.0}
"""
VENUE = """\
name: The hut
area: riverside
address: {street: 1 Mill Lane}
pin: {easting: 600000, northing: 480000}
"""


def make_town(folder: Path) -> Path:
    """Writes the small directory into a folder and gives it back."""
    write(folder / GARDEN, LISTING)
    write(folder / "venues/hut.yml", VENUE)
    return folder


def write(file: Path, text: str) -> Path:
    """Writes a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def home_of(folder: Path) -> Home:
    """The home of a directory, as of TODAY."""
    return Home(PROJECT, folder, TODAY)


def run_command(*words: str | Path, directory: Path | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs `hereabouts` as a person would, in the project's folder."""
    clean = {key: value for key, value in os.environ.items() if key not in ("DIRECTORY", "TODAY")}
    chosen = {"DIRECTORY": str(directory)} if directory else EXAMPLE
    return subprocess.run(
        [sys.executable, "-m", "hereabouts.cli", *map(str, words)],
        cwd=PROJECT,
        env={**clean, "TODAY": TODAY.isoformat(), "PRINTS": "no", **chosen, **environ},
        capture_output=True,
        text=True,
        check=False,
    )
