"""Which letters the shipped fonts can draw, read from the fonts' own tables, and what stands for those they cannot."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hereabouts.guidance.print.quote import is_printed

FONTS = Path("node_modules") / "@expo-google-fonts"
FACES = {
    "atkinson-hyperlegible-next": ("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"),
    "noto-sans-symbols-2": ("400Regular",),
    **{
        f"noto-sans{script}": ("400Regular", "600SemiBold")
        for script in (
            "", "-arabic", "-bengali", "-devanagari", "-ethiopic", "-gujarati", "-gurmukhi", "-hebrew", "-tamil",
        )
    },
}  # fmt: skip
"""The faces that print uses, by package: our own, signs, and the letters of languages that groups here are named in."""
FOR_MISSING = "□"
"""Stands for a letter that no shipped font can draw."""
_SEGMENTS, _GROUPS = 4, 12


def font_folders(project: Path) -> list[Path]:
    """The folders that the compiler may take fonts from."""
    return [project / FONTS / package / face for package, faces in FACES.items() for face in faces]


def has_fonts(project: Path) -> bool:
    """False where nothing was installed but the Python packages, or not all of the fonts."""
    return all((project / FONTS / package).is_dir() for package in FACES)


@cache
def letters_of(project: Path) -> frozenset[str]:
    """Every letter that can be printed upright, in regular weight."""
    files = [next((project / FONTS / package / faces[0]).glob("*.ttf")) for package, faces in FACES.items()]
    return frozenset(chr(code) for file in files for code in _codes(file.read_bytes()) if code)


def missing_in(text: str, letters: frozenset[str]) -> list[str]:
    """The letters of a text that cannot be drawn, each once, in order."""
    return [letter for letter in dict.fromkeys(text) if letter not in letters and is_printed(letter)]


def texts_of(data: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text that some data hold, with its field."""
    if isinstance(data, str):
        yield field, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from texts_of(value, f"{field}.{key}".lstrip("."))
    elif isinstance(data, (list, tuple)):
        for index, value in enumerate(data):
            yield from texts_of(value, f"{field}.{index}")


def mend(data: Any, letters: frozenset[str]) -> Any:
    """The same data with a mark for every letter that cannot be drawn."""
    if isinstance(data, str):
        if letters.issuperset(data):  # most texts are made of such
            return data
        return "".join(letter if letter in letters or not is_printed(letter) else FOR_MISSING for letter in data)
    if isinstance(data, dict):
        return {key: mend(value, letters) for key, value in data.items()}
    return [mend(one, letters) for one in data] if isinstance(data, (list, tuple)) else data


def _codes(font: bytes) -> Iterator[int]:
    """The character codes in a TrueType font's `cmap` table."""
    (tables,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(tables))
    start = next(offset for tag, _, offset, _ in rows if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for index in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 4 + 8 * index + 4)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == _SEGMENTS:
            yield from _codes_in_segments(font, start + offset)
        elif form == _GROUPS:
            (groups,) = struct.unpack_from(">I", font, start + offset + 12)
            for group in range(groups):
                first, last, _ = struct.unpack_from(">III", font, start + offset + 16 + 12 * group)
                yield from range(first, last + 1)


def _codes_in_segments(font: bytes, start: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, start + 6)
    ends = struct.unpack_from(f">{double // 2}H", font, start + 14)
    starts = struct.unpack_from(f">{double // 2}H", font, start + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        if last != 0xFFFF:
            yield from range(first, last + 1)
