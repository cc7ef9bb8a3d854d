"""The day in one file: every handout of the training day, as often as a group needs it, in the order of the day.

What is handed out, and how many for how many people, stands in training/handouts.yml.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from math import ceil
from pathlib import PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element

from hereabouts.guidance.print.compiler import PrintError
from hereabouts.guidance.print.desk import Desk, Texts, main_text, page_text
from hereabouts.guidance.print.document import HANDOUTS, PEOPLE, Print
from hereabouts.guidance.print.flow import LEVELS, to_flow
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import Leads, printed_form
from hereabouts.guidance.print.quote import call, listed, quote, stack
from hereabouts.guidance.print.single import is_large
from hereabouts.guidance.print.slot import Slots
from hereabouts.session_words import format_time

GROUPS = {"person": 1, "pair": 2, "three": 3, "four": 4}
"""How many people share one copy."""
TRAINERS = 2
APART = "Printed apart"
BEFORE, BEFORE_WORDS = "before", "Before the day"
HALVES = {"first half": 1, "second half": 2}
URGENT = "Urgent help"


@dataclass(frozen=True, slots=True)
class Handout:
    """One line of the day's list."""

    when: str
    title: str
    copies: int
    path: str
    """The page it is taken from; empty for urgent help."""
    anchor: str = ""
    """The heading below which it stands; empty for a whole sheet."""
    half: int = 0
    """1 or 2 where only a half of the sheet is handed out."""
    apart: bool = False
    """True for a poster, which has files of its own."""


def copies_for(row: Mapping[str, Any], people: int) -> int:
    """How many copies of a handout so many people need."""
    more = copies_for(row["and"], people) if "and" in row else 0
    groups = {"trainer": TRAINERS, "day": 1}.get(row["per"]) or ceil(people / GROUPS[row["per"]])
    return groups * int(row["times"]) + more


def read_handouts(desk: Desk, people: int) -> list[Handout]:
    """The day's list for so many people."""
    return [_handout(row, desk, people) for row in desk.naming.library.handouts]


def _handout(row: Mapping[str, Any], desk: Desk, people: int) -> Handout:
    when = BEFORE_WORDS if row["time"] == BEFORE else format_time(time.fromisoformat(row["time"]))
    copies = copies_for(row, people)
    if "sheet" in row:
        mark = row["sheet"]
        guide = desk.naming.library.tools.get(mark)
        if guide is None:
            raise PrintError(f"There is no sheet {mark}.", HANDOUTS)
        half = HALVES.get(row.get("part", ""), 0)
        title = desk.naming.tool(mark) + (f", {row['part']}" if half else "")
        return Handout(when, title, copies, guide.path, half=half, apart=guide.folder == "posters")
    page, _, anchor = str(row["page"]).partition("#")
    path = posixpath.normpath(posixpath.join(str(PurePosixPath(HANDOUTS).parent), page))
    if path not in desk.guides:
        return Handout(when, URGENT, copies, "")
    heading = next((one for one in desk.tree(path) if one.get("id") == anchor), None)
    title = "".join(heading.itertext()) if heading is not None else desk.guides[path].title
    return Handout(when, title, copies, path, anchor)


def _below(tree: Element, anchor: str) -> list[Element]:
    """The blocks below a heading, up to the next of its level."""
    held: list[Element] = []
    level = 0
    for element in tree:
        here = LEVELS.get(element.tag, 0)
        if level and here and here <= level:
            break
        if level:
            held.append(element)
        elif element.get("id") == anchor:
            level = here
    return held


def _level(tree: Element, anchor: str) -> int:
    return next((LEVELS[one.tag] for one in tree if one.get("id") == anchor and one.tag in LEVELS), 1)


def day_texts(one: Print, desk: Desk, people: int = PEOPLE) -> Texts:
    """The list of the day, then the handouts themselves."""
    handouts = read_handouts(desk, people)
    settings = desk.town.settings
    texts: Texts = {}
    body: list[str] = []
    for number, handout in enumerate(handouts):
        if handout.apart:
            continue
        name = f"handouts/{number}.typ"
        texts[name] = page_text("day.typ", f"let sides = {listed(_sides(handout, desk))}")
        large = is_large(desk.guides[handout.path]) if handout.path else True
        copies = call("copies", "sides", of=number, count=handout.copies, large=large)
        body.append(f"{{ import {quote(name)}: sides; {copies} }}")
    rows = (
        listed((quote(h.when), quote(h.title), quote(str(h.copies)), "none" if h.apart else str(number)))
        for number, h in enumerate(handouts)
    )
    title = f"The day in one file, for {people} people"
    start = call(
        "day.with", title=quote(title), says=quote(settings.name), address=quote(printed_form(settings.address))
    )
    body.insert(0, call("day-list", quote(title), listed(rows), apart=quote(APART)))
    return {**texts, "main.typ": main_text("day.typ", start, body)}


def _sides(handout: Handout, desk: Desk) -> list[str]:
    """The sides of paper of one handout. How a sheet is used is left out: that is for whoever hands it out."""
    leads = Leads(desk.naming.library, desk.town.settings.address)
    slots = Slots(desk.town, leads)
    writing = Writing(handout.path, leads, labels=False)
    title = call("titled", "1", quote(handout.title))
    if not handout.path:
        return [stack([title, slots.help_now()])]
    if handout.anchor:
        tree = desk.tree(handout.path)
        writing.shift = 1 - _level(tree, handout.anchor)
        return [stack([title, to_flow(_below(tree, handout.anchor), writing, slots.fill)])]
    sides = [side.flow for side in desk.parts(handout.path, slots, writing) if not side.is_how_to]
    middle = ceil(len(sides) / 2)
    return {1: sides[:middle], 2: sides[middle:] or sides}.get(handout.half, sides)
