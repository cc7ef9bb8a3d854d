"""The ends that others have set, from `known.yml`: of the theme, of Python, of Node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("known.yml")


@dataclass(frozen=True, slots=True)
class Known:
    """What the file says."""

    checked: date
    """When somebody last held it against its sources."""
    theme: date
    """The day after which the theme is not looked after any more."""
    generator: date
    """The generator's last release."""
    python: Mapping[str, date]
    """By minor version, such as 3.12."""
    node: Mapping[str, date]
    """By major version, such as 22."""


@cache
def read_known() -> Known:
    """The ends that are known."""
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Known(
        checked=held["checked"],
        theme=held["theme"]["ends"],
        generator=held["generator"]["last-release"],
        python=held["python"]["ends"],
        node=held["node"]["ends"],
    )
