"""`hereabouts changes`: what is found between two states, how it is shown, and how hard words are to read."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fresh_copy import git
from hereabouts.changes.change import State, find_changes, read_state
from hereabouts.changes.dead_links import with_dead_links
from hereabouts.changes.page import count_changes, in_code, render_page, render_summary
from hereabouts.changes.past import PastError, read_past
from hereabouts.changes.reading import longest_sentence, reading_age
from html_page import Page
from town import GARDEN, LISTING, home_of, make_town, run_command, write

EASY = "We meet at the shed. You can dig or sit. Tea is free. Come when you like. Nobody minds if you go early."
HARD = (
    "Participants collaboratively undertake horticultural activities facilitated by appropriately qualified "
    "practitioners, thereby developing transferable competencies and establishing sustainable relationships."
)


@pytest.fixture
def town(tmp_path) -> Path:
    """The small town under Git, in a folder of its own below the top."""
    git(make_top(tmp_path), "commit", "-q", "-m", "As it was")
    return tmp_path / "top/town"


def make_top(folder: Path) -> Path:
    make_town(folder / "top/town")
    git(folder / "top", "init", "-q", "-b", "main")
    git(folder / "top", "add", "-A")
    return folder / "top"


def changes_of(town: Path, room: Path, base: str = "HEAD"):
    home = home_of(town)
    return find_changes(read_state(read_past(home, base, room)), read_state(home))


def test_nothing_has_changed(town, tmp_path):
    assert changes_of(town, tmp_path / "room") == []
    assert count_changes([]) == "No listing has changed."


def test_a_changed_listing_has_a_card_before_and_after(town, tmp_path):
    write(town / GARDEN, LISTING.replace("Riverside Community Garden", "The Garden"))
    (one,) = changes_of(town, tmp_path / "room")
    assert (one.name, one.what) == (GARDEN, "changed")
    assert "Riverside Community Garden" in one.before
    assert "The Garden" in one.after
    assert one.age is None or 5 < one.age < 15


def test_a_listing_that_shows_another_name_of_its_venue_is_there_too(town, tmp_path):
    write(town / "venues/hut.yml", (town / "venues/hut.yml").read_text().replace("The hut", "The shed"))
    venue, touched = changes_of(town, tmp_path / "room")
    assert (touched.name, touched.what, venue.name, venue.what) == (GARDEN, "touched", "venues/hut.yml", "changed")
    assert count_changes([touched, venue]) == "Listings: 1 changed through another file. Other files: 1."


def test_new_gone_and_likely_doubles(town, tmp_path):
    write(town / "listings/riverside/again.yml", LISTING)
    write(town / "listings/riverside/walk.yml", LISTING.replace("Riverside Community Garden", "A walk"))
    new = {one.name: one for one in changes_of(town, tmp_path / "first")}
    assert {name: one.what for name, one in new.items()} == {
        "listings/riverside/again.yml": "new",
        "listings/riverside/walk.yml": "new",
    }
    assert GARDEN in new["listings/riverside/again.yml"].doubles[0].message
    assert not new["listings/riverside/walk.yml"].doubles
    git(town, "add", "-A")
    git(town, "commit", "-q", "-m", "Two more")
    (town / "listings/riverside/walk.yml").unlink()
    later = {one.name: one.what for one in changes_of(town, tmp_path / "later")}
    assert later == {"listings/riverside/walk.yml": "gone"}


def test_a_listing_with_a_mistake_is_shown_with_it_and_without_a_card(town, tmp_path):
    write(town / GARDEN, LISTING.replace("kind: group", "kind: nothing"))
    (one,) = changes_of(town, tmp_path / "room")
    assert one.after is None
    assert [problem.line for problem in one.problems if problem.severity == "error"] == [3]
    page = Page(render_page([one], "Smallton"))
    assert "Mistake, line 3:" in page.root.words
    assert "Not on the site." in page.root.words


def test_dead_links_of_what_has_changed_are_told_and_of_nothing_else(town, tmp_path):
    dead = f"http://{'x' * 70}.uk/"  # no name server need be asked for so long a name
    write(town / "listings/riverside/old.yml", LISTING.replace("{email: garden@example.org}", f"{{url: {dead}old}}"))
    git(town, "add", "-A")
    git(town, "commit", "-q", "-m", "Old")
    write(town / GARDEN, LISTING.replace("{email: garden@example.org}", f"{{url: {dead}}}"))
    home = home_of(town)
    before = read_state(read_past(home, "HEAD", tmp_path / "room"))
    (change,) = find_changes(before, with_dead_links(before, read_state(home), home))
    assert [problem.message for problem in change.problems if problem.rule == "link_answers"] == [
        f"Web address {dead} does not work: its name cannot be looked up. "
        "It failed for the first time; it never answered."
    ]


def test_annotations_stand_on_the_lines_of_the_change_and_old_warnings_are_silent(town, tmp_path):
    write(town / "listings/riverside/old.yml", LISTING.replace("2026-10-01", "2024-10-01").replace("Riverside", "Old"))
    git(town, "add", "-A")
    git(town, "commit", "-q", "-m", "Old")
    write(town / GARDEN, LISTING.replace("kind: group", "kind: nothing"))
    ended = run_command("changes", "--base", "HEAD", "--annotate", "--out", tmp_path / "c.md", directory=town)
    said = [line for line in ended.stdout.splitlines() if line.startswith("::")]
    assert ended.returncode == 0
    assert [re.sub("title.*", "", line) for line in said] == [f"::error file=town/{GARDEN},line=3,"]


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "-h", "HEAD; touch x", "$(touch x)", "HEAD:town", ""])
def test_a_revision_that_git_does_not_know_is_named_and_never_obeyed(town, tmp_path, base):
    with pytest.raises(PastError, match="Git knows no revision called"):
        changes_of(town, tmp_path / "room", base)
    assert not list(tmp_path.rglob("x"))


def test_links_in_the_past_are_not_followed(town, tmp_path):
    (town / "listings/riverside/secret.yml").symlink_to("/etc/passwd")
    git(town, "add", "-A")
    git(town, "commit", "-q", "-m", "A link")
    past = read_past(home_of(town), "HEAD", tmp_path / "room")
    assert [file.name for file in (past.directory / "listings/riverside").iterdir()] == ["garden.yml"]


def test_the_command_writes_both_forms(town, tmp_path):
    write(town / GARDEN, LISTING.replace("Riverside Community Garden", "The Garden"))
    outs = [tmp_path / "out.html", tmp_path / "out.md"]
    ended = run_command("changes", "--base", "HEAD", "--out", outs[0], "--out", outs[1], directory=town)
    assert (ended.returncode, ended.stdout) == (0, "Listings: 1 changed.\n")
    assert "The Garden" in outs[0].read_text()
    assert "garden" in outs[1].read_text()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.html", "out.md", "top"]
    wrong = run_command("changes", "--base", "HEAD", "--out", tmp_path / "out.txt", directory=town)
    assert wrong.returncode == 2
    assert "neither .html nor .md" in wrong.stderr


@given(st.text())
def test_whatever_is_written_markdown_reads_nothing_into_it(text):
    shown = in_code(text)
    assert re.fullmatch(r"<code>(?:[A-Za-z0-9 ]|&#\d+;)*</code>", shown)


FILES = st.dictionaries(st.text(), st.binary(), max_size=5)


@given(FILES, FILES)
def test_a_file_is_told_of_exactly_when_it_differs(before, after):
    found = find_changes(State(before, {}, {}, []), State(after, {}, {}, []))
    differs = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {one.name for one in found} == differs
    assert render_summary(found, "x").count("<code>") == 1 + len(found)


def test_plain_words_are_for_younger_readers_than_hard_ones():
    assert reading_age(EASY) < 11 < reading_age(HARD)
    assert reading_age("Come along.") is None


def test_a_long_sentence_is_named():
    long = "We walk and talk and sit and look on and walk on and then we have tea, and then we go home by bus or foot."
    assert longest_sentence(f"Short. {long} Short again.") == long.rstrip(".")
    assert longest_sentence(EASY) == ""
