"""Hands for the form: open it, fill it, take what it gives, and ask the check about that."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from building import PROJECT, TODAY, clean_environ
from form_answers import open_all, write
from hereabouts.form.basket import read_handed


def open_form(page: Page, site: str) -> None:
    page.goto(f"{site}add/")
    page.get_by_role("button", name="Add a listing").click()
    expect(page.get_by_role("heading", name="A new listing")).to_be_focused()


def fill(page: Page, listing: dict[str, Any], area: str = "millgate") -> None:
    write(page, "kind", listing["kind"])
    page.locator("#f-area").select_option(area)
    open_all(page)
    for key, value in listing.items():
        write(page, key, value)


def finish(page: Page) -> None:
    """Until everything has been found right."""
    page.get_by_role("button", name="See what it looks like").click()
    expect(page.get_by_role("heading", name="This is how it will look")).to_be_focused()


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it as a file").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def hand_in(file: Path, room: Path) -> Path:
    """A copy of the example into whose inbox the file was put, and which took it."""
    directory = room / "handed-in"
    shutil.copytree(PROJECT / "directory", directory)
    (directory / "inbox").mkdir()
    shutil.copy(file, directory / "inbox")
    command = [sys.executable, "-m", "hereabouts.cli", "inbox"]
    environ = clean_environ(DIRECTORY=str(directory), PYTHONPATH=str(PROJECT / "hooks"), TODAY=TODAY)
    ended = subprocess.run(command, cwd=PROJECT, env=environ, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return directory


def check(file: Path, room: Path) -> str:
    """What `hereabouts check` says of the handed-over listings, each in its place of a copy of the example."""
    directory = room / "directory"
    shutil.copytree(PROJECT / "directory", directory, dirs_exist_ok=True)
    places = []
    for handed in read_handed(file.read_bytes()):
        places.append(directory / "listings" / handed.area / f"{handed.slug}.yml")
        places[-1].write_bytes(handed.text)
    command = [sys.executable, "-m", "hereabouts.cli", "check", *map(str, places)]
    environ = clean_environ(DIRECTORY=str(directory), PYTHONPATH=str(PROJECT / "hooks"))
    ended = subprocess.run(command, cwd=PROJECT, env=environ, capture_output=True, text=True)
    assert places
    return "" if ended.returncode == 0 else ended.stdout + ended.stderr


def least(page: Page, name: str = "Monday Marbles") -> None:
    """The least that a listing holds."""
    page.locator("#f-name").fill(name)
    page.locator("#f-summary").fill("Roll them on a carpet. All is lent.")
    page.locator("#f-kind").select_option("group")
    page.locator("#f-interests").get_by_label("Games", exact=True).check()
    page.locator("#f-when-0-day").get_by_label("Monday").check()
    page.locator("#f-when-0-start").fill("14:00")
    page.locator("#f-where-0-venue-pick").fill("Acorn Hall")
    page.locator("#f-where-0-venue-pick").blur()
    page.locator("#f-cost-type").select_option("free")
    page.locator("#f-joining-how").select_option("just-turn-up")
    page.locator("#f-source-from").select_option("leaflet")
