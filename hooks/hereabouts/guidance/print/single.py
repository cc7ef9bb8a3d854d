"""What is one page of the pack on paper of its own: a sheet of the toolkit, and a poster."""

from __future__ import annotations

from dataclasses import replace

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
    tree = desk.tree(path)
    slots = desk.slots(one.paths)
    settings = desk.town.settings
    address = settings.address if guide.is_public else desk.web(guide)
    drawn = tree.find("figure") is None
    wants_help = any(element.get("data-here") == "help" for element in tree.iter("div"))
    strip = call("help-strip", quote(HELP_TITLE), quote(desk.town.help_line)) if wants_help else "none"
    team = settings.data.get("team", {})
    by = " · ".join(filter(None, (team.get("name"), team.get("phone"), f"checked {checked_words(guide)}")))
    start = call(
        "poster.with", title=quote(guide.title), paper=quote(one.form.lower()), says=quote(settings.name),
        team=quote(by), code=quote(to_code(address)), address=quote(printed_form(address)), art=drawn,
        logo=desk.logo("12mm"), help=strip, words="words",
    )  # fmt: skip
    flow = desk.parts(path, slots, without=printed_form(address))[0].flow
    words = f"let words(high) = {{\nlet picture = picture.with(high: high)\n{flow}\n}}"
    main = f'#import "{page_file(path)}": words\n' + main_text("poster.typ", start, [])
    return {page_file(path): page_text("poster.typ", words), "main.typ": main}


def is_large(guide: Guide) -> bool:
    """True for what people who use services hold in their hands."""
    return guide.meta.get("large") == "yes"
