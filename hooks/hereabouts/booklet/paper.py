"""Sets a booklet: the words as JSON, which the template reads, so that no text of a listing is ever code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hereabouts.booklet.book import Book
from hereabouts.booklet.form import Form
from hereabouts.directory import Directory
from hereabouts.guidance.print.code import to_code
from hereabouts.guidance.print.compiler import compile_pdf
from hereabouts.guidance.print.glyph import FOR_MISSING, letters_of, mend, missing_in, texts_of
from hereabouts.guidance.print.lead import printed_form
from hereabouts.guidance.print.quote import printed_only
from hereabouts.guidance.print.template import TEMPLATES
from hereabouts.guidance.print.town import Town, to_town
from hereabouts.home import Home
from hereabouts.listing import Listing
from hereabouts.problem import Problem
from hereabouts.session_words import format_day

OWN = Path(__file__).parent / "booklet.typ"
DATA = "booklet.json"


def to_pdf(book: Book, asked: str, directory: Directory, form: Form, home: Home) -> bytes:
    """The booklet as a tagged PDF; `asked` says for the cover what was searched for.

    Letters that no shipped font can draw are replaced: `missing_letters` names them.
    """
    return compile_pdf(to_files(book, asked, directory, form, home), home.project, home.today)


def to_files(book: Book, asked: str, directory: Directory, form: Form, home: Home) -> dict[str, bytes]:
    """All that the compiler makes the booklet of."""
    town = to_town(directory, home.shared_file("settings.yml").parent, letters_of(home.project))
    data = mend(_to_data(book, asked, directory, form, town), town.letters)
    files = {
        "main.typ": f'#import "booklet.typ": *\n#booklet(json("{DATA}"))\n'.encode(),
        DATA: json.dumps(printed_only(data), ensure_ascii=False).encode(),
        OWN.name: OWN.read_bytes(),
        **{file.name: file.read_bytes() for file in TEMPLATES.glob("*.typ")},
    }
    if town.logo:
        ending, held = town.logo
        files[f"logo{ending}"] = held
    return files


def missing_letters(book: Book, listings: list[Listing], project: Path) -> Iterator[Problem]:
    """A warning for each letter of a listing that has no shape in print."""
    letters = letters_of(project)
    paths = {one.slug: one.path for one in listings}
    for entry in (one for chapter in book.chapters for one in chapter.entries):
        lacking = dict.fromkeys(letter for _, text in texts_of(asdict(entry)) for letter in missing_in(text, letters))
        for letter in lacking:
            message = f"No shipped font has a shape for {letter} (U+{ord(letter):04X}): on paper {FOR_MISSING} stands."
            yield Problem(paths[entry.slug], 1, "", "letters_can_be_printed", "warning", message)


def _to_data(book: Book, asked: str, directory: Directory, form: Form, town: Town) -> dict[str, Any]:
    settings = directory.settings
    site = settings.address
    team = settings.data.get("team", {})
    return {
        "title": settings.name,
        "asked": asked,
        "as-of": format_day(directory.today),
        "count": len(book.names),
        "address": site,
        "shown": printed_form(site),
        "code": to_code(site),
        "team": " · ".join(filter(None, (str(team.get(key, "")) for key in ("name", "phone", "email")))),
        "example": settings.example,
        "help": town.help_rows,
        "logo": f"logo{town.logo[0]}" if town.logo else "",
        "paper": form.paper,
        "large": form.large,
        "book": _with_codes(asdict(book), site) if form.code_each else asdict(book),
    }


def _with_codes(book: dict[str, Any], site: str) -> dict[str, Any]:
    for chapter in book["chapters"]:
        for entry in chapter["entries"]:
            entry["code"] = to_code(f"{site}activity/{entry['slug']}/")
    return book
