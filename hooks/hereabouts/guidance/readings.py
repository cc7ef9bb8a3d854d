"""Station 3 for guidance: the reading ages of all pages, remembered for those that have not changed."""

from __future__ import annotations

from collections.abc import Sequence

import msgpack

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.reading import LONGEST, read_tree, sentences_of, words_of
from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key


class Readings:
    """Works out how a page reads. A page is read with its names filled in, as people see it."""

    def __init__(self, home: Home, naming: Naming) -> None:
        self.naming = naming
        library = naming.library
        names = {mark: guide.title for mark, guide in library.tools.items()}
        common = repr((names, library.glossary, library.references, naming.settings.data)).encode()
        self._kept = Kept(home.own_cache("readings"), judging_key(home, (), {}) + common)

    def of(self, guide: Guide) -> tuple[float, Sequence[str]]:
        """The age at which most people can read a page, and its long sentences."""
        age, long = msgpack.unpackb(self._kept([guide.text.encode()], lambda: self._read(guide)))
        return age, long

    def done(self) -> None:
        """Forgets the pages that are no more."""
        self._kept.forget_rest()

    def _read(self, guide: Guide) -> bytes:
        # Markdown takes a while to load, and most checks have no page to read.
        from hereabouts.guidance.tree import TreeError, to_tree

        try:
            root = to_tree(guide, self.naming)
        except TreeError:  # the rules name what has no form on paper
            return bytes(msgpack.packb([0.0, []]))
        long = [sentence for sentence in sentences_of(root) if len(words_of(sentence)) > LONGEST]
        return bytes(msgpack.packb([read_tree(root).age, long]))
