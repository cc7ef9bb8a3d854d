"""Takes every file of the inbox through the one way in, and then out of the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hereabouts.form.basket import BOM
from hereabouts.home import Home
from hereabouts.imports.desk import Progress
from hereabouts.imports.outcome import Outcome
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.run import Upstream, bring_in, read_context
from hereabouts.imports.shelf import look_around
from hereabouts.inbox.handed import draft_handed
from hereabouts.inbox.refused import refused_file, write_refused
from hereabouts.inbox.short import do_short, read_short
from hereabouts.source import parse_mapping
from hereabouts.tables.run import import_filled
from hereabouts.tables.sheet import columns_of
from hereabouts.tables.take import TABLE

FOLDER = "inbox"
MAX_BYTES = 5 * 1024 * 1024
TABLES, FORMS = (".xlsx", ".csv"), (".yml", ".yaml", ".txt")


@dataclass(slots=True)
class Emptied:
    """What became of the files of the inbox."""

    taken: list[tuple[str, Outcome, Path | None]] = field(default_factory=list)
    """Name of the file, what became of its rows, and the table of those refused."""
    told: list[tuple[str, list[str]]] = field(default_factory=list)
    """Short files: what came of a thing that was spotted, or of a session that is cancelled, in words."""
    left: list[tuple[str, str]] = field(default_factory=list)
    """Files that stay in the inbox, and why."""

    @property
    def is_whole(self) -> bool:
        """True where nothing was refused and nothing is left."""
        return not self.left and all(refused is None for _, _, refused in self.taken)


def empty_inbox(home: Home, progress: Progress) -> Emptied:
    """Makes a file of every good row; a file of the inbox goes when all that it holds has a place."""
    emptied = Emptied()
    for file in waiting(home):
        try:
            outcome = _bring(file, home, progress)
            if isinstance(outcome, list):
                emptied.told.append((file.name, outcome))
                file.unlink()
                continue
        except ImportStopped as stopped:
            emptied.left.append((file.name, str(stopped)))
            continue
        refused = outcome.sorted.refused
        table = refused_file(file.parent, file, file.read_bytes()) if refused else None
        if table:
            write_refused(table, refused, columns_of(home, read_context(home)))
        file.unlink()
        emptied.taken.append((file.name, outcome, table))
    return emptied


def waiting(home: Home) -> Iterator[Path]:
    """The files that wait, in order of name; links, folders and what begins with a dot are not followed."""
    folder = home.directory / FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return
    for file in sorted(folder.iterdir()):
        is_ours = not file.name.startswith(".") and file.suffix.lower() in (*TABLES, *FORMS)
        if is_ours and file.is_file() and not file.is_symlink():
            yield file


def _bring(file: Path, home: Home, progress: Progress) -> Outcome | list[str]:
    """What became of the rows of a file; of a short one, in words what was done."""
    if file.suffix.lower() in TABLES:
        return import_filled([file], home, progress)
    text = _read(file)
    if short := read_short(text):
        return do_short(short, home)
    found = draft_handed(file, text, look_around(home, TABLE, own=True))
    outcome = Outcome(len(found.drafts) + len(found.refused), found, word="listing")
    return bring_in(Upstream(TABLE, own=True, is_part=True), outcome, home, progress)


def _read(file: Path) -> bytes:
    if file.stat().st_size > MAX_BYTES:
        raise ImportStopped(f"{file.name} is larger than {MAX_BYTES // 1024 // 1024} MB.")
    text = file.read_bytes().removeprefix(BOM)
    try:
        parse_mapping(text)
    except Exception as error:  # it was written by anybody; the words say what is the matter
        raise ImportStopped(f"It cannot be read. {error}") from None
    return text
