"""The pack that ships: it carries what it must, and every page can be read by those it is for.

The age at which most people can read a page stands in the closing lines of the test output.
"""

from functools import cache

import pytest

from hereabouts.guidance.check import POINTS, check_guidance, unread_pages
from hereabouts.guidance.guide import Guide
from hereabouts.guidance.library import Library, read_library
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.reading import (
    LONGEST,
    PUBLIC_AGE,
    TEAM_AGE,
    count_syllables,
    read_tree,
    sentences_of,
    words_of,
)
from hereabouts.guidance.tree import to_tree
from hereabouts.home import PROJECT, Home
from packing import example_shared
from town import TODAY

HOME = Home(PROJECT, PROJECT / "directory", TODAY)
MOST_LEFT_OUT = 8
PUBLIC_PAGES = ("start-something.md",)
"""Pages of the public side that are all text."""


@cache
def library() -> Library:
    return read_library(HOME)[0]


@cache
def naming() -> Naming:
    return Naming(library(), example_shared().settings)


def public_page(name: str) -> Guide:
    text = (PROJECT / "guidance" / name).read_text("utf-8").split("---\n", 2)[2]
    return Guide(name, f"guidance/{name}", {"for": ["person"]}, text, 1)


def all_pages() -> list[Guide]:
    return [*library().guides.values(), *map(public_page, PUBLIC_PAGES)]


def by_path(guide: Guide) -> str:
    return guide.path


def test_every_point_is_carried_by_a_page_or_left_out_for_a_reason():
    carried = {point for guide in library().guides.values() for point in guide.meta.get("covers", ())}
    left_out = library().left_out
    assert set(POINTS) - carried - set(left_out) == set()
    assert carried <= set(POINTS)
    assert not carried & set(left_out)
    assert len(left_out) <= MOST_LEFT_OUT
    assert all(len(because.split()) > 4 for because in left_out.values())


def test_the_pack_has_no_problems_not_even_advice():
    assert [f"{p.path}:{p.line} {p.message}" for p in check_guidance(HOME, example_shared())] == []


def test_every_page_is_in_the_navigation():
    named = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert [path for path in library().guides if f"- {path}" not in named] == []


def test_pages_that_nobody_has_read_say_so_and_are_asked_about():
    unread = unread_pages(library())
    assert unread == [guide for guide in library().guides.values() if guide.is_public]


@pytest.mark.parametrize("guide", all_pages(), ids=by_path)
def test_most_people_that_a_page_is_for_can_read_it(guide, record_property):
    age = read_tree(to_tree(guide, naming())).age
    limit = PUBLIC_AGE if guide.is_public else TEAM_AGE
    record_property("reading", (guide.path, age, limit))
    assert age <= limit


@pytest.mark.parametrize("guide", [guide for guide in all_pages() if guide.is_public], ids=by_path)
def test_no_sentence_on_a_page_for_everybody_is_long(guide):
    assert [one for one in sentences_of(to_tree(guide, naming())) if len(words_of(one)) > LONGEST] == []


def age_of(text: str) -> float:
    return read_tree(to_tree(Guide("practice/x.md", "x", {}, text, 1), naming())).age


def test_the_age_is_that_of_the_formula():
    # 6 words, 1 sentence, 7 syllables: 0.39 x 6 + 11.8 x 7/6 - 15.59 is a grade of 0.5.
    assert age_of("We make tea for the garden.") == 5.5


def test_longer_words_and_sentences_read_at_a_higher_age():
    assert age_of("We meet. We talk. We go home.") < age_of("We meet and we talk and we go home.")
    assert age_of("We meet often.") < age_of("We meet occasionally.")


def test_headings_tables_sources_and_what_the_site_writes_are_no_prose():
    plain = "We make tea for the garden."
    around = (
        "# Considerable organisational deliberation\n\n{}\n\n| Multidisciplinary implementation |\n|---|\n"
        "| Comprehensive documentation |\n\n::: help\n:::\n"
    )
    assert age_of(around.format(plain)) == age_of(plain)
    assert age_of("We make tea for the garden [@leamy2011; @cohen2004].") == age_of(plain)


def test_points_of_a_list_and_questions_on_a_sheet_are_sentences():
    assert age_of("- We meet\n- We talk\n- We go home\n") == age_of("We meet. We talk. We go home.")
    assert age_of("::: lines 3\nWho goes with you?\n:::\n") == age_of("Who goes with you?")


def test_slips_that_are_printed_twenty_times_count_once():
    assert age_of("::: cut 20\nWe meet.\n:::\n\nWe occasionally correspond.") == age_of(
        "We meet.\n\nWe occasionally correspond."
    )


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("tea", 1),
        ("people", 2),
        ("area", 2),
        ("come", 1),
        ("asked", 1),
        ("wanted", 2),
        ("community", 4),
        ("Organisation", 5),
    ],
)  # fmt: skip
def test_syllables_are_counted(word, syllables):
    assert count_syllables(word) == syllables
