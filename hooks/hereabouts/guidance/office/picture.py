"""A picture of the pack as PNG, which every office program shows; its words in the shipped font."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

import typst

from hereabouts.guidance.tree import TreeError
from hereabouts.home import PROJECT

FONTS = Path("node_modules") / "@expo-google-fonts" / "atkinson-hyperlegible-next"
FACES = ("400Regular", "600SemiBold")
WIDTH, DOTS = "400pt", 220
_PAGE = f"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: {WIDTH})"""


@cache
def to_png(svg: str) -> bytes:
    """The picture, sharp enough for a projector; raises TreeError where it cannot be drawn."""
    try:
        made = typst.compile(_PAGE.encode(), format="png", ppi=DOTS, sys_inputs={"svg": svg}, font_paths=_fonts())
    except typst.TypstError as error:
        raise TreeError(f"A picture cannot be drawn: {error}") from None
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    faces = [PROJECT / FONTS / face for face in FACES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=faces)


def fit_into(png: bytes, width: int, height: int) -> tuple[int, int]:
    """The largest size within some room that keeps the picture's shape."""
    wide, high = size_of(png)
    scale = min(width / wide, height / high)
    return round(wide * scale), round(high * scale)


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in dots, from the file's head."""
    width, height = struct.unpack_from(">II", png, 16)
    return width, height
