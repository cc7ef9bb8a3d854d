"""Station 7: the content security policy, worked out from the scripts that the finished pages hold."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA_TYPE = re.compile(r"type=\"?application/(?:ld\+)?json", re.IGNORECASE)


def inline_scripts(html: str) -> set[str]:
    """The scripts a page holds in itself; data blocks need no permission."""
    return {
        body
        for attributes, body in _SCRIPT.findall(html)
        if "src=" not in attributes and not _DATA_TYPE.search(attributes) and body.strip()
    }


def content_policy(scripts: Iterable[str], pictures: str = "", styles: Iterable[str] = ()) -> str:
    """A policy that allows our own files and exactly these inline scripts and styles, and nothing from elsewhere.

    `pictures` is the one other origin from which the settings let the map get pictures of streets.
    """
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *_hashes(scripts)]),
            " ".join(["style-src 'self'", *_hashes(styles)]),
            " ".join(["img-src 'self' data:", *([pictures] if pictures else [])]),
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
        ]
    )


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return sorted(f"'sha256-{digest}'" for digest in digests)
