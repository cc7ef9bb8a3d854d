"""What a page leaves open is filled for paper: urgent help, listings, words, works. One function for each slot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from hereabouts.guidance.naming import describe_work, work_address
from hereabouts.guidance.print.code import to_code
from hereabouts.guidance.print.inline import Writing
from hereabouts.guidance.print.lead import Leads
from hereabouts.guidance.print.quote import NOTHING, call, listed, quote
from hereabouts.guidance.print.town import CARDS_SHOWN, Town

HELP_TITLE = "Need help now?"
ALL_OF_THEM = "All of them, with what to know before you go:"


@dataclass(frozen=True, slots=True)
class Slots:
    """Fills the slots of one PDF."""

    town: Town
    leads: Leads
    cited: dict[str, None] = field(default_factory=dict)
    """The works that its pages cite."""

    def fill(self, element: Element, writing: Writing) -> str:
        """What stands in a slot on paper; nothing where only a screen has a use for it."""
        make = _FILLERS.get(element.get("data-here", ""))
        return make(self, element, writing) if make else NOTHING

    def help_now(self) -> str:
        """The most urgent help."""
        rows = listed(listed(map(quote, row)) for row in self.town.help_rows)
        return call("help-now", quote(HELP_TITLE), rows)

    def works(self) -> str:
        """The works cited, in order of their authors."""
        known = self.leads.library.references
        return works_listed({key: known[key] for key in sorted(self.cited) if key in known}, self._place_of_work)

    def _place_of_work(self, key: str) -> str:
        return f"label({quote(f'ref:{key}')})" if "references" in self.leads.lists else "none"

    def _help(self, _: Element, __: Writing) -> str:
        return self.help_now()

    def _listings(self, element: Element, _: Writing) -> str:
        query = element.get("data-query", "")
        cards = self.town.cards(query, int(element.get("data-show") or CARDS_SHOWN))
        rows = listed(listed(map(quote, card)) for card in cards)
        lead = self.leads.lead(f"here:find/{query}", "")
        address = listed((quote(lead.address), quote(lead.printed)))
        alt = "Code that leads to this search"
        return call("cards", rows, quote(ALL_OF_THEM), address, quote(to_code(lead.address)), quote(alt))

    def _glossary(self, _: Element, writing: Writing) -> str:
        terms = self.leads.library.glossary
        placed = "glossary" in self.leads.lists and writing.labels
        rows = (
            listed((f"label({quote(f'term:{slug}')})" if placed else "none", quote(row["term"]), quote(row["means"])))
            for slug, row in sorted(terms.items(), key=lambda pair: str(pair[1]["term"]).casefold())
        )
        return call("words-listed", listed(rows))

    def _references(self, _: Element, __: Writing) -> str:
        return works_listed(self.leads.library.references, lambda key: "none")


def works_listed(works: Mapping[str, Mapping[str, object]], place_of: Callable[[str], str]) -> str:
    """Works as a numbered list."""
    rows = []
    for key, work in sorted(works.items(), key=lambda pair: describe_work(pair[1])[0].casefold()):
        before, title, after = describe_work(work)
        parts = [before.rstrip("."), title.rstrip("."), after.rstrip("."), work_address(work)]
        rows.append(listed([place_of(key), *map(quote, parts)]))
    return call("works-listed", listed(rows))


_FILLERS = {
    "help": Slots._help,
    "listings": Slots._listings,
    "glossary": Slots._glossary,
    "references": Slots._references,
}
