"""The mark of a closed site in its folder, and what opens it again: nothing that stands there was made by the press."""

from __future__ import annotations

import shutil
from pathlib import Path

from hereabouts.address import CALENDARS, LISTINGS, SERVICES
from hereabouts.press.keys import KEYS

MARK = ".closed"
ARCHIVE = "archive/"
"""Where everything as it was is offered, on a site that is closed with an archive."""


def open_again(site_dir: Path) -> None:
    """Forgets what a closed site left in a folder, so that the press makes all of it anew."""
    if not (site_dir / MARK).exists():
        return
    for name in (KEYS, f"{CALENDARS}/.pressed"):
        (site_dir / name).unlink(missing_ok=True)
    for file in (site_dir / LISTINGS).glob("*/index.json"):
        file.unlink()
    shutil.rmtree(site_dir / SERVICES, ignore_errors=True)
    shutil.rmtree(site_dir / ARCHIVE, ignore_errors=True)
    (site_dir / MARK).unlink()
