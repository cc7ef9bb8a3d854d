"""Station 7: completes the generator's sitemap with the pressed pages, and takes the shell out.

No dates: the generator gives every page the day of the build, which says nothing about the page.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path

from hereabouts.address import FAMILIES

_PLACE = re.compile(r"<loc>(.*?)</loc>", re.DOTALL)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def write_sitemap(site_dir: Path, base: str, addresses: Iterable[str]) -> None:
    """Rewrites sitemap.xml (and its compressed form) so that it names every page once; `base` ends in a slash."""
    file = site_dir / "sitemap.xml"
    old = file.read_text(encoding="utf-8") if file.exists() else ""
    pressed = tuple(f"{base}{family}/" for family in FAMILIES)
    kept = [place for row in _PLACE.findall(old) if not (place := unescape(row.strip())).startswith(pressed)]
    places = [*kept, *sorted(base + address for address in addresses)]
    rows = [f"<url><loc>{escape(place, quote=False)}</loc></url>" for place in places]
    text = "\n".join([_HEAD, *rows, "</urlset>\n"])
    file.write_text(text, encoding="utf-8")
    # A fixed time inside the compressed file: equal input gives equal bytes.
    (site_dir / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
