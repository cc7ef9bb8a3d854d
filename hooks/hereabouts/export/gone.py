"""What is gone stays listed as gone for ninety days, so that whoever took it over learns of it.

It is told by Git's history: whatever machine builds has it, nobody has to keep a file by hand, and a file kept beside
the site would be lost with the machine. Without a history nothing is told. Of what is gone there is an identifier and a
day: no name, no reason, and not whether it ended, was withheld, or was taken out.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hereabouts.export.town import Town
from hereabouts.feeds.own import FORM, PART

DAYS = 90
NAME = "No longer listed"


@dataclass(frozen=True, slots=True)
class Gone:
    """One listing that was listed, and is no more."""

    slug: str
    day: date
    became: str
    """The short name that it has now; empty where it has none."""


def find_gone(directory: Path, found: Iterable[str], renamed: Mapping[str, str], today: date) -> list[Gone]:
    """What left the lists in the last ninety days, by short name; `renamed` gives new names by old ones."""
    here = set(found)
    last: dict[str, date] = {}
    for day, slug in _changes(directory, today):
        if slug not in here and slug not in last:
            last[slug] = day
    return [Gone(slug, day, renamed.get(slug, "")) for slug, day in sorted(last.items())]


def _changes(directory: Path, today: date) -> Iterator[tuple[date, str]]:
    """Listings that were changed or taken out, the latest change first; one that was only added was never gone."""
    since = today - timedelta(DAYS)
    command = [
        "git", "-C", str(directory), "log", f"--since={since.isoformat()}T00:00:00Z", "--format=%x00%cs",
        "--no-renames", "--diff-filter=DM", "--name-status", "--", "listings",
    ]  # fmt: skip
    try:
        ended = subprocess.run(command, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return
    if ended.returncode:
        return
    for commit in ended.stdout.decode(errors="replace").split("\0")[1:]:
        written, *lines = commit.splitlines()
        day = date.fromisoformat(written)
        if not since <= day <= today:
            continue
        yield from ((day, Path(line[2:]).stem) for line in lines if line.endswith(".yml"))


def to_gone_service(gone: Gone, town: Town) -> dict[str, Any]:
    """What its address in Open Referral says from now on."""
    says = f"Taken out of the list by {gone.day.isoformat()}."
    part = {"form": FORM, **town.about(), **to_gone_row(gone, town)}
    identity = part.pop("id")
    return {"id": identity, "name": NAME, "status": "defunct", "description": says, PART: part}


def to_gone_row(gone: Gone, town: Town) -> dict[str, str]:
    """Its identifier, the day, and the identifier that it has now where it has one."""
    row = {"id": town.names.of(f"service/{gone.slug}"), "gone": gone.day.isoformat()}
    return {**row, "became": town.names.of(f"service/{gone.became}")} if gone.became else row
