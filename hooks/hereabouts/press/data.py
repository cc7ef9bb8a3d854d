"""Station 7: the files that the finder fetches, beside the pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from hereabouts.home import Home
from hereabouts.pages import Edition
from hereabouts.tile import to_finder


def write_data(site_dir: Path, edition: Edition, home: Home) -> dict[str, bytes]:
    """Writes the finder's files under data/; gives them by their address."""
    files = dict(to_finder(edition.directory).files)
    shutil.rmtree(site_dir / "data", ignore_errors=True)
    for name, content in files.items():
        file = site_dir / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return files
