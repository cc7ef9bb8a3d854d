"""What a listing said when a table was made from it, packed into one cell: what has changed since can be told apart."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from typing import Any

from hereabouts.tables.cell import LONGEST

MOST_BYTES = 256 * 1024
"""A listing's file holds at most 64 KB; more than this was not written by an export."""


def pack(data: Mapping[str, Any]) -> str:
    """The listing as letters and figures; empty where no cell would hold it."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(text, 9)).decode()
    return f"v1.{packed}" if len(packed) < LONGEST else ""


def unpack(cell: str) -> dict[str, Any] | None:
    """The listing that was packed; None where the cell is not as the export wrote it."""
    try:
        packed = base64.urlsafe_b64decode(cell.removeprefix("v1."))
        text = zlib.decompressobj().decompress(packed, MOST_BYTES)
        data = json.loads(text)
    except (ValueError, binascii.Error, zlib.error):
        return None
    return data if isinstance(data, dict) else None
