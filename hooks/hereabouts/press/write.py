"""Station 7, the writing: renders the pages whose inputs changed and joins them with the shell.

A page's file is written aside and renamed, so a reader never meets half of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hereabouts.halves import in_halves
from hereabouts.pages.page import Draft, Page
from hereabouts.press.link import find_links
from hereabouts.press.shell import Shell
from hereabouts.press.slot import head_elements


@dataclass(frozen=True, slots=True)
class Form:
    """What every pressed page shares."""

    site_dir: Path
    shell: Shell
    base: str
    """The site's address, ending in a slash."""


Links = dict[str, set[str]]
"""Internal links by the file they stand in."""


def write_pages(drafts: Sequence[Draft], form: Form) -> Links:
    """Writes the pages; gives the internal links of each, the shell's apart."""
    halves = in_halves(partial(_write_some, form=form), drafts)
    return {name: links for half in halves for name, links in half.items()}


def _write_some(drafts: Sequence[Draft], form: Form) -> Links:
    return {f"{draft.address}index.html": _write_page(draft.render(), form) for draft in drafts}


def _write_page(page: Page, form: Form) -> set[str]:
    address = form.base + page.address
    robots = "" if page.indexed else head_elements({"robots": "noindex"})
    head = f'{robots}<link rel="canonical" href="{address}">' + "".join(page.head)
    html = form.shell.join(page.title, page.description, head, page.body)
    folder = form.site_dir / page.address
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / "index.html.new"
    aside.write_bytes(html.encode())
    aside.replace(folder / "index.html")
    return find_links(page.body)
