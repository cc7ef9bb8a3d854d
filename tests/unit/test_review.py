"""The review names all that wants a look, the most urgent first, and one call settles all that a group runs."""

from __future__ import annotations

import csv
import io
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from hereabouts.cli import commands
from hereabouts.home import PROJECT, Home
from hereabouts.keeping.missing import QUESTIONS, open_questions
from hereabouts.keeping.review import make_review
from hereabouts.keeping.review_form import format_checklist, format_csv, format_table
from hereabouts.links.history import Asked, write_history
from small_town import GARDEN as FULL
from small_town import SMALL, changed, make_listing
from town import GARDEN, LISTING, TODAY, make_town, write


class Elsewhere(Home):
    """A home whose cache is a folder of the test's."""

    @property
    def cache(self) -> Path:
        return self.directory.parent / "cache"


def home_in(folder: Path) -> Home:
    return Elsewhere(PROJECT, folder / "town", TODAY)


def listing(name: str, day: str = "2026-10-01", more: str = "") -> str:
    return LISTING.replace("Riverside Community Garden", name).replace("2026-10-01", day) + more


def make_village(folder: Path) -> Home:
    """Two groups of one organisation, two at one phone, one that has ended; a lead."""
    town = make_town(folder / "town")
    write(
        town / "venues/hut.yml",
        "name: The hut\narea: riverside\npostcode: QX1 1AA\nchecked: {date: 2026-11-01, how: visit, by: us}\n",
    )
    (town / GARDEN).unlink()
    files = {
        "bells": listing("Bells", "2026-10-01", "organisation: guild\n"),
        "choir": listing("Choir", "2025-10-01", "organisation: guild\n"),
        "darts": listing("Darts", "2026-04-01").replace("{email: garden@example.org}", "{phone: 01632 960176}"),
        "bingo": listing("Bingo", "2026-03-01").replace("{email: garden@example.org}", "{phone: 01632960176}"),
        "gone": listing("Gone", "2020-01-01", "status: ended\n").replace("day: tuesday", "dates: [2020-01-07]"),
        "hidden": listing("Hidden", "2020-01-01", "status: withheld\n"),
    }  # fmt: skip
    for slug, text in files.items():
        write(town / f"listings/riverside/{slug}.yml", text)
    guild = "name: The Guild\ntype: charity\nphone: 01632 960100\nemail: guild@example.org\n"
    write(town / "organisations/guild.yml", guild)
    write(town / "leads.yml", "leads:\n  - {name: Chess in the park, where: By the bandstand, date: 2026-11-20}\n")
    return home_in(folder)


def kinds_of(home: Home, *only: str) -> dict[str, list[str]]:
    """The short name of all that a review for these reasons names, with those of its reasons."""
    items = [item for group in make_review(home, only).groups for item in group.items]
    return {item.name: [one.kind for one in item.reasons if one.kind in only] for item in items}


def run(home: Home, *words: str) -> str:
    environ = {"DIRECTORY": str(home.directory), "TODAY": TODAY.isoformat()}
    done = CliRunner(env=environ).invoke(commands, ["review", *words], standalone_mode=False)
    return done.output + str(done.exception or "")


def test_one_group_holds_all_that_one_call_settles_and_the_oldest_comes_first(tmp_path):
    review = make_review(make_village(tmp_path))
    assert [(group.title, [item.name for item in group.items]) for group in review.groups] == [
        ("The Guild", ["choir", "bells"]),
        ("No organisation", ["bingo", "darts"]),
    ]
    assert [one.value for one in review.groups[0].contacts] == ["guild@example.org", "01632 960100"]
    assert [one.value for one in review.groups[1].contacts] == ["01632960176"]


def test_due_and_old_follow_the_settings_and_what_has_ended_is_left_alone(tmp_path):
    home = make_village(tmp_path)
    kinds = kinds_of(home, "due", "stale")
    assert kinds == {"choir": ["stale"], "darts": ["due"], "bingo": ["due"]}
    settings = (PROJECT / "directory/settings.yml").read_text()
    write(home.directory / "settings.yml", settings.replace('due-months: "6", stale-months: "12"', "stale-months: 7"))
    assert kinds_of(home, "stale") == {"choir": ["stale"], "darts": ["stale"], "bingo": ["stale"]}


def test_places_that_were_never_checked_are_due(tmp_path):
    home = make_village(tmp_path)
    write(home.directory / "venues/hut.yml", "name: The hut\narea: riverside\npostcode: QX1 1AA\n")
    assert kinds_of(home, "due")["venues/hut"] == ["due"]


def test_what_is_alike_lies_elsewhere_or_has_a_dead_link_is_named(tmp_path):
    home = make_village(tmp_path)
    write(home.directory / "listings/riverside/bell.yml", listing("Bell").replace("Bell\n", "Bells\n"))
    york = "{name: Far hall, postcode: YO1 7HH}"
    write(home.directory / "listings/riverside/far.yml", listing("Far away").replace("venue: hut", f"venue: {york}"))
    page = "https://bells.pellguild.org.uk/"
    write(home.directory / "listings/riverside/site.yml", listing("Site", more=f"online: both\nonline-link: {page}\n"))
    write_history(home, {page: [Asked(TODAY, "fails", "there is no such page (404)")]})
    kinds = kinds_of(home, "alike", "out-of-area", "dead-link")
    assert kinds == {"bells": ["alike"], "far": ["out-of-area"], "site": ["dead-link"]}
    table = run(home, "--only", "dead-link", "--only", "alike")
    assert "alike: Name, place and day are like those of" in table


def test_a_postcode_is_served_by_its_area_or_its_district(tmp_path):
    home = make_village(tmp_path)
    settings = (PROJECT / "directory/settings.yml").read_text()
    for served, kinds in (
        ("[QX]", {}),
        ("[QX1]", {}),
        ("[QX10, YO]", dict.fromkeys(("bells", "choir", "darts", "bingo"), ["out-of-area"])),
    ):
        write(home.directory / "settings.yml", settings.replace("postcodes: [QX]", f"postcodes: {served}"))
        assert kinds_of(home, "out-of-area") == kinds


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.fact)
def test_a_fact_that_is_known_is_not_asked_and_one_that_is_not_known_is(question):
    full = changed(
        FULL, group_size="6-to-12", effort="gentle", permission={"given": "yes"},
        access={"step-free": "yes", "accessible-toilet": "no"},
    )  # fmt: skip
    assert open_questions(make_listing(full)) == []
    assert question.asks.endswith("?")
    bare = changed(SMALL, where=[{"venue": "acorn-hall"}], cost={"type": "pay-each-time"})
    asked = [one.fact for one in open_questions(make_listing(bare))]
    assert (question.fact in asked) == (question.fact not in ("step-free",)), "Acorn Hall says that it is step-free"


def test_a_lead_is_listed_and_stands_on_no_page(tmp_path):
    home = make_village(tmp_path)
    for form in (format_table, format_csv, format_checklist):
        assert "Chess in the park" in form(make_review(home))
    assert "Chess" not in format_table(make_review(home, ["due"]))
    assert "Chess" in format_table(make_review(home, ["leads"]))


def test_files_with_errors_are_counted_not_hidden(tmp_path):
    home = make_village(tmp_path)
    write(home.directory / "listings/riverside/broken.yml", "name: [\n")
    assert "1 file with errors stands in no list: run hereabouts check." in run(home)


def test_an_area_alone_and_an_area_that_is_none(tmp_path):
    home = make_village(tmp_path)
    assert "0 things to look at: nothing to do." in run(home, "--area", "millgate")
    assert "There is no area milgate. Choose one of" in run(home, "--area", "milgate")


# The three forms.


def test_the_checklist_has_boxes_phones_what_we_say_and_what_to_ask(tmp_path):
    text = format_checklist(make_review(make_village(tmp_path)))
    assert text.startswith("# To check: Pellbridge, 23 November 2026\n")
    assert "## The Guild · 01632 960100 · guild@example.org" in text
    assert "- [ ] **Choir**, last checked: 14 months ago · garden@example.org" in text
    assert "  - [ ] Still right? Tuesdays, 10:30am to 12:30pm. The hut. £3 each time." in text
    assert "  - [ ] What happens on a first visit? ___" in text


def test_the_command_under_a_group_is_one_that_works(tmp_path):
    home = make_village(tmp_path)
    line = next(line for line in format_checklist(make_review(home)).splitlines() if "checked choir" in line)
    words = shlex.split(line.partition("`")[2].rstrip("`").replace("...", "Guild team"))
    environ = {"DIRECTORY": str(home.directory), "TODAY": TODAY.isoformat()}
    CliRunner(env=environ).invoke(commands, words[1:], standalone_mode=False)
    assert kinds_of(home, "due", "stale") == {"darts": ["due"], "bingo": ["due"]}


def test_a_row_for_each_thing_reads_back_and_is_no_sum_in_a_spreadsheet(tmp_path):
    home = make_village(tmp_path)
    write(home.directory / "listings/riverside/sum.yml", listing('"=1+1, \\"x\\""'))
    rows = list(csv.DictReader(io.StringIO(run(home, "--as", "csv"))))
    by_name = {row["short name"]: row for row in rows}
    assert by_name["choir"]["run by"] == "The Guild"
    assert by_name["choir"]["phone"] == "01632 960100"
    assert by_name["choir"]["stale"] == "checked 14 months ago"
    assert by_name["choir"]["last checked"] == "2025-10-01"
    assert by_name["sum"]["name"].startswith("'=1+1")
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


def test_names_are_shown_as_they_are_and_call_nobody(tmp_path):
    home = make_village(tmp_path)
    write(home.directory / "listings/riverside/odd.yml", listing('"@team *x* <b>#1 [a](b)\\u200b"', "2025-01-01"))
    text = format_checklist(make_review(home))
    assert "@\N{WORD JOINER}team \\*x\\* \\<b\\>\\#1 \\[a\\](b)" in text
    assert "garden@example.org" in text


def test_the_example_is_reviewed_whole():
    home = Home(PROJECT, PROJECT / "directory", TODAY)
    names = [item.name for group in make_review(home).groups for item in group.items]
    assert len(names) == len(set(names)) > 50
    assert all(kinds_of(home, kind) for kind in ("stale", "due", "missing"))
