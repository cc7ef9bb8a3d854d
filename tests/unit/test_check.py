"""The check names every mistake of all files at once, by path and line, and never stops at the first."""

import json
from pathlib import Path

import pytest

from hereabouts.check import check_directory, check_paths
from hereabouts.home import PROJECT
from hereabouts.problem import Problem
from hereabouts.report import format_github, format_line
from town import GARDEN, LISTING, home_of, make_town, run_command, write


def problems_of(folder: Path) -> list[Problem]:
    return list(check_directory(home_of(folder)).problems)


def rules_of(folder: Path) -> list[str]:
    return [problem.rule for problem in problems_of(folder)]


def test_a_good_directory_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(make_town(tmp_path)) == []


def test_all_problems_of_all_files_are_named_at_once_in_reading_order(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING.replace("kind: group", "kind: grop").replace('"12:30"', '"09:30"'))
    write(town / "listings/riverside/broken.yml", "name: Tea: 50p\n")
    write(town / "venues/shed.yml", "nam: Shed\n")
    found = problems_of(town)
    assert found == sorted(found)
    assert {problem.path.rpartition("/")[2] for problem in found} >= {"garden.yml", "broken.yml", "shed.yml"}
    assert {"kind_is_listed", "end_is_after_start", "yaml_is_well_formed", "field_is_known"} <= set(rules_of(town))


def test_a_problem_is_one_line_with_path_line_words_and_rule(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING.replace("kind: group", "kind: grop"))
    (problem,) = problems_of(town)
    assert format_line(problem).endswith("listings/riverside/garden.yml:3: " + problem.message + " [kind_is_listed]")
    assert "Did you mean group?" in problem.message


def test_a_repaired_file_is_looked_at_again(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING.replace("kind: group", "kind: grop"))
    assert rules_of(town) == ["kind_is_listed"]
    assert rules_of(town) == ["kind_is_listed"]
    write(town / GARDEN, LISTING)
    assert rules_of(town) == []


def test_a_venue_that_changes_is_held_against_the_same_listing_again(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    assert rules_of(town) == []
    (town / "venues/hut.yml").unlink()
    assert rules_of(town) == ["venue_is_known"]


def test_a_directory_may_bring_its_own_terms_and_lack_the_rest(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    write(town / "terms/kinds.yml", "title: Kinds\nterms:\n  - {slug: circle, label: Circle}\n")
    (problem,) = [problem for problem in problems_of(town) if problem.severity == "error"]
    assert (problem.rule, "circle" in problem.message or "kind" in problem.message.lower()) == ("kind_is_listed", True)


def test_settings_that_cannot_be_read_do_not_hide_other_problems(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    write(town / "settings.yml", "name: [\n")
    write(town / GARDEN, LISTING.replace("kind: group", "kind: grop"))
    assert {"yaml_is_well_formed", "kind_is_listed"} <= set(rules_of(town))


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("listings/riverside/Garden Club.yml", "file_name_is_a_slug"),
        ("listings/riverside/club.yaml", "file_name_ends_in_yml"),
        ("listings/club.yml", "listing_lies_in_an_area"),
        ("listings/riverside/deep/club.yml", "listing_lies_in_an_area"),
    ],
)
def test_a_file_in_the_wrong_place_or_with_a_wrong_name_is_named(tmp_path: Path, name: str, rule: str) -> None:
    town = make_town(tmp_path)
    write(town / name, LISTING.replace("Riverside Community Garden", "Ukulele Evenings"))
    assert rules_of(town) == [rule]


def test_a_link_that_leads_out_of_the_directory_is_refused(tmp_path: Path) -> None:
    secret = write(tmp_path / "outside/secret.yml", LISTING)
    town = make_town(tmp_path / "town")
    (town / "listings/riverside/secret.yml").symlink_to(secret)
    (town / "listings/elsewhere").symlink_to(secret.parent)
    assert rules_of(town) == ["path_stays_inside", "path_stays_inside"]


def test_one_file_can_be_checked_by_itself(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    write(town / "listings/riverside/broken.yml", "name: Tea: 50p\n")
    problems, count = check_paths(home_of(town), [town / GARDEN])
    assert (problems, count) == ([], 1)


@pytest.mark.parametrize(("text", "code"), [(LISTING, 0), (LISTING.replace("kind: group", "kind: grop"), 1)])
def test_the_command_says_by_its_exit_whether_there_are_errors(tmp_path: Path, text: str, code: int) -> None:
    town = make_town(tmp_path)
    write(town / GARDEN, text)
    done = run_command("check", directory=town)
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].split(" checked: ")[1] in {"all is well.", "1 error, 0 warnings."}


def test_a_warning_alone_is_no_failure(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING.replace("{email: garden@example.org}", "{phone: 07700 900123}"))
    done = run_command("check", directory=town)
    assert done.returncode == 0
    assert "warning: " in done.stdout


def test_a_command_that_cannot_run_says_why_and_exits_2(tmp_path: Path) -> None:
    for words, environ in [
        (["check", tmp_path / "missing.yml"], {}),
        (["check"], {"DIRECTORY": str(tmp_path / "missing")}),
        (["check"], {"TODAY": "tomorrow"}),
        (["check", "--format", "xml"], {}),
    ]:
        done = run_command(*words, **environ)
        assert done.returncode == 2, words
        assert "Traceback" not in done.stderr
        assert done.stderr.strip()


def test_json_lists_every_problem_with_its_six_fields(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    write(town / GARDEN, LISTING.replace("kind: group", "kind: grop"))
    (row,) = json.loads(run_command("check", "--format", "json", directory=town).stdout)
    assert set(row) == {"path", "line", "field", "rule", "severity", "message"}
    assert (row["line"], row["field"], row["severity"]) == (3, "kind", "error")


def test_an_annotation_cannot_be_broken_by_what_a_contributor_wrote() -> None:
    problem = Problem("a,b:c.yml", 2, "name", "rule", "error", "50%\n::warning::x")
    first, *_ = format_github([problem], 1).splitlines()
    assert first == "::error file=a%2Cb%3Ac.yml,line=2,title=rule::50%25%0A::warning::x"


def test_a_message_cannot_command_the_terminal() -> None:
    line = format_line(Problem("a.yml", 1, "", "rule", "error", "x\x1b[2Jy\u202ez"))
    assert "\x1b" not in line
    assert "\u202e" not in line


def test_live_fails_on_the_example_and_a_plain_check_does_not() -> None:
    assert run_command("check").returncode == 0
    done = run_command("check", "--live")
    assert done.returncode == 1
    assert "live_" in done.stdout


def test_a_logo_that_paper_could_not_show_is_named_before_anybody_prints(tmp_path: Path) -> None:
    town = make_town(tmp_path)
    ours = (PROJECT / "directory" / "settings.yml").read_text("utf-8")
    write(town / "settings.yml", f"logo: logo.svg\n{ours}")
    assert [(p.rule, p.line) for p in problems_of(town)] == [("logo_is_a_picture", 1)]
    write(town / "logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
    assert problems_of(town) == []
