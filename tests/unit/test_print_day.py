"""The training day in one file: how many copies, in which order, on which pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import small_town
from hereabouts.guidance.print.compiler import compile_pdf
from hereabouts.guidance.print.day import copies_for, day_texts, read_handouts
from hereabouts.guidance.print.desk import Desk
from hereabouts.guidance.print.document import DAY, find_prints
from hereabouts.guidance.print.template import template_files
from hereabouts.home import PROJECT, Home
from printing import desk_of, page, texts_of, write_pack

HANDOUTS = """
handouts:
  - {time: "before", sheet: T1, part: first half, per: person, times: "1"}
  - {time: "09:30", page: ../help.md, per: day, times: "1"}
  - {time: "09:30", sheet: PO1, paper: a3, per: day, times: "1"}
  - {time: "11:25", page: session.md#cards, per: pair, times: "2"}
  - {time: "16:30", sheet: T1, part: second half, per: person, times: "1"}
"""
SHEET = """First side.

::: page
:::

## Second side

Words.

::: page
:::

## How to use it {#how-to}

Not handed out.
"""
SESSION = "Trainer only.\n\n## Cards {#cards}\n\n### Card A\n\nDilys.\n\n## Minute by minute\n\nTrainer only."
PAGES = {
    "training/handouts.md": page("Handouts", "Words."),
    "training/handouts.yml": HANDOUTS,
    "training/session.md": page("Session", SESSION),
    "toolkit/form.md": page("Form", SHEET, tool="T1", sheet="a4"),
    "posters/find.md": page("Find", "Words.", tool="PO1", sheet="a3"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    home: Home = write_pack(tmp_path, PAGES)
    return desk_of(home)


def day_for(desk: Desk, people: int) -> list[str]:
    """The text of each page of the day for so many people."""
    (one,), _ = find_prints(desk.naming.library, [DAY])
    files = {path: text.encode() for path, text in day_texts(one, desk, people).items()}
    return texts_of(compile_pdf({**files, **template_files(desk)}, PROJECT, small_town.TODAY))


@pytest.mark.parametrize(
    ("row", "people", "copies"),
    [
        ({"per": "person", "times": "1"}, 12, 12),
        ({"per": "person", "times": "2"}, 12, 24),
        ({"per": "pair", "times": "1"}, 13, 7),
        ({"per": "three", "times": "1"}, 13, 5),
        ({"per": "four", "times": "2"}, 13, 8),
        ({"per": "trainer", "times": "1"}, 13, 2),
        ({"per": "day", "times": "2"}, 13, 2),
        ({"per": "person", "times": "1", "and": {"per": "four", "times": "1"}}, 12, 15),
    ],
)
def test_copies_go_with_the_people_who_come(row: dict[str, object], people: int, copies: int) -> None:
    assert copies_for(row, people) == copies


def test_every_handout_is_there_so_many_times_and_in_order(desk: Desk) -> None:
    pages = day_for(desk, 3)
    held = ["Form First side", "Form First side", "Form First side", "Urgent help", *["Cards Card A"] * 4]
    assert [any(f"{words}" in text for text in pages) for words in held]
    firsts = [re.sub(r"^What is on in Smallton ", "", text)[:12] for text in pages[1:]]
    assert firsts == [*["Form First s"] * 3, "Urgent help ", *["Cards Card A"] * 4, *["Second side "] * 3]


def test_the_list_tells_the_pages_of_each(desk: Desk) -> None:
    first = day_for(desk, 3)[0]
    assert "The day in one file, for 3 people" in first
    assert "Before the day Form (T1), first half 3 2 to 4" in first
    assert "9:30am Urgent help 1 5" in first
    assert "Find (PO1) 1 Printed apart" in first
    assert "Cards 4 6 to 9" in first
    assert "Form (T1), second half 3 10 to 12" in first


def test_what_is_for_the_trainer_is_not_handed_out(desk: Desk) -> None:
    text = " ".join(day_for(desk, 2))
    assert "Trainer only" not in text
    assert "Not handed out" not in text


def test_our_own_day_can_be_followed_for_any_number_of_people() -> None:
    from hereabouts.guidance.library import read_library
    from hereabouts.guidance.print.write import to_desk
    from printing import town

    home = Home(PROJECT, PROJECT / "directory", small_town.TODAY)
    library, _ = read_library(home)
    desk = to_desk(library, town(), home)
    for people in (1, 7, 30):
        handouts = read_handouts(desk, people)
        assert len(handouts) == len(library.handouts)
        assert all(one.copies >= 1 for one in handouts)
