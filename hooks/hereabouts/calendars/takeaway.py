"""Station 8: what leaves the site for elsewhere: calendars, and what the browser makes its own from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hereabouts.calendars.known import to_known_files
from hereabouts.calendars.write import to_entries, to_site, write_calendars, write_if_changed
from hereabouts.directory import Directory
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.press.job import CODE
from hereabouts.press.keys import to_key


def write_takeaway(site_dir: Path, directory: Directory, digests: Mapping[str, bytes], home: Home) -> list[str]:
    """Writes the calendars, and what the browser makes its own from; gives the names of the calendars written."""
    entries = to_entries(directory)
    kept = Kept(home.own_cache("calendar"), to_key(digests[CODE]))
    for name, content in to_known_files(directory, entries, to_site(directory), digests, kept).items():
        (site_dir / name).parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(str(site_dir / name), content)
    kept.forget_rest()
    return write_calendars(site_dir, directory, entries, digests)
