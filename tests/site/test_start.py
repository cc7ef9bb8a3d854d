"""A town of one's own: from a fresh copy to a folder that can be published, by the README's own commands."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from building import PROJECT, TODAY
from fresh_copy import make_copy, plain_environ
from hereabouts.owner import OWNER
from html_page import Page, read_pages
from node import node


def read_commands(heading: str) -> list[str]:
    """The commands that the README gives below a heading, as they stand there."""
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    part = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert part, heading
    return re.findall(r"^```sh\n(.*?)^```", part[1], re.MULTILINE | re.DOTALL)


def run_shell(copy: Path, script: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-euo", "pipefail", "-c", script]
    env = plain_environ(TODAY=TODAY, **environ)
    return subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """A fresh copy in which the README's section has been followed, command by command."""
    folder = make_copy(tmp_path_factory.mktemp("newcomer") / "hereabouts")
    blocks = read_commands("A town of your own")
    assert len(blocks) == 2
    for block in blocks:
        ended = run_shell(folder, block)
        assert ended.returncode == 0, f"{block}\n{ended.stdout}\n{ended.stderr}"
    return folder


@pytest.fixture(scope="module")
def town_pages(copy):
    return read_pages(copy / "site")


def test_the_published_folder_is_the_new_town_and_nothing_of_the_example(town_pages):
    for name, page in town_pages.items():
        assert "Pellbridge" not in page.html, name
        assert "Invented example" not in page.html, name
    assert "Stirling" in town_pages["index.html"].title


def test_each_way_in_has_led_to_a_page(town_pages):
    listings = {name for name in town_pages if name.startswith("activity/")}
    assert listings == {
        "activity/tryout-walk/index.html",
        "activity/try-out-pottery-fk15/index.html",
        "activity/try-out-table-tennis-bridge-of-allan/index.html",
        "activity/tryout-choir/index.html",
    }
    assert "11am to midday" in words(town_pages["activity/tryout-walk/index.html"])
    assert "£2.50" in words(town_pages["activity/try-out-pottery-fk15/index.html"])
    tennis = words(town_pages["activity/try-out-table-tennis-bridge-of-allan/index.html"])
    assert "Tuesday" in tennis
    assert "Saturday" in tennis
    assert "Try-out choir" in words(town_pages["area/bridge-of-allan/index.html"])


@pytest.mark.parametrize("slug", ["tryout-walk", "tryout-new"])
def test_what_is_proposed_in_public_leads_to_the_file_itself(copy, slug):
    """What the form is told of the town's own folder, put through the form's own function."""
    send = json.loads((copy / "site/data/form/form.json").read_text(encoding="utf-8"))["send"]
    what = json.dumps({"area": "bridge-of-allan", "slug": slug, "text": "name: x", "isNew": slug == "tryout-new"})
    script = "import('./overrides/assets/javascripts/form-send.mjs').then((m) => console.log(m.proposal(%s, %s)))"
    command = [node(), "-e", script % (json.dumps(send["edit"]), what)]
    address = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.strip()

    base, _, path = address.partition("/main/")
    path, _, new = path.partition("?")
    assert base == f"https://github.com/you/hereabouts/{'new' if new else 'edit'}"
    assert (copy / path).is_dir() if new else (copy / path).is_file()


def test_the_filled_table_is_one_that_the_template_makes(copy, tmp_path):
    """New columns may come; one that the table has must still be one of the template's."""
    run_shell(copy, f".venv/bin/hereabouts template {tmp_path}/now.csv")
    then, now = (
        set(file.read_text(encoding="utf-8-sig").splitlines()[0].split(","))
        for file in (PROJECT / "tests/start/filled.csv", tmp_path / "now.csv")
    )
    assert then <= now
    assert (copy / "stirling/new.xlsx").is_file()
    assert not [*(copy / "stirling/inbox").iterdir()]


def test_its_nation_decides_the_urgent_help(town_pages):
    assert "NHS 24 on 111" in words(town_pages["index.html"])


def test_its_places_are_real_ones(town_pages):
    assert "area/fk21/index.html" in town_pages  # Killin, forty miles up the valley


def test_a_real_postcode_finds_what_is_near(copy, served, page):
    page.goto(served(copy / "site", "/hereabouts/").address + "find/#near=FK9+4LA")
    expect(page.get_by_text("3 activities within 2 miles of FK9 4")).to_be_visible()
    expect(page.get_by_role("link", name="Try-out walk")).to_be_visible()


def test_the_example_is_still_there_for_training_days_and_untouched(copy):
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=copy, capture_output=True, text=True).stdout
    assert sorted(line[3:] for line in changed.splitlines()) == [".github/CODEOWNERS", "stirling/", "town.txt"]
    example = run_shell(copy, ".venv/bin/hereabouts check", DIRECTORY="directory")
    assert "all is well" in example.stdout or ": 0 errors" in example.stdout, example.stdout


def test_every_command_works_on_the_new_town_without_being_told(copy):
    ended = run_shell(copy, ".venv/bin/hereabouts check stirling/listings")
    assert (ended.returncode, ended.stdout) == (0, "4 files checked: all is well.\n")


def test_what_must_not_go_live_is_only_what_the_try_out_left(copy):
    ended = run_shell(copy, ".venv/bin/hereabouts check --live || true")
    errors = [line for line in ended.stdout.splitlines() if "[live_" in line and " warning: " not in line]
    blanks = [line for line in errors if "[live_papers_are_filled]" in line]
    assert len(blanks) == sum(asked.needed for asked in OWNER.values())
    assert all(line.startswith("stirling/settings.yml:") for line in blanks)
    errors = [line for line in errors if line not in blanks]
    left = {line.split(" is ")[0].split(": ", 1)[1] for line in errors}
    assert left == {'"stirling.example"'}, ended.stdout


def test_nothing_is_ever_overwritten(copy):
    before = {file: file.read_bytes() for file in (copy / "stirling").rglob("*") if file.is_file()}
    again = run_shell(copy, read_commands("A town of your own")[0].replace("make check", ""))
    assert again.returncode == 2
    assert "is there already and is not empty" in again.stderr
    assert {file: file.read_bytes() for file in (copy / "stirling").rglob("*") if file.is_file()} == before


def words(page: Page) -> str:
    return page.root.words
