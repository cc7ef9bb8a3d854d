"""The open data of a closed site: every list says that all is gone, and where to look."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hereabouts.address import LISTINGS, OPEN_DATA, listing_data_path
from hereabouts.build import Build
from hereabouts.export.document import to_json
from hereabouts.export.gone import Gone, find_gone, to_gone_row
from hereabouts.export.whole import write_whole
from hereabouts.export.write import put_in_place, to_work, write_gone
from hereabouts.home import Home


def write_closed_data(site_dir: Path, build: Build, home: Home) -> None:
    """Writes the files of all listings, in which none is left, and for each that was listed that it is gone."""
    work = to_work(build.directory, build.checked)
    town, day = work.room.town, build.directory.today
    before = find_gone(home.directory, work.sources, {}, day)
    gone = sorted([*before, *(Gone(slug, day, "") for slug in work.sources)], key=lambda one: one.slug)
    _clear(site_dir)
    with TemporaryDirectory() as room:
        write_whole(Path(room), (), 0, gone, town, home.project / "schemas")
        put_in_place(Path(room), site_dir / OPEN_DATA)
    write_gone(site_dir, gone, work)
    for slug in work.sources:
        file = site_dir / listing_data_path(slug)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(to_json({"about": town.about(), **to_gone_row(Gone(slug, day, ""), town)}))


def _clear(site_dir: Path) -> None:
    """Takes away what the finder, the map, saved lists and importers of the open site read; the page stays."""
    for path in (site_dir / OPEN_DATA).glob("*"):
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "index.html":
            path.unlink()
    for file in (site_dir / LISTINGS).glob("*/index.json"):
        file.unlink()
