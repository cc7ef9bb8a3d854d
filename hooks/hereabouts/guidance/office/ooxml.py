"""Elements of a Word file that its library has no function for: made by name, put in where the format wants them."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What may stand behind a paragraph's border."""


def make(tag: str, *children: Any, prefix: str = "w", **attributes: str | int) -> Any:
    """An element with its children; attributes are those of the same prefix."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def set_border(properties: Any, sides: tuple[str, ...], colour: str, kind: str = "single", size: int = 6) -> None:
    """Gives a paragraph, or the paragraphs of a style, a border; `properties` is its `w:pPr`."""
    order = [side for side in ("top", "left", "bottom", "right", "between") if side in sides]
    space = {"left": 8, "right": 8}
    lines = [make(f"w:{side}", val=kind, sz=size, space=space.get(side, 3), color=colour) for side in order]
    properties.insert_element_before(make("w:pBdr", *lines), *AFTER_BORDER)


def set_shade(properties: Any, colour: str) -> None:
    """Gives a paragraph a coloured ground."""
    properties.insert_element_before(make("w:shd", val="clear", color="auto", fill=colour), *AFTER_BORDER[1:])
