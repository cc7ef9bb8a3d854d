"""Station 7: `_headers`, for hosts that read one: who may show our pages in a frame, and who may read our data.

Hosts join what several lines say of one address, and of two policies the stricter holds: so no line speaks of all
addresses. Only the page for frames may stand in another site's page. A host that reads no such file lets all of them.
"""

from __future__ import annotations

from pathlib import Path

FRAMED = "embed"
"""The one page that is made to stand in a frame."""
OPEN = "data"
"""What everybody's scripts may read."""
NAME = "_headers"


def write_headers(site_dir: Path) -> None:
    """Writes the file from what stands in the site's folder."""
    folders = sorted(path.name for path in site_dir.iterdir() if path.is_dir() and not path.name.startswith("."))
    (site_dir / NAME).write_text(render_headers(folders), encoding="utf-8")


def render_headers(folders: list[str]) -> str:
    """The lines for the home page, for the page of missing addresses, and for each folder."""
    rules = [_rule("/", _frames("'self'")), _rule("/404.html", _frames("'self'"))]
    for folder in folders:
        lines = [_frames("*" if folder == FRAMED else "'self'")]
        lines += ["Access-Control-Allow-Origin: *"] if folder == OPEN else []
        rules.append(_rule(f"/{folder}/*", *lines))
    return "\n".join(rules)


def _frames(who: str) -> str:
    return f"Content-Security-Policy: frame-ancestors {who}"


def _rule(path: str, *lines: str) -> str:
    return "\n".join([path, *(f"  {line}" for line in lines), ""])
