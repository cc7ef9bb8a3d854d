"""The machine's Chromium, and a folder at an address: the same as the browser tests use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generate import TODAY
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.append(str(Path(__file__).resolve().parents[1]))
from chromium import find_chromium, launch_flags  # noqa: E402
from serving import serve_folder  # noqa: E402

MORNING = f"{TODAY}T10:00:00Z"
SHIFT_CLOCK = """
const offset = Date.parse("MORNING") - Date.now();
globalThis.Date = class extends Date {
  constructor(...given) { given.length ? super(...given) : super(Date.now()); }
  static now() { return super.now() + offset; }
};
""".replace("MORNING", MORNING)
"""The test library's own clock would take the browser's marks and timers away, too."""

__all__ = ["open_browser", "open_page", "serve_folder"]


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A running Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=launch_flags())
        yield running
        running.close()


@contextmanager
def open_page(browser: Browser) -> Iterator[Page]:
    """A page that has never been anywhere, at ten in the morning of the listings' day."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", timezone_id="Europe/London")
    context.add_init_script(SHIFT_CLOCK)
    page = context.new_page()
    yield page
    context.close()
