"""One entry of another directory's data, on its way to a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hereabouts.imports.refusal import Refused


@dataclass(slots=True)
class Item:
    """One entry, read."""

    file: str
    number: int
    identity: str = ""
    """What the source calls it; empty where it has no name for it."""
    entry: Mapping[str, Any] = field(default_factory=dict)
    """As it stands in the data."""
    is_deleted: bool = False
    left_out: str = ""
    """Why it is no listing on purpose."""
    reasons: list[str] = field(default_factory=list)
    """Why it cannot be taken, as far as reading has shown."""

    def attempt(self, step: Callable[[], Any], otherwise: Any = "") -> Any:
        """What the step gives; where it refuses, its reason is kept and the rest goes on."""
        try:
            return step()
        except Refused as refused:
            self.reasons.append(str(refused))
            return otherwise
