"""One PDF's Typst files: its pages, each in a file of its own, put into the template of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.print.code import to_code
from hereabouts.guidance.print.compiler import MAIN
from hereabouts.guidance.print.document import TITLES, Print
from hereabouts.guidance.print.flow import parts_of, to_block, to_flow
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import Leads, printed_form
from hereabouts.guidance.print.quote import call, join, listed, quote, stack
from hereabouts.guidance.print.slot import Slots
from hereabouts.guidance.print.town import Town
from hereabouts.guidance.tree import to_tree
from hereabouts.session_words import format_day

TEMPLATES = Path(__file__).parent / "templates"
HOW_TO = "how-to"
"""The id of the heading below which a sheet says how it is used."""
REWRITE = "An independent rewrite in our own words. It is not the official text, and nobody has approved it."
LICENCE = "Free to copy, share and change, if you say where it is from (CC BY 4.0)."


@dataclass(frozen=True)
class Press:
    """What all PDFs of one run share."""

    naming: Naming
    town: Town
    trees: dict[str, Element] = field(default_factory=dict)

    @property
    def guides(self) -> Mapping[str, Guide]:
        """The pages by path."""
        return self.naming.library.guides

    def tree(self, path: str) -> Element:
        """The elements of a page, made when they are first asked for."""
        if path not in self.trees:
            self.trees[path] = to_tree(self.guides[path], self.naming)
        return self.trees[path]


def to_files(one: Print, press: Press) -> dict[str, bytes]:
    """The Typst files of one PDF."""
    texts = _MAKERS[one.kind](one, press)
    files = {path: text.encode() for path, text in texts.items()}
    files |= {file.name: file.read_bytes() for file in sorted(TEMPLATES.glob("*.typ"))}
    pictures = press.naming.library.pictures
    files |= {f"pictures/{name}.svg": drawn.encode() for name, drawn in pictures.items()}
    if press.town.logo:
        ending, held = press.town.logo
        files[f"logo{ending}"] = held
    return files


def _manual(one: Print, press: Press) -> dict[str, str]:
    slots = _slots(one, press, frozenset({"references", "sheets", *_glossary_in(one, press)}))
    texts = {page_file(path): _page(path, press, slots, lead=True) for path in one.paths}
    about = [press.town.settings.name, printed_form(press.town.settings.address), _checked(one, press), REWRITE, LICENCE]
    start = call(
        "manual.with", title=quote(one.title), subtitle=quote(SUBTITLES[one.name]), says=quote(press.town.settings.name),
        about=listed(map(quote, filter(None, about))), logo=_logo(press),
    )  # fmt: skip
    rear = []
    if slots.cited:
        rear += [call("titled", "1", quote("References")), slots.works()]
    texts[MAIN] = _main("manual.typ", start, [f"include {quote(page_file(path))}" for path in one.paths] + rear)
    return texts


SUBTITLES = {
    "implementation-manual": "For managers, the Implementation Group and the Champion",
    "practice-guidance": "For practitioners and those who supervise them",
    "training-manual": "For whoever trains a team",
}


def _sheet(one: Print, press: Press) -> dict[str, str]:
    (path,) = one.paths
    guide = press.guides[path]
    slots = _slots(one, press, frozenset())
    address = press.town.settings.address + guide.address
    start = call(
        "sheet.with", title=quote(guide.title), mark=quote(guide.tool), says=quote(press.town.settings.name),
        address=quote(printed_form(address)), checked=quote(_day(guide)), large=guide.meta.get("large") == "yes",
        code=quote(to_code(address)), logo=_logo(press),
    )  # fmt: skip
    text = _page(path, press, slots)
    return {page_file(path): text, MAIN: _main("sheet.typ", start, [f"include {quote(page_file(path))}"])}


def _page(path: str, press: Press, slots: Slots, lead: bool = False) -> str:
    """A page as a file of its own: its title, what it helps with, and its parts."""
    writing = Writing(path, slots.leads)
    title, *rest = press.tree(path)
    first = [to_block(title, writing, slots.fill)]
    if lead:
        first.append(call("lead", quote(str(press.guides[path].meta.get("description", "")))))
    holder = Element("div")
    holder.extend(rest)
    blocks = []
    for part in parts_of(holder):
        flow = stack([*first, to_flow(part, writing, slots.fill)])
        blocks.append(_in_size(part, flow) if lead else call("fitted", _in_size(part, flow)))
        first = []
    blocks = [piece for block in blocks for piece in ("new-page()", block)][1:]
    return f'#import "/{_template(slots)}": *\n#{stack(blocks)}\n'


def _template(slots: Slots) -> str:
    return "manual.typ" if "sheets" in slots.leads.lists else "sheet.typ"


def _in_size(part: list[Element], flow: str) -> str:
    used = any(element.get("id") == HOW_TO for element in part)
    return call("how-to", flow) if used else flow


def _slots(one: Print, press: Press, lists: frozenset[str]) -> Slots:
    places = {path: frozenset(filter(None, (e.get("id") for e in press.tree(path).iter()))) for path in one.paths}
    cited = {
        element.get("href", "").removeprefix("here:ref/"): None
        for path in one.paths
        for element in press.tree(path).iter("a")
        if element.get("href", "").startswith("here:ref/")
    }
    leads = Leads(press.naming.library, press.town.settings.address, places, lists)
    return Slots(press.town, leads, cited)


def _glossary_in(one: Print, press: Press) -> set[str]:
    slots = (element for path in one.paths for element in press.tree(path).iter("div"))
    return {"glossary"} if any(element.get("data-here") == "glossary" for element in slots) else set()


def _main(template: str, start: str, body: list[str]) -> str:
    return f'#import "{template}": *\n#show: {start}\n#{stack(body)}\n'


def page_file(path: str) -> str:
    """The Typst file of a page."""
    return f"pages/{path.removesuffix('.md')}.typ"


def _logo(press: Press) -> str:
    if not press.town.logo:
        return "none"
    return call("image", quote(f"logo{press.town.logo[0]}"), height="9mm", alt=quote(f"Logo of {press.town.settings.name}"))


def _day(guide: Guide) -> str:
    from datetime import date

    return format_day(date.fromisoformat(str(guide.meta["checked"])))


def _checked(one: Print, press: Press) -> str:
    oldest = min((press.guides[path] for path in one.paths), key=lambda guide: str(guide.meta["checked"]))
    return f"Every page was checked on {_day(oldest)} or later."


_MAKERS: dict[str, Callable[[Print, Press], dict[str, str]]] = {"manual": _manual, "sheet": _sheet}
