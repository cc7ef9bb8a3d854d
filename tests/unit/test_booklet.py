"""The printed directory: what a search puts into it, what each entry says, and what the PDF is to its readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from finding import all_metres, all_values, expect, make_query, to_hash
from hereabouts.booklet.book import Book, to_book
from hereabouts.booklet.build import MOST, write_booklets
from hereabouts.booklet.form import BOOKLETS, Form
from hereabouts.booklet.paper import missing_letters, to_pdf
from hereabouts.booklet.search import NoSuchSearch, Search, find_listings, read_address, search_words
from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.home import PROJECT, Home
from hereabouts.pages.edition import to_edition
from printing import addresses_of, squeezed, tags_of, text_of, texts_of
from small_town import GARDEN, SMALL, TODAY, changed, make_listing, make_town
from town import run_command

HOME = Home(PROJECT, PROJECT / "directory", TODAY)


@cache
def example() -> Directory:
    return read_build(HOME).directory


@cache
def whole() -> tuple[Book, bytes]:
    """The whole example, A5."""
    return put_on_paper(example(), Search(), Form())


def put_on_paper(directory: Directory, search: Search, form: Form) -> tuple[Book, bytes]:
    book = to_book(to_edition(directory), find_listings(directory, search))
    return book, to_pdf(book, search_words(directory, search), directory, form, HOME)


def slugs(directory: Directory, search: Search) -> list[str]:
    return sorted(one.slug for one in find_listings(directory, search))


# Which listings.


def test_any_search_of_the_find_page_gives_the_same_listings() -> None:
    rng, directory = Random(3), example()
    values, metres = all_values(directory, []), all_metres(directory)
    found = 0
    for _ in range(600):
        query = make_query(rng, directory)
        query["chosen"]["price"] = []
        expected = expect(query, directory, values, metres)["rows"]
        assert slugs(directory, read_address(f"https://x.uk/find/{to_hash(query)}")) == expected, to_hash(query)
        found += len(expected)
    assert found > 800


def test_an_area_is_where_it_is_held_and_what_serves_it() -> None:
    directory = example()
    expected = [one.slug for one in directory.found() if "millgate" in one.areas]
    assert slugs(directory, Search(areas=("millgate",))) == sorted(expected)
    assert {directory.listings[slug].area for slug in expected} > {"millgate"}


def test_words_are_found_by_how_they_begin_and_by_what_people_also_say() -> None:
    directory = make_town(make_listing(changed(SMALL, name="Tea and tunes"), "tunes"))
    assert slugs(directory, Search(words="TUN")) == ["tunes"]
    assert slugs(directory, Search(words="tea tunes")) == ["tunes"]
    assert slugs(directory, Search(words="tea kites")) == []


@pytest.mark.parametrize(
    ("search", "says"),
    [
        (Search(areas=("milgate",)), "There is no area milgate. Did you mean millgate?"),
        (Search(chosen={"cost": ["chaep"]}), "There is no cost chaep. Did you mean cheap?"),
        (Search(chosen={"colour": ["red"]}), "There is no choice colour."),
        (Search(near="Nowhere at all"), "We do not know where Nowhere at all is."),
    ],
)
def test_what_is_not_there_is_named_with_what_is(search: Search, says: str) -> None:
    with pytest.raises(NoSuchSearch, match=re.escape(says)):
        find_listings(example(), search)


def test_the_cover_says_what_was_asked() -> None:
    search = Search(areas=("millgate",), near="QX1 2AB", within=1, chosen={"cost": ["free"], "day": ["monday"]})
    said = search_words(example(), search)
    assert said == "In Millgate. Within 1 mile of QX1 2AB. Cost: Free. Day: Monday"


# What stands in it.


def test_every_listing_stands_in_it_once_with_its_next_dates() -> None:
    book, _ = whole()
    entries = [entry for chapter in book.chapters for entry in chapter.entries]
    assert sorted(entry.slug for entry in entries) == sorted(one.slug for one in example().found())
    assert sum("Next" in dict(entry.rows) for entry in entries) > len(entries) / 2


def test_a_name_of_the_lists_stands_on_the_page_that_they_tell() -> None:
    book, pdf = whole()
    texts = texts_of(pdf)
    pages = [squeezed(text) for text in texts]
    lists = squeezed(" ".join(texts[-14:])).replace("\u200e", "")
    checked = 0
    for name, slug in book.names:
        told = re.search(re.escape(squeezed(name)) + r",(\d{1,2})", lists)
        if name.isascii():
            assert told, name
            assert squeezed(name) in pages[int(told[1]) - 1], slug
            checked += 1
    assert checked > 80


def test_nothing_confidential_withheld_or_ended_is_in_it() -> None:
    directory, text = example(), squeezed(text_of(whole()[1]))
    hidden = [venue for venue in directory.venues.values() if venue.confidential or venue.status == "withheld"]
    gone = [one for one in directory.listings.values() if not one.is_found]
    assert hidden
    assert gone
    for venue in hidden:
        assert not venue.street or squeezed(venue.street) not in text
        assert not venue.postcode or squeezed(venue.postcode) not in text
    assert not [one.slug for one in gone if squeezed(one.name) in text]


def test_what_nobody_knows_is_said_and_never_taken_for_no() -> None:
    book, _ = put_on_paper(
        make_town(make_listing(changed(SMALL, where=[{"venue": "acorn-hall"}]), "s")), Search(), Form()
    )
    ((entry,),) = (chapter.entries for chapter in book.chapters)
    assert entry.unknown.startswith("Not known, so ask: ")
    assert not [words for _, words in entry.rows if "unknown" in words]


def test_a_date_that_is_cancelled_says_so() -> None:
    cancelled = changed(
        SMALL,
        when=[{"day": "wednesday", "start": "10:00"}],
        notices=[{"cancelled": "2026-11-25", "because": "The hall is shut."}],
    )
    book, pdf = put_on_paper(make_town(make_listing(cancelled, "singing")), Search(), Form())
    ((entry,),) = (chapter.entries for chapter in book.chapters)
    assert "Wednesday 25 November (cancelled)" in dict(entry.rows)["Next"]
    assert "The hall is shut." in text_of(pdf)


@pytest.mark.parametrize(
    "name",
    [
        '#panic("x")',
        "*bold* _slant_ `code` $x$",
        "<entry-singing> @entry-singing",
        'quote " and \\ and //',
        "[a](b) #[c]",
    ],
)
def test_the_code_of_the_compiler_is_only_text_in_a_listing(name: str) -> None:
    _, pdf = put_on_paper(make_town(make_listing(changed(SMALL, name=name), "singing")), Search(), Form())
    assert squeezed(name) in squeezed(text_of(pdf))


def test_a_letter_without_a_shape_is_named_with_its_listing_and_stops_nothing() -> None:
    directory = make_town(make_listing(changed(SMALL, name="Tea 龘"), "singing"))
    book, pdf = put_on_paper(directory, Search(), Form())
    (problem,) = missing_letters(book, find_listings(directory, Search()), PROJECT)
    assert (problem.path, problem.severity) == ("directory/listings/riverside/singing.yml", "warning")
    assert "龘 (U+9F98)" in problem.message
    assert "Tea □" in text_of(pdf)


def test_names_in_the_letters_of_the_example_can_all_be_printed() -> None:
    assert list(missing_letters(whole()[0], list(example().listings.values()), PROJECT)) == []


def test_where_nothing_fits_it_says_so() -> None:
    _, pdf = put_on_paper(example(), Search(words="zzzzz"), Form())
    assert "Nothing in the directory fits this search just now." in text_of(pdf)


# What the PDF is.


def test_it_is_tagged_titled_in_english_and_says_that_the_town_is_invented() -> None:
    _, pdf = whole()
    with pikepdf.open(BytesIO(pdf)) as document:
        meta = document.open_metadata()
        assert (meta["pdfuaid:part"], meta["dc:title"]) == ("1", "What's on near you: Pellbridge")
        assert str(document.Root.Lang) == "en-GB"
        kinds = [str(tag.get("/S", "")) for tag in tags_of(document)]
    assert kinds.count("/H2") >= len(example().found())
    assert "The places in it are invented." in texts_of(pdf)[0]


@pytest.mark.parametrize(("form", "wide"), [(Form(), 148), (Form("a4"), 210), (Form("a4", large=True), 210)])
def test_its_paper_is_what_was_asked_for(form: Form, wide: int) -> None:
    _, pdf = put_on_paper(example(), Search(areas=("millgate",)), form)
    (width,) = {round(page.get_size()[0] / 72 * 25.4) for page in pypdfium2.PdfDocument(pdf)}
    assert abs(width - wide) <= 1


def test_large_print_has_no_small_letters() -> None:
    _, pdf = put_on_paper(example(), Search(areas=("millgate",)), Form("a4", large=True))
    sizes = {
        round(pypdfium2.raw.FPDFText_GetFontSize(text.raw, index))
        for page in pypdfium2.PdfDocument(pdf)
        if (text := page.get_textpage())
        for index in range(text.count_chars())
        if not text.get_text_range(index, 1).isspace()
    }
    assert min(sizes - {1}) >= 16, sizes


def test_a_camera_reads_beside_each_entry_where_its_page_is() -> None:
    book, pdf = put_on_paper(example(), Search(areas=("millgate",), chosen={"cost": ["free"]}), Form(code_each=True))
    seen = {
        code.text
        for page in pypdfium2.PdfDocument(pdf)
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    }
    site = example().settings.address
    assert seen == {site, *(f"{site}activity/{slug}/" for _, slug in book.names)}


def test_every_name_of_a_list_is_a_link_to_its_entry_and_the_site_stands_on_the_cover() -> None:
    _, pdf = whole()
    assert example().settings.address in addresses_of(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        inside = [one for page in document.pages for one in page.get("/Annots", ()) if "/A" not in one or "/D" in one.A]
    assert len(inside) >= len(example().found())


# What a build makes.


def test_a_build_makes_the_whole_directory_in_two_forms_and_the_same_again(tmp_path: Path) -> None:
    home = Home(PROJECT, tmp_path / "directory", TODAY)
    for turn in ("first", "second"):
        assert write_booklets(tmp_path / turn, make_town(), home) == []
    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / turn / "print").iterdir()} for turn in ("first", "second")
    )
    assert set(first) == {one.file_name for one in BOOKLETS}
    assert first == second
    assert all("Garden" in text_of(pdf) or "garden" in text_of(pdf) for pdf in first.values())


def test_a_build_makes_none_of_a_directory_that_nobody_would_print(tmp_path: Path) -> None:
    many = make_town(*(make_listing(changed(SMALL, name=f"Singing {n}"), f"s-{n}") for n in range(MOST + 1)))
    for directory in (many, replace(many, listings={})):
        assert write_booklets(tmp_path, directory, Home(PROJECT, tmp_path, TODAY)) == []
    assert not list(tmp_path.iterdir())


# The command.


def test_the_command_writes_the_booklet_of_an_area(tmp_path: Path) -> None:
    out = tmp_path / "out" / "millgate.pdf"
    ended = run_command("booklet", "--area", "millgate", "--free", out)
    assert ended.returncode == 0, ended.stderr
    count = len(find_listings(example(), Search(areas=("millgate",), chosen={"cost": ["free"]})))
    assert ended.stdout == f"{out}: {count} listings.\n"
    assert "In Millgate. Cost: Free." in text_of(out.read_bytes())


def test_the_command_says_what_it_does_not_know_and_writes_nothing(tmp_path: Path) -> None:
    ended = run_command("booklet", "--area", "milgate", tmp_path / "x.pdf")
    assert ended.returncode == 2
    assert "Did you mean millgate?" in ended.stderr
    assert not list(tmp_path.iterdir())


def entry_rows(book: Book) -> Mapping[str, str]:
    ((entry,),) = (chapter.entries for chapter in book.chapters)
    return dict(entry.rows)


def test_an_entry_tells_when_where_what_it_costs_and_how_to_begin() -> None:
    listing = make_listing(
        changed(
            GARDEN, cost={"type": "pay-each-time", "price": "3.00", "reduced": [{"for": ["student"], "price": "0"}]}
        ),
        "s",
    )
    rows = entry_rows(put_on_paper(make_town(listing), Search(), Form())[0])
    assert rows["Cost"].startswith("£3 ")
    assert ": Free." in rows["Cost"]
    assert set(rows) >= {"When", "Next", "Where", "Cost", "To start", "Contact"}
