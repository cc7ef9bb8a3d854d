"""The day in one file: every handout of the training day, as often as a group needs it, in the order of the day.

What is handed out, and how many for how many people, is read from the table of the page on handouts: it has one truth.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from hereabouts.guidance.naming import HERE
from hereabouts.guidance.print.compiler import PrintError
from hereabouts.guidance.print.desk import Desk, Texts, main_text, page_text
from hereabouts.guidance.print.document import HANDOUTS, PEOPLE, Print
from hereabouts.guidance.print.flow import LEVELS, to_flow
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import Leads, printed_form
from hereabouts.guidance.print.quote import call, listed, quote, stack
from hereabouts.guidance.print.single import is_large
from hereabouts.guidance.print.slot import Slots

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}
GROUPS = {"pair": 2, "three": 3, "four": 4}
TRAINERS = 2
_HOW_MANY = re.compile(
    r"(?P<count>one|two|three|four)(?: sets?)?"
    r"(?: (?P<each>each)| of each| for each (?P<of>pair|three|four|trainer))?"
    r"(?P<more>, and one more for each (?P<more_of>pair|three|four))?(?:, .*)?",
    re.IGNORECASE,
)
APART = "Printed apart"


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
    """True for what needs larger paper."""


def copies_for(words: str, people: int) -> int:
    """'Two for each pair' of so many people, as a number."""
    found = _HOW_MANY.fullmatch(words.strip())
    if not found:
        raise PrintError(f"How many is “{words}”? Write it as: One each, or: Two for each pair.", HANDOUTS)
    count = NUMBERS[found["count"].lower()]
    if found["each"]:
        count *= people
    elif found["of"]:
        count *= TRAINERS if found["of"] == "trainer" else ceil(people / GROUPS[found["of"]])
    return count + (ceil(people / GROUPS[found["more_of"]]) if found["more"] else 0)


def read_handouts(desk: Desk, people: int) -> list[Handout]:
    """The lines of the table, and then what lies on the table by the door, one of each for everybody."""
    tree = desk.tree(HANDOUTS)
    table = next((one for one in tree.iter("table") if "how many" in "".join(one.itertext()).lower()), None)
    if table is None:
        return []
    rows = [list(row) for row in table.iter("tr") if row.find("td") is not None]
    return [*_from_rows(rows, desk, people), *_to_take_home(tree, desk, people)]


def _from_rows(rows: Sequence[Sequence[Element]], desk: Desk, people: int) -> Iterator[Handout]:
    for when, sheet, how_many, *_ in rows:
        words = "".join(sheet.itertext())
        half = 1 if "first half" in words else 2 if "second half" in words else 0
        copies = copies_for("".join(how_many.itertext()), people)
        for link in sheet.iter("a"):
            yield _handout("".join(when.itertext()), link, copies, desk, half, "A3" in words)


def _to_take_home(tree: Element, desk: Desk, people: int) -> Iterator[Handout]:
    for block in _below(tree, "home"):
        if block.tag == "ul":
            for link in block.iter("a"):
                yield _handout("To take home", link, people, desk, 0, False)


def _handout(when: str, link: Element, copies: int, desk: Desk, half: int, apart: bool) -> Handout:
    href, title = link.get("href", ""), "".join(link.itertext())
    if href.startswith(f"{HERE}tool/"):
        guide = desk.naming.library.tools.get(href.removeprefix(f"{HERE}tool/"))
        if guide is None:
            raise PrintError(f"There is no sheet {title}.", HANDOUTS)
        poster = guide.folder == "posters"
        return Handout(when, title, copies, guide.path, half=half, apart=poster)
    page, _, anchor = href.partition("#")
    path = posixpath.normpath(posixpath.join(str(PurePosixPath(HANDOUTS).parent), page))
    return Handout(when, title, copies, path if path in desk.guides else "", anchor)


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
