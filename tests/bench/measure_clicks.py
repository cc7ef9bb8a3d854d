"""From a ticked filter to the finished screen: script, style and layout of each, out of the browser's own trace."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from chromium_page import open_page, serve_folder
from measure_visit import COUNTED, RESULTS
from playwright.sync_api import Browser, CDPSession, Page

EVERYWHERE = "#near=QX1+0&within=25"
INTERACTIONS = 50
SLOWED = 6
CATEGORIES = ["devtools.timeline", "blink.user_timing", "v8"]
SETTLED_SECONDS = 0.25
LEAST_SECONDS = 0.5
"""A pause in typing is waited for before anything is looked up."""
SCRIPT = {"EventDispatch", "FunctionCall", "EvaluateScript", "TimerFire", "FireAnimationFrame", "RunMicrotasks"}
SCRIPT |= {"v8.evaluateModule", "v8.run", "V8.GCScavenger", "MinorGC", "MajorGC"}
LAYOUT = {"UpdateLayoutTree", "Layout", "ParseHTML", "ScheduleStyleRecalculation"}
PAINT = {"PrePaint", "Paint", "Layerize", "Commit", "UpdateLayer"}
INDEX_SECONDS = 2
FIRST_LETTERS = "ga"
"""A single letter is not looked up."""
FILTERS = "[data-facet] input"
WORDS = "#q-words"
Event = dict[str, Any]
Figures = dict[str, Any]


def measure_clicks(browser: Browser, site: Path, count: int) -> dict[str, Figures]:
    """Figures at the machine's own speed, and with its processor slowed six times."""
    with serve_folder(site) as served:
        address = f"{served.address}find/{EVERYWHERE if count > COUNTED else ''}"
        return {
            "plain": _measure(browser, address, 1),
            f"slowed {SLOWED} times": _measure(browser, address, SLOWED),
        }


def _measure(browser: Browser, address: str, slowed: int) -> Figures:
    with open_page(browser) as page:
        page.goto(address)
        page.wait_for_selector(RESULTS)
        page.wait_for_load_state("networkidle")
        control = page.context.new_cdp_session(page)
        control.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        browser.start_tracing(page=page, categories=CATEGORIES)
        first = _type(page, control, slowed)
        _tick(page, control, slowed)
        events = json.loads(browser.stop_tracing())["traceEvents"]
    spans = {name: _work_within(events, name, SCRIPT | LAYOUT) for name in _marks(events)}
    layout = [_work_within(events, name, LAYOUT) for name in spans if name != first]
    painted = [_work_within(events, name, SCRIPT | LAYOUT | PAINT) for name in spans if name != first]
    ticks = [spent for name, spent in spans.items() if name != first]
    return {
        "count": len(ticks),
        "median_ms": median(ticks),
        "high_ms": quantiles(ticks, n=20)[-1],
        "most_ms": max(ticks),
        "layout_ms": median(layout),
        "painted_ms": median(painted),
        "first_key_ms": spans[first],
    }


def _type(page: Page, control: CDPSession, slowed: int) -> str:
    """Focus in the words box, which makes the index, then the first letters that are looked up; their mark's name."""
    page.focus(WORDS)
    page.wait_for_load_state("networkidle")
    time.sleep(INDEX_SECONDS * slowed)
    _do(page, control, "key", FIRST_LETTERS, slowed)
    page.fill(WORDS, "")
    time.sleep(_settled(slowed))
    return "key"


def _tick(page: Page, control: CDPSession, slowed: int) -> None:
    """Ticks filter after filter and takes each tick away again, until there were fifty."""
    boxes = [box for box in page.locator(FILTERS).all() if box.is_visible()]
    each_twice = (box for box in boxes for _ in (1, 2))
    for number, box in enumerate(islice(cycle(each_twice), INTERACTIONS)):
        box.focus()
        _do(page, control, f"tick {number}", " ", slowed)


def _do(page: Page, control: CDPSession, name: str, keys: str, slowed: int) -> None:
    """Some key presses between two marks. Nothing of ours runs in the page between them."""
    page.evaluate("name => performance.mark(name)", f"start {name}")
    for key in keys:
        code = {"key": key, "code": "Space" if key == " " else f"Key{key.upper()}"}
        code["windowsVirtualKeyCode"] = ord(key.upper())
        control.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": key, **code})
        control.send("Input.dispatchKeyEvent", {"type": "keyUp", **code})
    time.sleep(_settled(slowed))
    page.evaluate("name => performance.mark(name)", f"end {name}")


def _settled(slowed: int) -> float:
    return max(LEAST_SECONDS, SETTLED_SECONDS * slowed)


def _marks(events: Iterable[Event]) -> list[str]:
    names = [event["name"] for event in events if event.get("cat", "").startswith("blink.user_timing")]
    return [name.removeprefix("start ") for name in names if name.startswith("start ")]


def _work_within(events: Sequence[Event], name: str, kinds: set[str]) -> float:
    """Milliseconds that the page's thread was at these kinds of work between the marks of that name.

    By the thread's own clock, so that waiting for a busy processor does not count; what is nested counts once.
    """
    start, end = (next(event for event in events if event["name"] == f"{edge} {name}") for edge in ("start", "end"))
    thread = start["pid"], start["tid"]
    spans = sorted(
        (event["tts"], event["tts"] + event["tdur"])
        for event in events
        if event["name"] in kinds
        and "tdur" in event
        and (event["pid"], event["tid"]) == thread
        and start["ts"] < event["ts"] < end["ts"]
    )
    total, reached = 0, 0
    for begin, finish in spans:
        total += max(0, finish - max(begin, reached))
        reached = max(reached, finish)
    return total / 1000
