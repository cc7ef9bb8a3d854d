"""What the settings say of a closing: when, who keeps the list from then on, and a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

FIELD = "closed"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where people are sent."""

    url: str
    name: str
    """What it is called; the name of its computer where nobody says."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A closing."""

    day: date
    """The first day on which the site is closed."""
    pointers: tuple[Pointer, ...]
    says: str
    archive: bool
    """True where everything as it was is offered to take along."""


def to_closed(data: Mapping[str, Any]) -> Closed | None:
    """The closing that settings speak of; None where they speak of none."""
    told = data.get(FIELD)
    if not told:
        return None
    pointers = tuple(Pointer(row["url"], row.get("name") or host_of(row["url"])) for row in told["to"])
    return Closed(date.fromisoformat(told["date"]), pointers, told.get("says", ""), told.get("archive") == "yes")


def host_of(url: str) -> str:
    """The name of its computer, as people say it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def leads_back(url: str, address: str) -> bool:
    """True where an address lies on the site itself."""
    there, here = urlsplit(url), urlsplit(address)
    is_same = (there.hostname or "").removeprefix("www.") == (here.hostname or "").removeprefix("www.")
    return is_same and f"{there.path}/".startswith(here.path or "/")
