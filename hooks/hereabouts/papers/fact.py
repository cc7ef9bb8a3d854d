"""What a paper is told by the site: blocks made once, as elements, for the page and for the Word file.

The words of a fact are plain text in which `[words](address)` is a link and `**words**` are strong. A blank of the
owner's is written `[here:owner-name]`, as on a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from hereabouts.address import Addresses

FACTS, NATION = "facts", "nation"
"""Names of the blocks that papers are filled by: what the site works out, and what holds in some nations only."""
FACT_NAMES = (
    "device", "contacts", "team", "outside", "checks", "licences", "regulations", "tests", "not-tried", "faults",
    "blanks",
)  # fmt: skip
"""What a page may ask for; tell.py makes each."""
PAGE = "here:page/"
"""How a link to a page of the site begins, before its address from the root."""
Facts = Callable[[str], Sequence[Element]]
"""Gives the blocks of a fact by its name."""
_PIECE = re.compile(
    r"\[here:(?P<name>[a-z-]+)\]|\[(?P<words>(?:\\.|[^\\\]])+)\]\((?P<to>[^)\s]+)\)|\*\*(?P<strong>(?:\\.|[^\\*])+)\*\*",
    re.DOTALL,
)


def no_facts(_name: str) -> Sequence[Element]:
    """For files that say nothing of a directory."""
    return ()


NO_FACTS: Facts = no_facts


def paragraph(text: str) -> Element:
    """One paragraph."""
    return _say(Element("p"), text)


def bullets(rows: Iterable[str]) -> Element:
    """A list, a row for each text."""
    made = Element("ul")
    for row in rows:
        _say(SubElement(made, "li"), row)
    return made


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Element:
    """A table with its headings."""
    made = Element("table")
    top = SubElement(SubElement(made, "thead"), "tr")
    for text in head:
        _say(SubElement(top, "th"), text)
    body = SubElement(made, "tbody")
    for row in rows:
        line = SubElement(body, "tr")
        for text in row:
            _say(SubElement(line, "td"), text)
    return made


def quiet(text: str) -> str:
    """Text from a file that somebody else writes, in which nothing is a mark."""
    return re.sub(r"([\\\[\]*])", r"\\\1", text)


def lead_from(part: Element, at: Addresses) -> Element:
    """A copy whose links to pages of the site lead from one page of it."""
    copy = deepcopy(part)
    for link in copy.iter("a"):
        href = link.get("href", "")
        if href.startswith(PAGE):
            page, _, anchor = href.removeprefix(PAGE).partition("#")
            link.set("href", at.page(page) + (f"#{anchor}" if anchor else ""))
    return copy


def _say(element: Element, text: str) -> Element:
    """The words of a text, with its links and strong words, into an element."""
    done = 0
    for found in _PIECE.finditer(text):
        if found.start() and text[found.start() - 1] == "\\":
            continue
        _add_text(element, text[done : found.start()])
        _add_piece(element, found)
        done = found.end()
    _add_text(element, text[done:])
    return element


def _add_piece(element: Element, found: re.Match[str]) -> None:
    if found["name"]:
        SubElement(element, "span", {"data-here": found["name"]}).text = found["name"]
    elif found["words"]:
        SubElement(element, "a", {"href": found["to"]}).text = _loud(found["words"])
    else:
        SubElement(element, "strong").text = _loud(found["strong"])


def _add_text(element: Element, text: str) -> None:
    text = _loud(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _loud(text: str) -> str:
    """The text that `quiet` was given."""
    return re.sub(r"\\([\\\[\]*])", r"\1", text)
