"""What every test may ask for: the built example, a server for a folder, a browser, a page."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from building import EXAMPLE, TODAY, build_site, once
from chromium import find_chromium, launch_flags
from serving import Served, serve_folder

# A busy machine is no fault of what is tested. The same inputs each time, so that a change is judged by what it
# changed; HYPOTHESIS=new looks for inputs that nobody has tried.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS", "same"))

os.environ.update(EXAMPLE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that drives a browser or asks over the network is tried once more where it fails, and the summary says so.

    A machine with other work can starve either for seconds. What is really broken fails twice.
    """
    for item in items:
        if {"browser", "web"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how hard each guidance page that was tested is to read, and how fast the web servers answered."""
    reports = [*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())]
    pages = [value for report in reports for name, value in report.user_properties if name == "reading"]
    if pages:
        terminalreporter.section("age at which most people can read a page")
    for path, age, limit in sorted(pages, key=lambda page: (-page[1], page[0])):
        terminalreporter.write_line(f"{age:5.1f} of {limit:.0f}  {path}")
    loads = [value for report in reports for name, value in report.user_properties if name == "load"]
    if loads:
        terminalreporter.section("requests that web servers answered by our recipes")
    for name, count, seconds in loads:
        terminalreporter.write_line(f"{name}: {count} in {seconds:.0f} s, {count / seconds:.0f} a second")


@pytest.fixture(scope="session")
def shared_room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One temporary folder for all the processes that share the tests."""
    room = tmp_path_factory.getbasetemp()
    return room.parent if "PYTEST_XDIST_WORKER" in os.environ else room


@pytest.fixture(scope="session")
def example_site(shared_room: Path) -> Path:
    """The example directory, strictly built once as of TODAY. Read it only: all tests share it."""
    return Path(once(shared_room, "example", lambda: str(build_site(shared_room / "example-site"))))


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[..., Served]]:
    """`served(folder, prefix="/")`: the folder at an address, until the tests end."""
    known: dict[tuple[Path, str], Served] = {}
    with ExitStack() as servers:

        def serve(folder: Path, prefix: str = "/") -> Served:
            if (folder, prefix) not in known:
                known[folder, prefix] = servers.enter_context(serve_folder(folder, prefix))
            return known[folder, prefix]

        yield serve


@pytest.fixture(scope="session")
def chromium(shared_room: Path) -> Path:
    """The Chromium of this machine; it is installed where that can be done."""
    return Path(once(shared_room, "chromium", lambda: str(find_chromium(os.environ))))


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One running browser; a test opens contexts of its own in it and closes them."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=launch_flags())
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page on a small laptop in Britain, at ten in the morning of TODAY."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        locale="en-GB",
        timezone_id="Europe/London",
        service_workers="block",  # what a worker fetches is out of a test's sight
    )
    opened = context.new_page()
    opened.clock.set_fixed_time(f"{TODAY}T10:00:00Z")
    yield opened
    context.close()
