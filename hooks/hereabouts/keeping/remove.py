"""`hereabouts remove`: takes listings out for good and remembers that they are not to come back.

The memory is written first, then the mentions go, then the file: whatever ends the run, every file is whole, what is
still there is named by the check, and the same command takes up where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hereabouts.do_not_list import FILE, ids_of, mark_of
from hereabouts.gather import Entry, gather_directory
from hereabouts.home import Home
from hereabouts.keeping.change import Change, Data, read_or_refuse, to_change, write_changes
from hereabouts.keeping.edit import drop_row
from hereabouts.keeping.named import find_named
from hereabouts.keeping.own_file import OwnFile, Row, add_rows, read_rows
from hereabouts.source import Source, read_source

KEPT_OUT = OwnFile(FILE, "entries", """\
# yaml-language-server: $schema=../schemas/do-not-list.schema.json
# What was taken out for good, so that nobody brings it back by mistake. No reason, no person, no contact: this file is
# public. Where a group asks to be back, take its line out.
entries:
""")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Removed:
    """One listing that is gone from the folder."""

    entry: Entry
    name: str
    old_names: tuple[str, ...]
    origin: str
    """The directory or data set that it came from; empty where the group itself told us."""
    mentions: tuple[str, ...]
    """Files that named it as related, and no longer do."""


def remove_listings(home: Home, names: Iterable[str]) -> list[Removed]:
    """Takes every listing that is named out of the directory, or none of them."""
    entries = find_named(home, _still_there(home, names), ("listing",))
    sources = [read_or_refuse(entry) for entry in entries]
    gone = {source.slug for source in sources}
    mentions = _mentions(home, gone)
    known = {row["slug"] for row in read_rows(home, KEPT_OUT)}
    add_rows(home, KEPT_OUT, [_to_memory(source, home) for source in sources if source.slug not in known])
    write_changes(home, [change for change, _ in mentions])
    for entry in entries:
        entry.file.unlink()
    return [_to_removed(entry, source, mentions) for entry, source in zip(entries, sources, strict=True)]


def _still_there(home: Home, names: Iterable[str]) -> list[str]:
    """The names without those that an earlier run took out before it was ended."""
    known = {row["slug"] for row in read_rows(home, KEPT_OUT)}
    listed = {entry.file.stem for entry in gather_directory(home)[0] if entry.kind == "listing"}
    return [name for name in names if name not in known or name in listed]


def _to_removed(entry: Entry, source: Source, mentions: Sequence[tuple[Change, set[str]]]) -> Removed:
    data = source.data
    origin = data.get("source", {})
    named = tuple(change.entry.shown for change, slugs in mentions if source.slug in slugs)
    is_theirs = origin.get("from") in ("other-directory", "open-data")
    return Removed(
        entry, data.get("name", source.slug), tuple(data.get("renamed-from", ())),
        origin.get("name", "") or origin["from"] if is_theirs else "", named,
    )  # fmt: skip


def _mentions(home: Home, gone: set[str]) -> list[tuple[Change, set[str]]]:
    """The other listings that name one of these as related, each without it; and whom each named."""
    found = []
    for entry in gather_directory(home)[0]:
        source, _ = read_source(entry.file, entry.shown, entry.kind, entry.area)
        related = source.data.get("related") if source and entry.kind == "listing" else None
        named = gone.intersection(related) if isinstance(related, list) else set()
        if named and entry.file.stem not in gone:
            found.append((to_change(entry, _without(named), _without_expected(named)), named))
    return found


def _without(slugs: set[str]) -> Callable[[str, Data], str]:
    def edit(text: str, data: Data) -> str:
        kept = list(data["related"])
        for slug in sorted(slugs):
            text = drop_row(text, "related", kept.index(slug))
            kept.remove(slug)
        return text

    return edit


def _without_expected(slugs: set[str]) -> Callable[[Data], Data]:
    def expect(data: Data) -> Data:
        kept = [slug for slug in data["related"] if slug not in slugs]
        rest = {key: value for key, value in data.items() if key != "related"}
        return {**rest, "related": kept} if kept else rest

    return expect


def _to_memory(source: Source, home: Home) -> Row:
    data = source.data
    before, ids = data.get("renamed-from"), ids_of(data)
    row: Row = {
        "slug": source.slug, "area": source.area, "date": home.today.isoformat(), "name-mark": mark_of(data["name"]),
    }  # fmt: skip
    return {**row, **({"other-slugs": before} if before else {}), **({"ids": ids} if ids else {})}
