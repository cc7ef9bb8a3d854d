"""Lists of Open Referral as one page with everything: a file cannot answer for a second one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hereabouts.export.many import write_list
from hereabouts.export.town import Town

CONTENTS = "contents"


def to_envelope(count: int, town: Town) -> dict[str, Any]:
    """What a page says of itself: it is what the page holds."""
    return {
        "hereabouts": town.about(),
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": True,
        "last_page": True,
        "empty": count == 0,
    }


def write_page(file: Path, contents: Sequence[bytes], town: Town) -> None:
    """The page of contents that are at hand."""
    write_list(file, to_envelope(len(contents), town), CONTENTS, contents)
