"""An empty slide show in our look: wide, three layouts, each with a real title, text, sources and number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Show
from pptx.util import Emu, Inches

from hereabouts.guidance.office.look import FONT, INK, LANGUAGE, PANOSE, PAPER, PRIMARY, QUIET

WIDTH, HEIGHT, EDGE = Inches(13.333), Inches(7.5), Inches(0.7)
OPENING, TEXT, PICTURE = "Opening", "Text", "Text and picture"
_SECOND, _DATE = 2, 16
"""A layout's second text, and a place for a date: neither is wanted."""
_KEPT = {"Title Slide": OPENING, "Title and Content": TEXT, "Two Content": PICTURE}
SOURCES, SESSION, NUMBER = 13, 11, 12
"""Numbers of our places in a layout."""
Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""
PICTURE_ROOM: Box = (7.75, 0.55, 4.9, 5.75)
_ROOMS: Mapping[str, tuple[Box, Box]] = {
    OPENING: ((0.7, 0.7, 11.9, 1.9), (0.7, 2.8, 11.9, 3.2)),
    TEXT: ((0.7, 0.5, 11.9, 1.2), (0.7, 1.85, 11.9, 4.25)),
    PICTURE: ((0.7, 0.5, 6.8, 1.2), (0.7, 1.85, 6.8, 4.25)),
}
_FOOT: Mapping[int, Box] = {
    SOURCES: (0.7, 6.15, 11.9, 0.62), SESSION: (0.7, 6.85, 10.5, 0.4), NUMBER: (11.4, 6.85, 1.2, 0.4),
}  # fmt: skip
_SIZES = {OPENING: (46, 32), TEXT: (40, 32), PICTURE: (36, 28)}
SMALL = 14
_THEME_COLOURS = {"dk1": INK, "lt1": PAPER, "dk2": PRIMARY, "lt2": "E7F0EF", "accent1": PRIMARY, "accent2": "6B3A00",
                  "accent3": "14532D", "accent4": "5B1F3A", "accent5": QUIET, "accent6": "767C82",
                  "hlink": PRIMARY, "folHlink": PRIMARY}  # fmt: skip


def new_show() -> Show:
    """An empty show."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    _lighten(show)
    _set_theme(show)
    _set_master(show)
    for layout in list(show.slide_layouts):
        if layout.name in _KEPT:
            _set_layout(layout, _KEPT[layout.name])
        else:
            show.slide_layouts.remove(layout)
    for part in (show.element, show.slide_master.element, *(one.element for one in show.slide_layouts)):
        for element in part.iter():
            if element.get("lang"):
                element.set("lang", LANGUAGE)
    return show


def layout_named(show: Show, name: str) -> Any:
    """One of our layouts."""
    return next(layout for layout in show.slide_layouts if layout.name == name)


def _set_master(show: Show) -> None:
    master = show.slide_master
    _drop_dates(master)
    for place in master.placeholders:
        rooms = {1: _ROOMS[TEXT][0], 2: _ROOMS[TEXT][1], 15: _FOOT[SESSION], 13: _FOOT[NUMBER]}
        _put(place, rooms[int(place.placeholder_format.type)])
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    _set_letters(title, _SIZES[TEXT][0], "tx2", bold=True)
    for level in styles.find(qn("p:bodyStyle")):
        _set_letters(level, _SIZES[TEXT][1], "tx1")
        before = level.find(qn("a:spcBef"))
        before.clear()
        before.append(parse_xml(f'<a:spcPts {nsdecls("a")} val="1200"/>'))
    _add_band(master, WIDTH, Inches(0.16))


def _add_band(sheet: Any, width: int, height: int) -> None:
    """A band of colour along the edge: it says nothing, and stands on the sheet below the slide."""
    band = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:ln>'
        "<a:noFill/></a:ln></p:spPr></p:sp>"
    )
    sheet.shapes._spTree.insert(2, band)


def _set_layout(layout: Any, name: str) -> None:
    layout.name = name
    _drop_dates(layout)
    title, text = _ROOMS[name]
    sizes = _SIZES[name]
    for place in list(layout.placeholders):
        index = place.placeholder_format.idx
        if index == _SECOND:
            place._element.getparent().remove(place._element)
        elif index in _FOOT:
            _put(place, _FOOT[index])
            _set_list_style(place, SMALL, "accent5", right=index == NUMBER)
        else:
            _put(place, text if index else title)
            _set_list_style(place, sizes[bool(index)], "tx1" if index else "tx2", bold=not index, bullet=bool(index))
            place.text_frame._txBody.bodyPr.set("anchor", "t" if index else "b")
    _add_sources(layout)
    if name == OPENING:
        _add_band(layout, Inches(0.4), HEIGHT)


def _add_sources(layout: Any) -> None:
    """A place for what the slide rests on, below its text."""
    place = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="80" name="Sources"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="{SOURCES}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f'<p:txBody><a:bodyPr anchor="b"/><a:lstStyle/><a:p><a:r><a:rPr lang="{LANGUAGE}"/><a:t>What the slide rests '
        "on</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    last = [one._element for one in layout.placeholders if one.placeholder_format.idx in (0, 1)][-1]
    last.addnext(place)
    made = next(one for one in layout.placeholders if one._element is place)
    _put(made, _FOOT[SOURCES])
    _set_list_style(made, SMALL, "accent5")


def _put(place: Any, box: Box) -> None:
    place.left, place.top, place.width, place.height = (Emu(Inches(inches)) for inches in box)


def _set_list_style(
    place: Any, points: int, colour: str, bold: bool = False, bullet: bool = False, right: bool = False
) -> None:
    style = place._element.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")
    style.clear()
    align = ' algn="r"' if right else ' algn="l"'
    indent = ' marL="342900" indent="-342900"' if bullet else ' marL="0" indent="0"'
    sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if bullet else "<a:buNone/>"
    style.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")}{indent}{align}>{sign}<a:defRPr sz="{points * 100}" b="{int(bold)}">'
            f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    )


def _set_letters(level: Any, points: int, colour: str, bold: bool = False) -> None:
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", str(points * 100))
    letters.set("b", str(int(bold)))
    letters.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", colour)


def _drop_dates(sheet: Any) -> None:
    for place in list(sheet.placeholders):
        if int(place.placeholder_format.type) == _DATE:
            place._element.getparent().remove(place._element)


def _set_theme(show: Show) -> None:
    """Our colours and letters; the letters' shape is named, for a computer that lacks the font."""
    part: Any = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme: Any = parse_xml(part.blob)
    for name, colour in _THEME_COLOURS.items():
        for place in theme.iter(qn(f"a:{name}")):
            for old in list(place):
                place.remove(old)
            place.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour}"/>'))
    for letters in ("majorFont", "minorFont"):
        for latin in theme.iterfind(f".//{qn(f'a:{letters}')}/{qn('a:latin')}"):
            latin.attrib.update({"typeface": FONT, "panose": PANOSE, "pitchFamily": "34", "charset": "0"})
    part.blob = serialize_part_xml(theme)


def _lighten(show: Show) -> None:
    """Takes out what the library's empty file brings along."""
    unwanted = re.compile("thumbnail|printerSettings|extended-properties")
    for relations in (show.part.package._rels, show.part.rels):
        for key in [key for key, one in relations.items() if unwanted.search(one.reltype)]:
            relations.pop(key)


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
