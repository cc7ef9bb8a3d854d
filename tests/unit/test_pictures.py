"""The pictures of the guidance pack: drawn in what both the screen and print know, small, and never the only teller."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

GUIDANCE = Path(__file__).parents[2] / "guidance"
PICTURES = {file.stem: file for file in sorted((GUIDANCE / "pictures").glob("*.svg"))}
EXPECTED = """
asset-board bonding-bridging easy-bus easy-choose easy-help easy-money easy-people easy-private easy-search easy-steps
easy-talk easy-together model network-map plan-do-review poster-champion poster-find poster-tell rings-example
step-before step-connections step-do step-plan step-review steps two-partners
"""

FONT = "Atkinson Hyperlegible Next"
# The site maps each to a token, so that a picture knows light and dark; print takes them as they are.
GROUNDS = {"#fffdf9", "#e3f4e7", "#fff1d6", "#fdeef3", "#d9e8ec"}
INKS = {"#1d2a30", "#4a5a62", "#0b5d5e", "#14532d", "#6b3a00", "#5b1f3a"}
ON_PRIMARY = "#ffffff"
PRIMARY = "#0b5d5e"
COLOURS = GROUNDS | INKS | {ON_PRIMARY, "#8ad6d2", "#767c82", "#2f6f9f"}

SHAPES = {"path", "rect", "circle", "ellipse", "text"}
ELEMENTS = SHAPES | {"svg", "title", "desc", "g"}
# No id could clash on a page with two pictures; no style, class, address or script is understood.
ATTRIBUTES = """
viewBox role d x y width height cx cy r rx ry transform fill stroke stroke-width stroke-dasharray stroke-linecap
stroke-linejoin font-family font-size font-weight text-anchor
"""
LARGE, SMALL = 12 * 1024, 4 * 1024
PHONE = 340
SMALLEST_TEXT = 14


def most_bytes(name: str) -> int:
    return LARGE if name == "model" or name.startswith("poster-") else SMALL


def name_of(element: Element) -> str:
    return element.tag.removeprefix("{http://www.w3.org/2000/svg}")


def painted(element: Element, inherited: dict[str, str]) -> Iterator[tuple[Element, dict[str, str]]]:
    """Every element with its attributes and those that it inherits."""
    own = {**inherited, **element.attrib}
    yield element, own
    for below in element:
        yield from painted(below, own)


def pages() -> dict[str, str]:
    files = sorted(GUIDANCE.rglob("*.md"))
    return {file.relative_to(GUIDANCE).as_posix(): file.read_text(encoding="utf-8") for file in files}


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=PICTURES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def picture(name: str) -> Element:
    return ElementTree.parse(PICTURES[name]).getroot()


def test_every_picture_that_the_pack_uses_is_drawn():
    assert sorted(PICTURES) == sorted(EXPECTED.split())
    named = {name for text in pages().values() for name in re.findall(r"^::: figure (\S+)", text, re.MULTILINE)}
    assert named <= set(PICTURES)


def test_a_picture_begins_with_its_title_and_what_it_shows(picture: Element):
    assert (name_of(picture), picture.get("role")) == ("svg", "img")
    title, shows = picture[0], picture[1]
    assert (name_of(title), name_of(shows)) == ("title", "desc")
    assert title.text
    assert len((shows.text or "").split()) >= 5


def test_a_picture_holds_shapes_and_text_only(picture: Element):
    for element in picture.iter():
        assert name_of(element) in ELEMENTS
        assert set(element.attrib) <= set(ATTRIBUTES.split()), ElementTree.tostring(element)


def test_a_picture_is_painted_in_the_colours_that_have_a_role(picture: Element):
    for element, own in painted(picture, {}):
        if name_of(element) in SHAPES:
            assert own.get("fill") in COLOURS | {"none"}, ElementTree.tostring(element)
            assert own.get("stroke", "none") in COLOURS | {"none"}, ElementTree.tostring(element)


def test_text_is_in_the_font_that_is_shipped_and_can_be_read_on_a_phone(picture: Element):
    width = float(picture.attrib["viewBox"].split()[2])
    for element, own in painted(picture, {}):
        if name_of(element) == "text":
            assert own.get("font-family") == FONT
            assert own["fill"] in INKS | {ON_PRIMARY}
            assert float(own["font-size"]) / width * PHONE >= SMALLEST_TEXT, element.text


def test_inks_can_be_read_on_every_ground():
    assert contrast(ON_PRIMARY, PRIMARY) >= 4.5
    assert {(ink, ground) for ink in INKS for ground in GROUNDS if contrast(ink, ground) < 4.5} == set()


def test_a_picture_is_small(name: str):
    assert PICTURES[name].stat().st_size <= most_bytes(name)


def test_what_the_model_says_stands_in_words_beside_it_wherever_it_is_shown():
    model = ElementTree.parse(PICTURES["model"]).getroot()
    drawn = words_in(" ".join(element.text or "" for element in model.iter() if name_of(element) == "text"))
    assert {"person", "practitioner", "connections", "plan", "do", "review", "barriers", "organisation"} <= drawn
    assert drawn <= words_in(model[1].text or "")
    shown = {page: text for page, text in pages().items() if "::: figure model\n" in text}
    assert {"implementation/the-model.md", "practice/the-model.md"} <= set(shown)
    missing = {page: drawn - words_in(text) for page, text in shown.items()}
    assert {page: words for page, words in missing.items() if words} == {}
