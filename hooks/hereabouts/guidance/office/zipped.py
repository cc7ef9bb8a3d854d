"""Equal bytes for equal content: the parts of a file in one order, all of one day."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = "[Content_Types].xml"
"""Readers look for it before all others."""


def of_one_day(file: bytes, day: date) -> bytes:
    """The same file with every part dated to that day."""
    made = BytesIO()
    with ZipFile(BytesIO(file)) as given, ZipFile(made, "w", ZIP_DEFLATED) as written:
        for name in sorted(given.namelist(), key=lambda name: (name != FIRST, name)):
            part = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            part.create_system, part.external_attr = 0, 0
            written.writestr(part, given.read(name))
    return made.getvalue()
