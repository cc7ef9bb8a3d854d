"""Where a link leads from one PDF: to a place in it, or to an address that can be typed in from the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hereabouts.guidance.lead import ELSEWHERE, named, named_address, page_address, target_of
from hereabouts.guidance.library import Library
from hereabouts.guidance.naming import HERE

LONG = 60
"""A longer address is of no use on paper: only its host is printed."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What a link becomes."""

    label: str = ""
    """A place in the same PDF."""
    address: str = ""
    """A full address."""
    printed: str = ""
    """How the address stands on paper; empty where it need not."""
    paged: bool = False
    """True where the number of the page is of use."""


@dataclass(frozen=True, slots=True)
class Leads:
    """The links of one PDF."""

    library: Library
    site: str
    """The site's address, with a stroke at its end."""
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The pages in this PDF by path, each with its anchors."""
    lists: frozenset[str] = frozenset()
    """The lists that it holds: references, glossary, sheets."""

    def lead(self, href: str, path: str) -> Lead:
        """Where a link on the page `path` leads."""
        kind, key = named(href)
        if not href.startswith(HERE):
            return self._to_page(href, path) if not href.startswith(ELSEWHERE) else self._outside(href)
        if kind == "find":
            return self._outside(named_address(kind, key, self.library, self.site))
        if kind == "tool":
            return self._to_tool(key)
        if kind == "ref":
            listed = "references" in self.lists and key in self.library.references
            return (
                Lead(label=f"ref:{key}") if listed else Lead(address=named_address(kind, key, self.library, self.site))
            )
        return Lead(label=f"term:{key}") if "glossary" in self.lists and key in self.library.glossary else Lead()

    def label(self, path: str, anchor: str = "") -> str:
        """The name of a place in this PDF, with the page before the anchor: two pages may use the same."""
        return f"{path}#{anchor}" if anchor in self.places.get(path, ()) else path

    def _to_tool(self, mark: str) -> Lead:
        guide = self.library.tools.get(mark)
        if guide is None:
            return Lead()
        if guide.path in self.places:
            return Lead(label=guide.path, paged=True)
        printed = "" if "sheets" in self.lists else printed_form(self.site + guide.address)
        return Lead(address=self.site + guide.address, printed=printed)

    def _to_page(self, href: str, path: str) -> Lead:
        target, anchor = target_of(href, path)
        if target in self.places:
            return Lead(label=self.label(target, anchor), paged=target != path)
        full = page_address(target, anchor, self.site)
        return Lead(address=full, printed=printed_form(page_address(target, "", self.site)))

    def _outside(self, address: str) -> Lead:
        return Lead(address=address, printed=printed_form(address))


def printed_form(address: str) -> str:
    """An address as people type it: without what every browser adds, and no longer than can be typed."""
    bare = address.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").removeprefix("tel:")
    bare = bare.removeprefix("www.").rstrip("/")
    return bare if len(bare) <= LONG else bare.split("/")[0]
