"""Memory of a whole build, and how a directory ten times as large behaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from measured import Run
from room import Room

LARGE = 100_000
TENTH = 10_000
Figures = dict[str, Any]


def measure_memory(room: Room, count: int, say: Callable[[str], None]) -> Figures:
    """The peak of all processes of one cold build together; its seconds are those of a watched run."""
    say(f"{count} listings, memory of a whole build")
    return _to_figures(room.build(count, watch_memory=True))


def measure_large(room: Room, say: Callable[[str], None]) -> Figures:
    """A build of 100,000 listings beside one of 10,000, both watched, once each."""
    say(f"{TENTH} listings, beside {LARGE}")
    tenth = room.build(TENTH, watch_memory=True)
    say(f"{LARGE} listings: writing them")
    room.directory(LARGE)
    say(f"{LARGE} listings: building")
    large = room.build(LARGE, watch_memory=True)
    return {"tenth": _to_figures(tenth), "whole": _to_figures(large), "times": large.seconds / tenth.seconds}


def _to_figures(finished: Run) -> Figures:
    return {"seconds": finished.seconds, "processor": finished.processor, "peak_bytes": finished.peak}
