"""The printed directory of so many listings: the whole command, with reading and checking them, and its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
from measure_build import to_figures
from measured import Run
from room import Room, forget

Figures = dict[str, Any]


def measure_booklet(room: Room, count: int, runs: int, say: Callable[[str], None]) -> Figures:
    """`hereabouts booklet` with nothing kept from earlier runs."""
    out = room.root / f"booklet-{count}.pdf"
    made: list[Run] = []
    for turn in range(runs):
        say(f"{count} listings, printed directory, {turn + 1} of {runs}")
        forget([out])
        made.append(room.ours("hereabouts.cli", ["booklet", out], count))
    return {**to_figures(made), "pages": len(pypdfium2.PdfDocument(out)), "bytes": out.stat().st_size}
