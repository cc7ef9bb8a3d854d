"""A page's blocks as Typst code, each by the template's function for it; `room.py` has those to write in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from hereabouts.guidance.print.inline import INLINE, Writing, to_inline
from hereabouts.guidance.print.quote import NOTHING, call, join, listed, quote, stack
from hereabouts.guidance.tree import TreeError

Fill = Callable[[Element, Writing], str]
"""Fills one of a page's slots, such as urgent help."""
Make = Callable[[Element, Writing, Fill], str]
LEVELS = {f"h{level}": level for level in range(1, 7)}


def to_flow(elements: Iterable[Element], writing: Writing, fill: Fill) -> str:
    """Blocks one below the other; slips that follow each other are cut from one sheet."""
    made: list[str] = []
    for is_slip, group in groupby(elements, lambda element: element.get("class") == "slip"):
        blocks = list(group)
        if is_slip:
            made.append(call("slips", *(to_flow(slip, writing, fill) for slip in blocks)))
        else:
            made += [to_block(element, writing, fill) for element in blocks]
    return stack(made)


def to_block(element: Element, writing: Writing, fill: Fill) -> str:
    """One block."""
    if element.tag in LEVELS:
        return _heading(element, writing)
    make = _MAKERS.get(element.tag)
    if make is None:
        raise TreeError(f"<{element.tag}> has no form on paper.")
    return make(element, writing, fill)


def to_body(element: Element, writing: Writing, fill: Fill) -> str:
    """What stands in a list item or a cell: words, blocks, or words and then blocks."""
    if not any(child.tag not in INLINE for child in element):
        return to_inline(element, writing)
    words = Element("p")
    words.text = element.text
    blocks: list[Element] = []
    for child in element:
        (words if child.tag in INLINE and not blocks else blocks).append(child)
    first = to_inline(words, writing) if len(words) or (words.text or "").strip() else NOTHING
    return join([first, to_flow(blocks, writing, fill)])


def _heading(element: Element, writing: Writing) -> str:
    writing.plain += 1
    words = to_inline(element, writing)
    writing.plain -= 1
    level, anchor = LEVELS[element.tag], element.get("id", "")
    named = writing.labels and (level == 1 or anchor)
    place = writing.leads.label(writing.path, anchor if level > 1 else "")
    extra = {"place": f"label({quote(place)})"} if named else {}
    return call("titled", str(level + writing.shift), words, **extra)


def _paragraph(element: Element, writing: Writing, _: Fill) -> str:
    words = to_inline(element, writing)
    return call("par", words) if words != NOTHING else NOTHING


def _list(element: Element, writing: Writing, fill: Fill) -> str:
    numbered = element.tag == "ol"
    tight = all(item.find("p") is None for item in element)
    items = [to_body(item, writing, fill) for item in element]
    if not numbered:
        return call("list", *items, tight=tight)
    return call("enum", *items, tight=tight, start=int(element.get("start", "1")))


def _definitions(element: Element, writing: Writing, fill: Fill) -> str:
    pairs: list[tuple[str, list[str]]] = []
    for child in element:
        if child.tag == "dt":
            pairs.append((to_inline(child, writing), []))
        elif pairs:
            pairs[-1][1].append(to_body(child, writing, fill))
    return call("terms", *(call("terms.item", term, stack(said)) for term, said in pairs))


def _table(element: Element, writing: Writing, fill: Fill) -> str:
    return to_table(element, writing, fill, GRID)


GRID = "grid-of"
"""The template's function for a table that is read; the other kind is filled in."""


def to_table(element: Element, writing: Writing, fill: Fill, name: str) -> str:
    """A table with its head, its lines, and how its columns stand."""
    writing.plain += 1
    heads = [to_inline(cell, writing) for cell in element.iter("th")]
    writing.plain -= 1
    rows = [row for row in element.iter("tr") if row.find("td") is not None]
    cells = [listed(to_body(cell, writing, fill) for cell in row) for row in rows]
    measured = [element.iter("th")] if name != GRID else [element.iter("th"), *rows]
    widths = listed(str(max(map(len, map(_text, column)))) for column in zip(*measured, strict=False))
    return call(name, listed(heads), listed(cells), weights=widths)


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _quotation(element: Element, writing: Writing, fill: Fill) -> str:
    return call("quotation", to_flow(element, writing, fill))


def _code(element: Element, _: Writing, __: Fill) -> str:
    return call("raw", quote("".join(element.itertext())), block=True)


def _figure(element: Element, writing: Writing, _: Fill) -> str:
    image = next(element.iter("img"))
    name = image.get("src", "").removeprefix("here:picture/")
    caption = element.find("figcaption")
    words = to_inline(caption, writing) if caption is not None else "none"
    if name not in writing.leads.library.pictures:
        return call("no-picture", quote(image.get("alt", "")))
    return call("picture", quote(name), quote(image.get("alt", "")), caption=words)


def _apart(element: Element, writing: Writing, fill: Fill) -> str:
    """Ours, a note, or something invented: its mark, its title, what it holds, and its mark again at the end."""
    kind = element.get("class", "").removeprefix("apart").strip()
    marks = [to_inline(child, writing) for child in element if child.get("class") == "mark"]
    titles = [to_inline(child, writing) for child in element if child.get("class") == "apart-title"]
    held = [child for child in element if child.get("class") not in ("mark", "apart-title")]
    title = titles[0] if titles else "none"
    end = marks[1] if len(marks) > 1 else "none"
    return call("apart", quote(kind), marks[0], to_flow(held, writing, fill), title=title, end=end)


def _rule(element: Element, _: Writing, __: Fill) -> str:
    return "new-page()" if element.get("class") == "page" else "between()"


def _division(element: Element, writing: Writing, fill: Fill) -> str:
    from hereabouts.guidance.print.room import to_room  # here, because room.py is made of what stands in this module

    if element.get("data-here"):
        return fill(element, writing)
    if "fill" in element.get("class", "").split():
        return to_room(element, writing, fill)
    return to_flow(element, writing, fill)


_MAKERS: dict[str, Make] = {
    "p": _paragraph, "ul": _list, "ol": _list, "dl": _definitions, "table": _table, "blockquote": _quotation,
    "pre": _code, "figure": _figure, "section": _apart, "hr": _rule, "div": _division,
}  # fmt: skip


def parts_of(root: Element) -> Iterator[list[Element]]:
    """The page's blocks, cut where a new page begins in print."""
    part: list[Element] = []
    for element in root:
        if element.tag == "hr" and element.get("class") == "page":
            yield part
            part = []
        else:
            part.append(element)
    yield part
