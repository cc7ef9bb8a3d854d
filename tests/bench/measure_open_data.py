"""What the open data adds to a build: once with it and once without, cold, in turn."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

from room import Room


def measure_open_data(room: Room, count: int, runs: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Processor seconds with and without, and how much is added, as a part of what it is without."""
    pairs = []
    for turn in range(runs):
        say(f"{count} listings, with and without open data, {turn + 1} of {runs}")
        pairs.append((room.build(count).processor, room.build(count, open_data=True).processor))
    return {
        "without": median(without for without, _ in pairs),
        "with": median(whole for _, whole in pairs),
        "ratio": median(whole / without - 1 for without, whole in pairs),
    }
