"""Which files to fill in there are, and the station that writes them into the site; nothing changed, nothing made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from xml.etree.ElementTree import tostring

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import Library
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.office.help import read_help
from hereabouts.guidance.scan import scan_blocks
from hereabouts.guidance.tree import TreeError
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key
from hereabouts.papers.fact import FACTS, NO_FACTS, Facts
from hereabouts.problem import Problem

FOLDER = "print"
SLIDES = "training-slides.pptx"
SLIDES_TITLE = "Training slides"
Kind = Literal["word", "paper", "slides"]


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """One file, for the page that lists what can be taken away."""

    name: str
    """As it lies in the folder print/."""
    title: str
    kind: Kind
    guide: Guide | None = None
    """The sheet that it is made of."""


def office_files(library: Library) -> list[OfficeFile]:
    """Every file, in reading order."""
    sheets = [guide for guide in library.guides.values() if guide.tool and guide.meta.get("word") == "yes"]
    files = [OfficeFile(_name_of(guide), guide.title, "word", guide) for guide in sheets]
    papers = [guide for guide in library.papers.values() if guide.meta.get("word") == "yes"]
    files += [OfficeFile(_name_of(guide), guide.title, "paper", guide) for guide in papers]
    return files + ([OfficeFile(SLIDES, SLIDES_TITLE, "slides")] if library.slides else [])


def write_office(
    site_dir: Path, library: Library, naming: Naming, home: Home, facts: Facts = NO_FACTS
) -> list[Problem]:
    """Writes every file into the site; gives what cannot be written, by page.

    `facts` makes what a paper says of the directory.
    """
    folder = site_dir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    kept = Kept(home.own_cache("office"), _key(library, naming, home))
    problems = []
    for file in office_files(library):
        try:
            made = kept([file.name.encode(), *_inputs(file, library, facts)], _maker(file, naming, home, facts))
        except TreeError as error:
            problems.append(_problem(file, library, str(error)))
            continue
        target = folder / file.name
        if not target.is_file() or target.read_bytes() != made:
            target.write_bytes(made)
    kept.forget_rest()
    return problems


def _maker(file: OfficeFile, naming: Naming, home: Home, facts: Facts) -> Callable[[], bytes]:
    """Makes the file when it is wanted; the libraries that do are only then loaded."""

    def make() -> bytes:
        from hereabouts.guidance.office.slides import make_slides
        from hereabouts.guidance.office.word import make_word

        if file.guide is None:
            return make_slides(naming, home.today)
        return make_word(file.guide, naming, read_help(home, naming.settings), home.today, facts)

    return make


def _key(library: Library, naming: Naming, home: Home) -> bytes:
    """What every file depends on: code, settings, help, works, words, names of sheets, and today."""
    shared = [home.shared_file("settings.yml"), home.shared_file("help-now.yml")]
    tools = {mark: (guide.title, guide.address) for mark, guide in library.tools.items()}
    common = repr((naming.settings.data, library.references, library.glossary, tools))
    return judging_key(home, shared, {}) + common.encode()


def _inputs(file: OfficeFile, library: Library, facts: Facts) -> list[bytes]:
    """What one file is made of beyond that."""
    pictures = repr(sorted(library.pictures.items())).encode()
    if file.guide is None:
        return [repr(library.slides).encode(), pictures]
    own = file.guide
    asked = [block.argument for block in scan_blocks(own.text, own.first_line) if block.name == FACTS]
    told = [tostring(part) for name in asked for part in facts(name)]
    seen = pictures if "::: figure" in own.text else b""
    return [own.text.encode(), repr(sorted(own.meta.items())).encode(), seen, *told]


def _name_of(guide: Guide) -> str:
    return f"{guide.tool.lower() or 'paper'}-{PurePosixPath(guide.path).stem}.docx"


def _problem(file: OfficeFile, library: Library, message: str) -> Problem:
    shown = file.guide.shown if file.guide else f"{library.shown}/training/slides.yml"
    return Problem(shown, 1, "", "page_has_a_file", "error", message)
