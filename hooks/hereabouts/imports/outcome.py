"""What an import did: what became of every row, and of every file that was there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hereabouts.imports.draft import Draft, Sorted
from hereabouts.imports.merge import Clash


@dataclass(slots=True)
class Outcome:
    """What became of every row, and of the files."""

    row_count: int = 0
    sorted: Sorted = field(default_factory=Sorted)
    """Rows refused and left out, with reasons; more are refused when their listing is checked."""
    new: list[Draft] = field(default_factory=list)
    renewed: list[Draft] = field(default_factory=list)
    as_before: list[Draft] = field(default_factory=list)
    edited: list[tuple[Draft, str, bool]] = field(default_factory=list)
    """Left alone: the draft, its file, and whether its row has changed since the last import."""
    clashes: list[tuple[Draft, str, Clash]] = field(default_factory=list)
    """Both the source and we changed a field: the draft, its file, and what each says. Ours stands."""
    gone: list[tuple[str, date]] = field(default_factory=list)
    """Files whose row is in the table no longer, or is left out now; and since when."""
    ended: list[tuple[str, date]] = field(default_factory=list)
    """Files that have been without a row for so long that they are ended now."""
    areas: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What else was seen in the source, and passed over."""
    encodings: list[str] = field(default_factory=list)
    word: str = "row"
    """What one of the source's entries is called: row, item, file."""

    @property
    def taken(self) -> list[Draft]:
        """The drafts whose listing stands in the directory."""
        return [*self.new, *self.renewed, *self.as_before, *(draft for draft, _, _ in self.edited)]
