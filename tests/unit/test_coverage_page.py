"""What fills the coverage page: in a town of any size, with words of any kind, and kept while nothing has changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from dated_town import make_dated_town
from hereabouts.asked_for import Asked
from hereabouts.changes.past import PastError
from hereabouts.coverage.page import Coverage, keep_coverage, make_coverage
from hereabouts.directory import Directory
from hereabouts.kept import Kept
from hereabouts.pages.fragment import read_fragments
from hereabouts.vocabulary import Term, Vocabulary
from html_page import Page
from small_town import SMALL, changed, make_listing, make_town

NO_GIT = PastError("This copy is not kept with Git.")


def coverage_of(town: Directory) -> tuple[Coverage, Page]:
    """What is made, and all of its slots as one page."""
    coverage = make_coverage(town, NO_GIT, read_fragments())
    return coverage, Page("".join(coverage.slots.values()))


def in_areas(town: Directory, *terms: Term) -> Directory:
    areas = Vocabulary("areas", "Areas", {term.slug: term for term in terms})
    return replace(town, vocabularies={**town.vocabularies, "areas": areas})


def with_listings(*listings) -> Directory:
    return replace(make_town(), listings={one.slug: one for one in listings})


def test_an_empty_directory_says_so_and_draws_nothing():
    coverage, page = coverage_of(with_listings())
    assert "There are no listings yet" in coverage.slots["coverage-counted"]
    assert page.all("svg") == page.all("table") == []
    assert "Nothing to count yet." in coverage.slots["coverage-cost"]
    assert page.faults == []


def test_one_listing_in_one_area_is_one_field():
    one = make_listing(SMALL, "one")
    coverage, page = coverage_of(in_areas(with_listings(one), Term("riverside", "Riverside")))
    assert "<strong>1 listing</strong>" in coverage.slots["coverage-counted"]
    assert coverage.files["coverage/cost.csv"].decode("utf-8-sig").splitlines() == [
        "Area,Listings,Free,Low for all,Low for some,Costs more,Not known",
        "Riverside,1,1,0,0,0,0",
        "All together,1,1,0,0,0,0",
    ]
    assert page.faults == []


def test_what_has_stopped_for_a_while_is_told_apart():
    paused = make_listing(changed(SMALL, status="paused", status_note="Back in spring."), "one")
    coverage, _ = coverage_of(with_listings(paused, make_listing(SMALL, "two")))
    assert (
        "2 listings</strong>, counted on 23 November 2026. 1 has stopped for a while."
        in coverage.slots["coverage-counted"]
    )


def test_an_area_within_an_area_counts_in_both():
    inner = make_listing(SMALL, "one", "quay")
    terms = Term("riverside", "Riverside"), Term("quay", "The quay", parent="riverside")
    coverage, _ = coverage_of(in_areas(with_listings(inner), *terms))
    rows = coverage.files["coverage/cost.csv"].decode("utf-8-sig").splitlines()
    assert [row.split(",")[:2] for row in rows[1:]] == [["Riverside", "1"], ["The quay", "1"], ["All together", "1"]]


WICKED = '"><script>alert(1)</script>'


def test_no_word_of_a_town_is_markup():
    one = make_listing(changed(SMALL, name=WICKED), "one")
    town = in_areas(with_listings(one), Term("riverside", WICKED))
    asked = [Asked(town.today.replace(day=1), 2, area="riverside", interest="gardening", missing=WICKED)]
    coverage, page = coverage_of(replace(town, asked_for=asked))
    assert [name for name, html in coverage.slots.items() if "<script" in html] == []
    assert page.all("script") == []
    assert page.faults == []


@pytest.mark.parametrize("again", ["the same", "a file", "a folder", "what was asked for", "the history"])
def test_it_is_made_again_only_where_something_has_changed(tmp_path: Path, again: str):
    town = with_listings(make_listing(SMALL, "one"))
    fragments, digests, folder = read_fragments(), [b"one"], tmp_path

    def make() -> Coverage:
        kept = Kept(tmp_path / "kept", b"today")
        coverage = keep_coverage(town, folder, fragments, kept, digests)
        kept.forget_rest()
        return coverage

    first, names = make(), {file.name for file in (tmp_path / "kept").iterdir()}
    if again == "a file":
        digests = [b"another"]
    elif again == "a folder":
        town = with_listings(make_listing(SMALL, "one", "hilltop"))
    elif again == "what was asked for":
        town = replace(town, asked_for=[Asked(town.today.replace(day=1), 1, interest="music")])
    elif again == "the history":
        folder = make_dated_town(tmp_path / "dated")
    second = make()
    assert ({file.name for file in (tmp_path / "kept").iterdir()} == names) is (again == "the same")
    assert (first == second) is (again in ("the same", "a file"))
