"""Where a link on a page leads: to another page of the pack, to what stands by its name, or elsewhere.

Files lie on somebody's own computer, and paper on a table: an address in them is always a full one.
"""

from __future__ import annotations

import posixpath

from hereabouts.guidance.library import Library
from hereabouts.guidance.naming import HERE, to_fragment, work_address

ELSEWHERE = ("https://", "http://", "mailto:", "tel:")
GLOSSARY = "::: glossary"


def full_address(href: str, path: str, library: Library, site: str) -> str:
    """The full address of a link on the page `path`; empty where there is nothing to lead to."""
    if href.startswith(HERE):
        return named_address(*named(href), library, site)
    return href if href.startswith(ELSEWHERE) else page_address(*target_of(href, path), site)


def named(href: str) -> tuple[str, str]:
    """What a link names: here:tool/T4 is a tool, T4."""
    kind, _, key = href.removeprefix(HERE).partition("/")
    return kind, key


def named_address(kind: str, key: str, library: Library, site: str) -> str:
    """The full address of a work, a tool, a search or the glossary."""
    if kind == "ref":
        return work_address(library.references[key]) if key in library.references else ""
    if kind == "tool":
        return site + library.tools[key].address if key in library.tools else ""
    if kind == "page":
        return site + key
    if kind == "find":
        return f"{site}find/#{to_fragment(key)}" if key else f"{site}find/"
    if kind == "term":
        page = next((guide for guide in library.guides.values() if GLOSSARY in guide.text), None)
        return site + page.address if page else ""
    return ""


def target_of(href: str, path: str) -> tuple[str, str]:
    """The path of the page that a relative link means, and its anchor."""
    target, _, anchor = href.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path, anchor


def page_address(target: str, anchor: str, site: str) -> str:
    """The full address of a page by its path; empty for what lies outside the pages."""
    if target.startswith(".."):
        return ""
    stem = target.removesuffix(".md")
    stem = "" if stem in ("index", ".") else stem.removesuffix("/index") + "/"
    return site + stem + (f"#{anchor}" if anchor else "")
