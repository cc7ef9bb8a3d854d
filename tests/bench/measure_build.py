"""The whole build, cold, beside its peers: A B C A B C, the median of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from measured import Run
from peers import fill_hugo
from room import Room, count_pages, page_bytes

PILOT = 200
"""Listings in the small builds that find out how many bytes each one's pages have."""
Figures = dict[str, Any]


def measure_build(room: Room, count: int, runs: int, say: Callable[[str], None]) -> Figures:
    """Seconds, processor seconds, pages and their bytes of each builder, and our ratio to each peer."""
    letters = _letters_that_hugo_lacks(room)
    fill_hugo(room.peers(count)[0], letters)
    builders: dict[str, Callable[[int], Run]] = {
        "ours": room.build,
        "hugo": room.build_hugo,
        "material": room.build_material,
    }
    done: dict[str, list[Run]] = {name: [] for name in builders}
    for turn in range(runs):
        for name, build in builders.items():
            say(f"{count} listings, build {turn + 1} of {runs}: {name}")
            done[name].append(build(count))
    figures: Figures = {name: to_figures(finished) for name, finished in done.items()}
    sites = {"ours": f"site-{count}", "hugo": f"hugo-site-{count}", "material": f"material-site-{count}"}
    for name, site in sites.items():
        figures[name]["page_bytes"] = round(page_bytes(room.root / site))
        figures[name]["pages"] = count_pages(room.root / site)
    for name in ("hugo", "material"):
        pairs = zip(done["ours"], done[name], strict=True)
        figures[name]["ratio"] = median(ours.seconds / theirs.seconds for ours, theirs in pairs)
        figures[name]["processor_ratio"] = figures["ours"]["processor"] / figures[name]["processor"]
    return figures


def to_figures(finished: Sequence[Run]) -> Figures:
    """Medians of several runs of one thing."""
    return {
        "seconds": median(one.seconds for one in finished),
        "processor": median(one.processor for one in finished),
        "all_seconds": [round(one.seconds, 3) for one in finished],
    }


def _letters_that_hugo_lacks(room: Room) -> int:
    """Between its page and ours, in a small build of each: its template holds fewer words than ours."""
    room.build(PILOT)
    fill_hugo(room.peers(PILOT)[0], 0)
    room.build_hugo(PILOT)
    return round(page_bytes(room.root / f"site-{PILOT}") - page_bytes(room.root / f"hugo-site-{PILOT}"))
