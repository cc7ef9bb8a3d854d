"""What a first visit asks for: bytes as a host would compress them, requests, and how many steps deep they go."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from chromium_page import open_page, serve_folder
from playwright.sync_api import Browser

LEVEL = 6
PLACE = "#near=QX1+0&within=2"
NOTE_FIRST_RESULTS = """
new MutationObserver((_, watcher) => {
  if (!document.querySelector(RESULTS)) return;
  globalThis.firstResults = performance.now();
  watcher.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
ASKED_LATER = """
performance.getEntriesByType("resource").filter((one) => one.startTime > (globalThis.firstResults ?? Infinity))
  .map((one) => one.name)
"""
VISITS = {
    "find": "find/",
    "place": f"find/{PLACE}",
    "home": "",
    "a to z": "a-to-z/",
    "help": "help/",
    "teams": "teams/",
}
RESULTS = '[data-at="results"] > *'
COUNTED = 5000
"""Above so many listings the page asks for a place before it shows any."""
NOT_OURS = ("assets/fonts/", "minisearch", "assets/javascripts/bundle", "assets/stylesheets/main", "palette")
"""Parts of addresses of what others made: type, the index of words, the theme of the teams' side."""
DATA = "data/"
Figures = dict[str, Any]


@dataclass
class Visit:
    """Every request of one page, and the request that each followed from."""

    depths: dict[str, int] = field(default_factory=dict)

    def note(self, event: dict[str, Any]) -> None:
        """Takes a request as the browser's own record tells of it."""
        address = event["request"]["url"]
        if urlsplit(address).scheme in ("http", "https"):
            self.depths.setdefault(address, self.depths.get(_cause(event["initiator"]), -1) + 1)


def measure_visit(browser: Browser, site: Path, count: int) -> dict[str, Figures]:
    """A cold visit to each kind of page, and a search near a place."""
    with serve_folder(site) as served:
        shown = {"place", "find"} if count <= COUNTED else {"place"}
        return {name: _visit(browser, site, served.address, path, name in shown) for name, path in VISITS.items()}


def _visit(browser: Browser, site: Path, root: str, path: str, shows_results: bool) -> Figures:
    with open_page(browser) as page:
        page.add_init_script(NOTE_FIRST_RESULTS.replace("RESULTS", json.dumps(RESULTS)))
        visit = Visit()
        watch = page.context.new_cdp_session(page)
        watch.send("Network.enable")
        watch.on("Network.requestWillBeSent", visit.note)
        page.goto(root + path)
        if shows_results:
            page.wait_for_selector(RESULTS)
        page.wait_for_load_state("networkidle")
        late = {_below(root, address) for address in page.evaluate(ASKED_LATER)}
    sizes = {_below(root, address): 0 for address in visit.depths if address.startswith(root)}
    sizes = {name: _compressed(site, name) for name in sizes}
    foreign = [address for address in visit.depths if not address.startswith(root)]
    return {
        "first": _sum({name: size for name, size in sizes.items() if name not in late}),
        "all": _sum(sizes),
        "steps": max(depth for address, depth in visit.depths.items() if _below(root, address) not in late),
        "foreign": len(foreign),
        "files": dict(sorted(sizes.items())),
    }


def _below(root: str, address: str) -> str:
    return address.removeprefix(root).partition("#")[0]


def _sum(sizes: dict[str, int]) -> Figures:
    return {
        "our_bytes": sum(size for name, size in sizes.items() if not any(part in name for part in NOT_OURS)),
        "all_bytes": sum(sizes.values()),
        "data_bytes": sum(size for name, size in sizes.items() if name.startswith(DATA)),
        "requests": len(sizes),
    }


def _compressed(site: Path, name: str) -> int:
    """Bytes of a file on the way; what cannot be made smaller goes as it is."""
    file = site / urlsplit(name).path
    body = (file / "index.html" if file.is_dir() else file).read_bytes()
    return min(len(body), len(gzip.compress(body, LEVEL)))


def _cause(initiator: dict[str, Any]) -> str:
    """The address that a request follows from: a document, a style sheet or a module."""
    if initiator.get("url"):
        return str(initiator["url"])
    stack = initiator.get("stack", {})
    while stack:
        for frame in stack.get("callFrames", ()):
            if frame["url"]:
                return str(frame["url"])
        stack = stack.get("parent", {})
    return ""
