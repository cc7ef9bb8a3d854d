"""`make bench`: what it costs to build, to build again and to search, beside two other site builders in the same run.

It measures and prints; a budget that is not kept changes nothing about its exit code. It ends with 1 where something
could not be measured at all.

What is compared: the same invented listings. Ours are checked, made into pages and into the finder's data. Hugo makes
one page for each from Markdown, with our links, and Pagefind makes its search; MkDocs Material does both as it comes.
Neither checks anything or makes pages of areas, venues and interests, which ours does in the same time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import StatisticsError
from typing import Any

from measure_booklet import measure_booklet
from measure_build import measure_build
from measure_memory import LARGE, measure_large, measure_memory
from measure_open_data import measure_open_data
from measure_rebuild import measure_one_file, measure_rebuild
from measured import BrokenRun
from playwright.sync_api import Error as PlaywrightError
from report import format_report
from room import PEERS_BIN, Room, forget

KINDS = ("build", "data", "rebuild", "check", "memory", "booklet", "bytes", "browser", "line")
Figures = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = read_arguments(arguments)
    with tempfile.TemporaryDirectory(prefix="hereabouts-bench-") as folder:
        try:
            figures = measure(Room(chosen.keep.absolute() if chosen.keep else Path(folder)), chosen)
        finally:
            forget([])
    print(format_report(figures))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    for words in figures["broken"]:
        print(f"Could not measure: {words}", file=sys.stderr)
    return 1 if figures["broken"] else 0


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of this run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=_numbers, default=(1000, 10_000), help="how many listings: 1000,10000")
    parser.add_argument("--runs", type=int, default=3, help="how often each is timed; the median counts")
    parser.add_argument("--only", type=_kinds, default=KINDS, help=f"some of {','.join(KINDS)}")
    parser.add_argument("--quick", action="store_true", help="1,000 listings, once")
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} listings: an hour and 3 GB of disk")
    parser.add_argument("--json", type=Path, help="write the figures to this file, too")
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave it")
    chosen = parser.parse_args(arguments)
    if chosen.quick:
        chosen.sizes, chosen.runs = (1000,), 1
    return chosen


def measure(room: Room, chosen: argparse.Namespace) -> Figures:
    """Everything that was asked for, by size; what fails leaves the rest to be measured."""
    figures: Figures = {"about": about(chosen.runs), "sizes": {}, "broken": []}
    builds: dict[str, tuple[str, Callable[[int], Figures]]] = {
        "build": ("build", lambda count: measure_build(room, count, chosen.runs, say)),
        "data": ("open_data", lambda count: measure_open_data(room, count, chosen.runs, say)),
        "rebuild": ("rebuild", lambda count: measure_rebuild(room, count, chosen.runs, say)),
        "check": ("one_file", lambda count: measure_one_file(room, count, chosen.runs, say)),
        "memory": ("memory", lambda count: measure_memory(room, count, say)),
        "booklet": ("booklet", lambda count: measure_booklet(room, count, chosen.runs, say)),
    }
    for count in chosen.sizes:
        found = figures["sizes"].setdefault(str(count), {})
        for kind, (key, step) in builds.items():
            if kind in chosen.only:
                _try(figures, found, key, partial(step, count))
    if chosen.large:
        _try(figures, figures, "large", lambda: measure_large(room, say))
    if {"bytes", "browser", "line"} & set(chosen.only):
        measure_pages(room, chosen, figures)
    return figures


def measure_pages(room: Room, chosen: argparse.Namespace, figures: Figures) -> None:
    """What the finished sites cost their visitors."""
    from chromium_page import open_browser
    from measure_clicks import measure_clicks
    from measure_line import measure_line
    from measure_visit import measure_visit

    with open_browser() as browser:

        def visit(count: int) -> Figures:
            return measure_visit(browser, room.site(count), count)

        def click(count: int) -> Figures:
            return measure_clicks(browser, room.site(count), count)

        def wait(count: int) -> Figures:
            return measure_line(browser, room.site(count), chosen.runs)

        for count in [*chosen.sizes, *([LARGE] if chosen.large else [])]:
            found = figures["sizes"].setdefault(str(count), {})
            if "bytes" in chosen.only:
                say(f"{count} listings, cold visits")
                _try(figures, found, "visit", partial(visit, count))
            if "browser" in chosen.only:
                say(f"{count} listings, ticking filters")
                _try(figures, found, "clicks", partial(click, count))
            if "line" in chosen.only:
                say(f"{count} listings, an old phone on a weak signal")
                _try(figures, found, "line", partial(wait, count))


def _try(figures: Figures, found: Figures, key: str, step: Callable[[], Figures]) -> None:
    try:
        found[key] = step()
    except (BrokenRun, PlaywrightError, OSError, StatisticsError) as error:
        figures["broken"].append(f"{key}: {error}")


def about(runs: int) -> str:
    """The machine, and what is compared on it."""
    answer = subprocess.run([PEERS_BIN / "pip", "list", "--format", "json"], capture_output=True, text=True)
    versions = {row["name"]: row["version"] for row in json.loads(answer.stdout or "[]")}
    peers = ", ".join(f"{name} {versions.get(name, 'missing')}" for name in ("hugo", "pagefind", "mkdocs-material"))
    often = "once each" if runs == 1 else f"medians of {runs}, taken in turn"
    machine = f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start"
    return f"{machine}; Python {platform.python_version()}, {peers}; {often}"


def say(words: str) -> None:
    """What is being measured, for whoever waits."""
    print(words, file=sys.stderr, flush=True)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


def _kinds(text: str) -> tuple[str, ...]:
    kinds = tuple(text.split(","))
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]} is none of {', '.join(KINDS)}")
    return kinds


if __name__ == "__main__":
    sys.exit(main())
