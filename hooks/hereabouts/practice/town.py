"""The practice town: the example with other settings, so that every page says PRACTICE and no form sends anything."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from hereabouts.imports.store import to_yaml
from hereabouts.source import parse_mapping

ADDRESS = "https://pellbridge-practice.invalid/"
"""Nowhere: a page that names its own address must not lead anyone to a real one."""
NOBODY = "nobody@practice.invalid"
"""An address that no mail can reach: names that end so are kept free for ever."""
SENDS_NOTHING = (
    "This is practice: nothing is sent to anyone. Save or print what you wrote, and hand it to your trainer."
)
DROPPED = ("edit-address", "closed")
"""What would lead a form to somebody else's site, or close one that is for training days."""


def to_practice(settings: dict[str, Any]) -> dict[str, Any]:
    """The example's settings as those of a site for training days."""
    kept = {key: value for key, value in settings.items() if key not in DROPPED}
    return {
        **kept,
        "name": f"PRACTICE: {settings['name']}",
        "address": ADDRESS,
        "example": "yes",
        "practice": "yes",
        "team": {"name": "Your trainer", "email": NOBODY},
        "reporting": [{"way": "post", "to": "your trainer, in the room", "says": SENDS_NOTHING}],
    }


def make_town(example: Path, folder: Path) -> Path:
    """A copy of the example in a folder of its own, made anew each time: what a training day did to it is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(example, folder, symlinks=True)
    settings = parse_mapping((example / "settings.yml").read_bytes())
    (folder / "settings.yml").write_text(to_yaml(to_practice(settings)), encoding="utf-8")
    return folder
