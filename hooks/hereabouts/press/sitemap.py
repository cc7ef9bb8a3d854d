"""Station 7: completes the generator's sitemap with the pressed pages, and takes the shell out."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

_ROW = re.compile(r"\s*<url>.*?</url>", re.DOTALL)
_PLACE = re.compile(r"<loc>(.*?)</loc>", re.DOTALL)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def write_sitemap(site_dir: Path, base: str, addresses: Iterable[str], shell: str) -> None:
    """Rewrites sitemap.xml (and its compressed form) so that it names every page once; `base` ends in a slash."""
    file = site_dir / "sitemap.xml"
    old = file.read_text(encoding="utf-8") if file.exists() else ""
    pressed = {base + address for address in addresses}
    kept = [
        row.strip()
        for row in _ROW.findall(old)
        if (place := _PLACE.search(row)) and place[1] not in pressed and not place[1].endswith(shell)
    ]
    rows = kept + [f"<url><loc>{escape(address)}</loc></url>" for address in sorted(pressed)]
    text = "\n".join([_HEAD, *rows, "</urlset>\n"])
    file.write_text(text, encoding="utf-8")
    # A fixed time inside the compressed file: equal input gives equal bytes.
    (site_dir / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
