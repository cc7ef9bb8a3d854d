"""Small packs made of a few texts, put on paper, and what stands in a PDF as its reader finds it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import yaml

import small_town
from hereabouts.directory import Directory
from hereabouts.guidance.library import Library, read_library
from hereabouts.guidance.print.compiler import compile_pdf
from hereabouts.guidance.print.compose import to_files
from hereabouts.guidance.print.desk import Desk
from hereabouts.guidance.print.document import prints
from hereabouts.guidance.print.write import to_desk
from hereabouts.home import PROJECT, Home
from hereabouts.settings import to_settings

FRONT = """---
title: {title}
description: What {title} helps you do.
for: [person, practitioner]
origin: ours
checked: 2026-11-23
{more}---

# {title}

"""
LENT = ("schemas", "directory", "node_modules")
"""Folders that a small project takes from this one."""
SHARED = {
    "references.yml": """
leamy2011: {type: article, authors: [Leamy M, Bird V, Slade M], year: 2011, title: A framework, container: A journal}
brugha2005: {type: article, authors: [Brugha TS], year: 2005, title: Social networks, container: Another journal}
""",
    "glossary.yml": """
terms:
  - {slug: bridging, term: bridging, means: A tie between people who are not alike.}
""",
    "left-out.yml": "points:\n  - {point: S1, because: It is a cover.}\n",
}


def page(title: str, body: str, **more: str) -> str:
    """A page of the pack with front matter."""
    return FRONT.format(title=title, more="".join(f"{key}: {value}\n" for key, value in more.items())) + body


def write_pack(folder: Path, pages: Mapping[str, str]) -> Home:
    """A project whose guidance holds these files only."""
    for name in LENT:
        (folder / name).symlink_to(PROJECT / name)
    for name, text in {**SHARED, **pages}.items():
        file = folder / "guidance" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Home(folder, folder / "directory", small_town.TODAY)


def town(**settings: Any) -> Directory:
    """The small town, some of its settings changed."""
    directory = small_town.make_town()
    return replace(directory, settings=to_settings({**directory.settings.data, **settings}))


def with_directory(home: Home, **settings: Any) -> Home:
    """The same project with a directory of its own, which holds these settings."""
    folder = home.project / "town"
    folder.mkdir()
    data = {**town().settings.data, **settings}
    (folder / "settings.yml").write_text(yaml.safe_dump(data, allow_unicode=True, width=1000), encoding="utf-8")
    return replace(home, directory=folder)


def library_of(home: Home) -> Library:
    """The pack; a problem in it fails here."""
    library, problems = read_library(home)
    assert not problems
    return library


def desk_of(home: Home, **settings: Any) -> Desk:
    """A desk for the pack and the small town."""
    return to_desk(library_of(home), town(**settings), home)


def print_one(desk: Desk, name: str) -> bytes:
    """One file, compiled anew."""
    one = next(one for one in prints(desk.naming.library) if one.name == name)
    return compile_pdf(to_files(one, desk), desk.project, small_town.TODAY)


def texts_of(pdf: bytes) -> list[str]:
    """The text of each page, its lines joined."""
    document = pypdfium2.PdfDocument(pdf)
    return [_joined(sheet.get_textpage().get_text_range()) for sheet in document]


def text_of(pdf: bytes) -> str:
    """The whole text."""
    return " ".join(texts_of(pdf))


def _joined(text: str) -> str:
    # A reader marks a hyphen at the end of a line by a character of its own.
    return " ".join(re.sub("[\ufffe\x02]", "-", text).split())


def squeezed(text: str) -> str:
    """The letters alone: where a line ends is no matter."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))


def addresses_of(pdf: bytes) -> list[str]:
    """The web addresses that its links lead to."""
    with pikepdf.open(BytesIO(pdf)) as document:
        notes = [note for sheet in document.pages for note in sheet.get("/Annots", [])]
        actions = [note.get("/A") for note in notes if note.get("/A") is not None]
        return [str(action["/URI"]) for action in actions if "/URI" in action]


def tags_of(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the tree that a screen reader follows, in its order."""
    waiting = [document.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        yield element
        below = element.get("/K")
        waiting += reversed(list(below) if isinstance(below, pikepdf.Array) else [] if below is None else [below])
