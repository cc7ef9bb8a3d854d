"""An old phone on a weak signal: how long the first results take, and how soon each letter typed is painted."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from chromium_page import open_page, serve_folder
from measure_clicks import SLOWED
from measure_visit import PLACE, RESULTS
from playwright.sync_api import Browser, CDPSession, Page

DELAY_MS = 400
PHONE = {"width": 390, "height": 844}
TYPED = "gardening"
LETTER_SECONDS = 0.2
"""A quick typist with one thumb: many letters arrive while the one before is still being looked up."""
TICKS = 10
SETTLED_SECONDS = 2
FILTERS = "[data-facet] input"
WORDS = "#q-words"
NOTE_PAINTS = """
new MutationObserver((_, watcher) => {
  if (!document.querySelector(RESULTS)) return;
  watcher.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.firstResults = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
globalThis.paints = [];
new PerformanceObserver((list) => {
  globalThis.paints.push(...list.getEntries().map((one) => [one.name, one.startTime, one.duration]));
}).observe({ type: "event", durationThreshold: 16 });
""".replace("RESULTS", json.dumps(RESULTS))
"""The browser's own figure for an event: from the press, waiting included, to the next picture, in steps of 8 ms.

https://www.w3.org/TR/event-timing/#sec-performance-event-timing
"""
OF_A_PRESS = {"keydown", "keypress", "input", "keyup", "click", "change"}
SAME_PRESS_MS = 100
LEAST_MS = 16
"""The browser does not tell of events below this."""
Figures = dict[str, Any]


def measure_line(browser: Browser, site: Path, runs: int) -> Figures:
    """Cold visits with the processor slowed six times and every answer 400 ms late: medians and 95th percentiles."""
    with serve_folder(site) as served:
        visits = [_visit(browser, f"{served.address}find/{PLACE}") for _ in range(runs)]
    letters = [each for visit in visits for each in visit["letters"]]
    ticks = [each for visit in visits for each in visit["ticks"]]
    return {
        "first_results_ms": median(visit["first"] for visit in visits),
        "letter_ms": median(letters),
        "high_letter_ms": quantiles(letters, n=20)[-1],
        "tick_ms": median(ticks),
        "high_tick_ms": quantiles(ticks, n=20)[-1],
    }


def _visit(browser: Browser, address: str) -> Figures:
    with open_page(browser) as page:
        page.set_viewport_size(PHONE)
        page.add_init_script(NOTE_PAINTS)
        control = page.context.new_cdp_session(page)
        control.send("Network.enable")
        weak = {"offline": False, "latency": DELAY_MS, "downloadThroughput": -1, "uploadThroughput": -1}
        control.send("Network.emulateNetworkConditions", weak)
        control.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(address)
        page.wait_for_selector(RESULTS)
        time.sleep(SETTLED_SECONDS)
        first = page.evaluate("firstResults")
        return {"first": first, "letters": _type(page, control), "ticks": _tick(page, control)}


def _type(page: Page, control: CDPSession) -> list[float]:
    """Milliseconds from each letter to its paint; they are typed at once, before the index of words has come."""
    page.focus(WORDS)
    _forget(page)
    for letter in TYPED:
        _press(control, letter)
        time.sleep(LETTER_SECONDS)
    time.sleep(SETTLED_SECONDS)
    return _paints(page, len(TYPED))


def _tick(page: Page, control: CDPSession) -> list[float]:
    """The same for ticks by keyboard, in the choices that stand open."""
    boxes = [box for box in page.locator(FILTERS).all() if box.is_visible()] or [page.locator("#q-cheap")]
    _forget(page)
    for number in range(TICKS):
        boxes[number // 2 % len(boxes)].focus()
        _press(control, " ")
        time.sleep(SETTLED_SECONDS / 2)
    return _paints(page, TICKS)


def _press(control: CDPSession, key: str) -> None:
    code = {
        "key": key,
        "code": "Space" if key == " " else f"Key{key.upper()}",
        "windowsVirtualKeyCode": ord(key.upper()),
    }
    control.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": key, **code})
    control.send("Input.dispatchKeyEvent", {"type": "keyUp", **code})


def _forget(page: Page) -> None:
    time.sleep(SETTLED_SECONDS)
    page.evaluate("paints.length = 0")


def _paints(page: Page, count: int) -> list[float]:
    """The longest event of each press: its own events begin within a tenth of a second of each other."""
    presses: list[tuple[float, float]] = []
    for name, start, duration in sorted(page.evaluate("paints"), key=lambda event: event[1]):
        if name not in OF_A_PRESS:
            continue
        if presses and start - presses[-1][0] < SAME_PRESS_MS:
            presses[-1] = presses[-1][0], max(presses[-1][1], duration)
        else:
            presses.append((start, duration))
    return [*(duration for _, duration in presses), *([LEAST_MS] * (count - len(presses)))]
