"""A copy of the example that a test may change, on a server that can be stopped, and phones that open it."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, Page

from building import PROJECT, TODAY
from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.home import Home
from hereabouts.offline import write_offline
from serving import Served, serve_folder

HOME = Home(PROJECT, PROJECT / "directory", date.fromisoformat(TODAY), prints=False)
KEPT = """async () => Object.fromEntries(await Promise.all((await caches.keys()).sort().map(async (name) =>
  [name, (await (await caches.open(name)).keys()).map(({url}) => url.slice(location.origin.length)).sort()])))"""
"""Every cache with the addresses in it."""
PATIENCE_S = 30
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@cache
def example() -> Directory:
    """The example's records, read once."""
    return read_build(HOME).directory


class Town:
    """The example in a folder of its own."""

    def __init__(self, site: Path, folder: Path, prefix: str = "/") -> None:
        # Written anew: a browser that is told of no date to keep a file until takes an old file for one that lasts.
        shutil.copytree(site, folder, copy_function=shutil.copyfile)
        self.folder = folder
        self._running = ExitStack()
        self.served: Served = self._running.enter_context(serve_folder(folder, prefix))
        self.address = self.served.address

    def stop(self) -> None:
        """The server is gone: it answers nothing any more."""
        self._running.close()

    def change(self, path: str, old: str, new: str) -> None:
        """Changes the words of one file."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def list_again(self, serving: bool = False, **settings: str) -> None:
        """What the press does last, after a change; with other settings where some are given."""
        directory = example()
        data = {**directory.settings.data, **settings}
        changed = replace(directory, settings=replace(directory.settings, data=data))
        write_offline(self.folder, changed, HOME, serving)

    def asked(self, path: str) -> int:
        """How often a file was asked for."""
        return sum(one.split("?")[0].endswith(path) for one in self.served.requests)


@contextmanager
def phone(browser: Browser, **options: Any) -> Iterator[Page]:
    """A phone whose clock runs: workers know no other."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="en-GB", **options)
    yield context.new_page()
    context.close()


def settle(page: Page, address: str) -> None:
    """Opens a page and waits until the worker is in charge of it."""
    page.goto(address)
    page.wait_for_function("() => navigator.serviceWorker.controller")


def until(page: Page, script: str) -> None:
    """Waits until what the browser works out is true; wait_for_function takes a promise for that already."""
    end = monotonic() + PATIENCE_S
    while not page.evaluate(script):
        assert monotonic() < end, script
        page.wait_for_timeout(20)


def core_of(page: Page, prefix: str = "/") -> list[str]:
    """What the one cache for everyone holds."""
    kept: list[str] = page.evaluate(KEPT)[f"hereabouts {prefix} core"]
    return kept
