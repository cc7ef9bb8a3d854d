"""Station 2 for guidance: a page as the rules see it, with its marks and blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import Library
from hereabouts.guidance.scan import Mark, OpenBlock, scan_blocks, scan_marks
from hereabouts.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Page:
    """One page and what it may be held against."""

    guide: Guide
    marks: tuple[Mark, ...]
    blocks: tuple[OpenBlock, ...]
    library: Library
    vocabularies: Mapping[str, Vocabulary]
    root: Path
    """The folder guidance/, for pages outside the pack."""
    age: float = 0.0
    """The age at which most people can read it; 0 where it was not worked out."""
    long: Sequence[str] = ()
    """Its sentences that are longer than those of a page for everybody should be."""
    is_ours: bool = True
    """False where the directory is another town's: its words differ from those that the pack was written with."""

    def of(self, *kinds: str) -> Iterator[Mark]:
        """The marks of some kinds."""
        return (mark for mark in self.marks if mark.kind in kinds)


Found = Iterator[tuple[int, str]]
"""Line and words of each fault."""
Rule = Callable[[Page], Found]


def scan_page(guide: Guide, library: Library, vocabularies: Mapping[str, Vocabulary], root: Path) -> Page:
    """The page with its marks."""
    marks = scan_marks(guide.text, guide.first_line)
    return Page(guide, marks, tuple(scan_blocks(guide.text, guide.first_line)), library, vocabularies, root)
