"""A place for words on a slide: where it stands, how its words look, and a copy of one from a layout."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def put(place: Any, box: Box) -> None:
    """Where a place stands."""
    place.left, place.top, place.width, place.height = (Emu(Inches(inches)) for inches in box)


def set_list_style(place: Any, points: int, colour: str, bold: bool = False, gap: int = 0, right: bool = False) -> None:
    """How the words of a place look; those with a gap between them are a list with bullets."""
    style = place._element.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")
    style.clear()
    align = ' algn="r"' if right else ' algn="l"'
    indent = ' marL="342900" indent="-342900"' if gap else ' marL="0" indent="0"'
    sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if gap else "<a:buNone/>"
    before = f'<a:spcBef><a:spcPts val="{gap * 100}"/></a:spcBef>' if gap else ""
    style.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")}{indent}{align}>{before}{sign}<a:defRPr sz="{points * 100}" b="{int(bold)}">'
            f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    )


def set_letters(level: Any, points: int, colour: str, bold: bool = False) -> None:
    """How the words of one level look on every slide."""
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", str(points * 100))
    letters.set("b", str(int(bold)))
    letters.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", colour)


def add_band(sheet: Any, width: int, height: int) -> None:
    """A band of colour along the edge: it says nothing, and stands on the sheet below the slide."""
    band = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:ln>'
        "<a:noFill/></a:ln></p:spPr></p:sp>"
    )
    sheet.shapes._spTree.insert(2, band)


def copy_place(layout: Any, index: int) -> Any:
    """A place of a layout that the library does not copy to a slide by itself: footer and number."""
    place = next(one for one in layout.placeholders if one.placeholder_format.idx == index)
    made = deepcopy(place._element)
    properties = made.find(qn("p:spPr"))
    for child in list(properties):
        properties.remove(child)
    style = made.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")
    for child in list(style):
        style.remove(child)
    return made
