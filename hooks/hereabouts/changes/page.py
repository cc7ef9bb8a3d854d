"""The changes as a page for people (HTML, with cards) and as a summary (Markdown, for a workflow's page).

All words come from whoever sent the change: in HTML every value is escaped and the page may load and run nothing; in
Markdown each sign of a value is written by its number and stands as code, so that nothing of it is a link or a mention.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Sequence

from hereabouts.changes.change import Change
from hereabouts.pages.fragment import read_fragments
from hereabouts.report import printable

SHOWN = 200
"""A page holds so many; a table of thousands is not looked at one by one."""
WORDS = {"new": "New", "changed": "Changed", "gone": "Gone", "touched": "Looks different"}
COUNTED = {"new": "new", "changed": "changed", "gone": "gone", "touched": "changed through another file"}
PLAIN = frozenset(string.ascii_letters + string.digits + " ")
LONGEST = 300
IN_SUMMARY, A_FILE = 50, 5
"""A summary may hold a megabyte: so many files, and so many problems of each."""


def render_page(changes: Sequence[Change], place: str) -> str:
    """The page with cards before and after."""
    rows = [
        {
            "name": printable(change.name),
            "what": WORDS[change.what],
            "before": change.before,
            "after": change.after,
            "is_listing": change.is_listing,
            "age": change.age,
            "long": change.long,
            "problems": [(one.severity, one.line, printable(one.message)) for one in change.problems],
            "doubles": [printable(one.message) for one in change.doubles],
        }
        for change in changes[:SHOWN]
    ]
    values = {"place": place, "counted": count_changes(changes), "rows": rows, "more": len(changes) - len(rows)}
    return read_fragments().render("changes", values)


def count_changes(changes: Sequence[Change]) -> str:
    """'Listings: 2 new, 1 changed. Other files: 1.'"""
    counts = Counter(change.what for change in changes if change.is_listing)
    told = [f"{counts[what]} {words}" for what, words in COUNTED.items() if counts[what]]
    others = sum(not change.is_listing for change in changes)
    listings = f"Listings: {', '.join(told)}." if told else "No listing has changed."
    return f"{listings} Other files: {others}." if others else listings


def render_summary(changes: Sequence[Change], place: str) -> str:
    """The same without cards, as Markdown."""
    lines = [f"### What this changes in {in_code(place)}", "", count_changes(changes), ""]
    if changes:
        lines += ["| File | What | Reading age | To put right | Likely doubles |", "| --- | --- | --- | --- | --- |"]
    for change in changes[:IN_SUMMARY]:
        wrong = "<br>".join(f"line {one.line}: {in_code(one.message)}" for one in change.problems[:A_FILE])
        doubles = "<br>".join(in_code(one.message) for one in change.doubles[:A_FILE])
        age = str(change.age or "")
        lines.append(f"| {in_code(change.name)} | {WORDS[change.what]} | {age} | {wrong} | {doubles} |")
    if len(changes) > IN_SUMMARY:
        lines += ["", f"And {len(changes) - IN_SUMMARY} more."]
    return "\n".join(lines) + "\n"


def in_code(text: str) -> str:
    """A value that Markdown cannot read anything into, cut where it is very long."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    signs = (sign if sign in PLAIN else f"&#{ord(sign)};" for sign in printable(cut))
    return f"<code>{''.join(signs)}</code>"
