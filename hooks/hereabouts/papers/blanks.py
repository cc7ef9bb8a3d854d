"""The blanks that the owner has still to fill in: on the page of papers, and in `hereabouts check --live`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from hereabouts.guidance.library import Library, read_library
from hereabouts.guidance.scan import scan_marks
from hereabouts.home import Home
from hereabouts.owner import MARK, OWNER, owner_value, setting_of
from hereabouts.papers.fact import PAGE, paragraph, table
from hereabouts.problem import Problem, Severity
from hereabouts.settings import Settings
from hereabouts.source import field_line

RULE = "live_papers_are_filled"


def open_blanks(library: Library, settings: Settings) -> dict[str, list[str]]:
    """By name, what papers ask for and the settings do not say; each with the paths of those papers."""
    asked: dict[str, list[str]] = {name: [] for name in OWNER}
    for path, guide in library.papers.items():
        marks = {mark.value for mark in scan_marks(guide.text, guide.first_line) if mark.kind == "here"}
        for mark in marks:
            if mark.removeprefix(MARK) in asked and mark.startswith(MARK):
                asked[mark.removeprefix(MARK)].append(path)
    return {name: paths for name, paths in asked.items() if paths and not owner_value(settings.data, name)}


def tell_blanks(library: Library, settings: Settings) -> Sequence[Element]:
    """What is still open, where it belongs, and which papers show it as a blank."""
    blanks = open_blanks(library, settings)
    if not blanks:
        return (paragraph("Nothing is open: the settings hold every value that the papers ask for."),)
    rows = [
        (OWNER[name].words, setting_of(name), ", ".join(_link(library, path) for path in paths))
        for name, paths in blanks.items()
    ]
    return (table(("Blank", "Where it belongs in settings.yml", "Papers"), rows),)


def check_blanks(home: Home, settings: Settings) -> list[Problem]:
    """Before a site goes live: each blank with the setting that fills it; an error where the law wants it said."""
    return list(_blank_problems(home, settings, read_library(home)[0]))


def _blank_problems(home: Home, settings: Settings, library: Library) -> Iterator[Problem]:
    file = home.shared_file("settings.yml")
    text = file.read_bytes() if file.is_file() else b""
    for name, paths in open_blanks(library, settings).items():
        group, _, rest = name.partition("-")
        field = f"owner.{group}.{rest}" if group in ("hosting", "accessibility") else f"owner.{name}"
        papers = ", ".join(library.papers[path].title for path in paths)
        message = f"A blank stands in {papers}: {OWNER[name].words}. Write it in this file, under {setting_of(name)}"
        severity: Severity = "error" if OWNER[name].needed else "warning"
        yield Problem(home.shown(file), field_line(text, field), field, RULE, severity, message)


def _link(library: Library, path: str) -> str:
    guide = library.papers[path]
    return f"[{guide.title}]({PAGE}{guide.address})"
