"""The example as MkDocs and as each other generator makes it: one build each, for paper and other programs nothing."""

from pathlib import Path

import pytest

from building import PROJECT, build_site, once
from html_page import Pages, read_pages
from other_building import LIGHT, PYTHON, run
from other_generator import GENERATORS


@pytest.fixture(scope="session")
def installed(shared_room: Path) -> None:
    """The environment of the other generators; where it cannot be made, the tests that need it say so and pass by."""

    def install() -> str:
        ended = run(PROJECT / "tools/environment", "generators")
        return "" if ended.returncode == 0 else ended.stderr or "it said nothing"

    refused = once(shared_room, "generators", install)
    if refused:
        pytest.skip(f"ProperDocs and Zensical cannot be installed here: {refused[-400:]}")


@pytest.fixture(scope="session")
def usual(shared_room: Path) -> Path:
    """As MkDocs makes it, with the hook."""

    def build() -> str:
        return str(build_site(shared_room / "usual-site", **LIGHT))

    return Path(once(shared_room, "usual", build))


@pytest.fixture(scope="session")
def usual_pages(usual: Path) -> Pages:
    return read_pages(usual)


@pytest.fixture(scope="session", params=GENERATORS)
def generator(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="session")
def other(shared_room: Path, installed: None, generator: str) -> Path:
    """As `make site GENERATOR=...` makes it."""

    def build() -> str:
        folder = shared_room / f"{generator}-site"
        ended = run(PYTHON, "tools/build_site.py", str(folder), generator)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return str(folder)

    return Path(once(shared_room, generator, build))


@pytest.fixture(scope="session")
def other_pages(other: Path) -> Pages:
    return read_pages(other)
