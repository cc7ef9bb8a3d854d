"""Station 7: the styles that a theme's script writes into the page by itself, which the content policy must name.

Zensical's search stands in a part of the page that style sheets do not reach, and brings its styles as a text.
"""

from __future__ import annotations

import re
from pathlib import Path

BUNDLE = "assets/javascripts/bundle."
_WRITTEN = re.compile(r'\("style",\{\},([\w$]+)\.toString\(\)\)')


def shadow_styles(site_dir: Path) -> set[str]:
    """The texts of such styles in the theme's own script; none where it writes none."""
    scripts = [file.read_text(encoding="utf-8") for file in sorted(site_dir.glob(f"{BUNDLE}*.js"))]
    return {style for script in scripts for name in _WRITTEN.findall(script) if (style := _text_of(script, name))}


def _text_of(script: str, name: str) -> str:
    """The text that a script gives a name, where it stands there as the browser will read it."""
    found = re.search(rf"(?<![\w$]){re.escape(name)}='([^'\\]*)'", script)
    return found[1] if found else ""
