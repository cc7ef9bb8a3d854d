"""Station 9: the page that stands in the place of one that was not saved, when there is no signal.

It is the finished page for missing addresses with other words: that one, too, is shown at any depth.
"""

from __future__ import annotations

import re
from pathlib import Path

MISSING = "404.html"
_CONTENT = re.compile(r'<h1 id="content">.*?</h1>\s*<p class="lede">.*?</p>', re.DOTALL)
_TITLE = re.compile(r"<title>[^<–]*")
_UNSAVED = re.compile(r'(<a href="[^"]*)a-to-z/">[^<]*</a>')
"""A way on that needs a signal itself."""
WORDS = (
    '<h1 id="content">No signal, and this page was not saved</h1>\n'
    '<p class="lede">The page you asked for is not on this device. What stands below works now. '
    "Try the page again when there is a signal.</p>"
)


def render_apology(site_dir: Path) -> str:
    """The page; empty where the site has none for missing addresses."""
    file = site_dir / MISSING
    html = file.read_text(encoding="utf-8") if file.is_file() else ""
    html = _UNSAVED.sub(r'\1no-signal/">What is kept on this device</a>', _CONTENT.sub(WORDS, html, count=1))
    return _TITLE.sub("<title>No signal ", html, count=1)
