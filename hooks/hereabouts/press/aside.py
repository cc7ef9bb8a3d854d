"""Station 7, before and after: sets the pressed families aside while the generator empties its folder.

Generators empty the site's folder in every build. Ten thousand pages are moved by a rename in no time, and only
those whose inputs changed are written again.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from hereabouts.address import CALENDARS, FAMILIES, SERVICES
from hereabouts.press.shell import KEPT

KEPT_FOLDERS = (*FAMILIES, CALENDARS, SERVICES.rstrip("/"))
"""The folders that hold a file for each listing."""


def aside_of(site_dir: Path) -> Path:
    """The folder beside the site where its pressed families wait."""
    return site_dir.parent / f".{site_dir.name}.aside"


def set_aside(site_dir: Path) -> None:
    """Moves the pressed families out of the site's folder; the shell goes, for the generator renders it anew."""
    waiting = aside_of(site_dir)
    (site_dir / KEPT).unlink(missing_ok=True)
    for family in KEPT_FOLDERS:
        if (site_dir / family).is_dir():
            (waiting / family).parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(waiting / family, ignore_errors=True)
            (site_dir / family).rename(waiting / family)


def bring_back(site_dir: Path) -> None:
    """Moves them back; what the generator has put in their place meanwhile (the shell) stays, too."""
    waiting = aside_of(site_dir)
    if not waiting.is_dir():
        return
    for family in KEPT_FOLDERS:
        if (waiting / family).is_dir():
            _merge(waiting / family, site_dir / family)
    shutil.rmtree(waiting)


def _merge(old: Path, new: Path) -> None:
    """Puts `old` at the place of `new`, with what `new` held on top."""
    fresh = list(new.iterdir()) if new.is_dir() else []
    for path in fresh:
        target = old / path.name
        if target.is_dir():
            shutil.rmtree(target)
        path.replace(target)
    if new.is_dir():
        new.rmdir()
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)
