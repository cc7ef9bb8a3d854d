"""The guidance pack is checked as one: all at once, remembered, and no broken file stops the check or blames others."""

import shutil
from pathlib import Path

import pytest

from hereabouts.check import check_directory, check_paths
from hereabouts.gather import PathError
from hereabouts.guidance import check
from hereabouts.guidance.check import check_pack_paths, check_read
from hereabouts.home import PROJECT, Home
from packing import PLAIN, add_page, check_pack, example_shared, home_of_pack, make_pack
from town import TODAY, write

OURS = Home(PROJECT, PROJECT / "directory", TODAY)
READ = "reviewed: [{date: 2026-11-20, by: four people, changed: nothing}]\n"


def said(project: Path) -> list[tuple[str, int, str]]:
    return [(p.path.removeprefix("guidance/"), p.line, p.rule) for p in check_pack(project)]


def test_a_good_pack_has_no_problems(tmp_path):
    make_pack(tmp_path)
    assert said(tmp_path) == []


def test_all_problems_of_all_pages_are_named_at_once(tmp_path):
    guidance = make_pack(tmp_path)
    add_page(guidance, "Said [@nobody2000].\n\n![x](x.svg)\n\n[There](nowhere.md)")
    add_page(guidance, "Look at [term:nothing].\n\n### Too deep", "training/two.md")
    write(guidance / "leaflets/three.md", "No head.\n")
    assert sorted(said(tmp_path)) == [
        ("leaflets/three.md", 1, "page_has_front_matter"),
        ("practice/example.md", 10, "citation_is_known"),
        ("practice/example.md", 12, "picture_has_words"),
        ("practice/example.md", 14, "link_leads_to_a_page"),
        ("training/two.md", 10, "term_is_known"),
        ("training/two.md", 12, "headings_follow_each_other"),
    ]


def test_what_was_found_is_remembered_until_a_file_changes(tmp_path, monkeypatch):
    guidance = make_pack(tmp_path)
    page = add_page(guidance, "Said [@nobody2000].")
    first = said(tmp_path)
    monkeypatch.setattr(check, "_check_anew", lambda *_: pytest.fail("judged again"))
    assert said(tmp_path) == first
    monkeypatch.undo()
    page.write_text(page.read_text().replace("[@nobody2000]", "before"))
    assert said(tmp_path) == []


@pytest.mark.parametrize("name", ["references.yml", "glossary.yml", "left-out.yml"])
@pytest.mark.parametrize("spoil", ["missing", "empty", "broken", "not text", "wrong"])
def test_a_shared_file_that_cannot_be_used_is_named_alone(tmp_path, name, spoil):
    file = make_pack(tmp_path) / name
    file.unlink()
    if spoil != "missing":
        file.write_bytes({"empty": b"", "broken": b"a: [", "not text": b"\xff\xfe", "wrong": b"a: b\n"}[spoil])
    found = check_pack(tmp_path)
    assert {problem.path for problem in found} == {f"guidance/{name}"}
    assert {problem.severity for problem in found} == {"error"}


BROKEN_HEADS = (
    "",
    "---\n---\n",
    "---\ntitle: [\n---\n",
    "---\n- a\n---\n",
    "---\ntitle: x\n",
    "---\n&a *a\n---\n",
    "\x00",
)


@pytest.mark.parametrize("head", BROKEN_HEADS)
def test_a_page_with_a_broken_head_is_named(tmp_path, head):
    write(make_pack(tmp_path) / "practice/broken.md", f"{head}# Broken\n")
    assert {problem.path for problem in check_pack(tmp_path)} == {"guidance/practice/broken.md"}


def test_a_page_that_is_not_text_is_named(tmp_path):
    (make_pack(tmp_path) / "practice/broken.md").write_bytes(b"---\ntitle: \xe9t\xe9\n---\n")
    ((path, line, rule),) = said(tmp_path)
    assert (path, line, rule) == ("practice/broken.md", 2, "text_is_utf8")


def test_a_link_to_another_place_is_named_and_not_followed(tmp_path):
    guidance = make_pack(tmp_path)
    secret = write(tmp_path / "secret.md", "# Secret\n")
    (guidance / "practice/link.md").symlink_to(secret)
    (guidance / "pictures/link.svg").symlink_to(tmp_path / "nothing.svg")
    assert said(tmp_path) == [
        ("practice/link.md", 1, "path_stays_inside"),
        ("pictures/link.svg", 1, "path_stays_inside"),
    ]


def test_a_project_without_a_pack_has_nothing_to_check(tmp_path):
    shutil.rmtree(make_pack(tmp_path))
    assert check_pack(tmp_path) == []


def test_a_choice_of_the_find_page_that_another_town_lacks_stops_no_build_there(tmp_path):
    guidance = make_pack(tmp_path)
    add_page(guidance, "[There](find:interest=falconry)")
    assert [problem.severity for problem in check_pack(tmp_path)] == ["error"]
    assert [problem.severity for problem in check_pack(tmp_path, tmp_path / "other-town")] == ["warning"]


def test_pages_for_everybody_that_nobody_has_read_are_named_before_going_live(tmp_path):
    guidance = make_pack(tmp_path)
    add_page(guidance, "Words.")
    add_page(
        guidance, "Words.", "practice/read.md", "reviewed: [{date: 2026-11-20, by: four people, changed: nothing}]\n"
    )
    found = check_read(home_of_pack(tmp_path))
    assert [problem.path for problem in found] == ["guidance/practice/example.md", "guidance/toolkit/goal-plan.md"]
    assert {problem.severity for problem in found} == {"warning"}
    assert not any(PLAIN in problem.path for problem in found), "that page is for people at their work"


def test_one_page_is_checked_by_its_path(tmp_path):
    guidance = make_pack(tmp_path)
    bad = add_page(guidance, "Said [@nobody2000].")
    add_page(guidance, "Said [@nobody2000].", "training/other.md")
    home = home_of_pack(tmp_path)
    problems, count = check_pack_paths(home, example_shared(), [bad])
    assert ([(p.path, p.rule) for p in problems], count) == ([("guidance/practice/example.md", "citation_is_known")], 1)
    assert check_pack_paths(home, example_shared(), [guidance / PLAIN]) == ([], 1)
    assert check_pack_paths(home, example_shared(), [guidance / "references.yml"]) == ([], 1)


def test_a_folder_of_pages_is_checked_by_its_path(tmp_path):
    guidance = make_pack(tmp_path)
    add_page(guidance, "Said [@nobody2000].")
    write(guidance / "practice/Bad Name.md", "No head.\n")
    problems, count = check_pack_paths(home_of_pack(tmp_path), example_shared(), [guidance / "practice"])
    assert [p.rule for p in problems] == ["file_name_is_a_slug", "page_has_front_matter", "citation_is_known"]
    assert count == 3


@pytest.mark.parametrize("name", ["practice/nothing.md", "find.md"])
def test_what_is_no_page_of_the_pack_is_said_to_be_none(tmp_path, name):
    guidance = make_pack(tmp_path)
    write(guidance / "find.md", "# Find\n")
    with pytest.raises(PathError, match=name):
        check_pack_paths(home_of_pack(tmp_path), example_shared(), [guidance / name])


def test_the_command_checks_a_page_and_a_listing_side_by_side():
    page, listing = "guidance/practice/set-goals.md", "directory/venues/the-harbour-inn.yml"
    problems, count = check_paths(OURS, [PROJECT / page, PROJECT / listing])
    assert count == 2
    assert {problem.path for problem in problems} == {listing}


def test_going_live_asks_for_a_panel_and_checking_does_not():
    rules = {live: {p.rule for p in check_directory(OURS, live=live).problems} for live in (True, False)}
    assert "live_pages_are_read" in rules[True]
    assert "live_pages_are_read" not in rules[False]
