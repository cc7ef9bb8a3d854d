"""What is bound: a manual, and the whole pack. Cover, contents, chapters, and the lists at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hereabouts.guidance.guide import FOLDERS, Guide
from hereabouts.guidance.print.desk import (
    Desk,
    Texts,
    checked_words,
    in_order,
    include,
    main_text,
    page_file,
    page_text,
)
from hereabouts.guidance.print.document import TITLES, Print
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import printed_form
from hereabouts.guidance.print.quote import call, listed, quote
from hereabouts.guidance.print.slot import Slots

TEMPLATE = "manual.typ"
SUBTITLES = {
    "implementation-manual": "For managers, the Implementation Group and the Champion",
    "practice-guidance": "For practitioners and those who supervise them",
    "training-manual": "For whoever trains a team",
    "whole-pack": "Three manuals, sheets to fill in, leaflets and posters",
}
PARTS = {
    "implementation": SUBTITLES["implementation-manual"],
    "practice": SUBTITLES["practice-guidance"],
    "training": SUBTITLES["training-manual"],
    "toolkit": "Sheets to print, fill in and keep",
    "leaflets": "To give to people, families, groups and colleagues",
    "posters": "For the wall",
}
"""What stands below the title of each part of the whole pack."""
REWRITE = "An independent rewrite, in our own words. It is not the official text, and no one has approved it."
LICENCE = "Free to copy, share and change, if you say where it is from (CC BY 4.0)."


def manual_texts(one: Print, desk: Desk) -> Texts:
    """One manual: a chapter on a new page, its works and the sheets it names at the end."""
    slots = desk.slots(one.paths, _lists(one, desk, "references", "sheets"))
    texts = {page_file(path): _chapter(path, desk, slots, 0) for path in one.paths}
    body = [*map(include, one.paths), *_works(slots), *_sheets(one, desk)]
    return {**texts, "main.typ": main_text(TEMPLATE, _start(one, desk, deep=1), body)}


def pack_texts(one: Print, desk: Desk) -> Texts:
    """Everything: each manual and shelf is a part, its pages are the chapters."""
    slots = desk.slots(one.paths, _lists(one, desk, "references"))
    texts = {page_file(path): _chapter(path, desk, slots, 1) for path in one.paths}
    body = []
    for folder in FOLDERS:
        held = [path for path in one.paths if path.startswith(f"{folder}/")]
        if held:
            body += [
                call("titled", "1", quote(TITLES[folder])),
                call("part-says", quote(PARTS[folder])),
                *map(include, held),
            ]
    rear = [call("titled", "1", quote("At the end")), *_works(slots, level=2)] if slots.cited else []
    return {**texts, "main.typ": main_text(TEMPLATE, _start(one, desk, deep=2), [*body, *rear])}


def _lists(one: Print, desk: Desk, *lists: str) -> Iterator[str]:
    yield from lists
    if desk.holds_glossary(one.paths):
        yield "glossary"


def _start(one: Print, desk: Desk, deep: int) -> str:
    settings = desk.town.settings
    oldest = min((desk.guides[path] for path in one.paths), key=lambda guide: str(guide.meta["checked"]))
    about = [printed_form(settings.address), f"Pages checked on {checked_words(oldest)} or later.", REWRITE, LICENCE]
    return call(
        "manual.with", title=quote(one.title), subtitle=quote(SUBTITLES.get(one.name, "")), says=quote(settings.name),
        about=listed(map(quote, about)), deep=deep, logo=desk.logo("12mm"),
    )  # fmt: skip


def _chapter(path: str, desk: Desk, slots: Slots, shift: int) -> str:
    parts = desk.parts(path, slots, Writing(path, slots.leads, shift=shift))
    return page_text(TEMPLATE, in_order(parts, fitted=False))


def _works(slots: Slots, level: int = 1) -> Sequence[str]:
    return [call("titled", str(level), quote("References")), slots.works()] if slots.cited else []


def _sheets(one: Print, desk: Desk) -> Iterator[str]:
    """The sheets, leaflets and posters that a manual names, with where to find them."""
    links = (link for path in one.paths for link in desk.tree(path).iter("a"))
    named = {link.get("href", "").removeprefix("here:tool/") for link in links}
    tools = [(mark, guide) for mark, guide in desk.naming.library.tools.items() if mark in named]
    if tools:
        yield call("titled", "1", quote("Sheets named here"))
        rows = (listed((quote(f"{guide.title} ({mark})"), _address(guide, desk))) for mark, guide in tools)
        yield call("grid-of", listed(map(quote, ("Sheet", "Where it is"))), listed(rows))


def _address(guide: Guide, desk: Desk) -> str:
    return call("link", quote(desk.web(guide)), quote(printed_form(desk.web(guide))))
