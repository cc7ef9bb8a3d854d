"""Station 7, for guidance: what a generator made of the pack's pages is cleaned before anything in it is trusted.

The check refuses raw HTML, and this stands behind it: Markdown lets HTML through, attributes in braces too, and the
policy of a page allows every script that the page holds. So only what our blocks and Markdown's own marks make is
left. It is done before slots and pictures are filled, and not again when a folder is pressed twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import nh3

from hereabouts.guidance.library import Library

BEGIN, END, WASHED = "<!--guide-->", "<!--/guide-->", "<!--washed-->"
TAGS = {
    "p", "br", "hr", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6",
    "a", "section", "div", "span", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "figure",
    "figcaption", "img",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"class"},
    **{heading: {"id"} for heading in ("h1", "h2", "h3", "h4", "h5", "h6")},
    "a": {"href", "title", "data-named"},
    "div": {"data-here", "data-query", "data-show"},
    "span": {"data-here"},
    "img": {"src", "alt"},
    "td": {"align"},
    "th": {"align"},
    "ol": {"start"},
}
SCHEMES = {"here", "http", "https", "mailto", "tel"}
_KEPT = {
    "class": re.compile(
        r"apart( (ours|story|example|note|warning))?|mark|apart-title|fill( (rows|tick))?|asked|line|scale|slip|page"
        r"|cite|box high-\d{1,2}"
    ),
    "id": re.compile(r"[\w-]+"),
    "src": re.compile(r"here:picture/[a-z0-9-]+"),
    "data-here": re.compile(r"[a-z-]+"),
    "data-show": re.compile(r"\d+"),
}


def wash_guides(pages: Mapping[str, str], library: Library) -> dict[str, str]:
    """The rendered pages by file, those of the pack washed."""
    names = {f"{guide.address}index.html" for guide in library.guides.values()}
    return {name: wash_page(html) if name in names else html for name, html in pages.items()}


def wash_page(html: str) -> str:
    """A page whose own text can do no harm; the template around it stays as it is."""
    # A text that holds our end mark ends nothing: the template's stands behind it.
    begin, end = html.find(BEGIN), html.rfind(END)
    if begin < 0 or html[:begin].endswith(WASHED):
        return html
    return f"{html[:begin]}{WASHED}{BEGIN}{wash(html[begin + len(BEGIN) : end])}{html[end:]}"


def wash(html: str) -> str:
    """Only what Markdown's marks and our blocks make."""
    return _cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_keep_attribute, link_rel=None, url_schemes=SCHEMES
    )


def _keep_attribute(_tag: str, name: str, value: str) -> str | None:
    pattern = _KEPT.get(name)
    return value if pattern is None or pattern.fullmatch(value) else None
