"""All Typst files of one PDF, by its kind."""

from __future__ import annotations

from collections.abc import Callable

from hereabouts.guidance.print.bound import manual_texts, pack_texts
from hereabouts.guidance.print.day import day_texts
from hereabouts.guidance.print.desk import Desk, Texts
from hereabouts.guidance.print.document import Print
from hereabouts.guidance.print.leaflet import folded_texts, leaflet_texts
from hereabouts.guidance.print.single import poster_texts, sheet_texts
from hereabouts.guidance.print.template import template_files

MAKERS: dict[str, Callable[[Print, Desk], Texts]] = {
    "pack": pack_texts, "manual": manual_texts, "sheet": sheet_texts, "leaflet": leaflet_texts,
    "folded": folded_texts, "poster": poster_texts, "day": day_texts,
}  # fmt: skip


def to_files(one: Print, desk: Desk) -> dict[str, bytes]:
    """The files that the compiler makes the PDF of."""
    texts = MAKERS[one.kind](one, desk)
    return {**{path: text.encode() for path, text in texts.items()}, **template_files(desk)}
