"""An empty slide show in our look: wide, three layouts, each with a real title, text, sources and number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Show
from pptx.util import Inches

from hereabouts.guidance.office.look import LANGUAGE
from hereabouts.guidance.office.slide_place import Box, add_band, put, set_letters, set_list_style
from hereabouts.guidance.office.slide_theme import set_theme

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
OPENING, TEXT, PICTURE = "Opening", "Text", "Text and picture"
_SECOND, _DATE = 2, 16
"""A layout's second text, and a place for a date: neither is wanted."""
_KEPT = {"Title Slide": OPENING, "Title and Content": TEXT, "Two Content": PICTURE}
SOURCES, SESSION, NUMBER = 13, 11, 12
"""Numbers of our places in a layout."""
PICTURE_ROOM: Box = (7.75, 0.55, 4.9, 5.75)
_ROOMS: Mapping[str, tuple[Box, Box]] = {
    OPENING: ((0.7, 0.7, 11.9, 1.9), (0.7, 2.8, 11.9, 3.2)),
    TEXT: ((0.7, 0.32, 11.9, 1.48), (0.7, 1.95, 11.9, 4.15)),
    PICTURE: ((0.7, 0.32, 6.8, 1.48), (0.7, 1.95, 6.8, 4.15)),
}
_FOOT: Mapping[int, Box] = {
    SOURCES: (0.7, 6.15, 11.9, 0.62), SESSION: (0.7, 6.85, 10.5, 0.4), NUMBER: (11.4, 6.85, 1.2, 0.4),
}  # fmt: skip
_SIZES = {OPENING: (46, 32, 12), TEXT: (40, 32, 12), PICTURE: (36, 26, 8)}
"""Points of the title, of the text, and between its lines."""
SMALL = 14


def new_show() -> Show:
    """An empty show."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    set_theme(show)
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
        put(place, rooms[int(place.placeholder_format.type)])
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    set_letters(title, _SIZES[TEXT][0], "tx2", bold=True)
    for level in styles.find(qn("p:bodyStyle")):
        set_letters(level, _SIZES[TEXT][1], "tx1")
    add_band(master, WIDTH, Inches(0.16))


def _set_layout(layout: Any, name: str) -> None:
    layout.name = name
    if name == PICTURE:
        layout.element.set("type", "obj")
    _drop_dates(layout)
    title, text = _ROOMS[name]
    sizes = _SIZES[name]
    for place in list(layout.placeholders):
        index = place.placeholder_format.idx
        if index == _SECOND:
            place._element.getparent().remove(place._element)
        elif index in _FOOT:
            put(place, _FOOT[index])
            set_list_style(place, SMALL, "accent5", right=index == NUMBER)
        else:
            put(place, text if index else title)
            set_list_style(
                place, sizes[bool(index)], "tx1" if index else "tx2", bold=not index, gap=sizes[2] * bool(index)
            )
            place.text_frame._txBody.bodyPr.set("anchor", "t" if index else "b")
    _add_sources(layout)
    if name == OPENING:
        add_band(layout, Inches(0.4), HEIGHT)


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
    put(made, _FOOT[SOURCES])
    set_list_style(made, SMALL, "accent5")


def _drop_dates(sheet: Any) -> None:
    for place in list(sheet.placeholders):
        if int(place.placeholder_format.type) == _DATE:
            place._element.getparent().remove(place._element)
