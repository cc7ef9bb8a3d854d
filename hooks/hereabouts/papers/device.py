"""Everything that a visitor's own device keeps for the site: one row for each, held against the browser modules."""

from __future__ import annotations

from dataclasses import dataclass

DEVICE, TAB, COPIES = "on the device", "in the tab", "as copies"
"""Where a browser keeps it: local storage, session storage, caches."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that is kept."""

    key: str
    """As the browser modules name it."""
    stores: tuple[str, ...]
    modules: tuple[str, ...]
    """The files that read or write it, from overrides/assets/javascripts/ or overrides/."""
    what: str
    until: str
    is_offline: bool = False
    """True for what is kept for times without a signal only."""


KEPT = (
    Kept(
        "scheme", (DEVICE,), ("page.mjs", "parts/early.html", "fragments/closed.html"),
        "your choice of light or dark colours, if you make one", "until you choose “As on my device”",
    ),
    Kept(
        "postcode", (TAB,), ("query.mjs",),
        "the full postcode you searched near, so that you need not type it again", "while the tab is open",
    ),
    Kept(
        "needs", (TAB,), ("query.mjs",),
        "what you ticked in “My needs”", "in this tab only, until you clear it or close the tab",
    ),
    Kept(
        "not-for-me", (TAB,), ("not-for-me.mjs", "find.mjs"),
        "which results you hid with “Not for me”", "in this tab only, until you show them again or close it",
    ),
    Kept(
        "list", (DEVICE, TAB), ("list-store.mjs", "exit.mjs"),
        "the list you make with “Save”; it is in no request, and a list older than a day is not shown before somebody "
        "has said that it stays",
        "where you say: on this device until you clear it, or in this tab until you close it",
    ),
    Kept(
        "add-draft", (DEVICE,), ("form-draft.mjs",),
        "a draft of what you write on [Add or correct something](here:page/add/), if you tick that",
        "until you take the tick out",
    ),
    Kept(
        "core", (COPIES,), ("offline-worker.mjs", "offline-off.mjs", "offline-kept.mjs", "sw.js"),
        "copies for times [without a signal](here:page/no-signal/): the first pages and the find page, the same on "
        "every device, never the pages you opened",
        "until you take them away",
        is_offline=True,
    ),
    Kept(
        "area", (COPIES,), ("offline-saved.mjs", "sw.js"),
        "an area, for times without a signal, if you save it", "until you take it away",
        is_offline=True,
    ),
    Kept(
        "offline", (DEVICE,), ("offline-worker.mjs",),
        "that you took these copies away, so that they do not come back unasked", "until you ask for them again",
        is_offline=True,
    ),
    Kept(
        "forget", (DEVICE,), ("page.mjs",),
        "a sign to your other tabs that everything is to be forgotten", "for a moment",
    ),
)  # fmt: skip


def kept_rows(offline: bool) -> list[str]:
    """What is kept, in words; without copies where the site keeps none."""
    return [f"{one.what}: {one.until}" for one in KEPT if offline or not one.is_offline]
