"""Station 4 for guidance: a page's Markdown as the element tree that paper and files are written from.

The same extensions as on the web, so that both show the same. What Markdown stashes away (mail addresses, entities)
is put back, and nothing raw is left.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from hereabouts.guidance.extension import GuideExtension
from hereabouts.guidance.guide import Guide
from hereabouts.guidance.naming import Naming, fill_names

EXTENSIONS = ("attr_list", "def_list", "tables", "toc")
AFTER_ALL = -100
"""Priority of the last look: every other processor has run."""
_CHARACTER = re.compile(r"\x02(\d+)\x03")
_ENTITY = re.compile(r"\x02wzxhzdk:(\d+)\x03")


class TreeError(ValueError):
    """Something stands in a page that has no form on paper; the message says what."""


class _Keep(Treeprocessor):
    """Keeps the finished tree: what the converter gives back is text."""

    kept: Element

    def run(self, root: Element) -> None:
        self.kept = root


class _KeepExtension(Extension):
    def __init__(self) -> None:
        super().__init__()
        self.keeper = _Keep()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        self.keeper.md = md
        md.treeprocessors.register(self.keeper, "keep-tree", AFTER_ALL)


@cache
def _converter() -> tuple[Markdown, _Keep]:
    extension = _KeepExtension()
    return Markdown(extensions=[*EXTENSIONS, GuideExtension(), extension]), extension.keeper


def to_tree(guide: Guide, naming: Naming) -> Element:
    """The page's elements with every name filled in; addresses stay neutral (`here:tool/T4`, `../x.md`)."""
    markdown, keeper = _converter()
    markdown.reset()
    keeper.kept = Element("div")  # Markdown makes no tree of an empty page
    markdown.convert(guide.text)
    root = keeper.kept
    for element in root.iter():
        element.text, element.tail = _plain(element.text, markdown), _plain(element.tail, markdown)
        for name, value in element.attrib.items():
            element.set(name, _plain(value, markdown) or "")
        if element.tag == "code" and element.text:
            element.text = unescape(element.text)  # Markdown escapes code before it makes the element
    fill_names(root, naming)
    return root


def _plain(text: str | None, markdown: Markdown) -> str | None:
    """The text without Markdown's placeholders."""
    if not text or STX not in text:
        return text
    if AMP_SUBSTITUTE in text:  # a mail address, each letter of it as an entity
        text = unescape(text.replace(AMP_SUBSTITUTE, "&"))
    text = _CHARACTER.sub(lambda found: chr(int(found[1])), text)
    text = _ENTITY.sub(lambda found: unescape(str(markdown.htmlStash.rawHtmlBlocks[int(found[1])])), text)
    if STX in text:
        raise TreeError(f"This has no form on paper: {text!r}")
    return text
