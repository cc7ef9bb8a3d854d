"""The words of a paragraph as Typst code: emphasis, links, names; each kind of element has one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from hereabouts.guidance.print.lead import Leads
from hereabouts.guidance.print.quote import NOTHING, call, join, quote
from hereabouts.guidance.tree import TreeError


@dataclass(slots=True)
class Writing:
    """What is known while one page is turned into Typst code."""

    path: str
    """The page, from guidance/."""
    leads: Leads
    labels: bool = True
    """False where the same page is printed several times: places are not named then."""
    shift: int = 0
    """How many levels headings are moved down."""
    told: set[str] = field(default_factory=set)
    """Addresses and pages already given on this page: each is told once."""
    notes: int = 0
    """How many notes stand at the foot so far."""
    plain: int = 0
    """Above nought where no note may stand: headings, heads of tables."""

    def is_new(self, what: str) -> bool:
        """True the first time that something is told on this page, where notes may stand."""
        if self.plain or what in self.told:
            return False
        self.told.add(what)
        return True


def to_inline(element: Element, writing: Writing) -> str:
    """What stands in an element, as one piece of content."""
    return join(_pieces(element, writing))


def _pieces(element: Element, writing: Writing) -> Iterator[str]:
    if element.text:
        yield quote(element.text)
    for child in element:
        make = _MAKERS.get(child.tag)
        if make is None:
            raise TreeError(f"<{child.tag}> has no form on paper.")
        yield make(child, writing)
        if child.tail:
            yield quote(child.tail)


def _link(element: Element, writing: Writing) -> str:
    words = to_inline(element, writing)
    lead = writing.leads.lead(element.get("href", ""), writing.path)
    if words == NOTHING or writing.plain:
        return words
    if lead.label:
        paged = lead.paged and writing.is_new(lead.label.partition("#")[0])
        return call("see" if paged else "to", f"label({quote(lead.label)})", words)
    if not lead.address:
        return words
    shown = "".join(element.itertext())
    told = lead.printed and lead.printed not in shown and writing.is_new(lead.printed)
    writing.notes += bool(told)
    return call("away", quote(lead.address), words, *([quote(lead.printed)] if told else []))


def _span(element: Element, writing: Writing) -> str:
    return to_inline(element, writing)


def _wrapped(name: str) -> Callable[[Element, Writing], str]:
    return lambda element, writing: call(name, to_inline(element, writing))


def _raw(element: Element, _: Writing) -> str:
    return call("raw", quote("".join(element.itertext())))


def _break(_: Element, __: Writing) -> str:
    return "linebreak()"


_MAKERS: dict[str, Callable[[Element, Writing], str]] = {
    "a": _link, "span": _span, "em": _wrapped("emph"), "strong": _wrapped("strong"), "code": _raw, "br": _break,
    "abbr": _span, "sub": _wrapped("sub"), "sup": _wrapped("super"),
}  # fmt: skip
INLINE = frozenset(_MAKERS)
