"""The papers as people get them: filled, linked, their blanks named; the statement in the form of the model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hereabouts.owner import OWNER, blank_of
from hereabouts.papers.blanks import open_blanks
from hereabouts.papers.security_text import PLACES
from html_page import Pages
from pack import library, settings
from questions import PAGE, faults_of, read_questions

PAPERS = library().papers
MODEL = (
    "Accessibility statement",
    "How accessible this website is",
    "Feedback and contact information",
    "Reporting accessibility problems with this website",
    "Enforcement procedure",
    "Contacting us by phone or visiting us in person",
    "Technical information about this website’s accessibility",
    "Compliance status",
    "Non-accessible content",
    "Non-compliance with the accessibility regulations",
    "Disproportionate burden",
    "Content that’s not within the scope of the accessibility regulations",
    "What we’re doing to improve accessibility",
    "Preparation of this accessibility statement",
)


def page_of(path: str) -> str:
    return f"{PAPERS[path].address}index.html"


def headings(pages: Pages, name: str) -> list[str]:
    return [one.words for one in pages[name].elements if one.tag in ("h1", "h2", "h3") and "main" in one.above]


def test_the_accessibility_statement_has_the_parts_of_the_model_in_its_order(pages: Pages) -> None:
    assert tuple(headings(pages, "about/accessibility/index.html")) == MODEL
    said = pages["about/accessibility/index.html"].root.words
    for required in (
        "This accessibility statement applies to",
        "is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and "
        "Mobile Applications) (No. 2) Accessibility Regulations 2018.",
        "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, "
        "due to the non-compliances listed below.",
        "The content listed below is non-accessible for the following reasons.",
        "The Equality and Human Rights Commission (EHRC) is responsible for enforcing",
        "This statement was prepared on 2 November 2026. It was last reviewed on 20 November 2026.",
    ):
        assert required in said, required
    assert "The makers of the software have not looked by hand" in said
    assert "Equality Commission for Northern Ireland" not in said


@pytest.mark.parametrize("path", PAPERS)
def test_a_paper_is_filled_and_names_its_blanks(pages: Pages, path: str) -> None:
    page = pages[page_of(path)]
    assert [one.get("data-here") for one in page.elements if one.tag == "span" and one.get("data-here")] == []
    assert "This list is made with the site" not in page.root.words
    blanks = [one.words for one in page.all("mark")]
    assert set(blanks) <= {blank_of(name) for name in OWNER}
    expected = {blank_of(name) for name, paths in open_blanks(library(), settings()).items() if path in paths}
    assert set(blanks) == expected


def test_the_example_shows_what_a_blank_looks_like() -> None:
    assert open_blanks(library(), settings())


def test_every_question_leads_to_a_heading_of_the_finished_site(pages: Pages) -> None:
    def anchors(path: str) -> set[str] | None:
        stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
        page = pages.get(f"{stem}/index.html")
        return {one.get("id") or "" for one in page.elements if one.tag in ("h1", "h2", "h3")} if page else None

    assert faults_of(read_questions(PAPERS[PAGE].text), anchors) == []


def test_security_txt_is_there_and_the_site_says_so(example_site: Path) -> None:
    first, second = ((example_site / place).read_text("utf-8") for place in PLACES)
    assert first == second
    assert first.startswith("Contact: mailto:security@example.org\nExpires: 2027-05-22T00:00:00Z\n")
    assert "Policy: https://pellbridge.example.org/papers/security/" in first


def test_the_search_finds_what_the_site_worked_out(example_site: Path) -> None:
    rows = json.loads((example_site / "search/search_index.json").read_text("utf-8"))["docs"]
    (row,) = [one for one in rows if one["location"] == "papers/safeguarding/#law"]
    assert "Care Act 2014" in row["text"]
    assert "Scotland" not in row["text"]
