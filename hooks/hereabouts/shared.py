"""Stations 1 to 3 for what every listing leans on: settings, vocabularies, urgent help, closures, postcodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hereabouts.asked_for import FILE as ASKED_FOR
from hereabouts.asked_for import KIND, Asked, read_asked_for, to_asked_for
from hereabouts.closure import Closures, kept_bank_holidays, to_closures
from hereabouts.do_not_list import DoNotList, to_do_not_list
from hereabouts.gather import OWN, Entry, gather_shared
from hereabouts.home import Home
from hereabouts.memory import Judged, Memory, judging_key, remembering, stamp_of
from hereabouts.next_door import NextDoor, to_next_door
from hereabouts.postcode import Postcodes, read_postcodes
from hereabouts.problem import Problem, has_errors
from hereabouts.schema import check_schema, read_schema
from hereabouts.settings import Settings, to_settings
from hereabouts.source import Source, read_source
from hereabouts.vocabulary import Vocabulary, to_vocabulary, unread_vocabulary

WITHOUT: Mapping[str, Mapping[str, Any]] = {
    "settings": {"name": "A directory", "place": "", "address": "http://127.0.0.1/", "nation": "england"},
    "help-now": {"entries": []},
    "closures": {},
    "next-door": {"interests": {}},
}
"""What stands in for a file that cannot be used at all, so that everything else is still checked and served."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared files of a directory, each its own or ours."""

    settings: Settings
    help_now: Mapping[str, Any]
    vocabularies: Mapping[str, Vocabulary]
    closures: Closures
    postcodes: Postcodes
    next_door: NextDoor
    do_not_list: DoNotList
    leads: Sequence[Mapping[str, str]]
    """What somebody spotted and nobody has asked about yet."""
    sources: Sequence[Source]
    """The files themselves, for the rules about them."""
    files: Sequence[Path]
    """Every file that was read for it, with or without errors, and that listings are judged by."""
    asked_for: Sequence[Asked] = ()
    """What people asked the team for."""


def read_shared(home: Home) -> tuple[Shared, list[Problem]]:
    """The shared files and their problems.

    A file with errors gives way to ours, so that the rest is still checked; its errors stop the build.
    """
    entries = gather_shared(home)
    problems: list[Problem] = []
    sources: dict[tuple[str, str], Source] = {}
    with remembering(home, "shared", judging_key(home, (), {})) as memory:
        read = [_recall_or_read(entry, home, memory) for entry in entries]
    for entry, (source, found) in zip(entries, read, strict=True):
        usable_source = source or (None if home.is_ours else _ours_instead(entry, home))
        problems += found
        if usable_source:
            sources[entry.kind, entry.file.stem] = usable_source
    usable = {kind: source.data for (kind, _), source in sources.items() if kind != "term"}
    single: dict[str, Mapping[str, Any]] = {**WITHOUT, **usable}
    settings = to_settings(single["settings"])
    years = home.today.year
    closures = to_closures(single["closures"], kept_bank_holidays(home.cache, settings.nation, years - 1, years + 2))
    extra = home.shared_file("postcodes.csv")
    postcodes, found = read_postcodes(extra, home.shown(extra))
    names = [entry.file.stem for entry in entries if entry.kind == "term"]
    vocabularies = {name: _vocabulary_of(name, sources.get(("term", name))) for name in names}
    files = [*(entry.file for entry in entries), extra]
    beside = to_next_door(single["next-door"])
    kept_out = to_do_not_list(usable["do-not-list"]) if "do-not-list" in usable else DoNotList()
    leads = usable.get("leads", {}).get("leads", ())
    problems += found
    asked, found = read_asked(home, home.directory / ASKED_FOR)
    shared = Shared(
        settings, single["help-now"], vocabularies, closures, postcodes, beside, kept_out, leads,
        [*sources.values(), *([asked] if asked else [])], files, to_asked_for(asked.data) if asked else (),
    )  # fmt: skip
    return shared, problems + found


def read_asked(home: Home, file: Path) -> tuple[Source | None, list[Problem]]:
    """The table of what people asked for, and what is wrong with it; None where it has errors or is not there."""
    return read_asked_for(file, home.shown(file), read_schema(home.project / "schemas", KIND))


def _recall_or_read(entry: Entry, home: Home, memory: Memory) -> Judged:
    """What is remembered of a file that has not changed, else what is read."""
    known = memory.recall(entry)
    if known is None:
        stamp = stamp_of(entry.file)
        known = read_checked(entry, home)
        memory.note(entry, stamp, known)
    return known


def read_settings(home: Home) -> Settings:
    """The settings alone, without a word about what is wrong with them; a check says that."""
    file = home.shared_file("settings.yml")
    source, _ = read_checked(Entry(file, home.shown(file), "settings", ""), home)
    return to_settings(source.data if source else WITHOUT["settings"])


def read_checked(entry: Entry, home: Home) -> tuple[Source | None, list[Problem]]:
    """The file read and held against its schema; None where it has errors."""
    source, problems = read_source(entry.file, entry.shown, entry.kind, entry.area)
    if source:
        problems = check_schema(source, read_schema(home.project / "schemas", entry.kind))
    return (None if has_errors(problems) else source), problems


def _vocabulary_of(name: str, source: Source | None) -> Vocabulary:
    return to_vocabulary(source) if source else unread_vocabulary(name)


def _ours_instead(entry: Entry, home: Home) -> Source | None:
    if entry.kind in OWN.values():
        return None
    relative = f"terms/{entry.file.name}" if entry.kind == "term" else entry.file.name
    file = home.ours / relative
    return read_checked(Entry(file, home.shown(file), entry.kind, ""), home)[0] if file.exists() else None


class OnDemand(Mapping[str, Source]):
    """Files by slug, each read when it is first asked for: one listing names a few venues of a thousand."""

    def __init__(self, entries: Iterable[Entry], home: Home) -> None:
        self._entries = {entry.file.stem: entry for entry in entries}
        self._home = home
        self._read: dict[str, Source | None] = {}

    def __getitem__(self, slug: str) -> Source:
        if slug not in self._read:
            self._read[slug] = read_checked(self._entries[slug], self._home)[0]
        source = self._read[slug]
        if source is None:
            raise KeyError(slug)
        return source

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
