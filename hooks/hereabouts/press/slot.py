"""Station 7, the press's tool: fills the slots of a finished page.

A slot is `<div data-slot="NAME">fallback</div>`. The fallback holds no further `div`, so that a page which was never
pressed still reads, and one pattern finds every slot in the output of any generator. What fills it may hold any
element, so it ends with a mark: a page that is pressed again is filled anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

BUILT = "site-built"
"""Name of the last of our elements in the head."""
_SLOT = re.compile(r'<div data-slot="?([a-z-]+)"?>(?:.*?<!--/\1--></div>|.*?</div>)', re.DOTALL)
_CHARSET = re.compile(
    rf'(<meta charset="?utf-8"?\s*/?>)(?:(?:<meta [^>]*>)*<meta name="{BUILT}"[^>]*>)?', re.IGNORECASE
)


def fill_slots(html: str, contents: Mapping[str, str]) -> str:
    """The page with every named slot filled; a slot without content keeps its fallback."""

    def fill(match: re.Match[str]) -> str:
        content = contents.get(match[1])
        return match[0] if content is None else f'<div data-slot="{match[1]}">{content}<!--/{match[1]}--></div>'

    return _SLOT.sub(fill, html)


def slot_names(html: str) -> set[str]:
    """Names of the slots a page holds."""
    return {match[1] for match in _SLOT.finditer(html)}


def insert_head(html: str, elements: str) -> str:
    """The page with elements right after its charset, where a content policy must stand, in place of earlier ones."""
    return _CHARSET.sub(lambda match: match[1] + elements, html, count=1)


def head_elements(metas: Mapping[str, str], policy: str = "") -> str:
    """`meta` elements by name, and the content policy first, which holds single quotes only."""
    rows = [f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'] if policy else []
    rows += [f'<meta name="{escape(name)}" content="{escape(content)}">' for name, content in metas.items()]
    return "".join(rows)
