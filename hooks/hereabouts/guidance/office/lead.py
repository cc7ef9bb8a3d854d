"""Where a link in a file leads: always a full address, for the file lies on somebody's own computer."""

from __future__ import annotations

import posixpath

from hereabouts.guidance.naming import Naming, work_address

ELSEWHERE = ("https://", "http://", "mailto:", "tel:")
GLOSSARY = "::: glossary"


def to_address(href: str, path: str, naming: Naming) -> str:
    """The full address of a link on the page `path`; empty where there is nothing to lead to."""
    site = naming.settings.address
    if href.startswith("here:"):
        kind, _, key = href.removeprefix("here:").partition("/")
        return _to_named(kind, key, naming)
    if href.startswith(ELSEWHERE):
        return href
    target, _, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    if target.startswith(".."):
        return ""
    stem = target.removesuffix(".md")
    stem = "" if stem == "index" else stem.removesuffix("/index") + "/"
    return site + stem + (f"#{anchor}" if anchor else "")


def _to_named(kind: str, key: str, naming: Naming) -> str:
    library, site = naming.library, naming.settings.address
    if kind == "ref":
        return work_address(library.references[key]) if key in library.references else ""
    if kind == "tool":
        return site + library.tools[key].address if key in library.tools else ""
    if kind == "find":
        return f"{site}find/#{key}" if key else f"{site}find/"
    if kind == "term":
        page = next((guide for guide in library.guides.values() if GLOSSARY in guide.text), None)
        return site + page.address if page else ""
    return ""
