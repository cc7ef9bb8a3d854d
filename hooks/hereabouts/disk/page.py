"""A finished page as it stands on a disk: links end in files, and one classic script starts what its modules were."""

from __future__ import annotations

import re

from hereabouts.address import as_file
from hereabouts.disk.bundle import SCRIPT

_LINK = re.compile(r'(<(?:a|area|link|img|script|source|iframe|use)\b[^<>]*?\s(?:href|src)=)(?:"([^"]*)"|([^\s">]+))')
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=)([^"]*)(")')
_MODULE = re.compile(r'<script type="?module"? src="?([^\s">]*?)assets/javascripts/([a-z0-9-]+\.mjs)"?></script>\s*')
_ONLY_SERVED = re.compile(r'<link rel="?(?:preload|manifest|modulepreload|prefetch)"?[^>]*>\s*')
_AWAY = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def to_disk(html: str) -> tuple[str, list[str]]:
    """The page, and the modules that it starts."""
    html = _ONLY_SERVED.sub("", html)
    modules = [found[2] for found in _MODULE.finditer(html)]
    first = _MODULE.search(html)
    if first:
        script = f'<script defer src="{first[1]}{SCRIPT}" data-modules="{" ".join(modules)}"></script>'
        html = html[: first.start()] + script + _MODULE.sub("", html[first.end() :])
    html = _REFRESH.sub(lambda found: found[1] + as_file(found[2]) + found[3], html)
    return _LINK.sub(_mend, html), modules


def _mend(found: re.Match[str]) -> str:
    link = found[3] if found[2] is None else found[2]
    return f'{found[1]}"{link if _AWAY.match(link) else as_file(link)}"'
