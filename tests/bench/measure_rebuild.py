"""After one listing has changed: check, press and the whole build, each held against its own cold time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from measure_build import to_figures
from measured import Run, run
from room import OUR_PYTHON, PROJECT, Room, forget

Figures = dict[str, Any]
CHANGE = "Changed. "
STRIDE = 7919
"""From one changed listing to the next: a prime, so that they lie far apart."""
UNPRESSED = """\
INHERIT: {project}/mkdocs.yml
docs_dir: {project}/guidance
theme:
  custom_dir: {project}/overrides
hooks: []
watch: []
"""


def measure_rebuild(room: Room, count: int, runs: int, say: Callable[[str], None]) -> Figures:
    """Cold and after-one-change figures of `check`, `press` and the whole build, and the ratio of each."""
    site, rendered = room.root / f"pressed-{count}", _render_only(room)
    steps: dict[str, Callable[[], Run]] = {
        "check": lambda: room.ours("hereabouts.cli", ["check"], count),
        "press": lambda: _press(room, rendered, site, count),
        "build": lambda: room.build(count, cold=False),
    }
    outputs = {"check": [], "press": [site], "build": [room.root / f"site-{count}"]}
    cold: dict[str, list[Run]] = {name: [] for name in steps}
    after: dict[str, list[Run]] = {name: [] for name in steps}
    for turn in range(runs):
        for place, (name, step) in enumerate(steps.items()):
            say(f"{count} listings, one changed, {turn + 1} of {runs}: {name}")
            forget(outputs[name])
            cold[name].append(step())
            change_listing(room.directory(count), turn * len(steps) + place)
            after[name].append(step())
    figures = {name: {"cold": to_figures(cold[name]), "after": to_figures(after[name])} for name in steps}
    for name in steps:
        figures[name]["ratio"] = _ratio([after[name]], [cold[name]])
    both = _ratio([after["check"], after["press"]], [cold["check"], cold["press"]])
    return {**figures, "check_and_press_ratio": both}


def measure_one_file(room: Room, count: int, runs: int, say: Callable[[str], None]) -> Figures:
    """The check of one file of many, start-up included: with nothing kept, and with what the last check left."""
    file = listing_files(room.directory(count))[count // 2]
    cold, warm = [], []
    for turn in range(runs):
        say(f"{count} listings, check of one, {turn + 1} of {runs}")
        forget([])
        cold.append(room.ours("hereabouts.cli", ["check", file], count))
        warm.append(room.ours("hereabouts.cli", ["check", file], count))
    return {"cold": to_figures(cold), "warm": to_figures(warm)}


def change_listing(directory: Path, number: int) -> None:
    """Says something else in the summary of one listing, which its neighbours and lists show, too."""
    files = listing_files(directory)
    file = files[(number + 1) * STRIDE % len(files)]
    text = file.read_text(encoding="utf-8")
    before, key, rest = text.partition('summary: "')
    changed = rest.removeprefix(CHANGE) if rest.startswith(CHANGE) else CHANGE + rest
    file.write_text(before + key + changed, encoding="utf-8")


def listing_files(directory: Path) -> list[Path]:
    """Every listing's file, in order of path."""
    return sorted((directory / "listings").rglob("*.yml"))


def _ratio(after: list[list[Run]], cold: list[list[Run]]) -> float:
    """Of medians, summed over the commands."""
    return sum(median(one.seconds for one in runs) for runs in after) / sum(
        median(one.seconds for one in runs) for runs in cold
    )


def _render_only(room: Room) -> Path:
    """The pages of guidance/, rendered and not pressed."""
    rendered, settings = room.root / "rendered", room.root / "unpressed.yml"
    forget([rendered], caches=False)
    settings.write_text(UNPRESSED.format(project=PROJECT), encoding="utf-8")
    command = [OUR_PYTHON, "-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", rendered]
    run(command, PROJECT, {"NO_MKDOCS_2_WARNING": "1"})
    return rendered


def _press(room: Room, rendered: Path, site: Path, count: int) -> Run:
    """Lays the freshly rendered pages over the site, then times the press alone."""
    shutil.copytree(rendered, site, dirs_exist_ok=True)
    return room.ours("hereabouts.cli", ["press", site], count)
