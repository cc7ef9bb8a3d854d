"""Station 9: the app's picture as a PNG, drawn from its shapes: the same bytes at every build, without a library.

A ring that is open at the top right, a dot in it and a dot in its gap, as in icon.svg, within the part of the square
that every phone leaves when it cuts a picture round.
"""

from __future__ import annotations

import struct
import zlib
from math import hypot

PAPER, RING, DOT = (0xFF, 0xFD, 0xF9), (0x0B, 0x5D, 0x5E), (0xC8, 0x68, 0x3C)
_SAFE = 0.78
"""How much of the square the picture fills."""
_RADIUS, _HALF, _MIDDLE, _END, _SMALL = 25 / 64, 3.75 / 64, 10 / 64, (18 / 64, -18 / 64), 6 / 64


def draw_icon(size: int) -> bytes:
    """The picture of so many pixels a side."""
    rows = b"".join(b"\0" + _row(y, size) for y in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"PLTE", _palette()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


_STEPS = 15
"""How many shades stand between paper and a colour, for smooth edges."""


def _palette() -> bytes:
    """Paper towards the ring's colour, then towards the dot's."""
    shades = []
    for colour in (RING, DOT):
        for step in range(_STEPS + 1):
            shades.append(bytes(round(p + (c - p) * step / _STEPS) for p, c in zip(PAPER, colour, strict=True)))
    return b"".join(shades)


def _row(y: int, size: int) -> bytes:
    """The pixels of a row, each a place in the palette. Far from every edge many are alike: they are leapt."""
    scale = size * _SAFE
    up = ((y + 0.5) / size - 0.5) / _SAFE
    row = bytearray(size)
    x = 0
    while x < size:
        across = ((x + 0.5) / size - 0.5) / _SAFE
        shade, clear = _look(across, up, scale)
        leap = max(1, min(size - x, int(clear)))
        if shade:
            row[x : x + leap] = bytes([shade]) * leap
        x += leap
    return bytes(row)


def _look(across: float, up: float, scale: float) -> tuple[int, float]:
    """The pixel at a point, and for how many pixels around nothing changes."""
    far = hypot(across, up)
    whole = abs(far - _RADIUS) - _HALF
    cap = min(hypot(across, up + _RADIUS), hypot(across - _RADIUS, up)) - _HALF
    middle = far - _MIDDLE
    small = hypot(across - _END[0], up - _END[1]) - _SMALL
    ring = cap if across > 0 and up < 0 else whole  # the ring ends in round caps, at its top and its right
    edges = [abs(whole), abs(cap), abs(middle), abs(small), *([abs(across)] if up < 0 else [])]
    clear = min(edges) * scale - 1
    dark = _cover(min(ring, middle), scale)
    if dark:
        return dark, clear
    warm = _cover(small, scale)
    return (_STEPS + 1 + warm if warm else 0), clear


def _cover(out: float, scale: float) -> int:
    """How much of a pixel a shape covers, in steps; `out` is how far its edge lies from the middle."""
    return round(min(1.0, max(0.0, 0.5 - out * scale)) * _STEPS)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
