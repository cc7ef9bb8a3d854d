"""The words of a slide with every name filled in, and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hereabouts.guidance.mark import NAMED
from hereabouts.guidance.naming import Naming, describe_work, work_address
from hereabouts.guidance.office.plain import to_plain

MANUAL = "the manual that this pack rewrites, or a blog of its project"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide, ready to be written."""

    session: str
    title: str
    points: Sequence[str]
    notes: Sequence[str]
    """Paragraphs."""
    foot: str
    """What it rests on, in one line."""
    picture: str
    """SVG; empty where there is none."""
    alt: str


def to_slide(row: Any, naming: Naming) -> Slide:
    """One row of slides.yml as a slide."""
    keys = [key for key in row.get("cites", ()) if key in naming.library.references]
    notes = [fill_text(row["notes"], naming), *(_in_full(naming.library.references[key]) for key in keys)]
    return Slide(
        session=fill_text(row["session"], naming),
        title=fill_text(row["title"], naming),
        points=[fill_text(point, naming) for point in row["points"]],
        notes=notes if not keys else [notes[0], "Sources:", *notes[1:]],
        foot=_foot(row["origin"], [to_plain(naming.cite(key)) for key in keys]),
        picture=naming.library.pictures.get(row.get("picture", ""), ""),
        alt=to_plain(row.get("alt", "")).strip(),
    )


def fill_text(text: str, naming: Naming) -> str:
    """The text with `[here:place]` and its like filled in."""
    names = {"here": naming.here, "tool": naming.tool, "term": naming.term}
    return to_plain(re.sub(NAMED, lambda found: names[found[1]](found[2]), text)).strip()


def _foot(origin: str, cited: Sequence[str]) -> str:
    sources = f"{'Sources' if len(cited) > 1 else 'Source'}: {'; '.join(cited)}." if cited else ""
    if origin == "ours":
        return "Our own suggestion."
    if origin == "mixed":
        return f"Partly our own suggestion. {sources or f'The rest is from {MANUAL}.'}"
    return sources or f"From {MANUAL}."


def _in_full(work: Any) -> str:
    before, title, behind = describe_work(work)
    return to_plain(". ".join(part for part in (before, title, behind, work_address(work)) if part))
