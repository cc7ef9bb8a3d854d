"""Reads postcodes.csv, the postcodes that the national file lacks: a new estate's, or the example's."""

from __future__ import annotations

from collections.abc import Sequence

from hereabouts.postcode_text import format_postcode

COLUMNS = ["postcode", "easting", "northing"]
EAST, NORTH = 700_000, 1_300_000
"""Where the National Grid ends."""

Point = tuple[int, int]
Fault = tuple[int, str]
"""Line and message."""


def read_extra(content: bytes) -> tuple[dict[str, Point], list[Fault]]:
    """Return the postcodes of the file with their positions, and line and message of each row at fault."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return {}, [(content[: error.start].count(b"\n") + 1, "This file is not UTF-8. Save it as UTF-8.")]
    lines = enumerate(text.splitlines(), start=1)
    if _to_cells(next(lines, (1, ""))[1].lower()) != COLUMNS:
        return {}, [(1, "The first line must be: postcode,easting,northing.")]
    points: dict[str, Point] = {}
    faults: list[Fault] = []
    for number, line in lines:
        if not line.strip(" ,\t"):
            continue
        unit, point, message = _read_row(_to_cells(line))
        if not message and unit in points:
            message = f"{unit} stands here twice. Keep one of the two rows."
        if message:
            faults.append((number, message))
        else:
            points[unit] = point
    return points, faults


def _to_cells(line: str) -> list[str]:
    # None of the three cells may hold a comma, a quotation mark or a line break: no more is needed.
    return [cell.strip(' \t"') for cell in line.split(",")]


def _read_row(row: Sequence[str]) -> tuple[str, Point, str]:
    """Postcode and position of a row, or what is wrong with it."""
    nowhere = (0, 0)
    if len(row) != len(COLUMNS):
        return "", nowhere, f"A row has three cells: postcode, easting, northing. This one has {len(row)}."
    unit = format_postcode(row[0])
    if not unit:
        return "", nowhere, f"'{row[0]}' is not a full postcode. Write it as QX2 4AB."
    if not all(cell.isascii() and cell.isdigit() and len(cell) < 9 for cell in row[1:]):
        return unit, nowhere, "Easting and northing are whole metres of the National Grid, such as 601250."
    easting, northing = map(int, row[1:])
    if easting > EAST or northing > NORTH:
        return unit, nowhere, f"Easting goes up to {EAST}, northing up to {NORTH} metres."
    return unit, (easting, northing), ""
