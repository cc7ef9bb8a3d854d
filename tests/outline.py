"""What a page is made of, as a reader of HTML sees it."""

from html.parser import HTMLParser

INLINE = {"a", "b", "em", "i", "s", "span", "strong", "time", "wbr"}
VOID = {"br", "hr", "img", "link", "meta", "input"}
DATA = {"script", "style"}


class Outline(HTMLParser):
    """Elements with the names of their attributes, ids, links and texts, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.scripts: list[tuple[str, str]] = []
        self.kept: list[str] = []
        """Texts that are marked not to be translated."""
        self.depth: list[str] = []
        self.marked: list[bool] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.links += [known[name] or "" for name in ("href", "src") if name in known]
        if tag == "script":
            self.scripts.append((known.get("type") or "", ""))
        if tag not in VOID:
            self.depth.append(tag)
            self.marked.append(known.get("translate") == "no")

    def handle_endtag(self, tag: str) -> None:
        assert self.depth, f"</{tag}> closes nothing"
        assert self.depth.pop() == tag, f"</{tag}> closes another element"
        self.marked.pop()
        self.texts += [] if tag in INLINE else [" "]

    def handle_data(self, data: str) -> None:
        if self.depth and self.depth[-1] == "script":
            kind, text = self.scripts[-1]
            self.scripts[-1] = kind, text + data
        else:
            self.texts.append(data)
            self.kept += [data] if any(self.marked) else []

    @property
    def text(self) -> str:
        """All that is read, with single spaces."""
        return " ".join("".join(self.texts).split())


def read_outline(html: str) -> Outline:
    """The outline of a whole, well-nested piece of HTML."""
    outline = Outline(html)
    assert not outline.depth, f"left open: {outline.depth}"
    return outline
