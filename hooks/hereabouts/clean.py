"""Contributors' Markdown becomes HTML that cannot do harm.

Markdown is read without raw HTML, pictures, references or extensions, and what comes out is cleaned once more.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

SCHEMES = ("http://", "https://", "mailto:")
TAGS = {"p", "br", "hr", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "a"}
LINK_REL = "noreferrer noopener nofollow"

_NOT_WANTED = {
    "preprocessors": ("html_block",),
    "parser.blockprocessors": ("reference",),
    "inlinePatterns": (
        "html", "entity", "image_link", "image_reference", "short_image_ref", "reference", "short_reference",
        "automail",
    ),
}  # fmt: skip

_MARKS = re.compile(r"[\\`*_\[\]<>&\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]|  \n")
"""What may mean something to Markdown wherever it stands."""
_LINE_MARKS = re.compile(r"^ *(?:[-+#=>]|\d+[.)])|^    ", re.MULTILINE)
"""What may mean something to Markdown at the start of a line, for the lines around it too."""
_BLANK_LINES = re.compile(r"\n *\n\s*")


def clean_markdown(text: str) -> str:
    """Return the HTML of a contributor's text, links and simple marks included."""
    text = text.strip()
    if _LINE_MARKS.search(text):
        return _clean_marked(text)
    # Only paragraphs are left, and each stands for itself: plain ones need no Markdown, which is slow.
    return "\n".join(map(_clean_paragraph, _BLANK_LINES.split(text))) if text else ""


def safe_link(address: str) -> str:
    """The address, or nothing where it may not stand in a link."""
    return address if is_safe_link(address) else ""


def _clean_paragraph(text: str) -> str:
    if _MARKS.search(text):
        return _clean_marked(text)
    return f"<p>{escape(text, quote=False)}</p>"


def is_safe_link(address: str) -> bool:
    """True for addresses that may stand in a link: web pages and mail."""
    return address.lower().startswith(SCHEMES)


def _clean_marked(text: str) -> str:
    return _cleaner().clean(_markdown().reset().convert(text))


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        attribute_filter=_keep_attribute,
        link_rel=LINK_REL,
        url_schemes={"http", "https", "mailto"},
    )


def _keep_attribute(_tag: str, name: str, value: str) -> str | None:
    """Relative addresses go too: a contributor's text cannot know where it is shown."""
    return value if name != "href" or is_safe_link(value) else None


class _LowerHeadings(Treeprocessor):
    """Headings of a text stand below the page's own."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("h1", "h2", "h5", "h6"):
                element.tag = "h3" if element.tag < "h3" else "h4"


@cache
def _markdown() -> Markdown:
    markdown = Markdown(output_format="html")
    for station, names in _NOT_WANTED.items():
        registry: Any = markdown
        for step in station.split("."):
            registry = getattr(registry, step)
        for name in names:
            registry.deregister(name)
    markdown.treeprocessors.register(_LowerHeadings(markdown), "lower_headings", 5)
    return markdown
