"""Station 7, the press's form: one page rendered by the theme, split at its slots, joined with each record's page.

The theme's templates run once for all listings. A shell serves pages of its own depth only: relative addresses
stand in attributes, in JSON and in scripts, and no rewriting finds them all.
"""

from __future__ import annotations

import gzip
import re
import shutil
from dataclasses import dataclass
from html import escape
from pathlib import Path

TITLE, DESCRIPTION, HEAD, BODY = "SLOTTITLE", "SLOTDESCRIPTION", "SLOTHEAD", "SLOTBODY"
PAGE = "activity/shell/index.html"
KEPT = "activity/.shell.gz"
_TOKENS = re.compile(f"({TITLE}|{DESCRIPTION}|{HEAD}|{BODY})")


class ShellError(ValueError):
    """The folder holds no shell, or one that lacks a slot; the message says what to do."""


def take_shell(site_dir: Path) -> str:
    """The rendered shell, taken out of the published pages; it is kept out of sight for when they are pressed again."""
    page, kept = site_dir / PAGE, site_dir / KEPT
    if page.is_file():
        # Packed, so that it is no page: a web server hands out every file of the folder.
        kept.write_bytes(gzip.compress(page.read_bytes(), mtime=0))
        shutil.rmtree(page.parent)
    if not kept.is_file():
        raise ShellError(
            f"{site_dir} holds no page activity/shell/. Let the site generator render guidance/ into it first."
        )
    return gzip.decompress(kept.read_bytes()).decode()


@dataclass(frozen=True, slots=True)
class Shell:
    """The shell, cut at its slots: text, slot name, text, ..., text."""

    parts: tuple[str, ...]

    def join(self, title: str, description: str, head: str, body: str) -> str:
        """A whole page. `title` and `description` are plain text, `head` and `body` safe HTML."""
        values = {TITLE: escape(title), DESCRIPTION: escape(description), HEAD: head, BODY: body}
        return "".join(part if index % 2 == 0 else values[part] for index, part in enumerate(self.parts))


def split_shell(html: str) -> Shell:
    """The shell of a rendered page whose head and body slots hold their tokens."""
    parts = tuple(_TOKENS.split(html))
    missing = [token for token in (TITLE, HEAD, BODY) if token not in parts[1::2]]
    if missing:
        raise ShellError(
            f"guidance/activity/shell.md came out without {', '.join(missing)}. Check overrides/public.html."
        )
    return Shell(parts)
