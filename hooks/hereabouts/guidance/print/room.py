"""Room to write in, as Typst code: lines, boxes, scales, boxes to tick, tables with empty lines."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from hereabouts.guidance.print.flow import Fill, to_body, to_flow, to_table
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.quote import NOTHING, call, listed, quote


def to_room(element: Element, writing: Writing, fill: Fill) -> str:
    """What is asked, and the room below it."""
    kinds = element.get("class", "").split()
    if "tick" in kinds:
        items = [to_body(item, writing, fill) for row in element for item in row if row.tag in ("ul", "ol")]
        return call("ticks", *items)
    if "rows" in kinds:
        table = next(element.iter("table"), None)
        return to_table(table, writing, fill, "rows-to-fill") if table is not None else to_flow(element, writing, fill)
    asked = next((to_flow(child, writing, fill) for child in element if child.get("class") == "asked"), NOTHING)
    return _below(element, asked)


def _below(element: Element, asked: str) -> str:
    lines = [child for child in element if child.get("class") == "line"]
    scale = next((child for child in element if child.get("class") == "scale"), None)
    box = next((child for child in element if child.get("class", "").startswith("box")), None)
    if scale is not None:
        return call("scale-to-ring", asked, listed(quote(item.text or "") for item in scale))
    if box is not None:
        return call("box-to-fill", asked, box.get("class", "").rpartition("-")[2])
    return call("lines-to-fill", asked, str(len(lines)))
