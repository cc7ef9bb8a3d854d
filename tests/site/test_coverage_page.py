"""The coverage page as it is published: picture, table and file hold the same numbers, and everything is there."""

import csv
import io
from pathlib import Path

import pytest

from hereabouts.coverage.told import ROWS
from hereabouts.coverage.view import VIEWS
from html_page import Element, Page, Pages

NAMES = [*(view.name for view in VIEWS), "week", "access-known"]


@pytest.fixture(scope="module")
def page(pages: Pages) -> Page:
    return pages["coverage/index.html"]


def rows_of_file(site: Path, name: str) -> list[list[str]]:
    text = (site / "coverage" / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def pictures(page: Page) -> dict[str, Element]:
    """The pictures by name, each with its table behind it."""
    return {
        (one.get("aria-labelledby") or "").partition("-title")[0]: one
        for one in page.all("svg")
        if one.get("aria-labelledby")
    }


def test_every_picture_is_there(page):
    assert sorted(pictures(page)) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_picture_table_and_file_hold_the_same_numbers(page, example_site, name):
    head, *rows = rows_of_file(example_site, name)
    table = page.all("table", class_="counts")[list(pictures(page)).index(name)]
    told = [[cell.words for cell in row.walk() if cell.tag in ("th", "td")] for row in table.walk() if row.tag == "tr"]
    assert told == [head, *rows]

    drawn = [text.words for text in pictures(page)[name].walk() if text.tag == "text" and text.words.isdigit()]
    whole = [row for row in rows if row[0] == "All together"]
    assert sorted(drawn) == sorted(cell for row in rows if row not in whole for cell in row[2:])


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_a_title_and_says_where_its_numbers_stand(page, name):
    picture = pictures(page)[name]
    assert picture.get("role") == "img"
    title, description = (next(one for one in picture.walk() if one.tag == tag) for tag in ("title", "desc"))
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.words
    assert "table below" in description.words


def test_every_file_is_linked_and_has_rows(page, example_site):
    linked = {one.get("href") for one in page.all("a") if "download" in one.attributes}
    files = {file.name for file in (example_site / "coverage").glob("*.csv")}
    assert linked == files == {f"{name}.csv" for name in (*NAMES, "gaps", "asked-for", "unknown")}
    for name in files:
        head, *rows = rows_of_file(example_site, name.removesuffix(".csv"))
        assert rows
        assert {len(row) for row in rows} == {len(head)}


def test_gaps_and_what_was_asked_for_are_few_and_the_rest_is_in_the_files(page, example_site):
    gaps = [one for one in page.one("ol", class_="gaps").children if isinstance(one, Element)]
    assert 0 < len(gaps) <= 12 < len(rows_of_file(example_site, "gaps"))
    asked = [one for one in page.one("table", class_="reflow asked-for").walk() if one.tag == "tr"]
    assert 0 < len(asked) - 1 <= ROWS


def test_it_says_what_it_does_not_show(page):
    assert "A blank is not proof that nothing is there" in page.root.words
    assert "Nothing on this site counts visitors" in page.root.words


def test_nothing_of_it_is_on_the_public_side(public, example_site):
    words = " ".join(row[5] for row in rows_of_file(example_site, "asked-for")[1:] if row[5])
    assert words
    assert [
        name for name, page in public.items() if "coverage/" in page.html or "A lift from the hamlets" in page.html
    ] == []
