"""Station 7, for guidance: one page for each manual that holds all its pages, to read or print in one go."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hereabouts.guidance.guide import MANUALS, Guide
from hereabouts.guidance.library import Library

WHOLE = "whole"
_GUIDE = re.compile(r"<!--guide-->(.*?)<!--/guide-->", re.DOTALL)
_WHOLE = re.compile(r'(<div data-here="whole">)(?:.*?<!--/here--></div>|.*?</div>)', re.DOTALL)
_HEADING = re.compile(r"(</?h)([1-5])\b")
_ID = re.compile(r'(<[a-z0-9]+ [^<>]*?\bid=")([^"]+)"')
_OWN_LINK = re.compile(r'href="#([^"]+)"')
_LINK_UP = re.compile(r'(href|src)="(?![a-z]+:|#|//)')


def bind_manuals(pages: Mapping[str, str], library: Library) -> dict[str, str]:
    """The finished pages by file, with those that hold a whole manual filled from the manual's other pages."""
    bound = {
        f"{manual}/{WHOLE}/index.html": bind_manual(pages, library.of_folder(manual), manual) for manual in MANUALS
    }
    return {**pages, **{name: html for name, html in bound.items() if name in pages}}


def bind_manual(pages: Mapping[str, str], guides: list[Guide], manual: str) -> str:
    """The page of a whole manual: its parts in reading order, one heading level lower, their ids their own."""
    html = pages.get(f"{manual}/{WHOLE}/index.html", "")
    parts = [
        _to_part(pages[f"{guide.address}index.html"], guide)
        for guide in guides
        if guide.address != f"{manual}/{WHOLE}/" and f"{guide.address}index.html" in pages
    ]
    return _WHOLE.sub(lambda found: f"{found[1]}{''.join(parts)}<!--/here--></div>", html, count=1)


def _to_part(html: str, guide: Guide) -> str:
    """The text of one page as a part of another that lies two steps below the root."""
    found = _GUIDE.search(html)
    stem = guide.address.rstrip("/").replace("/", "-")
    body = _HEADING.sub(lambda head: f"{head[1]}{int(head[2]) + 1}", found[1]) if found else ""
    body = _ID.sub(lambda one: f'{one[1]}{stem}-{one[2]}"', body)
    body = _OWN_LINK.sub(lambda one: f'href="#{stem}-{one[1]}"', body)
    if guide.address.count("/") == 1:  # the manual's first page lies one step higher
        body = _LINK_UP.sub(lambda one: f'{one[1]}="../', body)
    return f'<section class="part">{body}</section>'
