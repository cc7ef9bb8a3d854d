"""Reads a page of HTML for tests: its elements in order, their attributes, their text, and tags that do not match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
UNSHOWN = frozenset(("script", "style", "template"))
Attributes = dict[str, str]


@dataclass(eq=False)
class Element:
    """One element: what it is, where it stands, and the text right inside it."""

    tag: str
    attributes: Attributes
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)
    repeated: bool = False
    """True where an attribute is written twice."""

    def get(self, name: str) -> str | None:
        """An attribute, or None."""
        return self.attributes.get(name)

    def has_class(self, name: str) -> bool:
        """True when it is of the class."""
        return name in (self.get("class") or "").split()

    def walk(self) -> Iterator[Element]:
        """Itself and all elements in it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    @property
    def text(self) -> str:
        """All text in it, scripts too."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def words(self) -> str:
        """The text that people read in it, with single spaces."""
        return " ".join(" ".join(self._shown()).split())

    def _shown(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in UNSHOWN:
                yield from child._shown()

    @property
    def above(self) -> list[str]:
        """Tags of the elements it stands in, the nearest first."""
        return [self.parent.tag, *self.parent.above] if self.parent else []


class Page(HTMLParser):
    """A page that has been read."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.root = Element("", {}, None)
        self.faults: list[str] = []
        """End tags that close nothing or the wrong element, and elements that are never closed."""
        self._open = self.root
        self.feed(html)
        self.close()
        self._unclosed(self.root)
        self.elements = [element for element in self.root.walk() if element.tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self._open, repeated=len(attributes) < len(attrs))
        self._open.children.append(element)
        if tag not in VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open.tag and self._open.parent:
            self._open = self._open.parent
        else:
            self.faults.append(f"</{tag}> closes <{self._open.tag}> near {self.getpos()}")

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)

    def _unclosed(self, root: Element) -> None:
        if self._open is not root:
            self.faults.append(f"<{self._open.tag}> is never closed")

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements of a tag (any, where it is empty) with these attributes; `_` stands for `-`, a last one is cut."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        """The only such element; fails where there are none or several."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    def meta(self, name: str) -> str:
        """Content of the only `meta` of a name."""
        return self.one("meta", name=name).attributes["content"]

    @property
    def title(self) -> str:
        """The page's title."""
        return next(element for element in self.all("title") if element.above[:1] == ["head"]).text

    @property
    def shape(self) -> list[str]:
        """Tags in order, with their depth: what stays the same whatever the texts are."""
        return [f"{len(element.above)} {element.tag}" for element in self.elements]


Pages = dict[str, Page]
"""Pages by their file's name from the site's root, '/'-separated."""


def read_pages(folder: Path) -> Pages:
    """Every page of a built folder; what is kept out of sight there apart."""
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return {name: Page((folder / name).read_text(encoding="utf-8")) for name in names if "/." not in f"/{name}"}
