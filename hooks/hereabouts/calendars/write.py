"""Station 8, calendars, the writing: a file for each listing with dates to come, written when something in it changed.

What a file was made from is noted beside the files, by keys that name no listing: the folder is published.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import msgpack

from hereabouts.address import CALENDARS
from hereabouts.calendars.calendar import to_calendar
from hereabouts.calendars.entry import Entry, to_entry
from hereabouts.calendars.event import Site
from hereabouts.calendars.series import to_span
from hereabouts.directory import Directory
from hereabouts.halves import in_halves
from hereabouts.listing import Listing
from hereabouts.pages.page import listing_files
from hereabouts.press.job import CODE, SHARED
from hereabouts.press.keys import to_key
from hereabouts.recurrence import next_dates

KEYS = ".pressed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A calendar that should stand."""

    name: str
    """Of its file."""
    entry: Entry
    key: bytes
    """For all that it is made from."""


def to_entries(directory: Directory) -> list[tuple[Listing, Entry]]:
    """The listings that have dates to come, as calendars know them."""
    midnight = datetime.combine(directory.today, time.min)
    found = []
    for listing in directory.listings.values():
        entry = to_entry(listing)
        if entry and next_dates(listing.when, midnight, directory.closures, 1, venue=entry.venue):
            found.append((listing, entry))
    return found


def to_site(directory: Directory) -> Site:
    """What all calendars of the directory's site share."""
    address = directory.settings.address
    host = urlsplit(address).hostname or "localhost"
    return Site(host, address, directory.closures, directory.settings.example)


def write_calendars(
    site_dir: Path, directory: Directory, entries: Sequence[tuple[Listing, Entry]], digests: Mapping[str, bytes]
) -> list[str]:
    """Writes the calendars whose inputs changed and takes away those no longer made; gives the names of the written."""
    folder = f"{site_dir}/{CALENDARS}"
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    # Dates move with the turn of a year and with each check, not with each day.
    span = to_span(directory.today.replace(month=1, day=1), directory.today)
    common = to_key(digests[CODE], digests.get(SHARED, b""), f"{span} {sorted(directory.closures.bank)}")
    wanted = list(_to_wanted(entries, set(directory.listings), common, digests))
    kept = _read_keys(folder)
    standing = {item.name for item in os.scandir(folder)} - {KEYS}
    changed = [one for one in wanted if one.name not in standing or kept.get(to_key(one.name)) != one.key]
    for name in standing - {one.name for one in wanted}:
        os.remove(f"{folder}/{name}")  # noqa: PTH107
    in_halves(partial(_write_some, folder=folder, site=to_site(directory), directory=directory), changed)
    keys = {to_key(one.name): one.key for one in wanted}
    if keys != kept:
        Path(f"{folder}/{KEYS}").write_bytes(msgpack.packb(keys))
    return [one.name for one in changed]


def _to_wanted(
    entries: Iterable[tuple[Listing, Entry]], live: set[str], common: bytes, digests: Mapping[str, bytes]
) -> Iterator[Wanted]:
    """Every calendar, also at the old names of its page: a subscription goes on."""
    for listing, entry in entries:
        files = (digests.get(file, b"") for file in listing_files(listing))
        key = to_key(common, repr(entry.notices) if entry.notices else "", *files)
        for slug in (listing.slug, *(old for old in listing.renamed_from if old not in live)):
            yield Wanted(f"{slug}.ics", entry, key)


def _write_some(calendars: Sequence[Wanted], folder: str, site: Site, directory: Directory) -> None:
    for one in calendars:
        write_if_changed(f"{folder}/{one.name}", to_calendar([one.entry], site, directory.today).encode())


def write_if_changed(name: str, content: bytes) -> bool:
    """Writes the file aside and renames it; leaves one alone that says the same. True where it was written."""
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            if file.read() == content:
                return False
    except FileNotFoundError:
        pass
    with open(f"{name}.new", "wb") as file:  # noqa: PTH123
        file.write(content)
    os.replace(f"{name}.new", name)  # noqa: PTH105
    return True


def _read_keys(folder: str) -> dict[bytes, bytes]:
    """Keys by the key of the file's name; empty where there is no note, or none that can be read."""
    try:
        kept = msgpack.unpackb(Path(f"{folder}/{KEYS}").read_bytes())
    except (OSError, ValueError, msgpack.UnpackException):
        return {}
    return kept if isinstance(kept, dict) else {}
