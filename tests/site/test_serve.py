"""`make serve`: every change shows, no mistake stops it, and no request is left waiting."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from building import PROJECT, clean_environ
from html_page import Page
from town import GARDEN, LISTING, make_town, write

PATIENCE = 60
"""Seconds until a change must show, on a machine with much else to do."""
TEA = LISTING.replace("Riverside Community Garden", "Tea at the hut").replace("[allotments]", "[tea-and-talk]")
COPIED = ("hooks", "overrides", "guidance", "schemas", "directory")


@dataclass(frozen=True)
class Serving:
    """A running server, the project it serves from, and the town it serves."""

    address: str
    project: Path
    town: Path
    log: Path

    def get(self, path: str = "") -> tuple[int, Page]:
        """Status and page of an address; the page for lost addresses as well."""
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, Page(answer.read().decode())
        except HTTPError as lost:
            with lost:
                return lost.code, Page(lost.read().decode())

    def wait(self, path: str, shows: Callable[[Page], bool]) -> Page:
        """The page of an address as soon as it shows what is waited for."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            page = self.get(path)[1]
            if shows(page):
                return page
            time.sleep(0.1)
        raise AssertionError(f"{path} never showed it:\n{page.root.words[:2000]}\n{self.log.read_text()[-4000:]}")


def strip(page: Page) -> str:
    """What a page says of mistakes."""
    return " ".join(one.words for one in page.elements if one.has_class("problems"))


@contextlib.contextmanager
def changed(file: Path, text: str | bytes) -> Iterator[None]:
    """The file with another text, until the block ends."""
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    try:
        yield
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


@pytest.fixture(scope="module")
def serving(tmp_path_factory) -> Iterator[Serving]:
    """MkDocs serving a small town from a copy of the project that tests may spoil."""
    room = tmp_path_factory.mktemp("serving")
    project = room / "project"
    for name in COPIED:
        shutil.copytree(PROJECT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", project)
    (project / "node_modules").symlink_to(PROJECT / "node_modules")
    town = make_town(room / "town")
    write(town / "listings/riverside/tea.yml", TEA)
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", "--watch", "overrides"]
    environ = clean_environ(DIRECTORY=str(town), PYTHONPATH=str(project / "hooks"), TMPDIR=str(room))
    with (room / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=project, env=environ, stdout=log, stderr=log)
    running = Serving(f"http://127.0.0.1:{port}/", project, town, room / "log")
    try:
        wait_until_it_answers(running, server)
        yield running
        assert server.poll() is None, running.log.read_text()[-4000:]
    finally:
        server.terminate()
        server.wait(20)


def wait_until_it_answers(running: Serving, server: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError):
            running.get()
            return
        time.sleep(0.1)
    pytest.fail(running.log.read_text())


def test_the_site_is_there_without_a_strip_and_without_a_policy(serving):
    for path in ("", "activity/garden/", "activity/tea/", "teams/", "find/"):
        status, page = serving.get(path)
        assert status == 200
        assert strip(page) == ""
        assert not page.all("meta", http_equiv="Content-Security-Policy")  # it would stop the page from reloading
        assert page.meta("referrer") == "no-referrer"
    assert serving.get("never/was/here/")[0] == 404


def test_no_worker_shows_editors_what_stood_there_before(serving):
    with urlopen(serving.address + "sw.js", timeout=PATIENCE) as answer:
        assert '"off": true' in answer.read().decode().replace(":true", ": true")
    with urlopen(serving.address + "assets/javascripts/offline.mjs", timeout=PATIENCE) as answer:
        script = answer.read().decode()
    assert "unregister()" in script
    assert "register(" not in script.replace("unregister(", "")


def test_a_broken_listing_is_left_out_and_named_on_every_page_until_it_is_mended(serving):
    with changed(serving.town / GARDEN, LISTING.replace("kind: group", "kind: grop")):
        page = serving.wait("activity/tea/", lambda page: strip(page) != "")
        assert page.one("h1").words == "Tea at the hut"
        for path in ("", "find/", "teams/", "area/riverside/", "never/was/here/"):
            told = strip(serving.get(path)[1])
            assert told.startswith("1 mistake to put right"), path
            assert "town/listings/riverside/garden.yml:3: " in told
        assert serving.get("activity/garden/")[0] == 404
        assert "Riverside Community Garden" not in serving.get("a-to-z/")[1].one("main").words
    page = serving.wait("activity/garden/", lambda page: "Riverside Community Garden" in page.title)
    assert strip(page) == strip(serving.get("")[1]) == ""


def test_changes_of_a_term_a_template_and_a_guidance_page_show(serving):
    terms = serving.project / "directory/terms/interests.yml"
    template = serving.project / "overrides/fragments/listing.html"
    guide = serving.project / "guidance/my-list.md"
    with contextlib.ExitStack() as changes:
        text = terms.read_text(encoding="utf-8")
        assert "label: Allotments" in text
        changes.enter_context(changed(terms, text.replace("label: Allotments", "label: Plots and sheds")))
        text = template.read_text(encoding="utf-8")
        changes.enter_context(changed(template, text + '<p class="small">Newly written.</p>\n'))
        changes.enter_context(changed(guide, guide.read_text(encoding="utf-8") + "\nA new sentence.\n"))
        serving.wait("activity/garden/", lambda page: "Plots and sheds" in page.root.words)
        serving.wait("activity/tea/", lambda page: "Newly written." in page.root.words)
        serving.wait("my-list/", lambda page: "A new sentence." in page.root.words)
    serving.wait("activity/garden/", lambda page: "Newly written." not in page.root.words)


def test_broken_settings_terms_and_schemas_are_named_and_the_rest_is_served(serving):
    settings = serving.town / "settings.yml"
    with changed(settings, "name: [\n"), changed(serving.project / "directory/terms/areas.yml", b"\xff"):
        told = strip(serving.wait("", lambda page: "settings.yml" in strip(page) and "areas.yml" in strip(page)))
        assert "town/settings.yml:2: " in told
        assert "directory/terms/areas.yml:1: " in told
        assert serving.get("activity/garden/")[1].one("h1").words == "Riverside Community Garden"
    with changed(serving.project / "schemas/listing.schema.json", "{"):
        told = strip(serving.wait("", lambda page: "could not be built" in strip(page)))
        assert "[site_can_be_built]" in told
        assert serving.get("find/")[0] == 200
    serving.wait("activity/garden/", lambda page: "Garden" in page.title and strip(page) == "")


def test_a_template_that_cannot_be_read_is_named_with_its_line(serving):
    template = serving.project / "overrides/fragments/listing.html"
    with changed(template, "<article>\n{% if %}\n"):
        told = strip(serving.wait("", lambda page: strip(page) != ""))
        assert "overrides/fragments/listing.html:2: " in told
        assert serving.get("help/")[0] == 200
    page = serving.wait("activity/garden/", lambda page: "Garden" in page.title and strip(page) == "")
    assert page.one("h1").words == "Riverside Community Garden"


def test_what_stops_mkdocs_itself_does_not_stop_the_server(serving):
    with changed(serving.project / "guidance/my-list.md", b"# caf\xe9\n"):
        page = serving.wait("", lambda page: "could not be built" in page.root.words)
        assert "guidance/my-list.md:1: UnicodeDecodeError" in strip(page)
    with changed(serving.project / "overrides/public.html", "{% block %}"):
        serving.wait("", lambda page: "overrides/public.html:1: " in strip(page))
    serving.wait("activity/garden/", lambda page: "Garden" in page.title and strip(page) == "")
    serving.wait("my-list/", lambda page: page.title.startswith("My list") and strip(page) == "")


def test_a_folder_that_is_away_for_a_while_is_waited_for(serving):
    aside = serving.town.with_name("aside")
    serving.town.rename(aside)
    # A folder that is gone cannot be watched: any other change builds again, and finds it missing.
    os.utime(serving.project / "guidance/index.md")
    try:
        serving.wait("", lambda page: "not a folder" in strip(page))
    finally:
        aside.rename(serving.town)
    os.utime(serving.project / "guidance/index.md")
    serving.wait("activity/garden/", lambda page: "Garden" in page.title and strip(page) == "")
