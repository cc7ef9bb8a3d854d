"""`hereabouts press` after any generator: the same site as with the hook, however often it is pressed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from building import build_site
from pressing import OURS, press_into
from town import GARDEN, LISTING, make_town, run_command, write


def differences(one: Path, other: Path) -> str:
    """What `diff` says of two folders; nothing where they are the same byte for byte."""
    return subprocess.run(["diff", "-rq", one, other], capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def pressed(rendered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, pressed into plainly rendered pages."""
    folder = tmp_path_factory.mktemp("pressed") / "site"
    assert press_into(rendered, folder, OURS) == []
    return folder


def test_rendered_pages_read_well_before_they_are_pressed(rendered):
    page = (rendered / "index.html").read_text(encoding="utf-8")
    assert "Need help now?" in page
    assert "Free things to do" in page
    assert (rendered / "activity/shell/index.html").is_file()


def test_pressing_afterwards_gives_what_the_hook_gives(pressed, example_site):
    assert differences(pressed, example_site) == ""


def test_pressing_twice_gives_what_pressing_once_gives(pressed, tmp_path):
    again = shutil.copytree(pressed, tmp_path / "site")
    told = run_command("press", again)
    assert (told.returncode, told.stderr) == (0, "")
    assert "listings pressed into" in told.stdout
    assert differences(again, pressed) == ""


def test_another_directory_pressed_over_the_first_leaves_nothing_of_it(pressed, rendered, tmp_path):
    town = make_town(tmp_path / "town")
    over = shutil.copytree(pressed, tmp_path / "over")
    assert run_command("press", over, directory=town).returncode == 0
    fresh = tmp_path / "fresh"
    assert press_into(rendered, fresh, town) == []
    assert differences(over, fresh) == ""


def test_a_folder_that_nobody_rendered_is_left_alone(tmp_path):
    (tmp_path / "letter.html").write_text("<p>mine</p>", encoding="utf-8")
    told = run_command("press", tmp_path)
    assert told.returncode == 1
    assert "Let the site generator render guidance/ into it first." in told.stderr
    assert "Traceback" not in told.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["letter.html"]


def test_a_directory_with_errors_is_not_pressed(tmp_path):
    town = make_town(tmp_path / "town")
    write(town / GARDEN, LISTING.replace("kind: group", "kind: grop"))
    page = write(tmp_path / "site/activity/shell/index.html", "as rendered")
    told = run_command("press", tmp_path / "site", directory=town)
    assert told.returncode == 1
    assert "garden.yml:3:" in told.stderr
    assert page.read_text() == "as rendered"


def test_two_builds_are_the_same_byte_for_byte(example_site, tmp_path):
    again = build_site(tmp_path / "again", PYTHONHASHSEED="1")
    assert differences(again, example_site) == ""
