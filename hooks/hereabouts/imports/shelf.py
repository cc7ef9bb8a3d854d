"""What lies in the directory already: which listing came from which row, and which names are taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from hereabouts.gather import gather_directory
from hereabouts.home import Home
from hereabouts.imports.store import read_bytes, seal_of
from hereabouts.source import read_source


@dataclass(frozen=True, slots=True)
class Lying:
    """The listings of a directory, as an import needs them."""

    by_identity: Mapping[str, Path]
    """Files that an import of this table wrote, by the identity of their row."""
    taken: Collection[str]
    """File names, and names that listings had before."""


def look_around(home: Home, short_name: str, own: bool = False) -> Lying:
    """Reads every listing there is; one that cannot be read keeps its name all the same.

    `own`: the source holds our own listings, and what they are called is who they are.
    """
    by_identity: dict[str, Path] = {}
    taken: set[str] = set()
    entries, _ = gather_directory(home)
    for entry in entries:
        if entry.kind != "listing":
            continue
        taken.add(entry.file.stem)
        if own:
            by_identity[f"{short_name}:{entry.file.stem}"] = entry.file
            continue
        source, _ = read_source(entry.file, entry.shown, entry.kind, entry.area)
        data = source.data if source else {}
        renamed = data.get("renamed-from")
        taken.update(renamed if isinstance(renamed, list) else ())
        origin = data.get("source")
        identity = origin.get("id", "") if isinstance(origin, dict) else ""
        if not isinstance(identity, str) or not identity.startswith(f"{short_name}:"):
            continue
        # Somebody may have begun a new file with a copy of an imported one; the untouched one is ours.
        if identity not in by_identity or seal_of(read_bytes(entry.file)):
            by_identity[identity] = entry.file
    return Lying(by_identity, taken)
