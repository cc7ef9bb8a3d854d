"""Station 7, for guidance: what a page needs on a screen and aloud beyond its Markdown.

Tables say what each cell holds, so that they can stand as a list on a phone; pictures of an Easy Read page stand beside
their words; numbers to ring are one sentence aloud. A page that was set out before comes back as it is.
"""

from __future__ import annotations

import re
from html import escape, unescape

GUIDE = re.compile(r"(<!--guide-->)(.*?)(<!--/guide-->)", re.DOTALL)
"""The part of a page that was Markdown."""
_FIRST_HEADING = re.compile(r'<h1 id="([^"]+)"')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th(?=[ >])([^>]*)>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<td(?=[ >])")
_TAG = re.compile(r"<[^>]+>")
_SCALE = re.compile(r'<ul class="scale">\s*<li>(\d+)</li>.*?<li>(\d+)</li>\s*</ul>', re.DOTALL)
_PAIR = re.compile(r"(<figure>.*?</figure>)\s*(.*?)(?=<figure>|<h2|<div data-here|\Z)", re.DOTALL)
EASY_READ = 'class="sheet easy-read'
"""How the wrapper of an Easy Read page begins."""


def set_out(html: str) -> str:
    """The page with its guidance set out; a page without any is given back as it is."""
    found = GUIDE.search(html)
    if not found:
        return html
    body = _TABLE.sub(lambda table: label_table(table[0]), found[2])
    body = _SCALE.sub(_say_scale, body)
    if EASY_READ in html and 'class="pair"' not in body:
        body = _PAIR.sub(r'<div class="pair">\1<div>\2</div></div>' + "\n", body)
    return _name_heading(html[: found.start(2)] + body + html[found.end(2) :], body)


def label_table(table: str) -> str:
    """A table whose head says that it is one, and whose cells each name their column."""
    labels = [unescape(_TAG.sub("", cell[2])).strip() for cell in _HEAD_CELL.finditer(table)]
    table = _HEAD_CELL.sub(r'<th scope="col"\1>\2</th>', table)
    table = _ROW.sub(lambda row: _label_row(row[0], labels), table)
    return table.replace("<table>", '<table class="reflow">', 1)


def _label_row(row: str, labels: list[str]) -> str:
    names = iter(labels)

    def label(cell: re.Match[str]) -> str:
        name = next(names, "")
        return f'{cell[0]} data-label="{escape(name)}"' if name else cell[0]

    return _CELL.sub(label, row)


def _say_scale(found: re.Match[str]) -> str:
    """Numbers to ring with a pen are shown; aloud it is said once which they are."""
    words = f'<p class="hidden-words">Ring a number from {found[1]} to {found[2]}.</p>'
    return words + found[0].replace('class="scale"', 'class="scale" aria-hidden="true"', 1)


def _name_heading(html: str, body: str) -> str:
    """The page with its heading where the way past the navigation leads on every page."""
    heading = _FIRST_HEADING.search(body)
    if not heading or heading[1] == "content":
        return html
    html = html.replace(heading[0], '<h1 id="content"', 1)
    return html.replace(f'href="#{heading[1]}"', 'href="#content"')
