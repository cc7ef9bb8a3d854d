"""A page that names hard things says so before it does, and offers a way past them."""

import re

import pytest

from html_page import Element, Page

HARD = re.compile(
    r"(?i)\b(life is at risk|ending their life|danger to life|hurts, frightens|raped?|nowhere to sleep)\b"
)
# The line of help, which is closed, stands on every page and is not what a page is about.
PAGES = ["help/index.html"]


def blocks(page: Page) -> list[Element]:
    """Paragraphs, headings and lists of the main part, in order, without what stands in them."""
    main = page.one("main")
    return [one for one in main.walk() if one.tag in ("p", "h2", "h3", "li") and "li" not in one.above]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_names_hard_things_says_so_first_and_offers_a_way_past(public, name):
    page = public[name]
    note = next(one for one in blocks(page) if one.tag == "p" and not one.has_class("no-print"))
    (past,) = [one for one in note.walk() if one.tag == "a"]
    target = page.one(id=(past.get("href") or "").removeprefix("#"))
    hard = [one for one in blocks(page) if HARD.search(one.words) and one is not note]

    assert HARD.search(note.words), "it says what is coming"
    assert hard
    order = page.elements.index
    assert order(note) < min(map(order, hard))
    assert max(map(order, hard)) < order(target), "whoever goes past it meets none of it"


def test_a_page_without_hard_things_has_no_such_note(public):
    assert not [one for one in blocks(public["free/index.html"]) if HARD.search(one.words)]
