"""The inbox: a file a good row, a table of refused ones in words, twice is once, and a killed run breaks nothing."""

import csv
import os
import random
import signal
import time

import pytest

from filling import GARDEN, TODAY, run, write_rows
from hereabouts.home import PROJECT, Home
from hereabouts.inbox.sort import empty_inbox
from hereabouts.source import parse_mapping
from importing import SETTINGS, files, read

KILLS = 200
LISTING = """\
name: Cobb Readers
summary: A book a month.
kind: group
interests: [reading-and-writing]
where: [{venue: {name: Cobb Hall, postcode: QX1 1AA}}]
cost: {type: free}
joining: {how: just-turn-up}
checked: {date: 2026-11-01, how: phone, by: Riverside team}
permission: {given: yes, date: 2026-11-01}
source: {from: the-group, licence: cc-by-4.0}
"""


@pytest.fixture
def town(tmp_path):
    folder = tmp_path / "town"
    (folder / "inbox").mkdir(parents=True)
    (folder / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


def tables(town):
    return sorted((town / "inbox").rglob("*.csv"))


def test_a_table_becomes_a_file_a_good_row_and_a_table_of_the_rest(town):
    wrong = {**GARDEN, "Name": "Night Garden", "When: day": "Tues eve (not hols)"}
    write_rows(town / "inbox" / "ours.csv", GARDEN, wrong)
    code, report = run(town, "inbox")
    assert code == 1
    assert list(files(town)) == ["riverside/cobb-garden-riverside.yml"]
    (table,) = tables(town)
    assert table.parent.name == "refused"
    with table.open(encoding="utf-8-sig", newline="") as text:
        (row,) = csv.DictReader(text)
    assert "Write only the day here, such as tuesday." in row["Why it was not taken"]
    assert (row["Row it was"], row["Name"]) == ("3", "Night Garden")
    assert run(town, "inbox")[1] == "The inbox is empty.\n"
    mended = table.read_text(encoding="utf-8-sig").replace("Tues eve (not hols)", "Tue")
    (town / "inbox" / "mended.csv").write_text(mended, encoding="utf-8")
    code, report = run(town, "inbox")
    assert code == 0, report
    assert read(town, "riverside/night-garden-riverside.yml")["when"][0]["day"] == "tuesday"


def test_a_file_of_the_form_and_a_basket_become_listings(town):
    (town / "inbox" / "one.yml").write_text(f"# For directory/listings/riverside/cobb-readers.yml\n{LISTING}")
    indented = "".join(f"      {line}\n" for line in LISTING.replace("Cobb R", "Weir R").splitlines())
    rows = f"listings:\n  - area: riverside\n    slug: weir-readers\n    listing:\n{indented}"
    (town / "inbox" / "basket.yml").write_text(rows + "  - {area: ../.., slug: x, listing: {name: Out}}\n")
    code, report = run(town, "inbox")
    assert code == 1
    assert list(files(town)) == ["riverside/cobb-readers.yml", "riverside/weir-readers.yml"], report
    assert read(town, "riverside/cobb-readers.yml") == parse_mapping(LISTING.encode())
    assert "Its area is not written in small letters, figures and hyphens." in report
    assert len(tables(town)) == 1


def test_a_change_from_the_form_comes_in_and_comments_stay(town):
    file = town / "listings" / "riverside" / "cobb-readers.yml"
    file.parent.mkdir(parents=True)
    file.write_text(f"# Ring first.\n{LISTING}")
    changed = LISTING.replace("A book a month.", "Two books a month.")
    (town / "inbox" / "one.yml").write_text(f"# For directory/listings/riverside/cobb-readers.yml\n{changed}")
    assert run(town, "inbox")[0] == 0
    assert file.read_text() == f"# Ring first.\n{changed}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("spotted.yml", "name: Knitters\nwhere: In the library\n"),
        ("broken.yml", "name: [\n"),
        ("book.xlsx", "no workbook"),
        ("deep.yml", "[" * 5000),
        ("other.csv", "Ref,Group\n1,Clay\n"),
    ],
)
def test_what_cannot_be_read_stays_and_is_told(town, name, text):
    (town / "inbox" / name).write_text(text)
    code, report = run(town, "inbox")
    assert code == 1
    assert f"{name} stays in the inbox." in report
    assert (town / "inbox" / name).read_text() == text


def test_links_and_hidden_files_are_not_followed(town, tmp_path):
    (tmp_path / "secret.csv").write_text("x")
    (town / "inbox" / "a.csv").symlink_to(tmp_path / "secret.csv")
    (town / "inbox" / ".b.csv").write_text("x")
    assert "The inbox is empty." in run(town, "inbox")[1]


def empty_in_a_child(town):
    """The process that empties the inbox; forked, so that its modules need not be read again 200 times."""
    child = os.fork()
    if child == 0:
        try:
            empty_inbox(Home(PROJECT, town, TODAY), lambda done, total: None)
        finally:
            os._exit(0)
    return child


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_run_that_is_killed_at_any_moment_leaves_every_file_whole(town):
    versions = [
        [
            {**GARDEN, "Name": f"Garden {number}", "Short name": f"garden-{number}", "Summary": text}
            for number in range(8)
        ]
        for text in ("Grow beans.", "Grow a great many flowers, all summer long.")
    ]
    headings = ["Short name", *GARDEN]
    whole = []
    for version in versions:
        write_rows(town / "inbox" / "a.csv", *version, headings=headings)
        begun = time.monotonic()
        assert empty_inbox(Home(PROJECT, town, TODAY), lambda done, total: None).is_whole
        lasts = time.monotonic() - begun
        whole.append(files(town))
    dice = random.Random(1)
    killed = 0
    for turn in range(KILLS):
        write_rows(town / "inbox" / "a.csv", *versions[turn % 2], headings=headings)
        child = empty_in_a_child(town)
        time.sleep(dice.uniform(0, lasts))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        for name, text in files(town).items():
            if not name.rpartition("/")[2].startswith("."):
                assert text in (whole[0][name], whole[1][name]), name
    assert killed > KILLS // 2
    write_rows(town / "inbox" / "a.csv", *versions[0], headings=headings)
    assert empty_inbox(Home(PROJECT, town, TODAY), lambda done, total: None).is_whole
    assert files(town) == whole[0]
    assert not list(town.glob(".import-*"))
    assert list((town / "inbox").iterdir()) == []
