"""Sheets as Word files, opened again: headings, tables, fields to fill in, links, names, and each word in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Emu
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.office.help import read_help
from hereabouts.guidance.office.plain import to_plain
from hereabouts.guidance.office.word import make_word
from hereabouts.guidance.tree import TreeError, to_tree
from hereabouts.home import Home
from pack import DAY, HELPS, HOME, HOSTILE, called, guide_of, naming, settings, sheets

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
NAMED = {guide.tool: guide for guide in sheets()}
EXPECTED = {"T4", "T12", "T13", *(f"T{number}" for number in range(15, 23)), "T25", "T28"}


@cache
def file_of(tool: str) -> bytes:
    return make_word(NAMED[tool], naming(), HELPS, DAY)


@cache
def opened(tool: str) -> Any:
    return Document(BytesIO(file_of(tool)))


def made_of(text: str, **given: Any) -> Any:
    return Document(BytesIO(make_word(guide_of(text, **given), naming(), HELPS, DAY)))


def words_of(document: Any) -> list[str]:
    """Every word in the body, fields included, in the order of the file; a paragraph's and a cell's end ends a word."""
    pieces = []
    for element in document.element.body.iter():
        if element.tag == qn("w:t"):
            pieces.append(element.text or "")
        elif element.tag in (qn("w:p"), qn("w:br"), qn("w:tab")):
            pieces.append(" ")
    return "".join(pieces).split()


def words_of_page(guide: Guide) -> list[str]:
    """Every word that the page shows, urgent help aside, which comes from its own file."""

    def walk(element: Element) -> Iterator[str]:
        if element.get("data-here") == "help":
            return
        if element.tag not in ("a", "span", "em", "strong", "code", "abbr"):
            yield " "
        yield element.text or ""
        for child in element:
            yield from walk(child)
            yield child.tail or ""

    return "".join(walk(to_tree(guide, naming()))).split()


def test_the_sheets_that_people_fill_in_are_made() -> None:
    assert set(NAMED) == EXPECTED


@pytest.mark.parametrize("tool", NAMED)
def test_every_word_of_the_page_is_there_in_order(tool: str) -> None:
    written = iter(words_of(opened(tool)))
    missing = [word for word in words_of_page(NAMED[tool]) if word not in written]
    assert missing == []


@pytest.mark.parametrize("tool", NAMED)
def test_nothing_is_written_twice(tool: str) -> None:
    body = words_of(opened(tool))
    if "Sources" in body:
        body = body[: len(body) - 1 - body[::-1].index("Sources")]
    signs = body.count("☐")
    helps = len(words_of(made_of("# A sheet\n\n::: help\n:::\n"))) - 2 if "::: help" in NAMED[tool].text else 0
    assert len(body) - signs - helps == len(words_of_page(NAMED[tool]))


@pytest.mark.parametrize("tool", NAMED)
def test_headings_are_real_and_none_is_skipped(tool: str) -> None:
    names = [paragraph.style.name for paragraph in opened(tool).paragraphs]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert opened(tool).paragraphs[0].text == NAMED[tool].title


@pytest.mark.parametrize("tool", NAMED)
def test_every_table_has_a_head_that_comes_again_and_a_name(tool: str) -> None:
    for table in opened(tool).tables:
        rows = table._tbl.tr_lst
        heads = [row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None for row in rows]
        assert heads[0]
        assert not any(heads[1:])
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).strip()


@pytest.mark.parametrize("tool", NAMED)
def test_tables_fit_between_the_margins(tool: str) -> None:
    section = opened(tool).sections[0]
    across = Emu(section.page_width - section.left_margin - section.right_margin)
    for table in opened(tool).tables:
        widths = [column.width.mm for column in table.columns]
        assert sum(widths) <= across.mm + 0.1
        assert min(widths) >= 12


@pytest.mark.parametrize("tool", NAMED)
def test_every_field_has_a_name_and_a_number_of_its_own(tool: str) -> None:
    fields = list(opened(tool).element.body.iter(qn("w:sdt")))
    numbers = [field.find(f"{qn('w:sdtPr')}/{qn('w:id')}").get(qn("w:val")) for field in fields]
    names = [field.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")) for field in fields]
    assert len(set(numbers)) == len(numbers)
    assert all(name.strip() and len(name) <= 64 for name in names)


@pytest.mark.parametrize("tool", NAMED)
def test_what_is_asked_on_the_page_can_be_filled_in(tool: str) -> None:
    root = to_tree(NAMED[tool], naming())
    body = opened(tool).element.body
    boxes = list(body.iter(f"{W14}checkbox"))
    ticks = sum(len(listed) for one in root.iter("div") if one.get("class") == "fill tick" for listed in one)
    numbers = sum(len(one) for one in root.iter("ul") if one.get("class") == "scale")
    assert len(boxes) == ticks + numbers
    assert all(box.find(f"{W14}checked").get(f"{W14}val") == "0" for box in boxes)
    assert all(box.getparent().getparent().find(qn("w:sdtContent")).findtext(f".//{qn('w:t')}") == "☐" for box in boxes)
    lines = sum(one.get("class") == "line" for one in root.iter("div"))
    styles = [one.get(qn("w:val")) for one in body.iter(qn("w:pStyle"))]
    assert styles.count("Lines") == lines
    for field in body.iterchildren(qn("w:sdt")):
        assert {paragraph.pPr.pStyle.val for paragraph in field.iter(qn("w:p"))} <= {"Lines", "Box"}


@pytest.mark.parametrize("tool", NAMED)
def test_links_lead_to_full_addresses(tool: str) -> None:
    relations = opened(tool).part.rels.values()
    targets = [one.target_ref for one in relations if one.is_external]
    assert all(target.startswith(("https://", "mailto:")) for target in targets)
    assert not any("here:" in target or ".md" in target for target in targets)
    pages = [target for target in targets if target.startswith(settings().address)]
    assert pages


@pytest.mark.parametrize("tool", NAMED)
def test_a_file_says_what_it_is(tool: str) -> None:
    said, guide = opened(tool).core_properties, NAMED[tool]
    assert (said.title, said.subject, said.keywords) == (guide.title, guide.meta["description"], tool)
    assert (said.author, said.language, said.comments) == ("The Pellbridge list team", "en-GB", "")
    assert said.created == said.modified == datetime(2026, 11, 26, tzinfo=UTC)


@pytest.mark.parametrize("tool", NAMED)
def test_a_page_is_a4_in_british_english_with_name_and_number(tool: str) -> None:
    document = opened(tool)
    section = document.sections[0]
    assert sorted((section.page_width.mm, section.page_height.mm)) == pytest.approx([210, 297], abs=0.1)
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert section.header.paragraphs[0].text == f"{settings().name}\t{NAMED[tool].title} ({tool})"
    assert section.header.paragraphs[1].text.startswith("Invented example")
    codes = [one.get(qn("w:instr")) for one in section.footer._element.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text.startswith("pellbridge.example.org\tPage ")


@pytest.mark.parametrize("tool", NAMED)
def test_a_picture_has_its_words(tool: str) -> None:
    alts = [one.get("alt") for one in to_tree(NAMED[tool], naming()).iter("img")]
    shown = [one.get("descr") for one in opened(tool).element.body.iter(qn("wp:docPr"))]
    assert shown == alts
    assert all(shown)


def test_the_font_has_a_fallback_by_name() -> None:
    with ZipFile(BytesIO(file_of("T4"))) as parts:
        fonts = parts.read("word/fontTable.xml").decode()
        styles = parts.read("word/styles.xml").decode()
    assert re.search(r'w:name="Atkinson Hyperlegible Next"><w:altName w:val="Arial"/>', fonts)
    assert "Theme=" not in "".join(re.findall(r"<w:rFonts[^>]*>", styles))


def test_a_sheet_for_the_public_has_large_letters() -> None:
    assert made_of("# A sheet\n", large=True).styles["Normal"].font.size.pt == 14
    assert made_of("# A sheet\n").styles["Normal"].font.size.pt == 12


def test_a_wide_table_lays_the_paper_on_its_side() -> None:
    wide = "# A sheet\n\n" + "| a " * 7 + "|\n" + "|---" * 7 + "|\n"
    section = made_of(wide).sections[0]
    assert section.page_width > section.page_height
    section = made_of(wide.replace("| a |\n", "|\n").replace("|---|\n", "|\n")).sections[0]
    assert section.page_width < section.page_height


def test_lists_are_real_and_numbers_begin_again() -> None:
    document = made_of("# A sheet\n\n- a\n    - b\n\nText.\n\n1. c\n2. d\n\nText.\n\n1. e\n\n    more\n")
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert (styles["a"], styles["b"], styles["c"]) == ("List Bullet", "List Bullet 2", "List Number")
    numbers = {one.text: one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"}
    assert numbers["c"] == numbers["d"] != numbers["e"]
    assert styles["more"] == "Normal"


def test_words_stand_out_as_on_the_page() -> None:
    document = made_of("# A sheet\n\nPlain **bold *both*** *slanted* [a **link**](../find.md) end.\n")
    runs = {run.text: (bool(run.bold), bool(run.italic)) for run in document.paragraphs[1].runs}
    assert runs["bold "] == (True, False)
    assert runs["both"] == (True, True)
    assert runs["slanted"] == (False, True)
    (link,) = document.paragraphs[1].hyperlinks
    assert (link.text, link.address) == ("a link", f"{settings().address}find/")
    assert document.paragraphs[1].text == "Plain bold both slanted a link end."


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("../index.md", ""),
        ("goal-plan.md#steps", "toolkit/goal-plan/#steps"),
        ("../practice/index.md", "practice/"),
        ("tool:T4", "toolkit/goal-plan/"),
        ("find:cost=free&interest=nature", "find/#cost=free&interest=nature"),
        ("#here", "toolkit/a-sheet/#here"),
    ],
)
def test_a_link_leads_into_the_live_site(href: str, leads: str) -> None:
    document = made_of(f"# A sheet\n\n[words]({href})\n")
    (link,) = document.paragraphs[1].hyperlinks
    assert (link.address + (f"#{link.fragment}" if link.fragment else "")) == settings().address + leads


def test_a_cited_work_is_named_and_given_in_full_at_the_end() -> None:
    document = made_of("# A sheet\n\nAs found [@webber2021].\n")
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[1] == "As found (Webber and others, 2021)."
    assert texts[-2] == "Sources"
    assert texts[-1].startswith("Webber M")
    assert "https://doi.org/" in texts[-1]


def test_what_is_invented_says_so_at_both_ends() -> None:
    texts = [one.text for one in made_of("# A sheet\n\n::: example Sam’s plan\nOne.\n\nTwo.\n:::\n").paragraphs]
    assert texts[1:] == ["This example is invented.", "Sam’s plan", "One.", "Two.", "End. This example is invented."]


def test_a_new_page_begins_where_the_page_says() -> None:
    document = made_of("# A sheet\n\nOne.\n\n::: page\n:::\n\n## Two {#two}\n\nThree.\n")
    breaks = {one.text: one.paragraph_format.page_break_before for one in document.paragraphs}
    assert breaks == {"A sheet": None, "One.": None, "Two": True, "Three.": None}


def test_urgent_help_is_that_of_the_directory() -> None:
    helps = read_help(HOME, settings())
    assert "999 if a life is at risk" in helps
    assert "NHS 24 on 111" not in helps
    texts = [one.text for one in made_of("# A sheet\n\n::: help\n:::\n").paragraphs]
    assert texts[1:] == ["Need help now?", *HELPS, "More: pellbridge.example.org/help"]


def test_a_picture_that_is_not_there_leaves_its_words() -> None:
    texts = [one.text for one in made_of("# A sheet\n\n::: figure no-such\nalt: Two people.\n:::\n").paragraphs]
    assert texts[1] == "Picture: Two people."


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TreeError):
        made_of("# A sheet\n\n    code\n")


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_whatever_the_settings_say_the_file_opens(name: str) -> None:
    document = Document(BytesIO(make_word(NAMED["T13"], called(name), HELPS, DAY)))
    header = document.sections[0].header.paragraphs[0].text
    assert header.startswith(to_plain(name).strip())
    assert to_plain(name).split()[0] in " ".join(one.text for one in document.paragraphs)
    assert len(document.core_properties.author) <= 255


@trying(max_examples=40)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_stand_in_a_heading_and_in_a_cell(one: str, other: str) -> None:
    guide = guide_of("# [here:name]\n\n| [here:team] |\n|---|\n| |\n")
    with_names = called(one)
    with_names.settings.data["team"]["name"] = other
    document = Document(BytesIO(make_word(guide, with_names, HELPS, DAY)))
    assert document.paragraphs[0].text == to_plain(one or "this directory").strip(" ")
    fallback = "the team that looks after the directory"
    assert document.tables[0].rows[0].cells[0].text == to_plain(other or fallback).strip(" ")


@pytest.mark.parametrize("tool", ["T4", "T12"])
def test_equal_input_makes_equal_bytes(tool: str) -> None:
    assert make_word(NAMED[tool], naming(), HELPS, DAY) == file_of(tool)
    later = make_word(NAMED[tool], naming(), HELPS, date(2026, 11, 27))
    assert later != file_of(tool)
    with ZipFile(BytesIO(file_of(tool))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2026, 11, 26, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"


def test_the_help_of_a_directory_without_its_own_is_ours(tmp_path: Any) -> None:
    assert read_help(Home(HOME.project, tmp_path, DAY), settings()) == read_help(HOME, settings())
