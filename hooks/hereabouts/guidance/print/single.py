"""What is one page of the pack on paper of its own: a sheet of the toolkit, and a poster."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.print.code import to_code
from hereabouts.guidance.print.desk import (
    Desk,
    Texts,
    checked_words,
    in_order,
    include,
    main_text,
    page_file,
    page_text,
    printed_address,
)  # fmt: skip
from hereabouts.guidance.print.document import Print
from hereabouts.guidance.print.flow import parts_of, to_block, to_flow
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import printed_form
from hereabouts.guidance.print.quote import call, quote, stack
from hereabouts.guidance.print.slot import HELP_TITLE


def sheet_texts(one: Print, desk: Desk) -> Texts:
    """A sheet on A4: sides to write on, then how it is used."""
    (path,) = one.paths
    guide = desk.guides[path]
    slots = desk.slots(one.paths)
    start = call(
        "sheet.with", title=quote(guide.title), mark=quote(guide.tool), says=quote(desk.town.settings.name),
        address=quote(printed_address(desk, guide)), checked=quote(checked_words(guide)), large=is_large(guide),
        code=quote(to_code(desk.web(guide))), logo=desk.logo("7mm"),
    )  # fmt: skip
    *held, last = desk.parts(path, slots)
    if slots.cited:
        last = replace(last, flow=stack([last.flow, call("works-of-sheet", slots.works())]))
    text = page_text("sheet.typ", in_order([*held, last]))
    return {page_file(path): text, "main.typ": main_text("sheet.typ", start, [include(path)])}


def poster_texts(one: Print, desk: Desk) -> Texts:
    """A poster: what stands before the first new page. The rest says how it is used, and is for the site."""
    (path,) = one.paths
    guide = desk.guides[path]
    settings = desk.town.settings
    address = settings.address if guide.is_public else desk.web(guide)
    team = settings.data.get("team", {})
    by = " · ".join(filter(None, (team.get("name"), team.get("phone"), f"checked {checked_words(guide)}")))
    start = call(
        "poster.with", title=quote(guide.title), paper=quote(one.form.lower()), says=quote(settings.name),
        team=quote(by), code=quote(to_code(address)), address=quote(printed_form(address)), logo=desk.logo("12mm"),
        help=_strip(path, desk), words="words", drawn="drawn", after="after", art=_art(guide, desk),
    )  # fmt: skip
    main = f'#import "poster.typ": *\n#import "{page_file(path)}": words, drawn, after\n#show: {start}\n'
    return {page_file(path): page_text("poster.typ", _in_three(path, desk, printed_form(address))), "main.typ": main}


def _in_three(path: str, desk: Desk, told: str) -> str:
    """The words of a poster, its own picture, and what stands below that; `told` stands beside the code already."""
    slots = desk.slots([path])
    writing = Writing(path, slots.leads)
    blocks = [one for one in next(parts_of(desk.tree(path))) if "".join(one.itertext()).strip() != told]
    at = next((number for number, one in enumerate(blocks) if one.tag == "figure"), len(blocks))
    words, drawn, after = blocks[:at], blocks[at : at + 1], blocks[at + 1 :]
    pieces = {
        "words": to_flow(words, writing, slots.fill),
        "drawn": to_block(drawn[0], writing, slots.fill) if drawn else "none",
        "after": to_flow(after, writing, slots.fill),
    }
    return "{}\n" + "\n".join(f"#let {name} = {code}" for name, code in pieces.items())


def _strip(path: str, desk: Desk) -> str:
    """Urgent help in one line, where the page asks for it."""
    asked = any(element.get("data-here") == "help" for element in desk.tree(path).iter("div"))
    return call("help-strip", quote(HELP_TITLE), quote(desk.town.help_line)) if asked else "none"


def _art(guide: Guide, desk: Desk) -> str:
    """The picture made for a poster: poster-find for find-something.md; none where there is none."""
    words = PurePosixPath(guide.path).stem.split("-")
    names = (f"poster-{word}" for word in words)
    return next((quote(name) for name in names if name in desk.naming.library.pictures), "none")


def is_large(guide: Guide) -> bool:
    """True for what people who use services hold in their hands."""
    return guide.meta.get("large") == "yes"
