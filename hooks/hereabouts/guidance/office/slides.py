"""The training slides as one show: title, text, picture and sources in this order; the notes say the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Show
from pptx.util import Inches

from hereabouts.guidance.naming import Naming
from hereabouts.guidance.office.look import EXAMPLE
from hereabouts.guidance.office.picture import fit_into, to_png
from hereabouts.guidance.office.plain import to_plain
from hereabouts.guidance.office.properties import fill_properties
from hereabouts.guidance.office.slide_frame import (
    NUMBER,
    OPENING,
    PICTURE,
    PICTURE_ROOM,
    SESSION,
    SOURCES,
    TEXT,
    layout_named,
    new_show,
)
from hereabouts.guidance.office.slide_place import copy_place
from hereabouts.guidance.office.slide_words import Slide, to_slide
from hereabouts.guidance.office.zipped import of_one_day

TITLE = "Training slides"
SUBJECT = "Slides for the one-day training, with what the trainer may say."
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NEWER = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def make_slides(naming: Naming, today: date) -> bytes:
    """The show."""
    show = new_show()
    slides = [to_slide(row, naming) for row in naming.library.slides]
    for number, slide in enumerate(slides, 1):
        _add_slide(show, slide, _foot_words(slide, naming), number)
    _add_sections(show, slides)
    fill_properties(show.core_properties, TITLE, SUBJECT, "", naming, today)
    made = BytesIO()
    show.save(made)
    return of_one_day(made.getvalue(), today)


def _foot_words(slide: Slide, naming: Naming) -> str:
    example = f" · {EXAMPLE}" if naming.settings.example else ""
    return f"{slide.session} · {to_plain(naming.here('name'))}{example}"


def _add_slide(show: Show, slide: Slide, foot: str, number: int) -> None:
    layout = layout_named(show, OPENING if number == 1 else PICTURE if slide.picture else TEXT)
    made: Any = show.slides.add_slide(layout)
    places = {place.placeholder_format.idx: place for place in made.placeholders}
    for index, name in ((0, "Title"), (1, "Points"), (SOURCES, "Sources")):
        places[index].name = name
    _write(places[0].text_frame, [slide.title])
    _write(places[1].text_frame, slide.points)
    _write(places[SOURCES].text_frame, [slide.foot])
    if slide.picture:
        _add_picture(made, slide, places[1])
    for index, name in ((SESSION, "Session"), (NUMBER, "Slide number")):
        made.shapes._spTree.append(copy_place(layout, index))
        place = made.shapes[-1]
        place.name = name
        place._element.nvSpPr.cNvPr.set("id", str(100 + index))
    _write(made.shapes[-2].text_frame, [foot])
    for shown in made.shapes[-1]._element.iter(qn("a:t")):
        shown.text = str(number)
    _write(made.notes_slide.notes_text_frame, slide.notes)


def _add_picture(made: Any, slide: Slide, points: Any) -> None:
    """Behind the text in reading order, beside it to look at."""
    png = to_png(slide.picture)
    left, top, wide, high = map(Inches, PICTURE_ROOM)
    width, height = fit_into(png, wide, high)
    at = left + (wide - width) // 2, top + (high - height) // 2
    picture = made.shapes.add_picture(BytesIO(png), *at, width, height)
    picture.name = "Picture"
    picture._element.nvPicPr.cNvPr.set("descr", slide.alt)
    points._element.addnext(picture._element)


def _write(frame: Any, paragraphs: Sequence[str]) -> None:
    frame.clear()
    for number, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = words
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _add_sections(show: Show, slides: Sequence[Slide]) -> None:
    """One section for each session, by which a trainer finds the way."""
    ids = [one.get("id") for one in show.slides._sldIdLst]
    sections = ""
    for session, group in groupby(zip(slides, ids, strict=True), lambda pair: pair[0].session):
        held = "".join(f'<p14:sldId id="{number}"/>' for _, number in group)
        named = "{" + str(uuid5(NAMESPACE_URL, session + held)).upper() + "}"
        sections += f"<p14:section name={quoteattr(session)} id={quoteattr(named)}><p14:sldIdLst>{held}"
        sections += "</p14:sldIdLst></p14:section>"
    for old in show.element.findall(qn("p:extLst")):
        show.element.remove(old)
    space = "http://schemas.openxmlformats.org/presentationml/2006/main"
    show.element.append(
        parse_xml(
            f'<p:extLst xmlns:p="{space}"><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{_NEWER}">{sections}'
            "</p14:sectionLst></p:ext></p:extLst>"
        )
    )
