"""Station 1 for guidance: one page of the pack, read from its Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hereabouts.problem import Problem
from hereabouts.schema import Schema, check_schema
from hereabouts.source import Source, field_line, parse_front, read_text_of

FOLDERS = ("implementation", "practice", "training", "toolkit", "leaflets", "posters", "papers", "running")
"""The folders of the pack, in the order in which it is bound."""
PAPERS = "papers"
"""The folder of what an organisation signs off: not bound with the pack, made as Word files."""
UNBOUND = (PAPERS, "running")
"""The folders that stay out of the pack on paper: for whoever runs the site."""
MANUALS = ("implementation", "practice", "training")
_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
PUBLIC_READERS = {"person", "family", "group", "partner"}


@dataclass(frozen=True, slots=True)
class Guide:
    """One page."""

    path: str
    """From guidance/, '/'-separated: 'practice/set-goals.md'."""
    shown: str
    """As the contributor sees the file."""
    meta: Mapping[str, Any]
    """Its front matter, every value as text."""
    text: str
    """The Markdown behind the front matter."""
    first_line: int
    """Line of the file on which the text begins."""

    @property
    def folder(self) -> str:
        """The manual or shelf that the page stands in."""
        return self.path.split("/")[0]

    @property
    def address(self) -> str:
        """The page's address from the site's root: 'practice/set-goals/'."""
        stem = self.path.removesuffix(".md")
        return f"{stem.removesuffix('index')}" if stem.endswith("/index") else f"{stem}/"

    @property
    def title(self) -> str:
        return str(self.meta.get("title", ""))

    @property
    def readers(self) -> Sequence[str]:
        """For whom it is."""
        return tuple(self.meta.get("for", ()))

    @property
    def is_public(self) -> bool:
        """True for what is handed to people outside the teams."""
        return bool(PUBLIC_READERS.intersection(self.readers))

    @property
    def tool(self) -> str:
        """T4, L1, PO2: the mark of a sheet; empty for a page of a manual."""
        return str(self.meta.get("tool", ""))


def read_guide(file: Path, path: str, shown: str, schema: Schema) -> tuple[Guide | None, list[Problem]]:
    """The page and what is wrong with its front matter; None where it cannot be read at all."""
    text, problems = read_text_of(file, shown)
    if text is None:
        return None, problems
    found = _FRONT.match(text)
    if not found:
        message = "The page has no front matter. Begin with three dashes, title: and description:, and three dashes."
        return None, [Problem(shown, 1, "", "page_has_front_matter", "error", message)]
    front = found[1].encode()
    data, problems = parse_front(front, shown)
    if data is None:
        return None, [_moved(problem, 1) for problem in problems]
    source = Source(shown, "guidance-page", file.stem, "", data, file, b"")
    problems = [
        _moved(problem, field_line(front, problem.field) - problem.line + 1) for problem in check_schema(source, schema)
    ]
    return Guide(path, shown, data, text[found.end() :], text.count("\n", 0, found.end()) + 1), problems


def read_public(file: Path, path: str, shown: str) -> Guide | None:
    """A paper of the public side, whose front matter is the generator's; None where there is none."""
    text, _ = read_text_of(file, shown) if file.is_file() else (None, [])
    found = _FRONT.match(text or "")
    data = parse_front(found[1].encode(), shown)[0] if found else None
    if text is None or found is None or data is None:
        return None
    meta = {**data, "for": ["person"], "word": "yes"}
    return Guide(path, shown, meta, text[found.end() :], text.count("\n", 0, found.end()) + 1)


def _moved(problem: Problem, by: int) -> Problem:
    """The problem so many lines further down its file."""
    p = problem
    return Problem(p.path, p.line + by, p.field, p.rule, p.severity, p.message)
