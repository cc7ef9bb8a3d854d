"""A leaflet: its pieces are laid on A5 faces, as large as fits; the same two on a side of A4, for folding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.print.code import to_code
from hereabouts.guidance.print.compiler import Files, PrintError, ask
from hereabouts.guidance.print.desk import Desk, Texts, checked_words, main_text
from hereabouts.guidance.print.document import Print
from hereabouts.guidance.print.flow import LEVELS, to_flow
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import printed_form
from hereabouts.guidance.print.quote import call, quote, stack
from hereabouts.guidance.print.single import is_large
from hereabouts.guidance.print.slot import Slots
from hereabouts.guidance.print.template import template_files

TRIES = {
    True: ((14, 52), (14, 36), (14, 24), (14, 0), (13.5, 0), (13, 0), (12.5, 0), (12, 0)),
    False: ((13, 52), (12.5, 52), (12, 52), (12, 36), (12, 24), (12, 0), (11.5, 0), (11, 0)),
}
"""Size of type in points and height of the picture in millimetres, the best first; large or not."""
SHORT_WORDS = {"p", "ul", "ol"}
"""What may stand beside a picture."""
SHORT, LONG = 4, 8
"""A leaflet has so many faces: one sheet of A4 folded once, or two."""


@dataclass(frozen=True)
class Layout:
    """How a leaflet comes out."""

    size: float
    art: int
    faces: tuple[tuple[str, ...], ...]
    """The pieces on each face that holds words."""
    spare: int
    """Faces left over, for notes."""


def leaflet_texts(one: Print, desk: Desk) -> Texts:
    """A face a page."""
    guide = desk.guides[one.paths[0]]
    layout = lay_out(guide, desk)
    pieces = [call("piece", piece) for face in layout.faces for piece in face]
    return {"main.typ": _leaflet(guide, desk, pieces, layout.size, layout.art, layout.spare)}


def folded_texts(one: Print, desk: Desk) -> Texts:
    """Two faces on each side of A4."""
    guide = desk.guides[one.paths[0]]
    layout = lay_out(guide, desk)
    faces = [stack(call("piece-of-fold", piece) for piece in face) for face in layout.faces]
    end = call("spare-end", _foot(guide, desk))
    if layout.spare:
        faces += [call("notes", "1")] * (layout.spare - 1) + [stack([call("notes", "0.7"), end])]
    else:
        faces[-1] = stack([faces[-1], end])
    start = call("folded.with", *faces, **_dress(guide, desk, layout.size, layout.art))
    return {"main.typ": main_text("leaflet.typ", start, [])}


def lay_out(guide: Guide, desk: Desk) -> Layout:
    """The largest type with which the leaflet fits on one sheet; with two sheets where none does."""
    pieces = _pieces(guide, desk)
    for faces in (SHORT, LONG):
        for size, art in TRIES[is_large(guide)]:
            text = _leaflet(guide, desk, [call("piece", piece) for piece in pieces], size, art, 0)
            lies_on, count = _asked({"main.typ": text.encode(), **template_files(desk)}, desk)
            if count <= faces:
                held = tuple(
                    tuple(piece for piece, on in zip(pieces, lies_on, strict=True) if on == face)
                    for face in range(1, max(lies_on) + 1)
                )
                return Layout(size, art, held, faces - len(held))
    raise PrintError("It is too long for a leaflet: two sheets, folded, do not hold it. Shorten it.", guide.path)


def _asked(files: Files, desk: Desk) -> tuple[list[int], int]:
    """On which face each piece lies, and how many faces there are."""
    return ask(files, "<face>", desk.project), ask(files, "<faces>", desk.project)[0]


def _pieces(guide: Guide, desk: Desk) -> list[str]:
    """What must not be torn apart: a heading with what stands below it, or one block; and how it is set off."""
    slots = desk.slots([guide.path])
    writing = Writing(guide.path, slots.leads)
    easy = guide.meta.get("easy-read") == "yes"
    pieces: list[list[Element]] = []
    for element in desk.tree(guide.path):
        if element.tag == "hr":
            continue
        if pieces and _belongs(element, pieces[-1], easy):
            pieces[-1].append(element)
        else:
            pieces.append([element])
    made = [f"opens: {'true' if _opens(one) else 'false'}, {_flow(one, writing, slots, easy)}" for one in pieces]
    return [*made, f"opens: true, {call('works-of-leaflet', slots.works())}"] if slots.cited else made


def _belongs(element: Element, piece: Sequence[Element], easy: bool) -> bool:
    """True for what stands below a heading, and in Easy Read for the words of a picture."""
    if element.tag in LEVELS:
        return False
    pictured = any(one.tag == "figure" for one in piece)
    return piece[-1].tag in LEVELS or (easy and pictured and element.tag in SHORT_WORDS)


def _opens(piece: Sequence[Element]) -> bool:
    return piece[0].tag in LEVELS or piece[0].tag == "figure"


def _flow(piece: Sequence[Element], writing: Writing, slots: Slots, easy: bool) -> str:
    """The blocks of a piece; in Easy Read a picture has its words beside it."""
    at = next((number for number, one in enumerate(piece) if one.tag == "figure"), None) if easy else None
    if at is None:
        return to_flow(piece, writing, slots.fill)
    before, words = to_flow(piece[:at], writing, slots.fill), to_flow(piece[at + 1 :], writing, slots.fill)
    return stack([before, call("beside", to_flow([piece[at]], writing, slots.fill), words)])


def _leaflet(guide: Guide, desk: Desk, pieces: Sequence[str], size: float, art: int, spare: int) -> str:
    start = call("leaflet.with", **_dress(guide, desk, size, art), spare=spare, end=_foot(guide, desk))
    return main_text("leaflet.typ", start, pieces)


def _dress(guide: Guide, desk: Desk, size: float, art: int) -> dict[str, str]:
    says = quote(desk.town.settings.name)
    return {"title": quote(guide.title), "size": f"{size}pt", "art": f"{art}mm", "says": says}


def _foot(guide: Guide, desk: Desk) -> str:
    settings = desk.town.settings
    team = settings.data.get("team", {})
    address = settings.address if guide.is_public else desk.web(guide)
    contacts = " · ".join(filter(None, (team.get("name"), team.get("phone"), team.get("email"))))
    words = map(quote, (printed_form(address), settings.name, contacts, checked_words(guide)))
    return call("foot", quote(to_code(address)), *words, desk.logo("8mm"))
