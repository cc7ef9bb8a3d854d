"""The blocks that a guidance page may hold: `::: name argument`, lines, `:::`. One function makes each into elements.

They know neither the page's place nor any other file: what is found elsewhere is left as a slot (`data-here`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement

Body = Literal["markdown", "table", "list", "label", "fields", "nothing"]
Parse = Callable[[Element, str], None]
"""Reads Markdown into an element."""

INVENTED = {"story": "This story is invented.", "example": "This example is invented."}
MARKED = {"ours": "Our own suggestion", "note": "Note", "warning": "Take care"}
MOST_COPIES = 20
HELP_FALLBACK = "In danger to life, call 999. Urgent help stands on the page Help."


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of block."""

    name: str
    body: Body
    argument: str = ""
    """What stands behind the name, in words; empty where nothing may."""
    pattern: str = ""
    """What the argument must match; without one it may be any text."""


COUNT = r"[1-9]|1\d|20"
NATIONS = r"(england|wales|scotland|northern-ireland)( (england|wales|scotland|northern-ireland)){0,3}"
BLOCKS = {
    block.name: block
    for block in (
        Block("ours", "markdown"),
        Block("story", "markdown", "the title of the story"),
        Block("example", "markdown", "a title"),
        Block("note", "markdown", "a title", ".*"),
        Block("warning", "markdown", "a title", ".*"),
        Block("help", "nothing"),
        Block("listings", "fields"),
        Block("facts", "nothing", "the name of what the site works out, such as device", r"[a-z]+(-[a-z]+)*"),
        Block("nation", "markdown", "one nation or several, such as scotland", NATIONS),
        Block("figure", "fields", "the name of a picture", r"[a-z]+(-[a-z]+)*"),
        Block("lines", "label", "how many lines, 1 to 20", COUNT),
        Block("box", "label", "how many lines high, 1 to 20", COUNT),
        Block("scale", "label", "the lowest and the highest number, such as 0 10", r"\d{1,2} \d{1,2}"),
        Block("rows", "table", "how many empty rows, 1 to 20", COUNT),
        Block("tick", "list"),
        Block("cut", "markdown", "how many slips, 1 to 20", COUNT),
        Block("page", "nothing"),
        Block("references", "nothing"),
        Block("glossary", "nothing"),
        Block("downloads", "nothing"),
        Block("whole", "nothing"),
    )
}


HELD = {
    "markdown": re.compile(r"\S"),
    "label": re.compile(r"\S"),
    "list": re.compile(r"[-*] "),
    "table": re.compile(r"\|.*\|$"),
    "fields": re.compile(r"[a-z-]+: *\S"),
}
"""How the first line of a block's body begins, by kind of body."""


def make_block(parent: Element, name: str, argument: str, body: str, parse: Parse) -> None:
    """Adds the elements of one block; one that is not known, or not as it should be, stays in sight as text."""
    block = BLOCKS.get(name)
    if block is None or not argument_fits(block, argument):
        parse(SubElement(parent, "div"), body)
        return
    _MAKERS.get(name, _make_slot)(parent, name, argument, body, parse)


def argument_fits(block: Block, argument: str) -> bool:
    """True where the argument is as the block wants it."""
    if not block.argument:
        return not argument
    return re.fullmatch(block.pattern or ".+", argument) is not None


def read_fields(body: str) -> dict[str, str]:
    """The `key: value` lines of a block."""
    pairs = (line.partition(":") for line in body.splitlines() if line.strip())
    return {key.strip(): value.strip() for key, _, value in pairs}


def _make_marked(parent: Element, name: str, argument: str, body: str, parse: Parse) -> None:
    """A part that stands apart: ours, a note, or something invented, which says so at its start and at its end."""
    aside = SubElement(parent, "section", {"class": f"apart {name}"})
    invented = INVENTED.get(name, "")
    _add_text(aside, "p", invented or argument or MARKED.get(name, ""), {"class": "mark"})
    if invented:
        _add_text(aside, "p", argument, {"class": "apart-title"})
    parse(aside, body)
    if invented:
        _add_text(aside, "p", f"End. {invented}", {"class": "mark"})


def _make_help(parent: Element, *_: object) -> None:
    _add_text(_add_slot(parent, "help"), "p", HELP_FALLBACK, {})


def _make_listings(parent: Element, _name: str, _argument: str, body: str, _parse: Parse) -> None:
    fields = read_fields(body)
    shown = fields.pop("show", "4")
    query = urlencode([(key, value.replace(" ", "")) for key, value in fields.items()], safe=",")
    slot = _add_slot(parent, "listings")
    slot.set("data-query", query)
    slot.set("data-show", shown)
    _add_text(SubElement(slot, "p"), "a", "Look for this on the Find page", {"href": f"here:find/{query}"})


def _make_facts(parent: Element, name: str, argument: str, body: str, parse: Parse) -> None:
    _make_slot(parent, name, argument, body, parse)
    parent[-1].set("data-query", argument)


def _make_nation(parent: Element, name: str, argument: str, body: str, parse: Parse) -> None:
    slot = _add_slot(parent, name)
    slot.set("data-query", argument)
    parse(slot, body)


def _make_figure(parent: Element, _name: str, argument: str, body: str, _parse: Parse) -> None:
    fields = read_fields(body)
    figure = SubElement(parent, "figure")
    SubElement(figure, "img", {"src": f"here:picture/{argument}", "alt": fields.get("alt", "")})
    if fields.get("caption"):
        _add_text(figure, "figcaption", fields["caption"], {})


def _make_lines(parent: Element, _name: str, argument: str, body: str, parse: Parse) -> None:
    room = _add_asked(parent, body, parse)
    for _ in range(int(argument)):
        SubElement(room, "div", {"class": "line"})


def _make_box(parent: Element, _name: str, argument: str, body: str, parse: Parse) -> None:
    SubElement(_add_asked(parent, body, parse), "div", {"class": f"box high-{argument}"})


def _make_scale(parent: Element, _name: str, argument: str, body: str, parse: Parse) -> None:
    lowest, highest = map(int, argument.split())
    numbers = SubElement(_add_asked(parent, body, parse), "ul", {"class": "scale"})
    for number in range(lowest, highest + 1):
        _add_text(numbers, "li", str(number), {})


def _make_rows(parent: Element, _name: str, argument: str, body: str, parse: Parse) -> None:
    room = SubElement(parent, "div", {"class": "fill rows"})
    columns = max((line.count("|") - 1 for line in body.splitlines() if line.startswith("|")), default=1)
    empty = "|" + " |" * columns
    parse(room, "\n".join([body, *[empty] * int(argument)]))


def _make_tick(parent: Element, _name: str, _argument: str, body: str, parse: Parse) -> None:
    parse(SubElement(parent, "div", {"class": "fill tick"}), body)


def _make_cut(parent: Element, _name: str, argument: str, body: str, parse: Parse) -> None:
    for _ in range(int(argument)):
        parse(SubElement(parent, "div", {"class": "slip"}), body)


def _make_page(parent: Element, *_: object) -> None:
    SubElement(parent, "hr", {"class": "page"})


def _make_slot(parent: Element, name: str, _argument: str, _body: str, _parse: Parse) -> None:
    _add_text(_add_slot(parent, name), "p", "This list is made with the site.", {})


def _add_asked(parent: Element, label: str, parse: Parse) -> Element:
    """Room to write in, below what is asked."""
    room = SubElement(parent, "div", {"class": "fill"})
    if label.strip():
        parse(SubElement(room, "div", {"class": "asked"}), label)
    return room


def _add_slot(parent: Element, name: str) -> Element:
    return SubElement(parent, "div", {"data-here": name})


def _add_text(parent: Element, tag: str, text: str, attributes: dict[str, str]) -> Element:
    element = SubElement(parent, tag, attributes)
    element.text = text
    return element


_MAKERS: dict[str, Callable[..., None]] = {
    **dict.fromkeys(("ours", "story", "example", "note", "warning"), _make_marked),
    "help": _make_help,
    "listings": _make_listings,
    "facts": _make_facts,
    "nation": _make_nation,
    "figure": _make_figure,
    "lines": _make_lines,
    "box": _make_box,
    "scale": _make_scale,
    "rows": _make_rows,
    "tick": _make_tick,
    "cut": _make_cut,
    "page": _make_page,
}

BLOCK_NAMES: Sequence[str] = tuple(BLOCKS)
