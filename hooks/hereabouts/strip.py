"""What a site that is being served says of mistakes: a strip at the head of every page. Nothing falls silent."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from html import escape
from pathlib import Path

from hereabouts.press.keys import KEYS
from hereabouts.press.slot import fill_slots
from hereabouts.problem import Problem
from hereabouts.report import format_line

STRIP_ROWS = 20
SAID = "{} to put right: what is broken is left out of this site"
STOPPED = "The site could not be built; what stands here may be old or not whole"
PAGE = """<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>The site could not be built</title></head>
<body><h1>The site could not be built</h1><div data-slot="problems"></div></body>
</html>
"""


def render_strip(problems: Sequence[Problem], said: str = SAID) -> str:
    """The errors that a served site went past, as a strip for the head of every page; empty without errors."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return ""
    rows = "".join(f"<li>{escape(format_line(problem))}</li>" for problem in errors[:STRIP_ROWS])
    more = f"<p>And {len(errors) - STRIP_ROWS} more.</p>" if len(errors) > STRIP_ROWS else ""
    count = "1 mistake" if len(errors) == 1 else f"{len(errors)} mistakes"
    summary = f"<summary>{said.format(count)}</summary>"
    return f'<details class="strip problems" open>{summary}<ol>{rows}</ol>{more}</details>'


ADAPTER = Path("hooks/mkdocs_events.py")
"""Stands in every trace and is never to blame."""


def to_failure(error: BaseException, project: Path, page: str = "") -> Problem:
    """What stopped a build as a problem: at the page that was read, else at our template or module where it arose."""
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    named = getattr(error, "filename", None)
    frames += [(named, getattr(error, "lineno", None) or 1)] if isinstance(named, str) else []
    frames += [(page, 1)] if page else []
    ours = [(Path(file).relative_to(project), line) for file, line in frames if Path(file).is_relative_to(project)]
    written = [place for place in ours if place[0] != ADAPTER and not place[0].parts[0].startswith(".")]
    file, line = written[-1] if written else (Path("mkdocs.yml"), 1)
    said = " ".join(str(error).split()) or "no reason is given"
    return Problem(file.as_posix(), line, "", "site_can_be_built", "error", f"{type(error).__name__}: {said}")


def show_failure(site_dir: Path, failure: Problem) -> None:
    """Says on every page that stands what stopped the build, and on a page of its own where the others are missing."""
    if not (site_dir / "404.html").exists():
        site_dir.mkdir(parents=True, exist_ok=True)
        (site_dir / "404.html").write_text(PAGE, encoding="utf-8")
    strip = render_strip([failure], STOPPED)
    for file in site_dir.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        file.write_text(fill_slots(html, {"problems": strip}), encoding="utf-8")
    (site_dir / KEYS).unlink(missing_ok=True)  # every page is made again when the mistake is mended
