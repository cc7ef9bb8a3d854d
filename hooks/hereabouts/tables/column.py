"""One column of our own tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SLUG, AREA, MORE, VERSION = "(slug)", "(area)", "(more)", "(version)"
"""Columns that are no field: what the listing is called, where it lies, what has no column, what it was made from."""
GROUPS = ("when", "where", "cost.reduced", "contact", "notices", "other-ids", "checked.what")
"""Lists of groups: one entry a row."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    path: str
    """Its field, such as cost.price, or when[].day for what may stand in several rows."""
    heading: str
    what: str
    """What to write there."""
    example: str
    remedy: str
    """What to do where a cell cannot be read."""
    shape: str
    """text, words (several), either (one text, or several), fact (with a note after a colon) or json."""
    choices: tuple[str, ...] = ()
    """What may be chosen, as people read it; empty where anything may be written."""
    slugs: Mapping[str, str] | None = None
    """What each folded choice stands for."""
    needed: bool = False
    form: str = ""
    """date, time, price, postcode and so on: how a cell that people typed is tidied."""

    @property
    def group(self) -> str:
        """The list whose entries it describes; empty where a listing has but one."""
        return self.path.partition("[]")[0] if "[]" in self.path else ""

    @property
    def below(self) -> str:
        """Its field inside an entry of the group."""
        return self.path.partition("[].")[2]


def fold(text: str) -> str:
    """A text without regard to capitals, blanks and the marks that people leave out."""
    return " ".join(text.replace("_", " ").split()).casefold().strip(" :*.?")
