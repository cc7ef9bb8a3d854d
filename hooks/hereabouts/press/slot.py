"""Station 7, the press's tool: fills the slots of a finished page.

A slot is `<div data-slot="NAME">fallback</div>`. The fallback holds no further `div`, so that a page which was never
pressed still reads, and one pattern finds every slot in the output of any generator. What fills it may hold any
element, so it ends with a mark: a page that is pressed again is filled anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

BUILT = "site-built"
"""Name of the last of our elements in the head."""
_OPENED = re.compile(r'<div data-slot="?([a-z-]+)"?>')
_CLOSED = "</div>"
_CHARSET = re.compile(
    rf'(<meta charset="?utf-8"?\s*/?>)(?:(?:<meta [^>]*>)*<meta name="{BUILT}"[^>]*>)?', re.IGNORECASE
)


def fill_slots(html: str, contents: Mapping[str, str]) -> str:
    """The page with every named slot filled; a slot without content keeps its fallback."""
    parts, done = [], 0
    for name, begin, end in _slots(html):
        if name in contents:
            parts += [html[done:begin], f'<div data-slot="{name}">{contents[name]}<!--/{name}--></div>']
            done = end
    return "".join([*parts, html[done:]])


def slot_names(html: str) -> set[str]:
    """Names of the slots a page holds."""
    return {name for name, _, _ in _slots(html)}


def _slots(html: str) -> Iterator[tuple[str, int, int]]:
    """Name, beginning and end of each slot; what stands within one is no slot of the page."""
    end = 0
    while opened := _OPENED.search(html, end):
        end = end_of_slot(html, opened.end(), f"<!--/{opened[1]}-->")
        if end < 0:
            return
        yield opened[1], opened.start(), end


def end_of_slot(html: str, begin: int, mark: str) -> int:
    """Where a slot ends whose content begins here: behind its mark, else with its fallback; -1 where it does not end.

    Looked for as plain text: a pattern would read the rest of the page for each slot that was never filled.
    """
    marked = html.find(mark + _CLOSED, begin)
    closed = marked + len(mark) if marked >= 0 else html.find(_CLOSED, begin)
    return closed + len(_CLOSED) if closed >= 0 else -1


def insert_head(html: str, elements: str) -> str:
    """The page with elements right after its charset, where a content policy must stand, in place of earlier ones."""
    return _CHARSET.sub(lambda match: match[1] + elements, html, count=1)


def head_elements(metas: Mapping[str, str], policy: str = "") -> str:
    """`meta` elements by name, and the content policy first, which holds single quotes only."""
    rows = [f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'] if policy else []
    rows += [f'<meta name="{escape(name)}" content="{escape(content)}">' for name, content in metas.items()]
    return "".join(rows)
