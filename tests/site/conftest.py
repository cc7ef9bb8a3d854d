"""What the tests of the built site share: its pages, read once, and guidance rendered but not pressed."""

from pathlib import Path

import pytest

from building import once
from hereabouts.guidance.guide import FOLDERS
from html_page import Pages, read_pages
from pressing import render_plain


@pytest.fixture(scope="session")
def pages(example_site: Path) -> Pages:
    """Every page of the example. Read them only: all tests share them."""
    return read_pages(example_site)


TEAMS = tuple(f"{folder}/" for folder in ("teams", "coverage", "running", *FOLDERS))
"""Where pages of the teams' side lie: the door, how it is run, and the guidance pack with the papers."""


@pytest.fixture(scope="session")
def public(pages: Pages) -> Pages:
    """The pages of the public side."""
    return {name: page for name, page in pages.items() if not name.startswith(TEAMS)}


@pytest.fixture(scope="session")
def guidance(pages: Pages) -> Pages:
    """The pages of the teams' side."""
    return {name: page for name, page in pages.items() if name.startswith(TEAMS)}


@pytest.fixture(scope="session")
def rendered(shared_room: Path) -> Path:
    """guidance/ as a generator renders it without our hook, under the example's name. Copy it before use."""
    settings = shared_room / "plain"

    def render() -> str:
        settings.mkdir()
        return str(render_plain(shared_room / "rendered", settings))

    return Path(once(shared_room, "rendered", render))
