"""Station 7, for guidance: the generator's own search finds what the press has put in.

The index was made from pages with marks still open, `leamy2011` and `T4`. Here each section gets the words that stand
in the finished page, and a sheet its mark in its title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from pathlib import Path

from hereabouts.guidance.naming import Naming
from hereabouts.press.sheet import GUIDE

INDEXES = {"search/search_index.json": "docs", "search.json": "items"}
"""Where a generator leaves its index, and the name of the rows in it."""
_HEADING = re.compile(r'<h[1-6][^>]*? id="([^"]+)"[^>]*>.*?</h[1-6]>', re.DOTALL)
_PASSED_BY = re.compile(
    r'<svg\b.*?</svg>|<div data-here="(?:listings|help|downloads)".*?<!--/here--></div>'
    r'|<div data-here="whole">.*<!--/whole--></div>|<!--.*?-->',
    re.DOTALL,
)
"""Pictures' labels, and what is found elsewhere or changes from day to day."""
_BLOCK = re.compile(r"</?(?:blockquote|d[dlt]|div|fig\w+|h\d|hr|li|nav|[ou]l|p|section|table|tbody|thead|tr)\b[^>]*>")
_WITHIN_TEXT = re.compile(r"</?(?:a|abbr|b|code|em|i|span|strong|time)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def write_search(site_dir: Path, pages: Mapping[str, str], naming: Naming) -> None:
    """Fills the generator's index in place; a site without one is left as it is."""
    for name, rows in INDEXES.items():
        file = site_dir / name
        if file.is_file():
            file.write_text(fill_search(file.read_text(encoding="utf-8"), pages, naming, rows), encoding="utf-8")


def fill_search(text: str, pages: Mapping[str, str], naming: Naming, rows: str = "docs") -> str:
    """The index with the words of every guidance section as its page now has them."""
    index = json.loads(text)
    words = {address: said for name, html in pages.items() for address, said in read_sections(name, html)}
    titles = {guide.address: naming.tool(mark) for mark, guide in naming.library.tools.items()}
    for row in index[rows]:
        row["text"] = words.get(row["location"], row["text"])
        row["title"] = escape(titles[row["location"]]) if row["location"] in titles else row["title"]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def read_sections(name: str, html: str) -> Iterator[tuple[str, str]]:
    """The address of each section of a page and the words in it, in paragraphs, of which the search shows what fits."""
    found = GUIDE.search(html)
    body = _PASSED_BY.sub(" ", found[2]) if found else ""
    headings = list(_HEADING.finditer(body))
    page = name.removesuffix("index.html")
    ends = [heading.start() for heading in headings[1:]] + [len(body)]
    for heading, end in zip(headings, ends, strict=False):
        address = page if heading[1] == "content" else f"{page}#{heading[1]}"
        blocks = [to_words(block) for block in _BLOCK.split(body[heading.end() : end])]
        yield address, "".join(f"<p>{escape(words, quote=False)}</p>" for words in blocks if words)


def to_words(html: str) -> str:
    """The text within a block, with single spaces."""
    return " ".join(unescape(_TAG.sub(" ", _WITHIN_TEXT.sub("", html))).split())
