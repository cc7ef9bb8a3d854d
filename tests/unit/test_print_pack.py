"""Our own pack on paper, every file opened: tagged, titled, with words on every page, its pictures told in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

import small_town
from hereabouts.guidance.library import Library, read_library
from hereabouts.guidance.print.desk import Desk
from hereabouts.guidance.print.document import Print, prints
from hereabouts.guidance.print.flow import LEVELS
from hereabouts.guidance.print.write import FOLDER, check_print, make_prints, to_desk
from hereabouts.home import PROJECT, Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key
from printing import figures_of, squeezed, tags_of, text_of, texts_of, town

HOME = Home(PROJECT, PROJECT / "directory", small_town.TODAY)
MM = 72 / 25.4
PAPER = {"A4": (210, 297), "A3": (297, 420), "A5": (148.5, 210), "A4, folded to A5": (297, 210)}
SVG = "{http://www.w3.org/2000/svg}"
FACES = ("AtkinsonHyperlegibleNext", "NotoSansSymbols2")


@cache
def desk() -> Desk:
    library, problems = read_library(HOME)
    assert not problems
    return to_desk(library, town(), HOME)


@cache
def made() -> Mapping[str, tuple[Print, bytes]]:
    """Every file, made once; a second run of the tests takes them from the memory between runs."""
    kept = Kept(HOME.cache / f"tests-{FOLDER}", judging_key(HOME, (), {}))
    files = {one.name: (one, pdf) for one, pdf in make_prints(prints(desk().naming.library), desk(), HOME, kept)}
    kept.forget_rest()
    return files


def library() -> Library:
    return desk().naming.library


NAMES = [one.name for one in prints(read_library(HOME)[0])]
pytestmark = pytest.mark.parametrize("name", NAMES)


def test_nothing_stands_against_it(name: str) -> None:
    assert check_print(desk(), HOME) == []
    assert made()[name][1].startswith(b"%PDF-1.7")


def test_it_is_tagged_and_says_its_language_and_title(name: str) -> None:
    one, pdf = made()[name]
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        meta = document.open_metadata()
        assert str(meta["pdfuaid:part"]) == "1"
        assert meta["dc:title"] == one.title


def test_headings_are_bookmarks_and_begin_at_the_first_level(name: str) -> None:
    with pikepdf.open(BytesIO(made()[name][1])) as document:
        levels = [str(tag["/S"]) for tag in tags_of(document) if re.fullmatch(r"/H[1-6]", str(tag.get("/S", "")))]
        bookmarks = document.Root.get("/Outlines")
    assert levels[0] == "/H1"
    assert bookmarks is not None


def test_its_paper_has_the_size_that_it_says(name: str) -> None:
    one, pdf = made()[name]
    wide, high = PAPER[one.form]
    for sheet in pypdfium2.PdfDocument(pdf):
        assert sheet.get_size() == pytest.approx((wide * MM, high * MM), abs=2)


BOUNDS = {
    "sheet": (1, 14),
    "leaflet": (4, 8),
    "folded": (2, 4),
    "poster": (1, 1),
    "manual": (40, 120),
    "pack": (200, 500),
}


def test_it_has_a_sensible_number_of_pages(name: str) -> None:
    one, pdf = made()[name]
    least, most = BOUNDS.get(one.kind, (100, 600))
    count = len(pypdfium2.PdfDocument(pdf))
    assert least <= count <= most
    if one.kind in ("leaflet", "folded"):
        assert count % least == 0


def test_no_page_is_blank(name: str) -> None:
    one, pdf = made()[name]
    for number, text in enumerate(texts_of(pdf), 1):
        words = text.removeprefix(one.title).replace(desk().town.settings.name, "")
        assert len(re.findall(r"[^\W\d]{2,}", words)) >= 3, f"page {number}: {text}"


def test_headings_are_read_in_the_order_of_their_page(name: str) -> None:
    one, pdf = made()[name]
    if one.kind not in ("sheet", "leaflet"):
        pytest.skip("One page alone shows it.")
    text, at = squeezed(text_of(pdf)), 0
    for element in desk().tree(one.paths[0]):
        if element.tag in LEVELS and element.tag != "h1":
            at = text.find(squeezed("".join(element.itertext())), at)
            assert at >= 0, "".join(element.itertext())


def test_every_picture_has_words(name: str) -> None:
    with pikepdf.open(BytesIO(made()[name][1])) as document:
        assert all(str(figure.get("/Alt", "")).strip() for figure in figures_of(document))


def test_what_is_written_in_a_picture_stands_in_the_text_or_in_its_words(name: str) -> None:
    one, pdf = made()[name]
    if one.kind == "day":
        pytest.skip("Its sheets are looked at one by one.")
    with pikepdf.open(BytesIO(pdf)) as document:
        alts = " ".join(str(figure.get("/Alt", "")) for figure in figures_of(document))
    told = squeezed(f"{text_of(pdf)} {alts}").casefold()
    for picture in pictures_of(one):
        for element in ElementTree.fromstring(library().pictures[picture]).iter(f"{SVG}text"):
            words = squeezed("".join(element.itertext())).casefold()
            assert words in told, f"{picture}: {words}"


def test_only_shipped_faces_are_in_it_and_all_are_whole(name: str) -> None:
    with pikepdf.open(BytesIO(made()[name][1])) as document:
        fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        names = {str(font.BaseFont) for font in fonts}
        described = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
    assert names
    assert all(any(face in font for face in FACES) for font in names)
    assert all("/FontFile2" in one or "/FontFile3" in one for one in described)


def test_no_mark_of_ours_is_left_over(name: str) -> None:
    text = text_of(made()[name][1])
    assert not re.search(r"\bhere:[a-z]|:::|\[(tool|term|@)|\{#|\x02|\x03", text)


def pictures_of(one: Print) -> set[str]:
    """The pictures that the pages of a file show."""
    images = (image for path in one.paths for image in desk().tree(path).iter("img"))
    return {image.get("src", "").removeprefix("here:picture/") for image in images}
