"""Typst, the compiler of everything on paper: files in memory in, a tagged PDF out. It sees the shipped fonts only."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

from hereabouts.guidance.print.glyph import font_folders

VERSION = version("typst")
STANDARD = "ua-1"
"""PDF/UA-1: the compiler refuses what a screen reader could not read."""
MAIN = "main.typ"
Files = Mapping[str, bytes]
"""Typst files and pictures, by path."""


_PAGE = re.compile(r"pages/([a-z0-9/-]+)\.typ")


class PrintError(Exception):
    """A document cannot be made; the message says why."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path
        """The page that it lies in, where that is known."""


def compile_pdf(files: Files, project: Path, today: date) -> bytes:
    """The PDF; the same files on the same day give the same bytes."""
    try:
        made = typst.compile(  # type: ignore[call-overload]  # it takes files in memory, too
            dict(files),
            font_paths=_fonts(project),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=STANDARD,
            timestamp=datetime.combine(today, time.min, UTC),
        )
    except typst.TypstError as error:
        raise _refused(error) from None
    assert isinstance(made, bytes)
    return made


@cache
def _fonts(project: Path) -> typst.Fonts:
    folders = [str(folder) for folder in font_folders(project)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def ask(files: Files, label: str, project: Path) -> list[int]:
    """The numbers that a laid-out document tells under a label."""
    try:
        told = typst.query(  # type: ignore[type-var]  # as above
            dict(files), label, field="value", font_paths=_fonts(project), ignore_system_fonts=True
        )
    except typst.TypstError as error:
        raise _refused(error) from None
    return [int(number) for number in json.loads(told)]


def _refused(error: typst.TypstError) -> PrintError:
    found = _PAGE.search(f"{error.diagnostic} {' '.join(error.trace)}")
    return PrintError(". ".join([error.message, *error.hints]), f"{found[1]}.md" if found else "")
