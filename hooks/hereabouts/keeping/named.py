"""What a keeper names on the command line: a listing by its short name, anything else by folder and short name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from hereabouts.gather import KINDS, Entry, gather_directory
from hereabouts.home import Home
from hereabouts.source import read_source


class Refused(Exception):
    """Nothing was written; every reason is a line of its own."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


def find_named(home: Home, names: Iterable[str], kinds: Sequence[str] = tuple(KINDS.values())) -> list[Entry]:
    """The files of the names, each once; raises Refused with every name that is none.

    `weir-toddlers` is a listing; `venues/acorn-hall` and `organisations/riverside-growers` are what they say. The path
    of a file will do too.
    """
    entries = [entry for entry in gather_directory(home)[0] if entry.kind in kinds]
    known = {name: entry for entry in entries for name in _names_of(entry)}
    found: dict[str, Entry] = {}
    reasons = []
    for name in names:
        entry = known.get(name.strip().removeprefix("./"))
        if entry:
            found[entry.shown] = entry
        else:
            reasons.append(_unknown(name, known, entries))
    if reasons:
        raise Refused(reasons)
    return [*found.values()]


def _names_of(entry: Entry) -> Iterable[str]:
    folder = next(folder for folder, kind in KINDS.items() if kind == entry.kind)
    inside = f"{folder}/{entry.area}/{entry.file.name}" if entry.area else f"{folder}/{entry.file.name}"
    yield from (entry.shown, str(entry.file), inside, f"{folder}/{entry.file.stem}")
    if entry.kind == "listing":
        yield entry.file.stem


def _unknown(name: str, known: Mapping[str, Entry], entries: Sequence[Entry]) -> str:
    renamed = _renamed(name, entries)
    if renamed:
        return f"{name} is called {renamed} now. Write that."
    short = [other for other in known if not other.endswith(".yml")]
    near = process.extractOne(name, short, scorer=fuzz.ratio, score_cutoff=70)
    hint = f"Did you mean {near[0]}?" if near else "It is the file's name without .yml."
    return f"There is no {name} here. {hint}"


def _renamed(name: str, entries: Sequence[Entry]) -> str:
    """The name that something has now which had this one before; empty where there is none."""
    for entry in entries:
        source, _ = read_source(entry.file, entry.shown, entry.kind, entry.area)
        before = source.data.get("renamed-from") if source else None
        if isinstance(before, list) and name in before:
            return entry.file.stem
    return ""
