"""What the settling of one source's drafts works with, and a listing that is to be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hereabouts.context import Context
from hereabouts.home import Home
from hereabouts.imports.draft import Draft
from hereabouts.imports.merge import Data
from hereabouts.imports.outcome import Outcome
from hereabouts.imports.shelf import Lying

FROM = "(from)"
"""Of which export a table was that was brought in last."""
Progress = Callable[[int, int], None]
AREA = "(area)"
"""The folder of a listing, merged as if it were one of its fields."""


@dataclass(slots=True)
class Desk:
    """What the settling of one source's drafts works with."""

    home: Home
    context: Context
    lying: Lying
    aside: Path
    outcome: Outcome
    base: dict[str, Data]
    """What the source said last time, by identity; brought up to date as drafts are settled."""
    name_field: Callable[[str], str] = str
    """What people call a field, where they do not see our files."""
    own: bool = False
    """True where the source is a table of our own listings: its files carry no mark of an import."""
    keeps_ours: bool = False
    """True where clashes are settled: ours stands, and they are told no more."""


@dataclass(slots=True)
class Ready:
    """A listing that passed the check and waits aside."""

    draft: Draft
    area: str
    slug: str
    old: Path | None
    """Where its file lies so far."""
    text: bytes = b""
    data: Data = field(default_factory=dict)
    """What the text must read back as."""
    aside: Path = Path()
    target: Path = Path()

    def lay(self, desk: Desk) -> None:
        """Finds its places, now that its area is settled."""
        self.aside = desk.aside / self.area / f"{self.slug}.yml"
        self.target = desk.home.directory / "listings" / self.area / f"{self.slug}.yml"


def without_seal(data: Data) -> Data:
    """A listing's fields without what the import adds."""
    origin = data.get("source")
    if not isinstance(origin, dict) or "row-hash" not in origin:
        return data
    return {**data, "source": {key: value for key, value in origin.items() if key != "row-hash"}}
