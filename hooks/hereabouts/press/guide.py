"""Station 7, for guidance: gives every neutral address of a rendered page its place, and fills what was left open.

Works on the HTML of any generator: the marks are those that the Markdown extension wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape, unescape

from hereabouts.address import Addresses
from hereabouts.guidance.guide import MANUALS
from hereabouts.guidance.naming import BLANK, Naming, to_fragment
from hereabouts.papers.fact import NATION
from hereabouts.press.slot import end_of_slot
from hereabouts.session_words import format_day

_LINK = re.compile(r"<a ([^>]*?)href=\"here:(ref|tool|term|find|file)/([^\"]*)\"([^>]*)>(.*?)</a>", re.DOTALL)
_PICTURE = re.compile(r"<img ([^>]*?)src=\"here:picture/([a-z0-9-]+)\"([^>]*?)/?>")
_ALT = re.compile(r'alt="([^"]*)"')
_NAME = re.compile(r'<span data-here="([a-z-]+)">(.*?)</span>', re.DOTALL)
_DAY = re.compile(r'<time data-here="day">(\d{4}-\d\d-\d\d)[^<]*</time>')
_SLOT = re.compile(r'<div (data-here="([a-z]+)"(?: data-query="([^"]*)")?(?: data-show="(\d+)")?)>')
_FILLED = "<!--/here-->"
_HEAD_OF_SVG = re.compile(r"<svg\b[^>]*>")
_VIEW = re.compile(r'viewBox="([^"]*)"')
_TITLE = re.compile(r"<(title|desc)>.*?</\1>\s*", re.DOTALL)
_COLOUR = re.compile(r'="(#[0-9a-f]{6})"')

TOKENS = {
    "#fffdf9": "paper", "#ffffff": "card", "#1d2a30": "ink", "#4a5a62": "quiet", "#0b5d5e": "primary",
    "#8ad6d2": "soft-strong", "#e3f4e7": "free-bg", "#14532d": "free", "#fff1d6": "note-bg", "#6b3a00": "note",
    "#fdeef3": "urgent-bg", "#5b1f3a": "urgent", "#767c82": "control", "#d9e8ec": "second-bg", "#2f6f9f": "second",
}  # fmt: skip
"""The colours of pictures as the style sheet names them: it knows them light, dark and in print."""

REFERENCES = "references/"
WORDS = "practice/words/"


@dataclass(frozen=True, slots=True)
class Fill:
    """What guidance pages are filled with."""

    naming: Naming
    slots: Mapping[str, Callable[[Addresses, str, str, str], str]]
    """By name: called with the page's links, its file, the query and how many are shown."""


def fill_guide(html: str, name: str, fill: Fill, at: Addresses) -> str:
    """The page with every `here:` address in its place; pages without any are given back as they are."""
    if "here:" not in html and "data-here=" not in html:
        return html
    html = _fill_slots(html, name, fill, at)
    html = _LINK.sub(lambda found: _fill_link(found, name, fill.naming, at), html)
    html = _PICTURE.sub(lambda found: _fill_picture(found, fill.naming), html)
    html = _DAY.sub(_fill_day, html)
    return _NAME.sub(lambda found: _fill_name(found, fill.naming), html)


def _fill_name(found: re.Match[str], naming: Naming) -> str:
    blank = naming.blank(found[1])
    if blank:
        return f'<mark class="{BLANK}">{escape(blank)}</mark>'
    return escape(naming.here(found[1])) or found[2]


def _fill_day(found: re.Match[str]) -> str:
    return f'<time datetime="{found[1]}">{format_day(date.fromisoformat(found[1]))}</time>'


def _fill_slots(html: str, name: str, fill: Fill, at: Addresses) -> str:
    parts, done = [], 0
    while found := _SLOT.search(html, done):
        end = end_of_slot(html, found.end(), _FILLED)
        make = fill.slots.get(found[2])
        if end >= 0 and found[2] == NATION:
            held = html[found.end() : end].removesuffix("</div>").removesuffix(_FILLED)
            is_here = fill.naming.settings.nation in (found[3] or "").split()
            parts += [html[done : found.start()], f"<div {found[1]}>{held}{_FILLED}</div>" if is_here else ""]
        elif end < 0 or make is None:
            end = found.end()
            parts.append(html[done:end])
        else:
            content = make(at, name, unescape(found[3] or ""), found[4] or "")
            parts += [html[done : found.start()], f"<div {found[1]}>{content}{_FILLED}</div>"]
        done = end
    return "".join([*parts, html[done:]])


def _fill_link(found: re.Match[str], name: str, naming: Naming, at: Addresses) -> str:
    kind, key, text = found[2], unescape(found[3]), found[5]
    named = "data-named" in found[1] + found[4]
    if kind == "ref":
        address, words = f"{at.page(references_of(name))}#ref-{key}", escape(naming.cite(key))
        return f'<a href="{address}">{words}</a>'
    if kind == "tool":
        guide = naming.library.tools.get(key)
        words = escape(naming.tool(key)) if named else text
        return f'<a href="{at.page(guide.address)}">{words}</a>' if guide else words
    if kind == "term":
        words = escape(naming.term(key)) if named else text
        means = escape(str(naming.library.glossary.get(key, {}).get("means", "")))
        return f'<a class="term" href="{at.page(WORDS)}#word-{key}" title="{means}">{words}</a>'
    if kind == "file":  # made after the pages: generators lead links to what they do not know each their own way
        return f'<a href="{at.root}{escape(key)}">{text}</a>'
    return f'<a href="{at.page("find/")}#{escape(to_fragment(key))}">{text}</a>'


def references_of(name: str) -> str:
    """The list of works that a page's citations lead to: its manual's own, else that of the whole pack."""
    folder = name.split("/")[0]
    return f"{folder}/{REFERENCES}" if folder in MANUALS else f"teams/{REFERENCES}"


def _fill_picture(found: re.Match[str], naming: Naming) -> str:
    svg = naming.library.pictures.get(found[2])
    alt = _ALT.search(found[1] + found[3])
    return to_inline(svg, unescape(alt[1]) if alt else "") if svg else found[0]


def to_inline(svg: str, alt: str) -> str:
    """A picture as it stands in a page: in the page's own colours, with its words for those who do not see it."""
    head = _HEAD_OF_SVG.search(svg)
    view = _VIEW.search(head[0]) if head else None
    inside = _TITLE.sub("", svg[head.end() :]) if head else ""
    words = escape(alt)
    opened = f'<svg class="drawn" viewBox="{view[1] if view else "0 0 100 100"}" role="img" aria-label="{words}">'
    return opened + _COLOUR.sub(_to_token, inside).strip()


def _to_token(found: re.Match[str]) -> str:
    token = TOKENS.get(found[1])
    return f'="var(--{token})"' if token else found[0]
