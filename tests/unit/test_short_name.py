"""The name below the site's picture on a phone: short, and no word about why anyone would have it."""

from pathlib import Path

import pytest

from hereabouts.check import check_directory
from hereabouts.offline.app import to_manifest
from hereabouts.settings import to_settings
from town import home_of, make_town, write

SETTINGS = """\
name: What is on
place: Stirling
address: https://stirling.example.org/
nation: scotland
team: {name: The list team, email: list@example.org}
serves: {postcodes: [QX]}
"""


def faults(town: Path, line: str) -> set[str]:
    write(town / "settings.yml", SETTINGS + line)
    return {
        problem.field for problem in check_directory(home_of(town)).problems if problem.path.endswith("settings.yml")
    }


@pytest.mark.parametrize("name", ["Near me", "Stirling", "What’s on", "Local"])
def test_a_plain_name_is_taken(tmp_path: Path, name: str) -> None:
    assert faults(make_town(tmp_path / "town"), f"short-name: {name}\n") == set()
    settings = to_settings(
        {"name": "N", "place": "P", "address": "https://x.org", "nation": "england", "short-name": name}
    )
    assert to_manifest(settings)["short_name"] == name


@pytest.mark.parametrize(
    "name", ["MindHelp", "My recovery", "HEALTH", "Social Work", "NHS list", "wellbeing", "x" * 13, ""]
)
def test_a_telling_or_a_long_one_is_refused(tmp_path: Path, name: str) -> None:
    assert faults(make_town(tmp_path / "town"), f'short-name: "{name}"\n') == {"short-name"}
