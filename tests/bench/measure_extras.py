"""What is made to take elsewhere, timed apart: the whole build with calendars and feed, beside the build without."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

from measure_build import to_figures
from measured import Run
from room import Room

Figures = dict[str, Any]


def measure_extras(room: Room, count: int, runs: int, say: Callable[[str], None]) -> Figures:
    """Seconds of both builds, and how much longer the whole one takes, as a part of the bare one."""
    done: dict[str, list[Run]] = {"bare": [], "whole": []}
    for turn in range(runs):
        for name, finished in done.items():
            say(f"{count} listings, build {turn + 1} of {runs}: {name}")
            finished.append(room.build(count, extras=name == "whole"))
    pairs = zip(done["bare"], done["whole"], strict=True)
    longer = median((whole.seconds - bare.seconds) / bare.seconds for bare, whole in pairs)
    return {**{name: to_figures(finished) for name, finished in done.items()}, "longer": longer}
