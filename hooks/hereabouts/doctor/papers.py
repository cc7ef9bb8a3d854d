"""What ages in words: pages of guidance, the accessibility statement, the data of other directories, security.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from hereabouts.doctor.ager import SITE, Ager, days_on
from hereabouts.doctor.past import last_change
from hereabouts.doctor.seen import Seen, count, to_days
from hereabouts.session_words import format_day

GUIDE_DAYS = 365
STATEMENT_DAYS = 365
FEED_DAYS = 365
EXPIRES_DAYS = 365
STATEMENTS = ("papers/accessibility.md", "about/accessibility.md")
SECURITY = ".well-known/security.txt"
MOST_BYTES = 64 * 1024
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_EXPIRES = re.compile(r"^Expires:\s*(\d{4}-\d{2}-\d{2})", re.MULTILINE)


def paper_agers(seen: Seen) -> Iterator[Ager]:
    """Everything that somebody has to read again."""
    guidance = seen.home.project / "guidance"
    yield guides_ager(read_checks(guidance))
    yield from statement_agers(seen.home.project, guidance)
    yield from feed_agers(read_feeds(seen.home.directory), seen.home.shown(seen.home.directory))
    yield security_ager(seen.home.project / "site", last_change(seen.home.directory))


def read_checks(folder: Path) -> dict[str, date | None]:
    """By page, the day in its `checked:` line, for the pages that have such a line."""
    found: dict[str, date | None] = {}
    for file in sorted(folder.rglob("*.md")):
        front = read_front(file)
        if "checked" in front:
            days = to_days([front["checked"]])
            found[file.relative_to(folder).as_posix()] = days[0] if days else None
    return found


def read_front(file: Path) -> Mapping[str, Any]:
    """What stands between the dashes of a page; nothing where it cannot be read."""
    try:
        found = _FRONT.match(file.read_text(encoding="utf-8"))
        front = yaml.safe_load(found[1]) if found else None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError):
        return {}
    return front if isinstance(front, dict) else {}


def guides_ager(pages: Mapping[str, date | None]) -> Ager:
    """The guidance pack: the page whose facts were held against their sources longest ago."""
    known = sorted((day, page) for page, day in pages.items() if day)
    said = f"the oldest, {known[0][1]}, on {format_day(known[0][0])}" if known else "none has a date"
    return Ager(
        "guidance",
        f"{count(len(pages), 'page', 'pages')} of guidance held against their sources, {said}",
        days_on(known[0][0], GUIDE_DAYS) if known else None,
        "Benefits, law and numbers of others change; a page may teach what is not so any more.",
        "Open the page in guidance/, follow its references, write the day in its checked: line, then: hereabouts check",
        warn_days=30,
    )


def statement_agers(project: Path, guidance: Path) -> Iterator[Ager]:
    """The accessibility statement: the law asks that it is looked at again each year."""
    page = next((page for page in STATEMENTS if (guidance / page).is_file()), None)
    if page:
        days = to_days([read_front(guidance / page).get("checked")])
        day = days[0] if days else last_change(project, f"guidance/{page}")
        yield Ager(
            "accessibility",
            f"The accessibility statement{f', last gone through {format_day(day)}' if day else ', without a date'}",
            days_on(day, STATEMENT_DAYS),
            "For a public body that breaks a duty: the statement is to be gone through once a year.",
            f"Go through tests/RELEASE.md with a screen reader, then put guidance/{page} right.",
            warn_days=60,
        )


def read_feeds(folder: Path) -> list[Mapping[str, Any]]:
    """The files that say what is brought from other directories: those with a source and a licence."""
    found: list[Mapping[str, Any]] = []
    for file in sorted(folder.glob("**/*.yml")):
        is_ours = file.relative_to(folder).parts[0] in ("listings", "venues", "organisations", "schemes", "terms")
        if is_ours or file.is_symlink() or file.stat().st_size > MOST_BYTES:
            continue
        try:
            data = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError):
            continue
        if isinstance(data, dict) and isinstance(data.get("source"), dict) and "licence" in data["source"]:
            found.append(data)
    return found


def feed_agers(feeds: Sequence[Mapping[str, Any]], folder: str) -> Iterator[Ager]:
    """Data of other directories: when it was fetched, and under which licence."""
    for feed in feeds:
        checked = feed.get("checked")
        days = to_days([checked.get("date")]) if isinstance(checked, dict) else []
        name, licence = feed["source"].get("name", "another directory"), feed["source"]["licence"]
        yield Ager(
            "feed",
            f"What comes from {name}, under {licence}"
            f"{f', fetched {format_day(days[0])}' if days else ', fetched on a day nobody wrote down'}",
            days_on(days[0], FEED_DAYS) if days else None,
            "What they took out still stands here, and their licence may have changed.",
            f"Fetch it anew, read its licence again, then: hereabouts import FILE --map FEED.yml ({folder})",
            grave=SITE,
        )


def security_ager(site: Path, published: date | None) -> Ager:
    """`security.txt` is written by each build and holds for a year."""
    try:
        found = _EXPIRES.search((site / SECURITY).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        found = None
    days = to_days([found[1]]) if found else []
    said = "as built in site/" if days else "reckoned from the last commit, as no site is built here"
    return Ager(
        "security-txt",
        f"Where to report a weakness (security.txt), {said}",
        days[0] if days else days_on(published, EXPIRES_DAYS),
        "Whoever finds a weakness is told that the contact no longer holds.",
        "make site, then publish; each build dates it anew.",
        warn_days=30,
    )
