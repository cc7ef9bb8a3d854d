"""A square code that a phone's camera reads, as a picture made of shapes."""

from __future__ import annotations

from io import BytesIO

import segno


def to_code(address: str) -> str:
    """The address as SVG: black on white, with the quiet edge that cameras need."""
    held = BytesIO()
    segno.make(address, error="m", micro=False).save(held, kind="svg", scale=4, border=2, xmldecl=False, svgns=True)
    return held.getvalue().decode()
