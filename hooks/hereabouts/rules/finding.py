"""What a rule gives: a field and what to say about it. The check adds path, line, rule and severity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hereabouts.context import Context
from hereabouts.source import Source


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right in one file."""

    field: str
    """The field's address, such as 'when.0.end'; empty for the whole file."""
    message: str
    """What is the matter and how to put it right, beginning with the field's title."""


Rule = Callable[[Source, Context], Iterator[Finding]]
"""Judges one file by itself."""

DirectoryRule = Callable[[Sequence[Source], Context], Iterator[tuple[Source, Finding]]]
"""Judges files beside each other."""
