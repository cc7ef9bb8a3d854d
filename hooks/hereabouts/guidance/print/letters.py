"""Letters that no shipped font can draw: an error in the pack's own text, a warning in the settings of a town."""

from __future__ import annotations

from collections.abc import Iterator

from hereabouts.guidance.library import SHARED, Library, to_source
from hereabouts.guidance.print.glyph import FOR_MISSING, missing_in, texts_of
from hereabouts.home import Home
from hereabouts.problem import Problem
from hereabouts.source import line_of, read_source

RULE = "letters_can_be_printed"


def check_letters(library: Library, letters: frozenset[str], home: Home) -> list[Problem]:
    """Every letter that is not one of `letters`, those with a shape: once for each line or field."""
    return [*_in_pages(library, letters), *_in_shared(home, letters), *_in_settings(home, letters)]


def _in_pages(library: Library, letters: frozenset[str]) -> Iterator[Problem]:
    for guide in library.guides.values():
        front = [(1, text) for _, text in texts_of(guide.meta)]
        for line, text in [*front, *enumerate(guide.text.split("\n"), guide.first_line)]:
            for letter in missing_in(text, letters):
                yield Problem(guide.shown, line, "", RULE, "error", _words(letter))


def _in_shared(home: Home, letters: frozenset[str]) -> Iterator[Problem]:
    for name in SHARED:
        source = to_source(home, name)
        if source is None:
            continue
        for field, text in texts_of(source.data):
            for letter in missing_in(text, letters):
                yield Problem(source.path, line_of(source, field), field, RULE, "error", _words(letter))


def _in_settings(home: Home, letters: frozenset[str]) -> Iterator[Problem]:
    file = home.shared_file("settings.yml")
    source, _ = read_source(file, home.shown(file), "settings")
    if source is None:
        return
    for field, text in texts_of(source.data):
        for letter in missing_in(text, letters):
            message = f"{_shape(letter)} On paper {FOR_MISSING} stands there."
            yield Problem(source.path, line_of(source, field), field, RULE, "warning", message)


def _words(letter: str) -> str:
    return f"{_shape(letter)} Write it in another way."


def _shape(letter: str) -> str:
    return f"No shipped font has a shape for {letter} (U+{ord(letter):04X})."
