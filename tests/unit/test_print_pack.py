"""Our own pack on paper, every file opened: tagged, titled, with words on every page, its pictures told in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
import zxingcpp

import small_town
from hereabouts.guidance.library import read_library
from hereabouts.guidance.print.desk import Desk
from hereabouts.guidance.print.document import Print, prints
from hereabouts.guidance.print.flow import LEVELS
from hereabouts.guidance.print.write import FOLDER, check_print, make_prints, to_desk
from hereabouts.home import PROJECT, Home
from hereabouts.kept import Kept
from hereabouts.memory import judging_key
from printing import squeezed, tags_of, texts_of, town

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


@dataclass(frozen=True)
class Read:
    """What a reader finds in one file; opened once for all tests."""

    one: Print
    texts: list[str]
    sizes: list[tuple[float, float]]
    headings: list[str]
    alts: list[str]
    fonts: set[str]
    lacking: list[str]
    """Faces that are named and not held in the file."""
    marked: bool
    language: str
    shows_title: bool
    bookmarked: bool
    meta: Mapping[str, str]

    @property
    def text(self) -> str:
        """The whole text."""
        return " ".join(self.texts)


@cache
def read(name: str) -> Read:
    """Opens a file with two libraries that know nothing of how it was made."""
    one, pdf = made()[name]
    with pikepdf.open(BytesIO(pdf)) as document:
        root, meta = document.Root, document.open_metadata()
        tags = [(str(tag.get("/S", "")), str(tag.get("/Alt", ""))) for tag in tags_of(document)]
        fonts = [font for sheet in document.pages for font in sheet.get("/Resources", {}).get("/Font", {}).values()]
        faces = {str(font.BaseFont): font.DescendantFonts[0].FontDescriptor for font in fonts}
        return Read(
            one=one,
            texts=texts_of(pdf),
            sizes=[sheet.get_size() for sheet in pypdfium2.PdfDocument(pdf)],
            headings=[kind for kind, _ in tags if re.fullmatch("/H[1-6]", kind)],
            alts=[alt for kind, alt in tags if kind == "/Figure"],
            fonts=set(faces),
            lacking=[face for face, told in faces.items() if not {"/FontFile2", "/FontFile3"} & set(told.keys())],
            marked=bool(root.MarkInfo.Marked),
            language=str(root.Lang),
            shows_title=bool(root.ViewerPreferences.DisplayDocTitle),
            bookmarked="/Outlines" in root,
            meta={key: str(meta[key]) for key in ("pdfuaid:part", "dc:title")},
        )


NAMES = [one.name for one in prints(read_library(HOME)[0])]
pytestmark = pytest.mark.parametrize("name", NAMES)


def test_nothing_stands_against_it(name: str) -> None:
    assert check_print(desk(), HOME) == []
    assert made()[name][1].startswith(b"%PDF-1.7")


def test_it_is_tagged_and_says_its_language_and_title(name: str) -> None:
    file = read(name)
    assert (file.marked, file.language, file.shows_title) == (True, "en-GB", True)
    assert file.meta == {"pdfuaid:part": "1", "dc:title": file.one.title}


def test_headings_are_bookmarks_and_begin_at_the_first_level(name: str) -> None:
    assert read(name).headings[0] == "/H1"
    assert read(name).bookmarked


def test_its_paper_has_the_size_that_it_says(name: str) -> None:
    wide, high = PAPER[read(name).one.form]
    for size in read(name).sizes:
        assert size == pytest.approx((wide * MM, high * MM), abs=2)


BOUNDS = {
    "sheet": (1, 14),
    "leaflet": (4, 8),
    "folded": (2, 4),
    "poster": (1, 1),
    "manual": (40, 120),
    "pack": (200, 500),
}


def test_it_has_a_sensible_number_of_pages(name: str) -> None:
    file = read(name)
    least, most = BOUNDS.get(file.one.kind, (100, 600))
    assert least <= len(file.texts) <= most
    if file.one.kind in ("leaflet", "folded"):
        assert len(file.texts) % least == 0


def test_no_page_is_blank(name: str) -> None:
    file = read(name)
    for number, text in enumerate(file.texts, 1):
        words = text.removeprefix(file.one.title).replace(desk().town.settings.name, "")
        assert len(re.findall(r"[^\W\d]{2,}", words)) >= 3, f"page {number}: {text}"


def test_headings_are_read_in_the_order_of_their_page(name: str) -> None:
    file = read(name)
    if file.one.kind not in ("sheet", "leaflet"):
        pytest.skip("One page alone shows it.")
    text, at = squeezed(file.text), 0
    for element in desk().tree(file.one.paths[0]):
        if element.tag in LEVELS and element.tag != "h1":
            at = text.find(squeezed("".join(element.itertext())), at)
            assert at >= 0, "".join(element.itertext())


def test_every_picture_has_words(name: str) -> None:
    assert all(alt.strip() for alt in read(name).alts)


def test_what_is_written_in_a_picture_stands_in_the_text_or_in_its_words(name: str) -> None:
    file = read(name)
    if file.one.kind == "day":
        pytest.skip("Its sheets are looked at one by one.")
    told = squeezed(f"{file.text} {' '.join(file.alts)}").casefold()
    for picture in pictures_of(file.one):
        drawn = desk().naming.library.pictures[picture]
        for element in ElementTree.fromstring(drawn).iter(f"{SVG}text"):
            words = squeezed("".join(element.itertext())).casefold()
            assert words in told, f"{picture}: {words}"


def test_only_shipped_faces_are_in_it_and_all_are_whole(name: str) -> None:
    file = read(name)
    assert file.fonts
    assert all(any(face in font for face in FACES) for font in file.fonts)
    assert file.lacking == []


def test_no_mark_of_ours_is_left_over(name: str) -> None:
    assert not re.search(r"\bhere:[a-z]|:::|\[(tool|term|@)|\{#|\x02|\x03", read(name).text)


def pictures_of(one: Print) -> set[str]:
    """The pictures that the pages of a file show."""
    images = (image for path in one.paths for image in desk().tree(path).iter("img"))
    return {image.get("src", "").removeprefix("here:picture/") for image in images}


def test_a_camera_reads_on_it_where_the_words_beside_the_code_lead(name: str) -> None:
    file = read(name)
    if file.one.kind in ("manual", "pack", "day"):
        pytest.skip("It has no code: it is read at a desk.")
    seen = [
        code.text
        for sheet in pypdfium2.PdfDocument(made()[name][1])
        for code in zxingcpp.read_barcodes(sheet.render(scale=2).to_pil())
    ]
    site = desk().town.settings.address
    pages = {site, *(desk().web(guide) for guide in desk().guides.values())}
    assert len(seen) == 1
    assert set(seen) <= pages
    assert squeezed(seen[0].removeprefix("https://").rstrip("/")) in squeezed(file.text)
