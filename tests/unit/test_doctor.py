"""The doctor names everything that ages, the worst first, with a step that mends it, whatever the day."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from hereabouts.cli import commands
from hereabouts.closing.closed import to_closed
from hereabouts.closure import bank_holidays
from hereabouts.doctor.ager import STATES, Ager, days_on, worst_first
from hereabouts.doctor.checks import help_ager, listings_ager
from hereabouts.doctor.data import postcodes_ager, terms_ager
from hereabouts.doctor.form import format_json, format_text, left_words, span_words
from hereabouts.doctor.known import read_known
from hereabouts.doctor.online import built_ager, faults_ager, read_audit
from hereabouts.doctor.papers import read_feeds, read_front
from hereabouts.doctor.past import count_hands, is_cut_short, last_change, last_change_of_line
from hereabouts.doctor.round import go_round
from hereabouts.doctor.running import closing_agers, commit_ager, domain_ager, handover_ager
from hereabouts.doctor.seen import Seen, look, to_days
from hereabouts.doctor.software import python_ager, workflow_agers
from hereabouts.freshness import Freshness
from hereabouts.home import PROJECT, Home
from hereabouts.settings import to_settings
from town import TODAY, make_town, write


@cache
def example() -> Seen:
    """The example, read once: only the clock is moved."""
    return look(Home(PROJECT, PROJECT / "directory", TODAY))


def at(day: date) -> Seen:
    """The example as it will be when nobody touches it until then."""
    seen = example()
    return replace(seen, home=replace(seen.home, today=day), directory=replace(seen.directory, today=day))


def over(day: date) -> list[str]:
    """What is over on a day, the worst first."""
    return [ager.name for ager in go_round(at(day)) if ager.state(day) == "over"]


def years_on(years: int) -> date:
    return TODAY.replace(year=TODAY.year + years)


AT_ONCE = {"listings", "node"}
IN_A_YEAR = {"urgent-help", "theme", "postcodes", "python", "leads", "asked-for"}
IN_TWO_YEARS = IN_A_YEAR | {"term-dates", "closures", "workflow-python", "guidance", "known-ends"}


def test_on_the_day_it_is_made_nothing_is_over_but_what_the_example_shows_on_purpose():
    assert set(over(TODAY)) <= AT_ONCE


@pytest.mark.parametrize(("years", "names"), [(1, IN_A_YEAR), (2, IN_TWO_YEARS), (5, IN_TWO_YEARS)])
def test_left_alone_more_is_over_each_year_and_people_come_before_machines(years, names):
    found = over(years_on(years))
    assert names <= set(found)
    assert set(found[:2]) == {"listings", "urgent-help"}


@pytest.mark.parametrize("years", [0, 1, 2, 5])
def test_what_is_over_longest_stands_first_among_what_is_as_grave(years):
    day = years_on(years)
    agers = go_round(at(day))
    keys = [(STATES.index(ager.state(day)), ager.grave, ager.left(day) or 0) for ager in agers]
    assert keys == sorted(keys)


def test_after_a_year_help_says_how_many_numbers_are_old():
    day = years_on(1)
    text = format_text(go_round(at(day)), day)
    assert "14 of 14 over 90 days, 14 over 180 (over for 9 months, since 21 February 2027)" in text


@settings(deadline=None, max_examples=20)
@given(st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_on_any_day_each_thing_has_a_date_or_says_why_not_and_a_mend(day):
    agers = go_round(at(day))
    assert len({ager.name for ager in agers if ager.name != "feed"}) == len([a for a in agers if a.name != "feed"]) > 15
    for ager in agers:
        assert ager.what
        assert ager.then.endswith(".")
        assert ager.mend
    assert format_text(agers, day).count("Mend: ") == sum(ager.state(day) != "well" for ager in agers)
    rows = json.loads(format_json(agers, day))["agers"]
    assert [row["state"] for row in rows] == [ager.state(day) for ager in agers]


def mends() -> list[Ager]:
    """Everything that can be said, of the round and of what is asked online."""
    online = [faults_ager(None, "", TODAY), built_ager("https://list.example/", None, "it does not answer")]
    return [*go_round(at(years_on(5))), *online]


def test_each_command_that_a_mend_names_is_one():
    names = [name for ager in mends() for name in re.findall(r"\bhereabouts ([a-z-]+)", ager.mend + ager.then)]
    assert names
    assert set(names) <= set(commands.commands)


def test_each_target_of_make_that_a_mend_names_is_one():
    targets = re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    said = [(ager.name, name) for ager in mends() for name in re.findall(r"\bmake ([a-z]+)\b(?! in)", ager.mend)]
    assert said
    assert [pair for pair in said if pair[1] not in targets] == []


def test_each_file_and_heading_that_a_mend_names_is_there():
    named = [path for ager in mends() for path in re.findall(r"[\w.]*[\w-]+/[\w./#-]+\w", ager.mend)]
    files = [path for path in named if path.split("/")[0] in {"guidance", "tests", "hooks", ".github"}]
    assert len(files) > 4
    for path in files:
        name, _, anchor = path.partition("#")
        assert (PROJECT / name).exists(), path
        assert not anchor or f"{{#{anchor}}}" in (PROJECT / name).read_text(encoding="utf-8"), path


def test_each_end_that_others_set_has_its_source():
    text = (PROJECT / "hooks/hereabouts/doctor/known.yml").read_text(encoding="utf-8")
    assert text.count("source: https://") == 4
    known = read_known()
    assert known.theme == date(2027, 5, 5)
    assert known.python["3.11"] < known.python["3.12"] < known.python["3.14"]


def test_a_python_that_nobody_has_heard_of_is_not_known_and_no_crash():
    assert python_ager(read_known(), "4.0").state(TODAY) == "unknown"


def test_the_oldest_python_of_the_workflows_decides(tmp_path):
    write(tmp_path / "a.yml", 'python-version: "3.13"\n')
    write(tmp_path / "b.yml", "python-version: 3.11\n")
    assert [ager.day for ager in workflow_agers(read_known(), tmp_path)] == [date(2027, 10, 31)]
    assert list(workflow_agers(read_known(), tmp_path / "none")) == []


def test_help_is_due_after_ninety_days_from_its_oldest_check():
    days = [date(2026, 8, 25), date(2026, 11, 1)]
    assert help_ager(days, TODAY, "help-now.yml", False).state(date(2026, 11, 23)) == "soon"
    assert help_ager(days, date(2026, 11, 24), "help-now.yml", False).state(date(2026, 11, 24)) == "over"
    assert help_ager([], TODAY, "help-now.yml", False).state(TODAY) == "unknown"


def test_a_town_sets_how_long_a_check_holds():
    days = [date(2026, 8, 1)]
    assert listings_ager(days, Freshness(), TODAY).state(TODAY) == "well"
    assert listings_ager(days, Freshness(due_months=3), TODAY).state(TODAY) == "over"


def test_one_that_was_never_checked_counts_as_due():
    assert "1 of 2 due" in listings_ager([TODAY, None], Freshness(), TODAY).what


def test_term_dates_end_with_the_last_one_whatever_their_order():
    rows = [{"from": "2027-07-22", "until": "2027-09-01"}, {"from": "2026-12-21", "until": "2027-01-01"}]
    assert terms_ager(rows, "closures.yml", False).day == date(2027, 9, 1)
    assert terms_ager([], "closures.yml", False).state(TODAY) == "unknown"
    assert "example’s own" in terms_ager(rows, "closures.yml", True).what


@pytest.mark.parametrize(("edition", "day"), [("2026.1.1", date(2027, 1, 1)), ("2026.13.1", None), ("", None)])
def test_the_edition_of_the_postcodes_is_their_age(edition, day):
    assert postcodes_ager(edition).day == day


def test_the_name_is_known_from_the_settings():
    data = {"name": "A", "place": "B", "address": "https://list.example/", "nation": "wales"}
    assert to_settings(data).domain_renews is None
    renews = to_settings({**data, "domain": {"renews": "2027-01-31"}}).domain_renews
    ager = domain_ager(renews, "https://list.example/", "settings.yml")
    assert [ager.state(TODAY), ager.state(date(2027, 1, 1)), ager.state(date(2027, 2, 1))] == ["well", "soon", "over"]


def test_a_closing_is_told_before_its_day_and_after_it_how_long_the_address_is_needed():
    closing = to_closed({"closed": {"date": "2027-01-04", "to": [{"url": "https://new.example.net/"}]}})
    (before,) = closing_agers(closing, TODAY)
    assert (before.day, before.state(TODAY)) == (date(2027, 1, 4), "soon")
    (after,) = closing_agers(closing, date(2027, 1, 4))
    assert (after.day, after.state(date(2027, 1, 4))) == (date(2028, 1, 4), "well")
    assert "closed on 4 January 2027" in after.what
    assert list(closing_agers(None, TODAY)) == []


def test_one_pair_of_hands_is_due_at_once():
    assert handover_ager(1, TODAY, TODAY).state(TODAY) == "soon"
    assert handover_ager(2, TODAY, TODAY).state(TODAY) == "well"
    assert handover_ager(None, None, TODAY).state(TODAY) == "unknown"


def test_where_git_knows_nothing_nothing_is_said_of_days(tmp_path):
    town = make_town(tmp_path / "town")
    assert last_change(town) is None
    assert count_hands(town, TODAY, TODAY) is None
    assert commit_ager(None).state(TODAY) == "unknown"


def commit(folder: Path, who: str, day: str) -> None:
    env = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "PATH": "/usr/bin:/bin"}
    words = ["-c", f"user.name={who}", "-c", f"user.email={who}@example.org", "commit", "--quiet", "--message", "x"]
    subprocess.run(["git", "-C", folder, "add", "."], check=True, env=env)
    subprocess.run(["git", "-C", folder, *words], check=True, env=env)


def test_git_says_when_a_line_last_changed_and_how_many_people_change_things(tmp_path):
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    pins = write(tmp_path / "requirements.txt", "holidays==1\nother==1\n")
    commit(tmp_path, "ann", "2026-01-10")
    pins.write_text("holidays==1\nother==2\n", encoding="utf-8")
    commit(tmp_path, "ben", "2026-06-10")
    assert last_change(tmp_path) == date(2026, 6, 10)
    assert last_change_of_line(tmp_path, "^holidays==", "requirements.txt") == date(2026, 1, 10)
    assert count_hands(tmp_path, date(2026, 1, 1), TODAY) == 2
    assert count_hands(tmp_path, date(2026, 3, 1), TODAY) == 1


def test_of_a_history_that_was_cut_short_only_the_last_change_is_believed(tmp_path):
    whole, short = tmp_path / "whole", tmp_path / "short"
    subprocess.run(["git", "init", "--quiet", whole], check=True)
    pins = write(whole / "requirements.txt", "holidays==1\n")
    commit(whole, "ann", "2024-01-10")
    write(whole / "other.txt", "1")
    commit(whole, "ben", "2026-06-10")
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{whole}", short], check=True)
    assert (is_cut_short(whole), is_cut_short(short)) == (False, True)
    assert last_change(whole, pins.name) == date(2024, 1, 10)
    assert last_change(short) == date(2026, 6, 10)
    assert last_change(short, pins.name) is None
    assert last_change_of_line(short, "^holidays==", pins.name) is None
    assert count_hands(short, date(2024, 1, 1), TODAY) is None


def test_a_history_that_was_cut_short_is_told_with_what_mends_it(tmp_path):
    whole, short = make_town(tmp_path / "whole"), tmp_path / "short"
    subprocess.run(["git", "init", "--quiet", whole], check=True)
    commit(whole, "ann", "2026-06-10")
    write(whole / "note.txt", "1")
    commit(whole, "ann", "2026-06-11")
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{whole}", short], check=True)
    assert "git fetch --unshallow" in run(DIRECTORY=str(short)).output
    assert "git fetch --unshallow" not in run(DIRECTORY=str(whole)).output


def test_files_with_errors_are_over_at_once_and_the_first_is_named(tmp_path):
    town = make_town(tmp_path / "town")
    write(town / "settings.yml", "name: [\n")
    done = run("--format", "json", DIRECTORY=str(town))
    told = {ager["name"]: ager for ager in json.loads(done.output)["agers"]}["errors"]
    assert (done.exit_code, told["state"]) == (1, "over")
    assert "1 error, the first in town/settings.yml:2" in told["what"]
    assert "errors" not in {ager.name for ager in go_round(example())}


def test_a_feed_file_is_found_and_a_listing_is_none(tmp_path):
    town = make_town(tmp_path / "town")
    write(town / "feeds/county.yml", "reads: open-referral\nsource: {name: The county, licence: ogl-3.0}\n")
    write(town / "feeds/broken.yml", "a: [\n")
    assert [feed["source"]["name"] for feed in read_feeds(town)] == ["The county"]


def test_a_page_without_readable_front_matter_is_passed_over(tmp_path):
    assert read_front(write(tmp_path / "a.md", "---\nchecked: 2026-02-30\n---\n")) in ({}, {"checked": "2026-02-30"})
    assert read_front(write(tmp_path / "b.md", "no front")) == {}
    assert to_days(["2026-02-30", None, "2026-03-01"]) == [date(2026, 3, 1)]


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (60, "60 days"), (61, "2 months"), (731, "2 years"), (400, "13 months")]
)
def test_a_span_is_said_in_the_largest_word_that_fits(days, words):
    assert span_words(days) == words


def test_the_last_day_itself_is_not_over():
    ager = Ager("x", "X", TODAY, "It ends.", "Mend it.")
    assert (ager.state(TODAY), ager.state(TODAY + timedelta(1))) == ("soon", "over")
    assert left_words(ager, TODAY + timedelta(1)) == "over for 1 day, since 23 November 2026"


def test_no_calendar_goes_on_for_ever():
    assert days_on(date.max, 1) is None


def test_among_unknown_things_the_gravest_stands_first():
    agers = [Ager(name, name, None, "", "", grave=grave) for name, grave in (("b", 2), ("a", 0), ("c", 1))]
    assert [ager.name for ager in worst_first(agers, TODAY)] == ["a", "c", "b"]


def test_the_answer_about_faults_is_read_and_anything_else_is_no_answer():
    rows = [{"name": "one", "version": "1", "vulns": [{"id": "x"}]}, {"name": "two", "version": "2", "vulns": []}]
    assert read_audit(json.dumps({"dependencies": rows})) == ["one 1"]
    assert read_audit("<html>") is None
    assert faults_ager(["one 1"], "", TODAY).state(TODAY) == "over"
    assert faults_ager([], "", TODAY).state(TODAY) == "well"
    assert "not looked at: no tool" in faults_ager(None, "no tool", TODAY).what


def test_bank_holidays_are_worked_out_as_far_as_any_clock_of_ours_goes():
    assert len(bank_holidays("scotland", 2059, 2060)) >= 16


def run(*words: str, **environ: str):
    return CliRunner().invoke(commands, ["doctor", *words], env={"TODAY": "2026-11-23", **environ})


def test_the_command_says_it_and_its_exit_tells_whether_anything_is_over(tmp_path):
    done = run("--today", "2031-11-23", "--format", "json", DIRECTORY=str(make_town(tmp_path / "town")))
    held = json.loads(done.output)
    assert (done.exit_code, held["today"]) == (1, "2031-11-23")
    assert held["agers"][0]["state"] == "over"
    assert "--online" in held["notes"][0]


@pytest.mark.parametrize("day", ["soon", "2027-02-29", "26/11/2027", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_refused_with_words(day):
    done = run("--today", day)
    assert done.exit_code == 2
    assert "Write it as 2026-11-23." in done.output
