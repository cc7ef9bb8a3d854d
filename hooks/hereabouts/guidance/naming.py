"""Station 6 for guidance: what stands elsewhere gets its name, on the web as on paper.

A citation is author and year; a sheet is its title and mark; the place's own names come from the settings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode
from xml.etree.ElementTree import Element

from hereabouts.guidance.library import Library
from hereabouts.owner import MARK, OWNER, blank_of, owner_value
from hereabouts.settings import Settings

Work = Mapping[str, Any]
HERE = "here:"
BLANK = "blank"
"""How words are marked that the owner has still to fill in."""
MANY = 3
"""From so many authors up, a citation names the first and "others"."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Knows the names of everything that a page may point to."""

    library: Library
    settings: Settings

    def cite(self, key: str) -> str:
        """A work as it stands in the text: 'Leamy and others, 2011'."""
        work = self.library.references.get(key)
        return f"{authors_in_short(work)}, {work['year']}" if work else key

    def tool(self, mark: str) -> str:
        """A sheet as it stands in the text: 'Goal plan (T4)'."""
        guide = self.library.tools.get(mark)
        return f"{guide.title} ({mark})" if guide else mark

    def term(self, slug: str) -> str:
        """A word of the glossary."""
        return str(self.library.glossary.get(slug, {}).get("term", slug.replace("-", " ")))

    def here(self, key: str) -> str:
        """One of the place's own names; empty where the settings do not say."""
        if key.startswith(MARK):
            return owner_value(self.settings.data, key.removeprefix(MARK))
        team = self.settings.data.get("team", {})
        values = {
            "name": self.settings.name,
            "place": self.settings.place,
            "address": self.settings.address.removeprefix("https://").removeprefix("http://").rstrip("/"),
            "team": team.get("name", ""),
            "email": team.get("email", ""),
            "phone": team.get("phone", ""),
            "talk": _first_person(self.settings.data.get("talk-to", ())),
        }
        return str(values.get(key, ""))

    def blank(self, key: str) -> str:
        """What stands for a name that only the owner knows and that is not set; empty for every other."""
        name = key.removeprefix(MARK)
        return blank_of(name) if key.startswith(MARK) and name in OWNER and not self.here(key) else ""


def authors_in_short(work: Work) -> str:
    """One author, two with "and", or the first "and others"."""
    names = [family_name(author) for author in work["authors"]]
    if len(names) >= MANY or work.get("et_al"):
        return f"{names[0]} and others"
    return " and ".join(names)


def family_name(author: str) -> str:
    """'Le Boutillier C' as 'Le Boutillier'; an organisation's name whole."""
    words = author.split()
    initials = words[-1].replace("-", "")
    return " ".join(words[:-1]) if len(words) > 1 and initials.isupper() and len(initials) <= MANY + 1 else author


def describe_work(work: Work) -> tuple[str, str, str]:
    """A work as its list gives it, in three parts: before the title, the title, behind it."""
    authors = ", ".join(work["authors"]) + (" and others" if work.get("et_al") else "")
    role = f" ({work['role']})" if work.get("role") else ""
    where = [
        f"In {', '.join(work['editors'])} (editors), {work['container']}"
        if work.get("editors")
        else work.get("container"),
        work.get("series"),
        _volume(work),
        f"pages {work['pages']}" if work.get("pages") else "",
        ", ".join(filter(None, (work.get("publisher"), work.get("place")))),
    ]
    return f"{authors}{role} ({work['year']})", str(work["title"]), ", ".join(str(part) for part in where if part)


def work_address(work: Work) -> str:
    """Where a work can be read: its DOI, else its web address, else nothing."""
    return f"https://doi.org/{work['doi']}" if work.get("doi") else str(work.get("url", ""))


def to_fragment(query: str) -> str:
    """A query as the find page's address has it: one pair for each choice."""
    pairs = [(key, value) for key, values in parse_qsl(query) for value in values.split(",")]
    return urlencode(pairs)


def _volume(work: Work) -> str:
    volume, issue = work.get("volume", ""), work.get("issue", "")
    return f"{volume} ({issue})" if volume and issue and issue != "0" else str(volume)


def _first_person(people: Sequence[Mapping[str, str]]) -> str:
    return ", ".join(filter(None, (people[0].get("name"), people[0].get("when")))) if people else ""


def fill_names(root: Element, naming: Naming) -> None:
    """Puts every name of an element tree in its place; the addresses stay `here:...`."""
    for element in root.iter():
        if element.get("data-here") and element.tag == "span":
            key = element.get("data-here", "")
            element.text = naming.here(key) or naming.blank(key) or element.text
            if naming.blank(key):
                element.set("class", BLANK)
        kind, _, key = element.get("href", "").removeprefix(HERE).partition("/")
        if not element.get("href", "").startswith(HERE):
            continue
        if kind == "ref":
            element.text = naming.cite(key)
        elif element.get("data-named"):
            element.text = naming.tool(key) if kind == "tool" else naming.term(key)
            del element.attrib["data-named"]
