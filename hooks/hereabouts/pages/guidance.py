"""Station 7: the lists within guidance pages: live lists of the directory, works cited, words, whole manuals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any
from xml.etree.ElementTree import tostring

from hereabouts.address import Addresses
from hereabouts.guidance.guide import MANUALS, Guide
from hereabouts.guidance.library import Library
from hereabouts.guidance.live import find_live
from hereabouts.guidance.naming import describe_work, to_fragment, work_address
from hereabouts.guidance.scan import scan_marks
from hereabouts.guidance.takeaway import FOLDER, Download
from hereabouts.pages.card import render_card
from hereabouts.pages.edition import Edition
from hereabouts.pages.help_now import line_view
from hereabouts.papers.fact import lead_from
from hereabouts.papers.tell import facts_of

USUAL = 4


class GuideSlots:
    """Fills the slots of guidance pages."""

    def __init__(self, edition: Edition, library: Library, downloads: Sequence[Download] = ()) -> None:
        self.edition, self.library, self.downloads = edition, library, downloads

    def all(self) -> dict[str, Callable[[Addresses, str, str, str], str]]:
        """The slots by name."""
        return {
            "help": self.render_help,
            "listings": self.render_listings,
            "references": self.render_references,
            "glossary": self.render_glossary,
            "downloads": self.render_downloads,
            "prints": self.render_prints,
            "facts": self.render_facts,
            "change": self.render_change,
        }

    def render_help(self, at: Addresses, _name: str, _query: str, _show: str) -> str:
        """Urgent help in one line, with the way to all of it."""
        values = {**line_view(self.edition), "help": at.page("help/")}
        return self.edition.fragments.render("guide-help", values)

    def render_listings(self, at: Addresses, _name: str, query: str, show: str) -> str:
        """Cards of what fits now, and the link to the same search."""
        found = find_live(self.edition.directory, query)
        shown = found[: int(show or USUAL)]
        values = {
            "cards": [render_card(self.edition, listing, at) for listing in shown],
            "count": len(found),
            "find": f"{at.page('find/')}#{to_fragment(query)}",
        }
        return self.edition.fragments.render("guide-listings", values)

    def render_facts(self, at: Addresses, _name: str, query: str, _show: str) -> str:
        """What a paper says of the directory; its links lead from the page's own depth."""
        facts = facts_of(self.edition.directory, self.library)(query)
        return "".join(tostring(lead_from(part, at), encoding="unicode", method="html") for part in facts)

    def render_references(self, _at: Addresses, name: str, _query: str, _show: str) -> str:
        """The works that a manual cites, numbered; on the teams' page those of the whole pack."""
        folder = name.split("/")[0]
        works = [
            (key, *describe_work(self.library.references[key]), work_address(self.library.references[key]))
            for key in cited_keys(self.library, folder if folder in MANUALS else "")
        ]
        return self.edition.fragments.render("guide-references", {"works": works})

    def render_glossary(self, _at: Addresses, _name: str, _query: str, _show: str) -> str:
        """Every word with its meaning."""
        rows = sorted(self.library.glossary.values(), key=lambda row: str(row["term"]).casefold())
        terms = [(row["slug"], row["term"], row["means"], row.get("also", ())) for row in rows]
        return self.edition.fragments.render("guide-glossary", {"terms": terms})

    def render_downloads(self, at: Addresses, _name: str, _query: str, _show: str) -> str:
        """Everything that can be printed or filled in, by shelf."""
        by_shelf = groupby(self.downloads, key=attrgetter("shelf"))
        shelves = [(shelf, list(rows)) for shelf, rows in by_shelf]
        return self.edition.fragments.render("guide-downloads", {"shelves": shelves, "folder": f"{at.root}{FOLDER}/"})

    def render_prints(self, at: Addresses, name: str, _query: str, _show: str) -> str:
        """The files that one sheet is made as."""
        path = self.path_of(name)
        rows = [one for one in self.downloads if one.path and one.path == path]
        values = {"rows": rows, "folder": f"{at.root}{FOLDER}/", "all": at.page("teams/downloads/")}
        return self.edition.fragments.render("guide-prints", values)

    def render_change(self, _at: Addresses, name: str, query: str, _show: str) -> str:
        """The way to change the page's file, where the settings hold one; `query` is where all files are changed."""
        path = self.path_of(name)
        return self.edition.fragments.render("guide-change", {"file": query and path and f"{query}guidance/{path}"})

    def path_of(self, name: str) -> str:
        """The Markdown file that a page was made of, from guidance/; not every generator tells its templates."""
        guides = self.library.guides.values()
        return next((guide.path for guide in guides if f"{guide.address}index.html" == name), "")


def cited_keys(library: Library, folder: str = "") -> list[str]:
    """Keys of the works that a folder cites, or the whole pack, in alphabetical order."""
    guides = library.of_folder(folder) if folder else list(library.guides.values())
    cited = {mark.value for guide in guides for mark in _cites(guide) if mark.value in library.references}
    return sorted(cited, key=lambda key: (str(library.references[key]["authors"][0]).casefold(), key))


def _cites(guide: Guide) -> Iterator[Any]:
    return (mark for mark in scan_marks(guide.text, guide.first_line) if mark.kind == "cite")
