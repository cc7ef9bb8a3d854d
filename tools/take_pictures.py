"""Takes the pictures of directory/README.md from a built site: `python tools/take_pictures.py SITE`.

They show our own pages, small, with invented answers; take them again where the pages have changed.
"""

import os
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

from chromium import find_chromium, launch_flags  # type: ignore[import-not-found]  # noqa: E402
from form_hands import least  # type: ignore[import-not-found]  # noqa: E402

PICTURES = PROJECT / ".github"


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site without a word about each request."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def take_form(page: Page, address: str) -> None:
    """The first questions of the form, answered, and what comes of them."""
    page.goto(f"{address}add/")
    page.get_by_role("button", name="Add a listing").click()
    least(page)
    page.locator(".question-group").nth(0).screenshot(path=PICTURES / "form.png")
    page.get_by_role("button", name="See what it looks like").click()
    page.get_by_role("heading", name="Hand it over").wait_for()
    page.locator(".send-ways").screenshot(path=PICTURES / "hand-over.png")


def take_pictures(site: Path) -> None:
    """Serves the site and takes every picture of it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=launch_flags())
        page = browser.new_page(viewport={"width": 480, "height": 900})
        page.set_default_timeout(60_000)
        take_form(page, f"http://127.0.0.1:{server.server_port}/")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]))
