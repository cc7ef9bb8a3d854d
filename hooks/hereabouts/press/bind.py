"""Station 7, for guidance: one page for each manual that holds all its pages, to read or print in one go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from hereabouts.guidance.guide import MANUALS, Guide
from hereabouts.guidance.library import Library
from hereabouts.press.sheet import GUIDE

WHOLE = "whole"
_WHOLE = re.compile(r'(<div data-here="whole">)(?:.*<!--/whole--></div>|.*?</div>)', re.DOTALL)
"""Its parts hold filled slots themselves, so it has an end mark of its own: it is filled again when pressed twice."""
_HEADING = re.compile(r"(</?h)([1-5])\b")
_ID = re.compile(r'(<[a-z0-9]+ [^<>]*?\bid=")([^"]+)"')
_OWN_LINK = re.compile(r'href="#([^"]+)"')
_LINK_UP = re.compile(r'(href|src)="(?![a-z]+:|#|//)')
_LINK_WITHIN = re.compile(r'href="\.\./(?:\.\./([a-z-]+)/)?(?:([a-z0-9-]+)/)?(?:#([^"]+))?"')
"""From a page two steps below the root to one of its own folder, by way of the root or not."""


def bind_manuals(pages: Mapping[str, str], library: Library) -> dict[str, str]:
    """The finished pages by file, with those that hold a whole manual filled from the manual's other pages."""
    bound = {
        f"{manual}/{WHOLE}/index.html": bind_manual(pages, library.of_folder(manual), manual) for manual in MANUALS
    }
    return {**pages, **{name: html for name, html in bound.items() if name in pages}}


def bind_manual(pages: Mapping[str, str], guides: list[Guide], manual: str) -> str:
    """The page of a whole manual: its parts in reading order, one heading level lower, their ids their own."""
    html = pages.get(f"{manual}/{WHOLE}/index.html", "")
    bound = [
        guide for guide in guides if guide.address != f"{manual}/{WHOLE}/" and f"{guide.address}index.html" in pages
    ]
    stems = {to_stem(guide) for guide in bound}
    parts = [_link_within(_to_part(pages[f"{guide.address}index.html"], guide), manual, stems) for guide in bound]
    content = render_contents(bound) + "".join(parts)
    return _WHOLE.sub(lambda found: f"{found[1]}{content}<!--/whole--></div>", html, count=1)


def to_stem(guide: Guide) -> str:
    """The name of a page's part, with which every id in it begins: 'practice-set-goals'."""
    return guide.address.rstrip("/").replace("/", "-")


def render_contents(guides: list[Guide]) -> str:
    """The way to each part."""
    rows = "".join(f'<li><a href="#{to_stem(guide)}">{escape(guide.title)}</a></li>' for guide in guides)
    return f'<nav class="parts" aria-label="Parts of this manual"><ol>{rows}</ol></nav>'


def _to_part(html: str, guide: Guide) -> str:
    """The text of one page as a part of another that lies two steps below the root."""
    found = GUIDE.search(html)
    stem = to_stem(guide)
    body = _HEADING.sub(lambda head: f"{head[1]}{int(head[2]) + 1}", found[2]) if found else ""
    body = _ID.sub(lambda one: f'{one[1]}{stem}-{one[2]}"', body)
    body = _OWN_LINK.sub(lambda one: f'href="#{stem}-{one[1]}"', body)
    if guide.address.count("/") == 1:  # the manual's first page lies one step higher
        body = _LINK_UP.sub(lambda one: f'{one[1]}="../', body)
    return f'<section class="part" id="{stem}">{body}</section>'


def _link_within(part: str, manual: str, stems: set[str]) -> str:
    """A part whose links to other parts stay on the page."""

    def link(found: re.Match[str]) -> str:
        stem = f"{manual}-{found[2]}" if found[2] else manual
        anchor = f"{stem}-{found[3]}" if found[3] else stem
        return f'href="#{anchor}"' if found[1] in (None, manual) and stem in stems else found[0]

    return _LINK_WITHIN.sub(link, part)
