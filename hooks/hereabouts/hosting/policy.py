"""The content policy that holds on every page of a finished site, joined from those that its pages carry.

A page's own policy, a `meta` element, allows that page's scripts and no others. A host sends one policy for all pages,
which allows the scripts of each. A browser keeps to both at once, so the page's own is what counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from hereabouts.address import FAMILIES

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HEAD = 4096
"""A policy stands at the very beginning of its page."""


def read_policy(site_dir: Path) -> str:
    """What all the pages' policies allow together; empty where a folder was made to be served while it is written."""
    heads = (_head_of(page) for page in _pages(site_dir))
    return join_policies(unescape(found[1]) for found in map(_POLICY.search, heads) if found)


def join_policies(policies: Iterable[str]) -> str:
    """One policy that allows what any of them does."""
    joined: dict[str, dict[str, None]] = {}
    for policy in sorted(set(policies)):
        for directive in policy.split("; "):
            name, *sources = directive.split(" ")
            joined.setdefault(name, {}).update(dict.fromkeys(sources))
    return "; ".join(" ".join([name, *sources]) for name, sources in joined.items())


def _pages(site_dir: Path) -> Iterator[Path]:
    """Every page outside the families, and one of each family: all of those are pressed from the same shell."""
    for top in sorted(site_dir.iterdir()):
        if top.name in FAMILIES:
            yield from sorted(top.glob("*/index.html"))[:1]
        elif top.is_dir():
            yield from sorted(top.rglob("*.html"))
        elif top.suffix == ".html":
            yield top


def _head_of(page: Path) -> str:
    with page.open("rb") as opened:
        return opened.read(_HEAD).decode("utf-8", errors="ignore")
