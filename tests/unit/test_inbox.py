"""The inbox: a file a good row, a table of refused ones in words, twice is once, and a killed run breaks nothing."""

import csv
import os
import random
import re
import signal
import subprocess
import sys
from copy import deepcopy

import pytest

from filling import GARDEN, TODAY, run, write_rows
from hereabouts.form.write import to_listings
from hereabouts.home import PROJECT, Home
from hereabouts.imports.store import to_yaml
from hereabouts.inbox.sort import empty_inbox
from hereabouts.source import parse_mapping, read_source
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


def hand_over(town, way):
    """Cobb Readers as a new listing, whose short name another may have: from the form, the sheet page or a table."""
    if way == "form":
        text = f"# For directory/listings/riverside/cobb-readers.yml\n{LISTING}"
    elif way == "sheet":
        row = {"area": "riverside", "slug": "cobb-readers", "listing": parse_mapping(LISTING.encode())}
        text = to_yaml({"listings": [{**row, "started-from": "unknown"}]})
    else:
        named = {**GARDEN, "Name": "Cobb Readers", "Short name": "Cobb-Readers"}
        return write_rows(town / "inbox" / "new.csv", named, headings=["Short name", *GARDEN])
    return (town / "inbox" / "new.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("status", "over"), [("ended", "has ended"), ("withheld", "is withheld")])
@pytest.mark.parametrize("way", ["form", "sheet", "table"])
def test_what_has_the_short_name_of_a_listing_that_is_over_does_not_bring_it_back(town, way, status, over):
    file = put_listing(town, text=f"{LISTING}status: {status}\n")
    before = file.read_bytes()
    hand_over(town, way)
    code, report = run(town, "inbox")
    assert code == 1
    assert f"riverside/cobb-readers.yml is called cobb-readers, too, and {over}." in report
    assert file.read_bytes() == before
    assert len(tables(town)) == 1


def test_a_table_that_brought_a_listing_may_be_sent_again_when_that_has_ended(town):
    hand_over(town, "table")
    assert run(town, "inbox")[0] == 0
    (file,) = (town / "listings").rglob("*.yml")
    file.write_text(re.sub(r"\nwhen:(?:\n[ -].*)+", "", file.read_text(encoding="utf-8")) + "status: ended\n", "utf-8")
    before = file.read_bytes()
    hand_over(town, "table")
    code, report = run(town, "inbox")
    assert code == 0, report
    assert file.read_bytes() == before


OWN = """\
other-ids: [{in: A list, id: HB-1}]
tags-for-teams: [good first step]
related: [weir-readers, gone-readers]
"""


def change(town, file, edit):
    """A change as the form makes it: from what it is served, with one edit."""
    source = read_source(file, file.name, "listing", "riverside")[0]
    begun = to_listings([source], {"gone-readers"})["cobb-readers"]
    listing = deepcopy(begun["listing"])
    listing["checked"]["by"] = "People who told us with the form"
    edit(listing)
    head = f"# For directory/listings/riverside/cobb-readers.yml\n# From version {begun['version']}\n"
    (town / "inbox" / "cobb-readers.yml").write_text(head + to_yaml(listing), encoding="utf-8")


def test_a_change_loses_nothing_that_the_form_was_never_told(town):
    put_listing(town, "weir-readers", LISTING.replace("Cobb R", "Weir R"))
    put_listing(town, "gone-readers", LISTING.replace("Cobb R", "Old R") + "status: withheld\n")
    file = put_listing(town, text=LISTING + OWN)
    before = file.read_text(encoding="utf-8")
    change(town, file, lambda listing: listing.update(summary="Two books a month."))
    code, report = run(town, "inbox")
    assert code == 0, report
    assert file.read_text(encoding="utf-8") == before.replace("A book a month.", "Two books a month.")


def test_whoever_checks_anew_and_adds_a_tag_is_heard(town):
    put_listing(town, "weir-readers", LISTING.replace("Cobb R", "Weir R"))
    file = put_listing(town, text=LISTING + OWN.replace(", gone-readers", ""))

    def edit(listing):
        listing["checked"]["date"] = "2026-11-20"
        listing["tags-for-teams"] = ["quiet"]

    change(town, file, edit)
    assert run(town, "inbox")[0] == 0
    data = read(town, "riverside/cobb-readers.yml")
    assert data["checked"] == {"date": "2026-11-20", "how": "phone", "by": "People who told us with the form"}
    assert data["tags-for-teams"] == ["good first step", "quiet"]
    assert data["permission"] == {"given": "yes", "date": "2026-11-01"}


@pytest.mark.parametrize("is_remembered", [True, False])
def test_a_change_that_waited_takes_back_nothing_that_was_put_right_meanwhile(town, is_remembered):
    file = put_listing(town)
    if is_remembered:
        for words in (
            ["init", "-q"],
            ["add", "-A"],
            ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a"],
        ):
            subprocess.run(["git", "-C", str(town), *words], check=True)
    change(town, file, lambda listing: listing.update(summary="Two books a month."))
    file.write_text(file.read_text(encoding="utf-8").replace("type: free", "type: donation"), encoding="utf-8")
    code, report = run(town, "inbox")
    assert code == 0
    data = read(town, "riverside/cobb-readers.yml")
    assert data["cost"] == {"type": "donation"}
    assert data["summary"] == ("Two books a month." if is_remembered else "A book a month.")
    assert ("summary was changed here and at the source" in report) is not is_remembered


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("letter.yml", "name: Knitters\nplace: In the library\n"),
        ("spotted.yml", "name: Knitters\nwhere: [In the library]\n"),
        ("past.yml", "# For: Cobb Readers\nnotices:\n  - {cancelled: 2026-01-05, because: Ill.}\n"),
        ("nobody.yml", "# For: Nobody\nnotices:\n  - {cancelled: 2026-12-05, because: The roof leaks.}\n"),
        ("no-name.yml", "notices:\n  - {cancelled: 2026-12-05, because: The roof leaks.}\n"),
        ("no-day.yml", "# For: Cobb Readers\nnotices:\n  - {cancelled: Monday, because: The roof leaks.}\n"),
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


def put_listing(town, name="cobb-readers", text=LISTING):
    file = town / "listings" / "riverside" / f"{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"# Ring first.\n{text}# The last line.\n", encoding="utf-8")
    return file


def leads(town):
    return parse_mapping((town / "leads.yml").read_bytes())["leads"]


def test_what_was_spotted_becomes_a_lead_that_the_review_lists(town):
    said = "name: Knitters\nwhere: In the library\nreach: A card on the desk\n"
    (town / "inbox" / "spotted.yml").write_text(said, encoding="utf-8")
    code, report = run(town, "inbox")
    assert code == 0, report
    by = "People who told us with the form"
    assert leads(town) == [{**parse_mapping(said.encode()), "date": "2026-11-23", "by": by}]
    assert list((town / "inbox").iterdir()) == []
    assert "Knitters" in run(town, "review")[1]
    assert run(town, "check")[0] == 0


def test_a_lead_told_twice_stands_once_and_what_stands_there_stays(town):
    before = "# Mine.\nleads:\n  - {name: Chess, where: 'By the bandstand'} # ask the tea hatch\n"
    (town / "leads.yml").write_text(before, encoding="utf-8")
    for name in ("a.yml", "b.yaml"):
        (town / "inbox" / name).write_text("name: 'Knit: purl'\nwhere: In the library\n", encoding="utf-8")
    code, report = run(town, "inbox")
    assert code == 0
    assert "It is in leads.yml already." in report
    assert (town / "leads.yml").read_text(encoding="utf-8").startswith(before)
    assert [lead["name"] for lead in leads(town)] == ["Chess", "Knit: purl"]


@pytest.mark.parametrize("before", ["leads: []\n", "leads: [ ]  # none yet\n", "leads: [{name: Chess}]\n"])
def test_a_lead_fits_into_a_list_however_it_is_written(town, before):
    (town / "leads.yml").write_text(before, encoding="utf-8")
    (town / "inbox" / "spotted.yml").write_text("name: Knitters\nwhere: In the library\n", encoding="utf-8")
    assert run(town, "inbox")[0] == 0
    assert leads(town)[-1]["name"] == "Knitters"


def test_a_group_that_asked_to_be_removed_is_no_lead(town):
    put_listing(town)
    assert run(town, "remove", "cobb-readers")[0] == 0
    (town / "inbox" / "spotted.yml").write_text("name: COBB readers\nwhere: In the library\n", encoding="utf-8")
    code, report = run(town, "inbox")
    assert code == 1
    assert "it asked to be removed" in report
    assert not (town / "leads.yml").exists()


@pytest.mark.parametrize(
    "head",
    [
        "# For directory/listings/riverside/cobb-readers.yml: Cobb Readers",
        "# For: cobb readers",
        "# For: Cobb Readers\r",
    ],
)
def test_a_cancelled_session_becomes_a_notice_and_every_comment_stays(town, head):
    file = put_listing(town)
    before = file.read_text(encoding="utf-8")
    sent = f"{head}\nnotices:\n  - {{cancelled: 2026-12-05, because: 'The roof: it leaks.'}}\n"
    (town / "inbox" / "cancelled.yml").write_bytes(sent.encode())
    code, report = run(town, "inbox")
    assert code == 0, report
    after = file.read_text(encoding="utf-8")
    notice = 'notices: [{cancelled: 2026-12-05, because: "The roof: it leaks."}]\n'
    assert after == before.replace("joining:", f"{notice}joining:")
    assert list((town / "inbox").iterdir()) == []


def test_of_two_groups_with_one_name_none_is_cancelled(town):
    before = [put_listing(town, name).read_bytes() for name in ("cobb-readers", "cobb-readers-two")]
    sent = "# For: Cobb Readers\nnotices:\n  - {cancelled: 2026-12-05, because: The roof leaks.}\n"
    (town / "inbox" / "cancelled.yml").write_text(sent, encoding="utf-8")
    code, report = run(town, "inbox")
    assert code == 1
    assert "2 listings are called Cobb Readers" in report
    assert [*files(town).values()] == before


def test_links_and_hidden_files_are_not_followed(town, tmp_path):
    (tmp_path / "secret.csv").write_text("x")
    (town / "inbox" / "a.csv").symlink_to(tmp_path / "secret.csv")
    (town / "inbox" / ".b.csv").write_text("x")
    assert "The inbox is empty." in run(town, "inbox")[1]


def put_short(town):
    """The two short files of the form, first of all: a run is then often killed after them."""
    (town / "inbox" / "0-spotted.yml").write_text("name: Knitters\nwhere: In the library\n", encoding="utf-8")
    sent = "# For: Cobb Readers\nnotices:\n  - {cancelled: 2026-12-05, because: The roof leaks.}\n"
    (town / "inbox" / "0-cancelled.yml").write_text(sent, encoding="utf-8")


CHANGES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.truncate")
"""What Python tells an audit hook before it is done to a file."""


def empty_in_a_child(town, at_step):
    """How a process ended that empties the inbox; `at_step` is called before each thing that it does to a file.

    Forked, so that its modules need not be read again 200 times.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.addaudithook(lambda event, args: at_step() if event in CHANGES and is_in(town, args) else None)
            empty_inbox(Home(PROJECT, town, TODAY), lambda done, total: None)
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1]


def is_in(town, args):
    return any(isinstance(arg, str | os.PathLike) and os.fspath(arg).startswith(str(town)) for arg in args)


def count_steps(town):
    """How many things a whole run does to the files of the town."""
    read_end, write_end = os.pipe()
    assert empty_in_a_child(town, lambda: os.write(write_end, b".")) == 0
    os.close(write_end)
    with os.fdopen(read_end, "rb") as told:
        return len(told.read())


def kill_at(town, step, wait):
    """Kills a run before it does so many things, or so many seconds after that; tells whether it was killed in time."""
    left, is_due = iter(range(step - 1)), False

    def at_step():
        nonlocal is_due
        if next(left, None) is None and not is_due:
            is_due = True
            # Nobody handles an alarm here: it ends the process as a kill does, wherever that is by then.
            signal.setitimer(signal.ITIMER_REAL, wait) if wait else os.kill(os.getpid(), signal.SIGKILL)

    status = empty_in_a_child(town, at_step)
    assert status in (0, signal.SIGKILL, signal.SIGALRM)
    return status != 0


def lay_back(town, readers, alone):
    """The town as it was before the two short files came."""
    readers.write_bytes(alone)
    (town / "leads.yml").unlink(missing_ok=True)


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
    readers = put_listing(town)
    alone = readers.read_bytes()
    whole = []
    for version in versions:
        write_rows(town / "inbox" / "a.csv", *version, headings=headings)
        put_short(town)
        assert empty_inbox(Home(PROJECT, town, TODAY), lambda done, total: None).is_whole
        whole.append(files(town))
    write_rows(town / "inbox" / "a.csv", *versions[0], headings=headings)
    put_short(town)
    steps = count_steps(town)
    lay_back(town, readers, alone)
    dice = random.Random(1)
    told = {"lead": 0, "notice": 0}
    for turn in range(KILLS):
        step, is_killed = steps + 1, False
        while not is_killed:  # a run that finds less to do comes to its end before a late step
            step = dice.randint(1, max(1, step - 1))
            write_rows(town / "inbox" / "a.csv", *versions[turn % 2], headings=headings)
            put_short(town)
            is_killed = kill_at(town, step, dice.choice((0, dice.uniform(1e-6, 2e-3))))
        for name, text in files(town).items():
            if not name.rpartition("/")[2].startswith("."):
                assert text in (alone, whole[0][name], whole[1][name]), name
        assert not (town / "leads.yml").exists() or [lead["name"] for lead in leads(town)] == ["Knitters"]
        told["lead"] += (town / "leads.yml").exists()
        told["notice"] += readers.read_bytes() != alone
        lay_back(town, readers, alone)
    assert all(0 < count < KILLS for count in told.values()), told
    put_short(town)
    write_rows(town / "inbox" / "a.csv", *versions[0], headings=headings)
    assert empty_inbox(Home(PROJECT, town, TODAY), lambda done, total: None).is_whole
    assert files(town) == whole[0]
    assert not [*town.glob(".import-*"), *town.glob(".keeping-*")]
    assert list((town / "inbox").iterdir()) == []
