"""What all PDFs of one run share: names, the town, and each page's elements; and how one page becomes a Typst file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from hereabouts.guidance.guide import Guide
from hereabouts.guidance.naming import Naming
from hereabouts.guidance.print.flow import parts_of, to_block, to_flow
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import Leads, printed_form
from hereabouts.guidance.print.quote import NOTHING, call, quote, stack
from hereabouts.guidance.print.slot import Slots
from hereabouts.guidance.print.town import Town
from hereabouts.guidance.tree import to_tree
from hereabouts.session_words import format_day

Texts = dict[str, str]
"""Typst files by path."""
HOW_TO = "how-to"
"""The id of the heading below which a sheet says how it is used."""
REF = "here:ref/"


@dataclass(frozen=True, slots=True)
class Side:
    """What stands between two page breaks of a page."""

    flow: str
    """Its blocks as Typst code."""
    notes: int = 0
    """How many notes stand at its foot."""
    is_how_to: bool = False
    """True for what says how a sheet is used."""

    def fitted(self) -> str:
        """The side, drawn together where that saves another."""
        return call("fitted", call("how-to", self.flow) if self.is_how_to else self.flow, notes=self.notes)


@dataclass(frozen=True)
class Desk:
    """One run's work."""

    naming: Naming
    town: Town
    project: Path
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

    def slots(self, paths: Iterable[str], lists: Iterable[str] = ()) -> Slots:
        """What fills the slots of a PDF that holds these pages and these lists."""
        trees = {path: self.tree(path) for path in paths}
        places = {path: frozenset(filter(None, (one.get("id") for one in tree.iter()))) for path, tree in trees.items()}
        hrefs = (link.get("href", "") for tree in trees.values() for link in tree.iter("a"))
        cited = {href.removeprefix(REF): None for href in hrefs if href.startswith(REF)}
        leads = Leads(self.naming.library, self.town.settings.address, places, frozenset(lists))
        return Slots(self.town, leads, cited)

    def holds_glossary(self, paths: Iterable[str]) -> bool:
        """True where one of the pages has the list of words."""
        return any(one.get("data-here") == "glossary" for path in paths for one in self.tree(path).iter("div"))

    def web(self, guide: Guide) -> str:
        """The address of a page on the site."""
        return self.town.settings.address + guide.address

    def logo(self, height: str = "9mm") -> str:
        """The town's own sign, where its settings name one."""
        if not self.town.logo:
            return "none"
        alt = f"Logo of {self.town.settings.name}"
        return call("image", quote(f"/logo{self.town.logo[0]}"), height=height, alt=quote(alt))

    def parts(self, path: str, slots: Slots, writing: Writing | None = None) -> list[Side]:
        """The page's sides of paper."""
        writing = writing or Writing(path, slots.leads)
        title, *rest = self.tree(path)
        lead = call("lead", quote(str(self.guides[path].meta.get("description", ""))))
        before = [to_block(title, writing, slots.fill), lead]
        holder = Element("div")
        holder.extend(rest)
        made = []
        for part in parts_of(holder):
            used = not before and any(element.get("id") == HOW_TO for element in part)
            notes = writing.notes
            flow = stack([*before, to_flow(part, writing, slots.fill)])
            made.append(Side(flow, writing.notes - notes, used))
            before = []
        return [side for side in made if side.flow != NOTHING]


def in_order(sides: Iterable[Side], fitted: bool = True) -> str:
    """Sides of paper one after the other; each drawn together where that saves a second."""
    pieces = [piece for side in sides for piece in ("new-page()", side.fitted() if fitted else side.flow)]
    return stack(pieces[1:])


def page_text(template: str, code: str) -> str:
    """A page as a file of its own: the compiler names it when it refuses something."""
    return f'#import "/{template}": *\n#{code}\n'


def main_text(template: str, start: str, body: Iterable[str]) -> str:
    """The file that puts a PDF together."""
    return f'#import "{template}": *\n#show: {start}\n#{stack(body)}\n'


def page_file(path: str) -> str:
    """The Typst file of a page."""
    return f"pages/{path.removesuffix('.md')}.typ"


def include(path: str) -> str:
    """The code that takes a page in."""
    return f"include {quote(page_file(path))}"


def checked_words(guide: Guide) -> str:
    """When the page was last checked, as people write a day."""
    return format_day(date.fromisoformat(str(guide.meta["checked"])))


def printed_address(desk: Desk, guide: Guide) -> str:
    """The page's address as it is typed."""
    return printed_form(desk.web(guide))
