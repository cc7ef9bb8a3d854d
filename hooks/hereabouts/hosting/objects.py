"""The table as a list for an object store and what stands before it: each file with its type and its lifetime.

A store keeps those two with every file. The other headers are for what stands before it, by part of the address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from hereabouts.hosting.media import media_type
from hereabouts.hosting.table import LIFETIME, TYPE, Header, headers_of


def render_objects(table: Sequence[Header], site_dir: Path) -> str:
    """The list, as JSON."""
    files = {
        path: {TYPE: media_type(path), LIFETIME: headers_of(table, path)[LIFETIME]} for path in sorted(sent(site_dir))
    }
    rest = [header for header in table if header.name != LIFETIME]
    answers = {
        "all": {header.name: header.usual for header in rest if header.usual},
        "other": [
            {"path": f"^/{pattern}$", "header": header.name, "value": value}
            for header in rest
            for pattern, value in header.other
        ],
        "not found": {"status": 404, "file": "404.html"},
    }
    return json.dumps({"answers": answers, "files": files}, indent=1) + "\n"


def sent(site_dir: Path) -> Iterator[str]:
    """The path of every file that is published; what the build keeps for itself is not."""
    for file in site_dir.rglob("*"):
        path = file.relative_to(site_dir).as_posix()
        if file.is_file() and not re.search(r"(^|/)(\.(?!well-known/)|_headers$)", path):
            yield path
