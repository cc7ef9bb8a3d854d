"""Words on their way to paper: whatever stands in a page comes out as that text, and never as code."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import small_town
from hereabouts.guidance.library import NO_LIBRARY
from hereabouts.guidance.print.compiler import compile_pdf
from hereabouts.guidance.print.flow import to_flow
from hereabouts.guidance.print.glyph import FOR_MISSING, letters_of, mend, missing_in
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import Leads
from hereabouts.guidance.print.quote import is_printed, quote
from hereabouts.guidance.print.template import TEMPLATES
from hereabouts.home import PROJECT
from printing import squeezed, text_of

LETTERS = letters_of(PROJECT)
NO_DOTS = "\u2800"
"""Braille's empty cell: it has no ink, so a reader of the PDF takes it for a space."""
# What a reader of the PDF takes apart or joins by itself is no matter of ours, nor that it tells a letter twice
# where a mark of its own stands above it. Scripts whose letters join or turn round are looked at in the booklet.
SEEN = sorted(
    letter
    for letter in LETTERS
    if is_printed(letter)
    and squeezed(letter) == letter
    and not unicodedata.category(letter).startswith("M")
    and letter != NO_DOTS
    and not "\u0590" <= letter < "\u1e00"
    and not "\ufb1d" <= letter < "\uff00"
    and unicodedata.bidirectional(letter) != "AN"
    and (letter < "\u0100" or unicodedata.normalize("NFD", letter) == letter)
)
CODE = "#\"[]{}()$\\/*_`<>@=+-~'&;:%^|!?,."
TYPST = {file.name: file.read_bytes() for file in TEMPLATES.glob("*.typ")}


def put_on_paper(element: Element) -> str:
    """The text of a PDF that holds this element."""
    writing = Writing("practice/one.md", Leads(NO_LIBRARY, "https://smallton.example.org/"))
    flow = to_flow([element], writing, lambda _, __: "[]")
    main = f'#import "look.typ": *\n#show: look.with(title: "One")\n#set page(width: 60cm)\n#{flow}\n'
    return text_of(compile_pdf({**TYPST, "main.typ": main.encode()}, PROJECT, small_town.TODAY))


@settings(max_examples=60)
@given(st.text(st.sampled_from(SEEN) | st.sampled_from(CODE), min_size=1, max_size=40))
@example('"); panic("out')
@example('#import "x.typ"')
@example("\\u{41}")
@example("// gone")
@example("/* gone")
@example("= No heading")
@example("- no list")
@example("$x$ *b* _i_ `c` <label> @cite ~ -- --- ...")
def test_any_text_comes_out_as_it_is(text: str) -> None:
    paragraph = Element("p")
    paragraph.text = f"x{text}x"
    assert squeezed(put_on_paper(paragraph)) == squeezed(f"x{text}x")


@settings(max_examples=20)
@given(st.text(st.sampled_from(SEEN) | st.sampled_from(CODE), min_size=1, max_size=20))
def test_it_does_so_in_a_link_in_bold_in_a_cell(text: str) -> None:
    table = Element("table")
    head, row = SubElement(table, "tr"), SubElement(table, "tr")
    SubElement(head, "th").text = "Head"
    link = SubElement(SubElement(SubElement(row, "td"), "strong"), "a", {"href": f"https://example.org/{text}"})
    link.text = f"x{text}x"
    assert squeezed(f"x{text}x") in squeezed(put_on_paper(table))


@given(st.text())
def test_nothing_unseen_and_no_line_break_is_left_in_a_string(text: str) -> None:
    quoted = quote(text)
    assert quoted.startswith('"')
    assert quoted.endswith('"')
    assert all(is_printed(letter) for letter in quoted)


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\u202e", "\ud800", "\ufffe", "\ue000"])
def test_what_cannot_be_seen_is_left_out(letter: str) -> None:
    assert quote(f"a{letter}b") == '"ab"'


def test_letters_of_british_names_and_signs_of_forms_are_there() -> None:
    assert missing_in("ŴŵŶŷ Zoë Seán Łódź “’–—… £ € ½ × ☐ ☑ ✓ ✂ ★", LETTERS) == []


def test_a_letter_without_a_shape_is_found_and_mended() -> None:
    assert missing_in("Ask 龘 for ක, and 龘", LETTERS) == ["龘", "ක"]
    assert mend({"name": "Ask 龘", "list": ["ක"]}, LETTERS) == {"name": f"Ask {FOR_MISSING}", "list": [FOR_MISSING]}
    assert FOR_MISSING in LETTERS


def test_no_template_takes_a_package_from_the_network() -> None:
    assert not [file for file in TEMPLATES.glob("*.typ") if "@preview" in Path(file).read_text(encoding="utf-8")]
