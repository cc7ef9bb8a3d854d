"""What the tests of the recipes share: the example with some files for paper, and the web servers of this machine."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from building import PROJECT, TODAY, once
from hereabouts.guidance.library import read_library
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.office.help import read_help
from hereabouts.guidance.office.word import make_word
from hereabouts.guidance.print.command import print_named
from hereabouts.home import Home
from hereabouts.shared import read_settings
from hosts import ROOM, SERVERS, Host, Program, find_host, run_host

HOME = Home(PROJECT, PROJECT / "directory", date.fromisoformat(TODAY))


@pytest.fixture(scope="session")
def published(example_site: Path, shared_room: Path) -> Path:
    """The example as a host gets it: with a file of each kind that is made for paper. Read it only."""

    def make() -> str:
        site = shared_room / "published-site"
        shutil.copytree(example_site, site, copy_function=shutil.copyfile)
        write_papers(site)
        return str(site)

    return Path(once(shared_room, "published", make))


def write_papers(site: Path) -> None:
    """The goal plan, for paper and to fill in; and what a town may put beside its site."""
    _, problems = print_named(HOME, ["T4"], site / "print")
    assert problems == []
    library, _ = read_library(HOME)
    settings = read_settings(HOME)
    word = make_word(library.tools["T4"], Naming(library, settings), read_help(HOME, settings), HOME.today)
    (site / "print" / "t4-goal-plan.docx").write_bytes(word)
    (site / ".well-known").mkdir(exist_ok=True)
    (site / ".well-known" / "security.txt").write_text("Contact: mailto:team@pellbridge.example.org\n")


@pytest.fixture(scope="session")
def programs(shared_room: Path) -> dict[str, Program]:
    """The web servers, found or unpacked in one of the test processes; without one the tests fail, and say why."""

    def find() -> str:
        ROOM.mkdir(parents=True, exist_ok=True)
        found = [find_host(name, os.environ, ROOM) for name in SERVERS]
        return "\n".join(f"{one.path}\t{one.libraries}" for one in found)

    rows = [row.split("\t") for row in once(shared_room, "web-servers", find).split("\n")]
    return {name: Program(Path(path), libraries) for name, (path, libraries) in zip(SERVERS, rows, strict=True)}


@pytest.fixture(scope="module", params=SERVERS)
def host(request, programs: dict[str, Program], published: Path, tmp_path_factory) -> Iterator[Host]:
    """The published example, sent by one web server after the other."""
    name = request.param
    with run_host(name, programs[name], published, tmp_path_factory.mktemp(name)) as running:
        yield running
