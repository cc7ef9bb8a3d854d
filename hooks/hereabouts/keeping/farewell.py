"""What `hereabouts remove` tells: what is gone, what stays in old commits and copies, and in what order to act."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from hereabouts.home import Home
from hereabouts.keeping.remove import Removed


def format_farewell(home: Home, removed: Sequence[Removed]) -> str:
    """The whole of it, for one or several listings."""
    lines = [line for one in removed for line in _gone(home, one)]
    return "\n".join([*lines, "", "It is not gone everywhere yet. In this order:", *_steps(home, removed)])


def _gone(home: Home, one: Removed) -> list[str]:
    lines = [f"{one.entry.shown}: taken out. do-not-list.yml keeps it out of checks and imports."]
    lines += [f"{file}: no longer names it as related." for file in one.mentions]
    return lines + [f"{file}: still speaks of it. Change the words there." for file in _spoken_of(home, one)]


def _spoken_of(home: Home, one: Removed) -> list[str]:
    """Pages of guidance that link to it."""
    address = f"activity/{one.entry.file.stem}/"
    pages = sorted((home.project / "guidance").rglob("*.md")) if home.is_ours else []
    return [home.shown(page) for page in pages if address in page.read_text(encoding="utf-8")]


def _steps(home: Home, removed: Sequence[Removed]) -> list[str]:
    steps = [
        "Publish now. Until then its page, its calendar and our data still hold it.",
        "Tell whoever asked: it is off our site, what stays for a while, and by when you will have done the rest.",
        *(f"Ask {one.origin} to take {one.name} out as well: we had it from there." for one in removed if one.origin),
        "Tell those who take our data over, and any town that shows our listings, to read it again.",
        "Ask search engines and web archives to drop the old page. Calendars and saved lists lose it by themselves "
        "when they next read the site; sheets on paper do not: take them off the boards.",
        _past(home, removed),
        "Only where what it said can hurt someone, rewrite the past. It changes every commit since: agree on a day.\n"
        + "".join(f"     git filter-repo --invert-paths{_paths(home, one)}\n" for one in removed)
        + "     Push by force; ask the host to drop its caches, old pull requests and forks; everyone clones anew.\n"
        "     Copies that other people made stay where they are. Say so to whoever asked.",
        "Leave its line in do-not-list.yml. It holds no reason and no person.",
    ]
    return [f"  {number}. {step}" for number, step in enumerate(steps, 1)]


def _past(home: Home, removed: Sequence[Removed]) -> str:
    counts = [(one, len(_commits(home, one.entry.file))) for one in removed]
    said = ", ".join(f"{count} for {one.entry.file.stem}" for one, count in counts if count)
    known = f" ({said})" if said else ""
    return f"Know what stays: every older version is in the past of this repository{known}, and in each copy of it."


def _commits(home: Home, file: Path) -> list[str]:
    """The commits that hold the file under any of its names; none where git does not know it."""
    return _git(home, "log", "--follow", "--format=%h", "--", str(file)).split()


def _paths(home: Home, one: Removed) -> str:
    """Its file under every name that it had, as the repository counts paths."""
    top = _git(home, "rev-parse", "--show-toplevel").strip()
    file = one.entry.file.resolve()
    path = file.relative_to(top).as_posix() if top and file.is_relative_to(top) else one.entry.shown
    folder = path.removesuffix(f"{one.entry.area}/{file.name}")
    return f" --path {path}" + "".join(f" --path-glob '{folder}*/{name}.yml'" for name in one.old_names)


def _git(home: Home, *words: str) -> str:
    """What git says; nothing where there is no git, or no repository."""
    command = ["git", *words]
    try:
        done = subprocess.run(command, cwd=home.directory, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
