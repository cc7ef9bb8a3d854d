"""The training slides, opened again: titles, points, notes, pictures with words, sources, and room for all of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from hereabouts.guidance.naming import Naming
from hereabouts.guidance.office.plain import to_plain
from hereabouts.guidance.office.slides import make_slides
from hereabouts.home import PROJECT
from pack import DAY, HOSTILE, called, library, naming, settings

ROWS = library().slides
NUMBERS = range(len(ROWS))
FONTS = PROJECT / "node_modules/@expo-google-fonts/atkinson-hyperlegible-next"
ONE = {"session": "A", "title": "One", "points": ["First"], "notes": "Say this.", "origin": "ours"}


@cache
def file() -> bytes:
    return make_slides(naming(), DAY)


@cache
def show() -> Any:
    return Presentation(BytesIO(file()))


def slide(number: int) -> Any:
    return show().slides[number]


def made_of(*rows: dict[str, Any], with_naming: Naming | None = None) -> Any:
    given = with_naming or naming()
    return Presentation(BytesIO(make_slides(replace(given, library=replace(library(), slides=rows)), DAY)))


def filled(text: str) -> str:
    """The text with the example's names."""
    names = {"name": settings().name, "place": "Pellbridge", "address": "pellbridge.example.org"}
    names |= {"email": "list@example.org", "team": "The Pellbridge list team"}
    return re.sub(r"\[here:(\w+)\]", lambda found: names[found[1]], " ".join(text.split()))


def place(number: int, index: int) -> Any:
    return next(one for one in slide(number).placeholders if one.placeholder_format.idx == index)


def test_every_slide_is_there_with_a_title_of_its_own() -> None:
    titles = [one.shapes.title.text_frame.text for one in show().slides]
    assert titles == [filled(row["title"]) for row in ROWS]
    assert len(set(titles)) == len(titles) == 32
    kinds = {one.shapes.title.placeholder_format.type for one in show().slides}
    assert kinds == {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


@pytest.mark.parametrize("number", NUMBERS)
def test_points_and_notes_are_those_of_the_list(number: int) -> None:
    row = ROWS[number]
    assert [one.text for one in place(number, 1).text_frame.paragraphs] == [filled(point) for point in row["points"]]
    notes = [one.text for one in slide(number).notes_slide.notes_text_frame.paragraphs]
    assert notes[0] == filled(row["notes"])
    assert len(notes) == (len(row["cites"]) + 2 if row.get("cites") else 1)


@pytest.mark.parametrize("number", NUMBERS)
def test_reading_order_is_title_text_picture_sources(number: int) -> None:
    wanted = ["Title", "Points", "Picture", "Sources", "Session", "Slide number"]
    if not ROWS[number].get("picture"):
        wanted.remove("Picture")
    assert [shape.name for shape in slide(number).shapes] == wanted
    numbers = [shape.shape_id for shape in slide(number).shapes]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_picture_has_its_words_and_stands_within_the_slide(number: int) -> None:
    pictures = [shape for shape in slide(number).shapes if shape.name == "Picture"]
    assert len(pictures) == bool(ROWS[number].get("picture"))
    for picture in pictures:
        assert picture._element.nvPicPr.cNvPr.get("descr") == " ".join(ROWS[number]["alt"].split())
        text = place(number, 1)
        assert text.left + text.width <= picture.left
        assert picture.left + picture.width <= show().slide_width
        assert picture.top + picture.height <= place(number, 13).top


@pytest.mark.parametrize("number", NUMBERS)
def test_the_foot_says_what_a_slide_rests_on(number: int) -> None:
    row, said = ROWS[number], place(number, 13).text_frame.text
    assert ("our own suggestion" in said.lower()) == (row["origin"] in ("ours", "mixed"))
    for key in row.get("cites", ()):
        assert naming().cite(key) in said
    if row["origin"] != "ours" and not row.get("cites"):
        assert "manual that this pack rewrites" in said


@pytest.mark.parametrize("number", NUMBERS)
def test_number_and_session_stand_at_the_foot(number: int) -> None:
    assert place(number, 12).text_frame._txBody.findtext(f".//{qn('a:t')}") == str(number + 1)
    assert place(number, 12)._element.find(f".//{qn('a:fld')}").get("type") == "slidenum"
    assert place(number, 11).text_frame.text == f"{ROWS[number]['session']} · {settings().name} · Invented example"


def letters_of(number: int, index: int) -> Any:
    """How the layout writes a place: the properties of its first level."""
    layout = next(one for one in slide(number).slide_layout.placeholders if one.placeholder_format.idx == index)
    return layout._element.find(f".//{qn('a:lvl1pPr')}")


def lines_of(text: str, points: float, width: float, bold: bool) -> int:
    """How many lines the words take in the shipped font; width in points."""
    face = "700Bold/AtkinsonHyperlegibleNext_700Bold" if bold else "400Regular/AtkinsonHyperlegibleNext_400Regular"
    font = ImageFont.truetype(FONTS / f"{face}.ttf", round(points * 10))
    lines, line = 1, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        lines, line = (lines, longer) if font.getlength(longer) <= width * 10 else (lines + 1, word)
    return lines


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("index", [0, 1, 11, 13])
def test_letters_are_large_and_fit_into_their_place(number: int, index: int) -> None:
    box, level = place(number, index), letters_of(number, index)
    points = int(level.find(qn("a:defRPr")).get("sz")) / 100
    assert points >= (24 if index < 2 else 14)
    gap = level.find(f"{qn('a:spcBef')}/{qn('a:spcPts')}")
    between = int(gap.get("val")) / 100 if gap is not None else 0
    inset = 14.4 + int(level.get("marL")) / 12700
    texts = [one.text for one in box.text_frame.paragraphs]
    lines = sum(lines_of(text, points, box.width.pt - inset, bold=index == 0) for text in texts)
    assert lines * points * 1.2 + len(texts) * between + 7.2 <= box.height.pt


def test_nothing_moves_and_nothing_covers_the_next() -> None:
    with ZipFile(BytesIO(file())) as parts:
        whole = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    assert "<p:transition" not in whole
    assert "<p:timing" not in whole
    for layout in show().slide_layouts:
        boxes = {one.placeholder_format.idx: one for one in layout.placeholders}
        for upper, lower in ((0, 1), (1, 13), (13, 11)):
            assert boxes[upper].top + boxes[upper].height <= boxes[lower].top
        for box in boxes.values():
            assert box.left + box.width <= show().slide_width
            assert box.top + box.height <= show().slide_height


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_stand_out_from_the_ground() -> None:
    with ZipFile(BytesIO(file())) as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode()
    colours = dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w{6})"/></a:\1>', theme))
    assert 'typeface="Atkinson Hyperlegible Next" panose="020B0604020202020204"' in theme
    ground = luminance(colours["lt1"])
    used = {"tx1": "dk1", "tx2": "dk2", "accent5": "accent5"}
    for number in NUMBERS:
        for index in (0, 1, 11, 12, 13):
            named = letters_of(number, index).find(f".//{qn('a:schemeClr')}").get("val")
            assert (ground + 0.05) / (luminance(colours[used[named]]) + 0.05) >= 7 - 0.1


def test_it_is_wide_british_and_says_what_it_is() -> None:
    assert show().slide_width * 9 == pytest.approx(show().slide_height * 16, rel=1e-3)
    said = show().core_properties
    assert (said.title, said.author, said.language) == ("Training slides", "The Pellbridge list team", "en-GB")
    with ZipFile(BytesIO(file())) as parts:
        slides = "".join(
            parts.read(name).decode() for name in parts.namelist() if re.match(r"ppt/slides/slide\d", name)
        )
    assert set(re.findall(r'lang="([^"]+)"', slides)) == {"en-GB"}


def test_sections_are_the_sessions() -> None:
    sections = [one for one in show().element.iter() if one.tag.endswith("}section")]
    assert [one.get("name") for one in sections] == list(dict.fromkeys(row["session"] for row in ROWS))
    held = [one.get("id") for section in sections for one in section.iter() if one.tag.endswith("}sldId")]
    assert held == [one.get("id") for one in show().slides._sldIdLst]
    assert len({one.get("id") for one in sections}) == len(sections)


def test_a_sheet_and_a_word_are_named_on_a_slide() -> None:
    made = made_of({**ONE, "points": ["Take [tool:T4]", "A [term:network]"], "notes": "Ring [here:phone]."})
    points = [one.text for one in made.slides[0].placeholders[1].text_frame.paragraphs]
    assert points == ["Take Goal plan (T4)", f"A {library().glossary['network']['term']}"]
    assert made.slides[0].notes_slide.notes_text_frame.text == "Ring 01632 960200."


def test_a_picture_that_is_not_there_is_left_out() -> None:
    made = made_of(ONE, {**ONE, "title": "Two", "picture": "no-such", "alt": "Nothing."})
    assert [shape.name for shape in made.slides[1].shapes] == ["Title", "Points", "Sources", "Session", "Slide number"]


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_whatever_the_settings_say_the_file_opens(name: str) -> None:
    rows = ({**ONE, "title": "In [here:place]", "session": "[here:name]"}, {**ONE, "notes": "[here:team]"})
    made = made_of(*rows, with_naming=called(name))
    said = to_plain(name).strip()
    assert made.slides[0].shapes.title.text_frame.text == f"In {said}"
    assert made.slides[1].notes_slide.notes_text_frame.text == said
    (first, _) = (one for one in made.element.iter() if one.tag.endswith("}section"))
    assert first.get("name") == said


@trying(max_examples=20)
@given(st.text(max_size=40))
def test_any_name_can_stand_in_a_title(name: str) -> None:
    made = made_of({**ONE, "title": "In [here:place]."}, with_naming=called(name))
    assert made.slides[0].shapes.title.text_frame.text == re.sub(" +", " ", f"In {to_plain(name)}.")


def test_equal_input_makes_equal_bytes() -> None:
    assert make_slides(naming(), DAY) == file()
    assert make_slides(naming(), date(2026, 11, 27)) != file()
    with ZipFile(BytesIO(file())) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2026, 11, 26, 0, 0, 0)}
