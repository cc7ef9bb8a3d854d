"""Which directory this copy of the project is for, where nothing else is said: the one that town.txt names."""

from __future__ import annotations

from pathlib import Path

TOWN = "town.txt"
"""One line: the folder, seen from the project's. `hereabouts start` writes it; without it the example is built."""


def chosen_town(project: Path) -> str:
    """The folder as the file names it; empty where there is no such file."""
    file = project / TOWN
    name = file.read_text(encoding="utf-8").strip() if file.is_file() else ""
    return str(project / name) if name else ""
